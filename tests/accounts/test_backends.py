"""Who gets in with a password, and who never does."""

import pytest

from tests import factories
from tests.accounts.doors import log_in, who_is_in

pytestmark = pytest.mark.django_db

WORDS = "soep-op-de-stoep"


def type_password(client, person):
    return client.post("/account/login/wachtwoord/", {"login": person.email, "password": WORDS})


@pytest.mark.parametrize(
    ("production", "is_demo", "gets_in"),
    [(True, True, False), (False, True, True), (True, False, True)],
)
def test_demo_account_opens_nothing_on_a_real_site(client, settings, production, is_demo, gets_in):
    settings.PRODUCTION = production
    person = factories.make_user("Teun", password=WORDS, is_demo=is_demo)

    type_password(client, person)
    by_password = who_is_in(client) is not None
    client.logout()
    log_in(client, person.email)

    assert (by_password, who_is_in(client) is not None) == (gets_in, gets_in)


def test_demo_account_that_was_in_is_out_once_the_site_is_real(client, settings):
    person = factories.make_user("Teun", password=WORDS, is_demo=True)
    type_password(client, person)
    assert who_is_in(client) == person.email

    settings.PRODUCTION = True

    assert who_is_in(client) is None


def test_who_was_shut_out_gets_in_by_no_door(client):
    person = factories.make_user("Teun", password=WORDS, is_active=False)

    type_password(client, person)
    log_in(client, person.email)

    assert who_is_in(client) is None
