"""The steps of a team's life: who may take which, what follows, and what rivals come to."""

import pytest
from django.core.cache import cache
from post_office.models import Email

from teams import workflow
from teams.models import InspiratieTeam
from teams.workflow import open_steps, take_step, trust_team
from tests.factories import make_activity, make_edition, make_team
from tests.teams.entries import race, subjects_to
from verbinding.lib.keptpages import REVISION_KEY
from verbinding.lib.publishing import Status
from verbinding.lib.workflow import StepRefused

pytestmark = pytest.mark.django_db
NOTE = {"ask_changes": "Vertel iets meer.", "reject": "Reclame.", "take_offline": "Klacht."}


@pytest.mark.parametrize(
    ("status", "lead", "moderator"),
    [
        (Status.CONCEPT, {"submit"}, set()),
        (Status.SUBMITTED, {"withdraw"}, {"publish", "ask_changes", "reject"}),
        (Status.CHANGES_ASKED, {"submit", "withdraw"}, set()),
        (Status.PUBLISHED, set(), {"take_offline", "trust"}),
        (Status.OFFLINE, set(), {"restore"}),
        (Status.REJECTED, set(), set()),
    ],
)
def test_open_steps_by_status_and_role(edition, anna, bram, chris, mo, status, lead, moderator):
    team = make_team(lead=anna, members=[bram], status=status)

    assert set(open_steps(team, anna)) == lead
    assert set(open_steps(team, mo)) == moderator
    assert open_steps(team, bram) == open_steps(team, chris) == {}


@pytest.mark.parametrize(
    ("source", "step", "target", "letter"),
    [
        (Status.SUBMITTED, "publish", Status.PUBLISHED, "Buren staat online"),
        (Status.SUBMITTED, "ask_changes", Status.CHANGES_ASKED, "Nog een kleine aanpassing"),
        (Status.SUBMITTED, "reject", Status.REJECTED, "Over jullie team Buren"),
        (Status.PUBLISHED, "take_offline", Status.OFFLINE, "Buren staat even niet op de site"),
        (Status.OFFLINE, "restore", Status.PUBLISHED, "Buren staat weer online"),
    ],
)
def test_step_moves_writes_history_and_tells_the_leads(
    edition, anna, bram, mo, source, step, target, letter
):
    team = make_team("Buren", lead=anna, members=[bram], status=source)

    take_step(team, step, by=mo, note=NOTE.get(step, ""))

    team.refresh_from_db()
    change = team.history.get()
    assert (team.status, change.step, change.by) == (target, step, mo)
    assert team.status_note == change.note == NOTE.get(step, "")
    assert [subject.startswith(letter) for subject in subjects_to(anna.email)] == [True]
    assert subjects_to(bram.email) == []


def test_letters_repeat_the_moderators_words(edition, anna, mo):
    team = make_team(lead=anna, status=Status.SUBMITTED)

    take_step(team, "ask_changes", by=mo, note="Noem <jullie> straat.\n\nEn een dag.")

    letter = Email.objects.get(to=anna.email)
    assert "> Noem <jullie> straat." in letter.message
    assert "Noem &lt;jullie&gt; straat." in letter.html_message
    assert f"/teams/{team.slug}/bewerken/" in letter.message


@pytest.mark.parametrize("step", ["ask_changes", "reject"])
def test_step_that_needs_words_is_refused_without(edition, mo, step):
    team = make_team(status=Status.SUBMITTED)

    with pytest.raises(StepRefused, match="woorden"):
        take_step(team, step, by=mo, note="  ")

    assert not team.history.exists()


def test_only_what_changes_what_everybody_sees_raises_the_revision(edition, anna, mo):
    team = make_team(lead=anna, status=Status.CHANGES_ASKED)

    take_step(team, "submit", by=anna)
    assert cache.get(REVISION_KEY) is None

    take_step(team, "publish", by=mo)
    assert cache.get(REVISION_KEY) is not None


def test_publishing_takes_part_in_the_current_edition_once(edition, mo):
    make_edition(2024)
    team = make_team(status=Status.SUBMITTED)

    take_step(team, "publish", by=mo)

    assert [part.edition for part in team.participations.all()] == [edition]


def test_publishing_decides_the_activities_that_waited(edition, anna, mo):
    team = make_team(lead=anna, status=Status.SUBMITTED)
    waiting = make_activity(team=team, owner=anna, status=Status.SUBMITTED)
    draft = make_activity("Nog niet af", team=team, owner=anna, status=Status.CONCEPT)

    take_step(team, "publish", by=mo)

    waiting.refresh_from_db()
    draft.refresh_from_db()
    assert (waiting.status, draft.status) == (Status.PUBLISHED, Status.CONCEPT)
    assert waiting.history.get().by == mo


