"""Several tabs and guesses at the same moment, against a real database."""

import threading

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.test import RequestFactory

from accounts.codes import ask_code, count_try, use
from accounts.models import EmailCode, User
from accounts.people import person_for
from tests.accounts.doors import digits_in, other_than

pytestmark = pytest.mark.django_db(transaction=True)

RIVALS = 8
NOOR = "noor@example.nl"


@pytest.fixture
def code(mailoutbox):
    request = RequestFactory().get("/")
    request.session, request.user = SessionStore(), AnonymousUser()
    return ask_code(request, NOOR, EmailCode.Purpose.LOG_IN)


def at_once(action):
    """What each of the rivals got, who all start at the same moment."""
    start, outcomes = threading.Barrier(RIVALS), []

    def run():
        try:
            start.wait()
            outcomes.append(action())
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(RIVALS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def test_one_of_many_rivals_uses_the_code(code, mailoutbox):
    digits = digits_in(mailoutbox[0].body)

    outcomes = at_once(lambda: use(EmailCode.objects.get(pk=code.pk), digits))

    assert sorted(outcomes) == [False] * (RIVALS - 1) + [True]


def test_rivals_together_get_five_tries(code, mailoutbox):
    wrong = other_than(digits_in(mailoutbox[0].body))

    def guess():
        seen = EmailCode.objects.get(pk=code.pk)
        return count_try(seen) and not use(seen, wrong)

    outcomes = at_once(guess)

    assert outcomes.count(True) == 5
    assert EmailCode.objects.get(pk=code.pk).tries == 5


def test_rivals_with_one_new_address_become_one_person():
    people = at_once(lambda: person_for(NOOR).pk)

    assert len(people) == RIVALS
    assert len(set(people)) == 1
    assert User.objects.count() == 1
    assert EmailAddress.objects.get().verified
