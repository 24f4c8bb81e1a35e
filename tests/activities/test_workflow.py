"""The life of an activity: which step leads where, what follows, and who comes first."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError
from post_office.models import Email

from activities.models import Activity
from activities.workflow import STEPS, open_steps, take_step
from teams import workflow as teams
from tests.activities.entries import subjects_to
from tests.factories import make_activity, make_spelregels, make_team, make_user
from verbinding.lib.publishing import Status
from verbinding.lib.workflow import StepRefused

ALL = set(Status)
TABLE = {
    "submit": ({Status.CONCEPT, Status.CHANGES_ASKED}, Status.SUBMITTED),
    "publish": ({Status.SUBMITTED}, Status.PUBLISHED),
    "publish_trusted": ({Status.SUBMITTED}, Status.PUBLISHED),
    "ask_changes": ({Status.SUBMITTED}, Status.CHANGES_ASKED),
    "reject": ({Status.SUBMITTED}, Status.REJECTED),
    "withdraw": ({Status.SUBMITTED, Status.CHANGES_ASKED}, Status.CONCEPT),
    "take_offline": ({Status.PUBLISHED, Status.CANCELLED}, Status.OFFLINE),
    "restore": ({Status.OFFLINE}, Status.PUBLISHED),
    "cancel": ({Status.PUBLISHED}, Status.CANCELLED),
    "uncancel": ({Status.CANCELLED}, Status.PUBLISHED),
    "enter_past": ({Status.CONCEPT}, Status.PUBLISHED),
    "restore_cancelled": ({Status.OFFLINE}, Status.CANCELLED),
    "disown": ({Status.PUBLISHED, Status.CANCELLED}, Status.OFFLINE),
    "take_back": ({Status.SUBMITTED, Status.CHANGES_ASKED}, Status.CONCEPT),
}


def test_steps_are_the_ones_decided():
    assert {name: (set(step.sources), step.target) for name, step in STEPS.items()} == TABLE


@pytest.mark.django_db
@pytest.mark.parametrize("name", TABLE)
@pytest.mark.parametrize("status", sorted(ALL))
def test_step_from_elsewhere_is_refused_and_changes_nothing(name, status):
    sources, target = TABLE[name]
    activity = make_activity(status=status, owner=make_user())

    if status in sources:
        take_step(activity, name, note="Omdat het zo is.")
        expected = target
    else:
        with pytest.raises(StepRefused):
            take_step(activity, name, note="Omdat het zo is.")
        expected = status

    assert Activity.objects.get(pk=activity.pk).status == expected
    assert activity.history.count() == (status in sources)


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["ask_changes", "reject"])
def test_step_that_needs_words_is_refused_without(name, mo):
    activity = make_activity(status=Status.SUBMITTED, owner=make_user())

    with pytest.raises(StepRefused, match="woorden"):
        take_step(activity, name, by=mo, note="   ")

    assert Activity.objects.get(pk=activity.pk).status == Status.SUBMITTED


@pytest.mark.django_db
def test_publishing_keeps_the_words_and_tells_the_owner(mo):
    owner = make_user("Noor", email="noor@example.nl")
    activity = make_activity("Soep", status=Status.SUBMITTED, owner=owner)

    change = take_step(activity, "publish", by=mo)

    activity.refresh_from_db()
    assert (activity.status, change.by, change.source) == (Status.PUBLISHED, mo, Status.SUBMITTED)
    assert activity.published_at == activity.checked_at is not None
    assert activity.versions.get().texts["title"] == "Soep"
    assert subjects_to("noor@example.nl") == ["Je activiteit staat online: Soep"]


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["ask_changes", "reject", "take_offline"])
def test_letter_of_a_refusal_holds_the_words(name, mo):
    status = Status.PUBLISHED if name == "take_offline" else Status.SUBMITTED
    activity = make_activity(status=status, owner=make_user(email="noor@example.nl"))

    take_step(activity, name, by=mo, note="Zet er een dag bij.")

    letter = Email.objects.get(to="noor@example.nl")
    assert "> Zet er een dag bij." in letter.message
    assert "Zet er een dag bij." in letter.html_message


@pytest.mark.django_db
def test_cancelled_activity_taken_offline_comes_back_cancelled(mo):
    activity = make_activity(status=Status.CANCELLED, owner=make_user())
    take_step(activity, "take_offline", by=mo, note="Even kijken.")

    steps = open_steps(activity, mo)
    take_step(activity, "restore_cancelled", by=mo)

    assert "restore" not in steps
    assert Activity.objects.get(pk=activity.pk).status == Status.CANCELLED


@pytest.mark.django_db
def test_uncancel_is_open_until_the_first_moment_begins(moment_in_time):
    owner = make_user()
    activity = make_activity(status=Status.CANCELLED, owner=owner)

    before = open_steps(activity, owner)
    moment_in_time.move_to("2026-12-14T14:00+01:00")
    after = open_steps(activity, owner)

    assert ("uncancel" in before, "uncancel" in after) == (True, False)


@pytest.mark.django_db
def test_calendar_notices_a_cancellation():
    activity = make_activity(owner=make_user(), moments=2)

    take_step(activity, "cancel", by=activity.owner)

    assert set(activity.moments.values_list("sequence", flat=True)) == {1}
    assert activity.cancelled_at is not None


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("missing", "words"),
    [
        ({"owner": None}, "code"),
        ({"description": ""}, "ontbreekt"),
        ({"spelregels": None}, "ontbreekt"),
        ({"moments": 0}, "dag"),
    ],
)
def test_submit_of_something_unready_is_refused(missing, words):
    fields = {"status": Status.CONCEPT, "owner": make_user(), **missing}
    activity = make_activity(**fields)

    with pytest.raises(StepRefused, match=words):
        take_step(activity, "submit")


@pytest.mark.django_db
def test_submit_after_the_closing_day_is_refused(edition, moment_in_time):
    activity = make_activity(status=Status.CONCEPT, owner=make_user())
    moment_in_time.move_to("2026-12-20T10:00+01:00")

    with pytest.raises(StepRefused, match="neemt nu geen activiteiten aan"):
        take_step(activity, "submit")


@pytest.mark.django_db
def test_activity_of_a_waiting_team_is_decided_with_it(anna, mo):
    team = make_team(lead=anna, status=Status.SUBMITTED)
    activity = make_activity(status=Status.SUBMITTED, owner=anna, team=team)

    with pytest.raises(StepRefused, match="team"):
        take_step(activity, "publish", by=mo)
    teams.take_step(team, "publish", by=mo)

    assert Activity.objects.get(pk=activity.pk).status == Status.PUBLISHED


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong",
    [
        {"status": "verzonnen"},
        {"status": Status.REJECTED, "status_note": ""},
        {"status": Status.PUBLISHED, "published_at": None},
        {"status": Status.SUBMITTED, "pending_email": "noor@example.nl"},
        {"status": Status.SUBMITTED, "spelregels": None},
        {"cost": -1},
        {"openness": "eigen-groep", "address_visibility": "openbaar"},
    ],
)
def test_database_refuses_what_cannot_be(wrong):
    activity = make_activity()

    with pytest.raises(IntegrityError), transaction.atomic():
        Activity.objects.filter(pk=activity.pk).update(**wrong)


@pytest.mark.django_db
def test_spelregels_somebody_agreed_with_cannot_go():
    activity = make_activity()

    with pytest.raises(ProtectedError):
        activity.spelregels.delete()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("names", [("publish", "reject"), ("publish", "publish")])
def test_of_two_moderators_one_decides(names, mo, olga):
    make_spelregels()
    activity = make_activity(status=Status.SUBMITTED, owner=make_user())
    copies = [Activity.objects.get(pk=activity.pk) for _ in range(8)]

    def decide(index):
        try:
            take_step(copies[index], names[index % 2], by=(mo, olga)[index % 2], note="Ja.")
            return "won"
        except StepRefused as refusal:
            return str(refusal)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(decide, range(8)))

    assert sorted(answers, key=len)[0] == "won", answers
    assert (answers.count("won"), activity.history.count()) == (1, 1)
    assert Email.objects.count() == 1