def test_trust_in_the_founder_decides_nothing_that_others_sent_in(edition, anna):
    """Nobody read them: they take their own place in the queue."""
    team = make_team(lead=anna, status=Status.SUBMITTED)
    waiting = make_activity(team=team, owner=anna, status=Status.SUBMITTED)

    take_step(team, "publish_trusted")

    waiting.refresh_from_db()
    assert (team.status, waiting.status) == (Status.PUBLISHED, Status.SUBMITTED)


def test_published_hooks_run_once_per_publication_with_the_moderator(edition, mo, monkeypatch):
    calls = []
    monkeypatch.setattr(workflow, "_published_hooks", [])
    workflow.on_published(lambda team, by: calls.append((team, by)))
    team = make_team(status=Status.SUBMITTED)

    take_step(team, "publish", by=mo)
    take_step(team, "take_offline", by=mo, note="Klacht.")
    take_step(team, "restore", by=mo)

    assert calls == [(team, mo)]


# --- Trust ----------------------------------------------------------------------------------------


def test_trust_is_recorded_and_told(team, anna, mo):
    trust_team(team, mo)

    fresh = InspiratieTeam.objects.get(pk=team.pk)
    assert fresh.is_trusted
    assert fresh.trusted_by == mo
    assert fresh.history.get().step == "trust"
    [subject] = subjects_to(anna.email)
    assert subject == "Wat Samen in Zwolle organiseert, staat voortaan meteen online"


def test_trust_is_taken_back(team, mo):
    trust_team(team, mo)
    take_step(team, "untrust", by=mo)

    fresh = InspiratieTeam.objects.get(pk=team.pk)
    assert (fresh.trusted_at, fresh.trusted_by) == (None, None)
    assert [change.step for change in fresh.history.all()] == ["untrust", "trust"]


@pytest.mark.parametrize("role", ["anna", "bram", "chris"])
def test_only_moderators_trust(team, role, request):
    with pytest.raises(StepRefused):
        trust_team(team, request.getfixturevalue(role))

    assert not InspiratieTeam.objects.get(pk=team.pk).is_trusted


def test_waiting_team_cannot_be_trusted(edition, mo):
    with pytest.raises(StepRefused):
        trust_team(make_team(status=Status.SUBMITTED), mo)


def test_stale_page_cannot_trust_again(team, mo):
    stale = InspiratieTeam.objects.get(pk=team.pk)
    trust_team(team, mo)

    with pytest.raises(StepRefused):
        trust_team(stale, mo)

    assert team.history.count() == 1


def test_going_offline_ends_trust(team, mo):
    trust_team(team, mo)
    take_step(team, "take_offline", by=mo, note="Klacht.")
    take_step(team, "restore", by=mo)

    assert not InspiratieTeam.objects.get(pk=team.pk).is_trusted


# --- Rivals ---------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_of_two_moderators_one_publishes_and_one_letter_goes_out(edition, anna, mo):
    team = make_team(lead=anna, status=Status.SUBMITTED)
    copies = [InspiratieTeam.objects.get(pk=team.pk) for _ in range(3)]

    outcomes = race(*[lambda copy=copy: take_step(copy, "publish", by=mo) for copy in copies])

    assert sum(isinstance(outcome, StepRefused) for outcome in outcomes) == 2
    assert team.history.count() == 1
    assert len(subjects_to(anna.email)) == 1


@pytest.mark.django_db(transaction=True)
def test_publishing_and_rejecting_at_once_gives_one_answer(edition, anna, mo):
    team = make_team(lead=anna, status=Status.SUBMITTED)
    first, second = (InspiratieTeam.objects.get(pk=team.pk) for _ in range(2))

    outcomes = race(
        lambda: take_step(first, "publish", by=mo),
        lambda: take_step(second, "reject", by=mo, note="Reclame."),
    )

    team.refresh_from_db()
    assert sum(isinstance(outcome, StepRefused) for outcome in outcomes) == 1
    assert team.history.get().target == team.status


@pytest.mark.django_db(transaction=True)
def test_of_two_moderators_one_gives_trust(edition, mo):
    team = make_team()
    copies = [InspiratieTeam.objects.get(pk=team.pk) for _ in range(2)]

    outcomes = race(*[lambda copy=copy: trust_team(copy, mo) for copy in copies])

    assert sum(isinstance(outcome, StepRefused) for outcome in outcomes) == 1
    assert team.history.count() == 1
