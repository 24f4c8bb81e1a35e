"""Builds whom the example teams asked for reach, and who of those is named on the site."""

from datetime import timedelta

from django.db import transaction

from sponsors.models import Ambassador
from teams.known_names import normalised
from teams.models import Outreach
from verbinding.demo.dice import token_for
from verbinding.demo.texts import reach_texts

State = Outreach.State


def load_reach(edition, seed, teams, now) -> int:
    """Makes those that don't exist, for the teams that are there; returns how many are new."""
    texts = enumerate(reach_texts())
    return sum(
        _load_one(edition, seed, number, text, teams[text.team], now)
        for number, text in texts
        if text.team < len(teams) and teams[text.team].is_published
    )


@transaction.atomic
def _load_one(edition, seed, number, text, team, now):
    token = token_for(seed, "reach", number)
    if Outreach.objects.filter(form_token=token).exists():
        return False
    asked_at = None if text.state == State.IDEA else now - timedelta(days=3 + number)
    row = Outreach.objects.create(
        team=team,
        edition=edition,
        name=text.name,
        normalised_name=normalised(text.name),
        kind=text.kind,
        channel=text.channel,
        state=text.state,
        note=text.note,
        created_at=now - timedelta(days=20),
        asked_at=asked_at,
        asked_by=asked_at and team.entered_by,
        form_token=token,
    )
    if text.words:
        _name_ambassador(row, text, now)
    return True


def _name_ambassador(row, text, now):
    ambassador = Ambassador.objects.create(
        edition=row.edition,
        outreach=row,
        team=row.team,
        name=row.name,
        kind=row.kind,
        words=text.words,
        agreed_on=row.asked_at.date(),
        agreed_how="In een bericht aan de kartrekker.",
        is_shown=True,
        proposed_at=row.asked_at,
    )
    ambassador.activities.set(row.team.activities.public()[:2])
