"""Two at once: who confirm, who run the job, and who stop it meanwhile."""

import pytest
from post_office.models import Email

from desk.mailings import sending
from desk.mailings.sifting import sift
from desk.mailings.workflow import take_step
from desk.models import Mailing
from tests.desk.mailings.made import confirm, make_mailing
from tests.factories import make_team, make_user
from tests.teams.entries import race
from verbinding.lib.workflow import StepRefused

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def people(edition):
    """Nine leads of one team."""
    people = [make_user(f"Lead {number}") for number in range(9)]
    team = make_team()
    for person in people:
        team.memberships.create(user=person, role="kartrekker")
    return people


def copies_of(mailing, count=3):
    return [Mailing.objects.get(pk=mailing.pk) for _ in range(count)]


def test_of_those_who_confirm_at_once_one_is_first(people, olga):
    mailing = make_mailing()
    seen = sending.fingerprint(mailing, sift(mailing))

    outcomes = race(
        *[
            lambda copy=copy: sending.confirm(copy, by=olga, seen=seen)
            for copy in copies_of(mailing)
        ]
    )

    assert sorted(str(type(one).__name__) for one in outcomes) == [
        "StepRefused",
        "StepRefused",
        "int",
    ]
    assert mailing.recipients.count() == 9
    assert mailing.history.count() == 1


def test_jobs_at_once_write_each_letter_once(people, olga):
    mailing = make_mailing()
    confirm(mailing, olga)

    race(*[lambda copy=copy: sending.send_piece(copy, 4) for copy in copies_of(mailing)])

    to = sorted(address for letter in Email.objects.all() for address in letter.to)
    assert to == sorted(person.email for person in people)
    assert mailing.recipients.written().count() == 9


def test_stopping_while_it_runs_gives_one_truth(people, olga):
    mailing = make_mailing()
    confirm(mailing, olga)
    job, person = copies_of(mailing, 2)

    race(lambda: sending.send_piece(job, 5), lambda: take_step(person, "stop", by=olga))

    mailing.refresh_from_db()
    assert mailing.status == Mailing.Status.STOPPED
    # Either the batch came first, or it found the mailing stopped.
    assert Email.objects.count() == mailing.recipients.written().count()
    assert Email.objects.count() in {0, 5}
    assert sending.send_due() == 0


def test_writing_while_another_confirms_changes_nothing_that_goes(people, olga):
    mailing = make_mailing()
    confirm(mailing, olga)

    with pytest.raises(StepRefused):
        sending.confirm(mailing, by=olga, seen="")
