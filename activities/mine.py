"""The activities of the person logged in, for /mijn/: the next thing to do first."""

from django.urls import reverse

from accounts.mine import Action, Section, section
from activities.models import Activity, Alert
from activities.paper.certificate import is_due
from activities.permissions import can_choose_team
from activities.workflow import open_steps
from editions.models import Edition
from teams.models import InspiratieTeam
from verbinding.lib.publishing import Status


@section("activities", order=10)
def activities_of(request):
    user = request.user
    own = list(Activity.objects.editable_by(user).with_step_data().what_needs_work_first())
    pending = list(Activity.objects.pending_for(user))
    asked = list(Activity.objects.asked_of(user).select_related("wanted_team", "owner"))
    if not (own or pending or asked):
        return None
    has_team = InspiratieTeam.objects.of_user(user).open_to_activities().exists()
    rows = [row(activity, user, has_team=has_team) for activity in own]
    return Section(
        "Mijn activiteiten",
        "activities/_mine.html",
        {
            "rows": rows,
            "pending": pending,
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


def row(activity, user, *, has_team):
    may_choose = can_choose_team(user, activity) and not activity.is_closed
    return {
        "activity": activity,
        "steps": own_steps(activity, user),
        "thanks_are_due": is_due(activity),
        "can_discard": activity.is_draft and activity.owner_id == user.pk,
        "can_choose_team": may_choose and (has_team or activity.team_id is not None),
    }


def next_action(own):
    """The one thing that waits for this person, if anything does."""
    waiting = next((one for one in own if one.status == Status.CHANGES_ASKED), None)
    if waiting is None:
        return None
    url = reverse("activities:edit", args=[waiting.slug])
    return Action(f"We vroegen je iets aan te passen aan “{waiting}”.", url, "Pas het aan")


def own_steps(activity, user):
    """The buttons under one's own activity; a moderator's buttons stand at the desk."""
    shown = ("submit", "withdraw", "cancel", "uncancel")
    steps = open_steps(activity, user)
    return {name: steps[name] for name in shown if name in steps}


@section("alerts", order=60)
def alerts_of(request):
    own = list(Alert.objects.of_user(request.user))
    return (
        Section("Mijn seintjes", "activities/alerts/_mine.html", {"alerts": own}) if own else None
    )
