"""Two moderators at one thing: the later decision is refused, and shown how it stands now."""

import pytest

from desk.moderation import decisions
from desk.moderation.kinds import KINDS, kind_named
from teams.models import Outreach
from tests.desk.queue_cast import (
    decide,
    item_url,
    waiting_activity,
    waiting_proposal,
    waiting_team,
)
from tests.factories import make_activity, make_ambassador, make_idea, make_outreach, make_team
from tests.impact.made import make_appreciation
from tests.teams.entries import race
from verbinding.lib.publishing import Status
from verbinding.lib.workflow import StepRefused

VALUES = ["activiteit", "team", "wijziging", "idee", "waardering", "ambassadeur"]
TOO_LATE = ("Intussen is hier iets gewijzigd", "Iemand was je voor")
YES, NO = ("publish", "accept"), ("reject", "refuse")


def make_waiting(kind):
    makers = {
        "activiteit": waiting_activity,
        "team": waiting_team,
        "wijziging": lambda: waiting_proposal(make_activity("Soep"), title="Taart"),
        "idee": lambda: make_idea(status=Status.SUBMITTED),
        "waardering": lambda: make_appreciation(state="wacht"),
        "ambassadeur": waiting_ambassador,
    }
    return makers[kind]()


def waiting_ambassador():
    team = make_team()
    row = make_outreach(team, state=Outreach.State.JOINS)
    return make_ambassador(outreach=row, team=team, is_shown=False)


def step_among(thing, names, by):
    return next(name for name in names if name in decisions.open_steps(thing, by))


def fresh(kind, thing, by):
    return kind_named(kind).scope(by).get(pk=thing.pk)


def test_every_kind_has_its_rivals_here():
    assert [kind.value for kind in KINDS] == VALUES


@pytest.mark.django_db
@pytest.mark.usefixtures("edition")
@pytest.mark.parametrize("kind", VALUES)
def test_later_one_reads_how_it_stands_and_keeps_the_words(kind, as_mo, as_olga, olga, mo):
    thing = make_waiting(kind)
    yes, no = step_among(thing, YES, olga), step_among(thing, NO, mo)
    seen = as_mo.get(item_url(kind, thing)).context["seen"]
    decide(as_olga, kind, thing, yes)
    stands = decisions.outcome(fresh(kind, thing, mo))

    response = decide(as_mo, kind, thing, no, "Dit hoort hier niet.", seen=seen)

    assert response.status_code == 409
    assert any(words in response.text for words in TOO_LATE)
    assert "Dit hoort hier niet." in response.text
    assert decisions.outcome(fresh(kind, thing, mo)) == stands


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("kind", VALUES)
def test_of_two_at_the_same_moment_one_is_refused(kind, edition, mo, olga):
    thing = make_waiting(kind)
    yes, no = step_among(thing, YES, olga), step_among(thing, NO, mo)
    theirs, ours = fresh(kind, thing, olga), fresh(kind, thing, mo)

    outcomes = race(
        lambda: decisions.take(theirs, yes, by=olga),
        lambda: decisions.take(ours, no, by=mo, note="Liever niet."),
    )

    assert sum(isinstance(outcome, StepRefused) for outcome in outcomes) == 1
