"""Asking to join a team: form, code, and a lead who says yes or no."""

from django.db import IntegrityError, transaction

from accounts.people import give_name
from teams import mails
from teams.invitations import accept, open_invitation_of
from teams.membership import join
from teams.models import InspiratieTeam, JoinRequest
from verbinding.lib.once import store_once

MOST_PER_PERSON = 10
GONE = "Deze vraag is er niet meer. Stel hem gerust opnieuw."
ANSWERED = "Deze vraag is al beantwoord of ingetrokken."


class JoinRefused(Exception):
    """It can't be done; the message is in Dutch."""


def begin(form, team):
    """Keeps the question until the code is entered; a double click gives the same one twice."""
    asked = JoinRequest(
        team=team,
        name=form.cleaned_data["name"],
        words=form.cleaned_data["words"],
        pending_email=form.address,
        form_token=form.cleaned_data["form_token"],
    )
    if store_once(asked, words=("team_id", "name", "words", "pending_email")):
        return asked
    return JoinRequest.objects.get(form_token=asked.form_token)


def move(subject_key, old, new):
    """Somebody mended a typing error in the address."""
    waiting = JoinRequest.objects.unconfirmed().filter(pk=int(subject_key), pending_email=old)
    waiting.update(pending_email=new)


def confirm(pk, user):
    """The address is proven: the leads hear of it. Who was invited needs no answer of theirs.

    Returns the team when the person belongs to it from now on, else None; raises JoinRefused.
    """
    asked = JoinRequest.objects.pending_for(user).filter(pk=pk).select_related("team").first()
    if asked is None:
        raise JoinRefused(GONE)
    give_name(user, asked.name)
    if invitation := open_invitation_of(user, asked.team):
        asked.delete()
        accept(invitation, user)
        return asked.team
    if refusal := refusal_for(asked.team, user):
        asked.delete()
        raise JoinRefused(refusal)
    hand_to_leads(asked, user)
    return None


def refusal_for(team, user):
    """Why this person can't ask this team now, in Dutch; empty when they can."""
    if team.memberships.filter(user=user).exists():
        return f"Je hoort al bij {team.name}."
    if not InspiratieTeam.objects.taking_people().filter(pk=team.pk).exists():
        return f"{team.name} zoekt nu geen nieuwe mensen."
    own = JoinRequest.objects.of_user(user)
    if own.filter(team=team).exists():
        return f"Je vroeg {team.name} al of je mee mag doen. Ze hebben nog niet geantwoord."
    if own.count() >= MOST_PER_PERSON:
        return f"Je wacht al op antwoord van {MOST_PER_PERSON} teams. Trek er eerst een in."
    return ""


def hand_to_leads(asked, user):
    try:
        with transaction.atomic():
            waiting = JoinRequest.objects.unconfirmed().filter(pk=asked.pk)
            if not waiting.update(user=user, pending_email=""):
                raise JoinRefused(GONE)
    except IntegrityError:
        raise JoinRefused(f"Je vroeg {asked.team.name} al of je mee mag doen.") from None
    asked.user = user
    mails.asked_to_join(asked)


def agree(asked, by):
    """A lead's yes. Raises JoinRefused when another lead, or who asked, was first."""
    with transaction.atomic():
        take(asked)
        join(asked.team, asked.user)
        mails.welcomed(asked, by)


def decline(asked, by):
    with transaction.atomic():
        take(asked)
        mails.not_welcomed(asked)


def take(asked):
    """Answering and withdrawing both take the row away, so only one of them happens."""
    deleted, _ = JoinRequest.objects.filter(pk=asked.pk).delete()
    if not deleted:
        raise JoinRefused(ANSWERED)


def withdraw(asked) -> None:
    JoinRequest.objects.filter(pk=asked.pk).delete()


def forget_unanswered(before):
    """Nobody waits forever: says so, and throws the question away; returns how many."""
    late = JoinRequest.objects.with_person().asked_before(before).select_related("team")
    for asked in late:
        with transaction.atomic():
            deleted, _ = JoinRequest.objects.filter(pk=asked.pk).delete()
            if deleted:
                mails.unanswered(asked)
    return len(late)
