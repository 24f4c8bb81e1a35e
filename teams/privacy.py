"""What teams know of a person: to take along, and to be erased."""

from accounts.privacy import erases, exports
from teams.models import (
    GoalDone,
    InspiratieTeam,
    Invitation,
    JoinRequest,
    Membership,
    Outreach,
)


@exports("teams")
def export_teams(user):
    memberships = Membership.objects.filter(user=user).select_related("team")
    founded = InspiratieTeam.objects.filter(entered_by=user)
    return {
        "lid_van": [
            {
                "team": membership.team.name,
                "rol": membership.get_role_display(),
                "sinds": membership.joined_at.isoformat(),
            }
            for membership in memberships
        ],
        "opgericht": [
            {
                "team": team.name,
                "naam_van_de_oprichter": team.founder_name,
                "akkoord_met_spelregels_op": team.agreed_at and team.agreed_at.isoformat(),
            }
            for team in founded
        ],
        "onbevestigd": [team.name for team in InspiratieTeam.objects.pending_for(user)],
        "uitgenodigd_voor": [
            {"team": one.team.name, "woorden": one.words, "op": one.created_at.isoformat()}
            for one in Invitation.objects.for_user(user).with_names()
        ],
        "nodigde_uit": [
            {"adres": one.email, "team": one.team.name, "woorden": one.words}
            for one in Invitation.objects.sent_by(user).with_names()
        ],
        "vinkte_af": [
            {"team": one.team.name, "doel": one.get_goal_display(), "op": one.at.isoformat()}
            for one in GoalDone.objects.filter(by=user).select_related("team")
        ],
        "vroeg_mee_te_doen": [
            {"team": one.team.name, "naam": one.name, "woorden": one.words}
            for one in JoinRequest.objects.of_user(user)
        ],
        "vroeg_om_bereik": [
            {"naam": one.name, "team": one.team.name, "op": one.asked_at.isoformat()}
            for one in Outreach.objects.asked_by_person(user)
        ],
    }


@erases("teams")
def erase_from_teams(user):
    """The team itself belongs to more people and stays; its foreign keys empty by themselves.

    What the person sent or asked goes with the row of the user.
    """
    Invitation.objects.for_user(user).delete()
    JoinRequest.objects.pending_for(user).delete()
    InspiratieTeam.objects.pending_for(user).delete()
    InspiratieTeam.objects.filter(entered_by=user).update(founder_name="")
    InspiratieTeam.objects.filter(contact_email__iexact=user.email).update(
        contact_name="", contact_email="", contact_phone=""
    )
