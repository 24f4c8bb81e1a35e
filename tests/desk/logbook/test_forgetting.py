"""No table that logs still names anybody, once the term is over or the person is erased."""

import datetime as dt

import pytest
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.utils import timezone
from post_office.models import STATUS, Email, Log

from accounts.models import BlockedSender, User
from accounts.privacy import erase
from activities.models import ActivityProposal, ActivityStatusChange
from desk.models import (
    EditionClosing,
    ListTransfer,
    ListUpload,
    MailingStatusChange,
    Rollover,
)
from ideas.models import IdeaStatusChange
from impact.models import Appreciation
from sponsors.models import Ambassador
from teams.models import TeamStatusChange
from tests import factories
from tests.desk.mailings.made import make_mailing
from tests.impact.made import make_appreciation
from verbinding.lib.log import note
from verbinding.lib.publishing import Status
from verbinding.lib.tick import JOBS, load_jobs

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]

NAME, ADDRESS = "Roosmarijn", "roosmarijn@buiten.example"
WORDS = f"{NAME} ({ADDRESS}) schreef dit."
BY_WHOM = {"by", "decided_by", "blocked_by"}
# What has somebody "by" whom it was done, and is no log.
NO_LOG = {
    "teams.GoalDone": "a team's own list: which goal, and when",
}


def logging_tables():
    """Found by how they look: rows that say by whom; and those of Django and the postman."""
    by_whom = {
        model
        for model in apps.get_models()
        if {field.name for field in model._meta.concrete_fields} & BY_WHOM
        and model._meta.label not in NO_LOG
    }
    return by_whom | {LogEntry, Email, Log}


def step_of(thing, by, at):
    return thing.history.create(
        step="publish", source="ingediend", target="gepubliceerd", by=by, note=WORDS, at=at
    )


def log_letter(at):
    letter = Email.objects.create(
        to=[ADDRESS], from_email="a@example.nl", subject=WORDS, message=WORDS, status=STATUS.failed
    )
    log = Log.objects.create(email=letter, status=STATUS.failed, message=WORDS)
    Email.objects.filter(pk=letter.pk).update(created=at)
    Log.objects.filter(pk=log.pk).update(date=at)


def log_entry(person, by, at):
    note(by, person, "Vertrouwd gemaakt.")
    LogEntry.objects.update(action_time=at)


MAKERS = {
    ActivityProposal: lambda person, by, at: ActivityProposal.objects.create(
        activity=factories.make_activity(owner=person),
        texts={"shown_name": NAME},
        proposed_by=person,
        decided_by=by,
        decided_at=at,
        note=WORDS,
    ),
    ActivityStatusChange: lambda person, by, at: step_of(
        factories.make_activity(owner=person, status_note=WORDS), by, at
    ),
    Appreciation: lambda person, by, at: make_appreciation(
        sent_by=person, decided_by=by, decided_at=at, note=WORDS, sent_at=at
    ),
    BlockedSender: lambda person, by, at: BlockedSender.objects.create(
        written=ADDRESS, key=ADDRESS, reason=WORDS, until=at.date(), blocked_by=by, blocked_at=at
    ),
    Ambassador: lambda person, by, at: factories.make_ambassador(
        decided_by=by, decided_at=at, note=WORDS
    ),
    EditionClosing: lambda person, by, at: EditionClosing.objects.create(
        edition=factories.current_edition(), activities=1, municipalities=1, teams=1, by=by, at=at
    ),
    Rollover: lambda person, by, at: Rollover.objects.create(
        edition=factories.current_edition(), by=by, at=at
    ),
    Email: lambda person, by, at: log_letter(at),
    IdeaStatusChange: lambda person, by, at: step_of(
        factories.make_idea(sent_by=person, status_note=WORDS), by, at
    ),
    ListTransfer: lambda person, by, at: ListTransfer.objects.create(
        direction="uit", kind="teams", by=by, format="csv", rows=1, purpose=WORDS, at=at
    ),
    ListUpload: lambda person, by, at: make_upload(by, at),
    Log: lambda person, by, at: log_letter(at),
    LogEntry: log_entry,
    MailingStatusChange: lambda person, by, at: step_of(make_mailing(), by, at),
    TeamStatusChange: lambda person, by, at: step_of(
        factories.make_team(entered_by=person, status_note=WORDS), by, at
    ),
}


def make_upload(by, at):
    return ListUpload.objects.create(
        kind="teams", by=by, name=f"{NAME}.csv", content=WORDS.encode(), at=at
    )


def run_all_jobs():
    load_jobs()
    for job in JOBS.values():
        job.run()


def held_by(model):
    return "\n".join(str(row) for row in model._base_manager.values())


@pytest.fixture
def person():
    return factories.make_user(NAME, email=ADDRESS)


def test_every_table_that_logs_is_tried():
    """A new one needs a maker here, and then something that forgets it."""
    assert logging_tables() == set(MAKERS)


@pytest.mark.parametrize("model", sorted(MAKERS, key=lambda model: model._meta.label))
def test_log_after_the_term_holds_no_name(model, person, mo):
    long_ago = timezone.now() - dt.timedelta(days=370)
    MAKERS[model](person, mo, long_ago)
    assert model._base_manager.exists()

    run_all_jobs()

    assert NAME.lower() not in held_by(model).lower()
    keys = [field.attname for field in model._meta.concrete_fields if field.related_model is User]
    named = [key for row in model._base_manager.values_list(*keys) for key in row] if keys else []
    assert mo.pk not in named


@pytest.mark.parametrize(
    "model",
    [ActivityProposal, ActivityStatusChange, Appreciation, IdeaStatusChange, LogEntry]
    + [TeamStatusChange],
    ids=lambda model: model._meta.label,
)
def test_log_holds_no_name_as_soon_as_the_person_is_erased(model, person, mo):
    MAKERS[model](person, mo, timezone.now())

    erase(person)

    assert NAME.lower() not in held_by(model).lower()


def test_within_the_term_who_decided_what_stays(person, mo):
    change = MAKERS[ActivityStatusChange](person, mo, timezone.now() - dt.timedelta(days=360))

    run_all_jobs()

    change.refresh_from_db()
    assert (change.by, change.note) == (mo, WORDS)


def test_words_of_a_rejection_go_with_what_was_rejected(person, mo):
    activity = factories.make_activity(
        owner=person, status=Status.REJECTED, status_note=WORDS, published_at=None
    )
    step_of(activity, mo, timezone.now())

    erase(person)

    assert not ActivityStatusChange.objects.exists()
