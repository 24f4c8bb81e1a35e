"""How a team comes into being: first the form, then the code, then the queue."""

import uuid

from django.db import IntegrityError, transaction

from accounts.people import give_name
from teams.models import InspiratieTeam, Membership
from teams.slugs import insert_with_slug
from teams.workflow import take_step
from verbinding.lib.risks import signs_in


def begin(form):
    """Keeps what was filled in until the code is entered; None when this team was sent in before.

    The token of the form makes a double click, or a return with the Back button to mend a typing
    error, end in one team. Other words after that are another team.
    """
    team = form.new_team()
    team.risk_signs += signs_in(team.name, team.goal, team.organisation)
    team.pending_email = form.cleaned_data["email"]
    team.agree()
    try:
        return insert_with_slug(team)
    except IntegrityError:
        same = InspiratieTeam.objects.sent_with(team.form_token)
        if same is None:
            raise
    if anew := write_anew(same, team):
        return anew
    if (same.name, same.goal) == (team.name, team.goal):
        return None
    team.form_token = uuid.uuid4()
    return insert_with_slug(team)


def write_anew(same, team):
    """Puts the words into the row that this form made before; None once that is confirmed."""
    unconfirmed = InspiratieTeam.objects.unconfirmed().filter(pk=same.pk)
    if team.inspired_by and team.inspired_by.pk > same.pk:
        # The team they name came online in between, and links only point to older rows.
        return insert_with_slug(team) if unconfirmed.delete()[0] else None
    own = {"id", "slug", "status", "created_at", "form_token"}
    fields = [field for field in team._meta.concrete_fields if field.name not in own]
    words = {field.attname: getattr(team, field.attname) for field in fields}
    if not unconfirmed.update(**words):
        return None
    same.refresh_from_db()
    return same


def move(team_pk, old, new):
    """The founder mended the address while the code was on its way."""
    waiting = InspiratieTeam.objects.unconfirmed().filter(pk=team_pk, pending_email=old)
    waiting.update(pending_email=new)


def confirm(team, user):
    """The address is proven: the founder leads the team, and it goes to the queue.

    When the Spelregels were renewed meanwhile it stays a concept, to agree with them first.
    Returns False when somebody did this already.
    """
    with transaction.atomic():
        theirs = InspiratieTeam.objects.pending_for(user).filter(pk=team.pk)
        if not theirs.update(pending_email="", entered_by=user):
            return False
        team.pending_email, team.entered_by = "", user
        give_name(user, team.founder_name)
        Membership.objects.create(team=team, user=user, role=Membership.Role.LEAD)
        if team.must_agree_anew():
            return True
        take_step(team, "submit", by=user)
        if user.is_trusted and not team.risk_signs:
            take_step(team, "publish_trusted")
    return True


def discard(team, user):
    """Really deletes what never was more than a draft of this person; False when it is more."""
    mine = InspiratieTeam.objects.drafts_of(user).filter(pk=team.pk)
    deleted, _ = mine.delete()
    return deleted > 0
