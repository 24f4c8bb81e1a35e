"""What a visitor may do to come along, as the page of an activity and what hangs from it say it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from activities.models import Activity

Coming = Activity.Coming
FULL = "Het zit vol"


@dataclass(frozen=True)
class Invitation:
    """`label` is the button to `url`, where there is something to press."""

    words: str
    url: str = ""
    label: str = ""
    is_elsewhere: bool = False
    # Everything is full, so who signs up waits.
    is_for_line: bool = False
    # Who comes already, or what is left; empty when there is nothing to tell.
    numbers: str = ""
    # Over the words.
    title: str = "Kom erbij"


def has_begun(moments) -> bool:
    """Whether the first of those that stand has started."""
    now = timezone.now()
    return any(moment.starts_at <= now for moment in moments if not moment.is_cancelled)


def invitation_to(activity, moments) -> Invitation | None:
    """None where nobody can come any more, or only the own group can."""
    ahead = [moment for moment in moments if moment.is_open]
    if not (activity.is_published and activity.is_for_everyone and ahead):
        return None
    url = reverse("signups:come", args=[activity.slug])
    if activity.coming == Coming.SIGN_UP:
        return for_signups(activity, ahead, url)
    if activity.coming == Coming.NOD:
        words = "Laat met één klik weten dat je komt. Je hoeft niets over jezelf te vertellen."
        return Invitation(words, url, "Ik kom", numbers=nods_in_words(ahead))
    if activity.coming == Coming.ELSEWHERE:
        return elsewhere(activity)
    if activity.coming == Coming.FULL:
        return Invitation("Aanmelden kan niet meer.", title=FULL)
    return Invitation("Je hoeft je niet aan te melden. Kom gewoon langs.")


def for_signups(activity, ahead, url):
    if all(moment.places_left == 0 for moment in ahead):
        words = "Je kunt op de wachtlijst. Komt er plek, dan hoor je het."
        return Invitation(words, url, "Op de wachtlijst", is_for_line=True, title=FULL)
    words = "Meld je aan, dan weet de organisator dat je komt."
    if activity.approves_signups:
        words = "Meld je aan. De organisator laat je weten of je erbij kunt."
    # Of several moments each row tells its own.
    numbers = ahead[0].places_words.capitalize() if len(ahead) == 1 else ""
    return Invitation(words, url, "Meld je aan", numbers=numbers)


def elsewhere(activity):
    if not activity.signup_link:
        return Invitation("Je meldt je aan op een andere website. De link volgt nog.")
    return Invitation(
        "Je meldt je aan op een andere website.",
        activity.signup_link,
        "Naar de aanmelding",
        is_elsewhere=True,
    )


def nods_in_words(moments):
    count = sum(moment.tally.nods for moment in moments if hasattr(moment, "tally"))
    if not count:
        return ""
    return "Eén iemand liet al weten te komen." if count == 1 else f"{count} mensen komen al."
