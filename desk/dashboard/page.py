"""Puts the first page together: for each person what they may see and do."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from accounts.permissions import may_moderate
from desk.dashboard import ahead, comparing, plots
from desk.dashboard.counting import counted
from desk.dashboard.gaps import gaps
from desk.dashboard.recent import deeds
from desk.dashboard.waiting import desk_of
from desk.rooms import actions_for
from editions.models import Edition


@dataclass(frozen=True)
class First:
    """The one thing to do now."""

    label: str
    words: str
    url: str
    is_urgent: bool


def first_of(desk) -> First | None:
    if desk.spots:
        words = f"{len(desk.spots)} {'wacht' if len(desk.spots) == 1 else 'wachten'}"
        words = f"{words}, oudste {desk.oldest}"
        return First("Open de wachtrij", words, reverse("admin:queue"), desk.has_urgent_spots)
    if desk.waiting:
        line = desk.waiting[0]
        words = f"{line.count}, oudste {line.age}" if line.age else str(line.count)
        return First(line.label, words, line.url, line.is_urgent)
    return None


def context_for(user, *, anew=False) -> dict:
    desk, edition = desk_of(user), Edition.objects.current()
    today, first = timezone.localdate(desk.now), first_of(desk)
    return {
        "desk": desk,
        "first": first,
        "edition": edition,
        "phase_words": ahead.phase_words(edition, today),
        "milestones": ahead.milestones(edition, today),
        "actions": other_actions(user, first),
        "ages": plots.ages_plot(desk) if may_moderate(user) else None,
        "gaps": gaps(user, edition),
        "deeds": deeds(user),
        **(numbers_for(user, edition, today, anew) if edition else {}),
    }


def other_actions(user, first):
    """Without what the first button does already."""
    taken = first.url if first else ""
    return [room for room in actions_for(user) if reverse(room.url_name) != taken]


def numbers_for(user, edition, today, anew):
    """What takes the database some time; only for who may see the lists behind it."""
    sees_signups = user.has_perm("signups.view_signup")
    sees_activities = user.has_perm("activities.view_activity")
    if not (sees_signups or sees_activities):
        return {}
    found = counted(edition, anew=anew)
    return {
        "counted": found,
        "signups": plots.signups_plot(found.signups, today) if sees_signups else None,
        "country": plots.country_of(edition, found.now) if sees_activities else None,
        "compared": comparing.compared(user, found),
    }
