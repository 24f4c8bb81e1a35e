"""The activities of the person logged in, for /mijn/: the next thing to do first."""

from django.urls import reverse

from accounts.mine import Action, Section, section
from activities.models import Activity, Alert
from activities.overview import groups_of
from editions.models import Edition
from teams.models import InspiratieTeam
from verbinding.lib.publishing import Status


@section("activities", order=10)
def activities_of(request):
    user = request.user
    own = list(Activity.objects.editable_by(user).with_step_data().what_needs_work_first())
    pending = list(Activity.objects.pending_for(user))
    asked = list(Activity.objects.asked_of(user).select_related("wanted_team", "owner"))
    entered = list(Activity.objects.entered_for(user).select_related("on_behalf"))
    if not (own or pending or asked or entered):
        return None
    has_team = InspiratieTeam.objects.of_user(user).open_to_activities().exists()
    return Section(
        "Mijn activiteiten",
        "activities/_mine.html",
        {
            "groups": groups_of(own, user, has_team=has_team),
            "pending": pending,
            "entered": entered,
            "asked": asked,
            "can_bring": can_bring_along(user, Edition.objects.current()),
        },
        action=next_action(own),
    )


def can_bring_along(user, edition):
    """Whether something of an earlier year could come along, or already did."""
    if edition is None or not edition.takes_entries:
        return False
    return Activity.objects.to_bring_along(user, edition).exists()


def next_action(own):
    """The one thing that waits for this person, if anything does."""
    waiting = next((one for one in own if one.status == Status.CHANGES_ASKED), None)
    if waiting is None:
        return None
    url = reverse("activities:edit", args=[waiting.slug])
    return Action(f"We vroegen je iets aan te passen aan “{waiting}”.", url, "Pas het aan")


@section("alerts", order=60)
def alerts_of(request):
    own = list(Alert.objects.of_user(request.user))
    return (
        Section("Mijn seintjes", "activities/alerts/_mine.html", {"alerts": own}) if own else None
    )
