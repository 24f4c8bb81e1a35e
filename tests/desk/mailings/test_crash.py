"""A process that dies half-way: whoever goes on mails everybody exactly once."""

import os
import signal
import subprocess
import sys
import uuid
from collections import Counter
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from django.db import connection
from django.utils import timezone
from post_office.models import Email

from accounts.models import User
from desk.mailings.sending import PIECE
from desk.models import Mailing, MailingRecipient
from teams.models import Membership
from tests.desk.mailings.made import make_mailing
from tests.factories import make_team

ROOT = Path(__file__).parents[3]
LETTERS = PIECE + 5

# The job as the server runs it. What kills it is the database, in the middle of a statement.
JOB = """
import os, signal
import django
django.setup()
from django.db import connection
from desk.jobs import send_mailings
def die(*notice):
    os.kill(os.getpid(), signal.SIGKILL)
connection.ensure_connection()
if connection.vendor == "sqlite":
    connection.connection.create_function("die", 0, die)
else:
    connection.connection.add_notice_handler(die)
send_mailings()
"""
# Dies at the n-th row of its kind that is written: of the mail queue, or marked as written.
SQLITE = {
    "letter": """CREATE TRIGGER killer AFTER INSERT ON post_office_email
        WHEN (SELECT count(*) FROM post_office_email) = {n} BEGIN SELECT die(); END""",
    "mark": """CREATE TRIGGER killer AFTER UPDATE ON desk_mailingrecipient
        WHEN NEW.state = 'geschreven' AND (SELECT count(*) FROM desk_mailingrecipient
        WHERE state = 'geschreven') = {n} BEGIN SELECT die(); END""",
    "off": "DROP TRIGGER killer",
}
POSTGRES = {
    "letter": """CREATE FUNCTION kill_job() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF (SELECT count(*) FROM post_office_email) = {n} THEN RAISE NOTICE 'die'; END IF;
        RETURN NULL; END $$;
        CREATE TRIGGER killer AFTER INSERT ON post_office_email
        FOR EACH ROW EXECUTE FUNCTION kill_job()""",
    "mark": """CREATE FUNCTION kill_job() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF (SELECT count(*) FROM desk_mailingrecipient WHERE state = 'geschreven') >= {n}
        THEN RAISE NOTICE 'die'; END IF; RETURN NULL; END $$;
        CREATE TRIGGER killer AFTER UPDATE ON desk_mailingrecipient
        FOR EACH ROW EXECUTE FUNCTION kill_job()""",
    "off": "DROP FUNCTION kill_job() CASCADE",
}


def arm(name, n=0):
    statements = SQLITE if connection.vendor == "sqlite" else POSTGRES
    with connection.cursor() as cursor:
        cursor.execute(statements[name].replace("{n}", str(n)))


def run_job():
    """In a process of its own, on the database of this test."""
    place = connection.settings_dict
    if connection.vendor == "sqlite":
        url = f"sqlite:///{place['NAME']}"
    else:
        login = f"{place['USER']}:{place['PASSWORD']}".rstrip(":")
        url = f"postgres://{login}@{place['HOST']}:{place['PORT']}/{place['NAME']}"
    environment = {
        **os.environ,
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "MAILING_LETTERS_PER_RUN": str(LETTERS * 2),
    }
    return subprocess.run(
        [sys.executable, "-c", JOB],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def mailing(transactional_db):
    """Confirmed, long ago by any clock: the job's own process has the real one."""
    team = make_team()
    names = [f"lead{number}@example.nl" for number in range(LETTERS)]
    people = User.objects.bulk_create(User(email=name, password="!") for name in names)
    EmailAddress.objects.bulk_create(
        EmailAddress(user=user, email=user.email, verified=True, primary=True) for user in people
    )
    Membership.objects.bulk_create(
        Membership(team=team, user=user, role=Membership.Role.LEAD) for user in people
    )
    long_ago = timezone.now().replace(year=2001)
    mailing = make_mailing(
        status=Mailing.Status.UNDERWAY, send_at=long_ago, form_token=uuid.uuid4()
    )
    MailingRecipient.objects.bulk_create(
        MailingRecipient(mailing=mailing, user=user, address=user.email) for user in people
    )
    return mailing


def letters_by_address():
    return Counter(address for letter in Email.objects.all() for address in letter.to)


@pytest.mark.parametrize(
    ("where", "n", "survived"),
    [("letter", PIECE + 3, PIECE), ("mark", PIECE + 1, PIECE)],
)
def test_killed_half_way_and_resumed_mails_each_address_once(where, n, survived, mailing):
    arm(where, n)
    killed = run_job()
    arm("off")

    # What was finished stands, with its marks; of the rest nothing does.
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert len(letters_by_address()) == survived
    written = mailing.recipients.written()
    assert written.count() == written.exclude(letter=None).count() == survived

    resumed = run_job()

    assert resumed.returncode == 0, resumed.stderr
    assert letters_by_address() == {f"lead{number}@example.nl": 1 for number in range(LETTERS)}
    assert not mailing.recipients.waiting().exists()
    mailing.refresh_from_db()
    assert mailing.status == Mailing.Status.DONE
