"""Fills the current edition with example data; what an earlier run made stays as it is."""

import gc
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from editions.loading import load_all
from editions.models import Edition
from ideas.loading import load_ideas
from verbinding.demo.activities import ActivityBuilder
from verbinding.demo.afterwards import load_afterwards
from verbinding.demo.guests import load_guests
from verbinding.demo.ideas import load_sent_in
from verbinding.demo.joining import load_joining
from verbinding.demo.network import load_network
from verbinding.demo.people import ORGANISER, VISITOR, load_logins
from verbinding.demo.post import load_post
from verbinding.demo.reach import load_reach
from verbinding.demo.sponsors import load_sponsors
from verbinding.demo.teams import TeamBuilder
from verbinding.lib.pagecache import raise_revision


@dataclass(frozen=True)
class Made:
    """How many rows are new."""

    edition: Edition
    activities: int
    guests: int
    teams: int
    sponsors: int
    post: int


@contextmanager
def without_garbage_collection():
    """Looking for it would take a sixth of the time; what is made here goes without its help."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@without_garbage_collection()
@transaction.atomic
def fill(*, activities: int, teams: int, seed: int) -> Made:
    load_all(timezone.localdate())
    load_ideas()
    edition, now = Edition.objects.current(), timezone.now()
    logins = load_logins()
    team_builder = TeamBuilder(edition, seed, logins, logins[ORGANISER], now)
    new_teams = team_builder.load(teams)
    builder = ActivityBuilder(
        edition, seed, logins, logins[ORGANISER], team_builder.teams(teams), now
    )
    if new_teams:
        load_joining(team_builder.teams(teams), seed, logins)
    load_network(edition, logins, now)
    load_sent_in(logins[VISITOR], logins[ORGANISER], seed, now)
    made = Made(
        edition=edition,
        teams=new_teams,
        activities=builder.load(activities),
        guests=load_guests(edition, seed, logins[VISITOR], now),
        sponsors=load_sponsors(edition),
        post=load_post(edition, seed, now),
    )
    load_reach(edition, seed, team_builder.teams(teams), now)
    load_afterwards(edition, seed, now)
    raise_revision()
    return made
