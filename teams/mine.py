"""The teams of the person logged in, for /mijn/: how each stands and what it asks of them."""

from django.urls import reverse

from accounts.mine import Action, Section, section
from editions.models import Edition
from teams import goals
from teams.models import InspiratieTeam, Invitation, JoinRequest
from teams.permissions import can_edit, is_lead
from teams.workflow import open_steps
from verbinding.lib.publishing import Status

ASKS = {
    Status.CONCEPT: "Klaar? Dien het team dan in.",
    Status.SUBMITTED: "Een moderator kijkt ernaar, meestal binnen een paar uur.",
    Status.CHANGES_ASKED: "Pas het team aan en stuur het opnieuw in.",
    Status.PUBLISHED: "Staat online. Organiseer iets, of deel de pagina.",
    Status.OFFLINE: "De organisatie haalde de pagina van de site.",
    Status.REJECTED: "Dit team komt niet op de site.",
    Status.CANCELLED: "Dit team is gestopt.",
}
OWN_STEPS = ("submit", "withdraw")


@section("teams", order=20)
def teams_of(request):
    user, edition = request.user, Edition.objects.current()
    mine = InspiratieTeam.objects.of_user(user).by_name().with_step_data(edition)
    rows = [row(team, user, edition) for team in mine]
    pending = list(InspiratieTeam.objects.pending_for(user).by_name())
    if not (rows or pending):
        return None
    context = {"rows": rows, "pending": pending, "current_edition": edition}
    return Section("Mijn teams", "teams/_mine.html", context, action_for(rows))


def row(team, user, edition):
    leads, steps = is_lead(user, team), open_steps(team, user)
    is_new_here = edition is not None and not team.takes_part
    return {
        "team": team,
        "is_lead": leads,
        "asks": ASKS[team.status],
        "steps": {name: steps[name] for name in OWN_STEPS if name in steps},
        "can_edit": can_edit(user, team),
        "can_join": leads and team.is_published and is_new_here,
        "goals": goals.words_for(team) if team.is_published else "",
        "can_discard": leads and team.is_draft,
    }


@section("joining", order=5)
def joining(request):
    """Who wants this person in a team, and whom this person asked."""
    user = request.user
    invitations = list(
        Invitation.objects.for_user(user).unanswered().of_teams_online().with_names()
    )
    asked = list(JoinRequest.objects.of_user(user))
    if not (invitations or asked):
        return None
    context = {"invitations": invitations, "asked": asked}
    title = "Je bent uitgenodigd" if invitations else "Gevraagd om mee te doen"
    return Section(title, "teams/_mine_joining.html", context)


def action_for(rows):
    for found in rows:
        team = found["team"]
        if found["is_lead"] and team.ask_count:
            who = "Iemand wil" if team.ask_count == 1 else f"{team.ask_count} mensen willen"
            url = reverse("teams:members", args=[team.slug])
            return Action(f"{who} graag meedoen met {team.name}.", url, "Geef antwoord")
    for found in rows:
        team = found["team"]
        if team.status == Status.CHANGES_ASKED and found["can_edit"]:
            text = f"De organisatie vraagt iets aan te passen aan {team.name}."
            return Action(text, reverse("teams:edit", args=[team.slug]), "Pas het team aan")
    return None
