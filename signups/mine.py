"""Where the person logged in goes, and who comes to what they organise, for /mijn/."""

from django.urls import reverse

from accounts.mine import Action, Section, section
from signups.models import Signup
from signups.overview import numbers_for


@section("signups", order=20)
def signups_of(request):
    own = Signup.objects.of_user(request.user).confirmed().shown_under_mine().with_activity()
    rows = list(own.order_by("moment__starts_at", "pk"))
    return Section("Waar ik heen ga", "signups/_mine.html", {"signups": rows}) if rows else None


@section("guests", order=12)
def guests_of_own(request):
    rows = numbers_for(request.user)
    if not rows:
        return None
    return Section(
        "Wie er komen", "signups/_mine_guests.html", {"rows": rows}, action=next_answer(rows)
    )


def next_answer(rows):
    """Somebody waits for a yes or a no; the soonest first."""
    waiting = next((row for row in rows if row.asked), None)
    if waiting is None:
        return None
    who = "Iemand wil" if waiting.asked == 1 else f"{waiting.asked} mensen willen"
    url = reverse("signups:guests", args=[waiting.activity.slug])
    return Action(f"{who} komen bij “{waiting.activity}”.", url, "Zeg ja of nee")
