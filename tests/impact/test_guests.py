"""Who came by name is thanked the day after, once."""

import pytest
from post_office.models import Email

from impact.jobs import thank_guests
from signups.models import State
from tests import factories
from verbinding.lib.publishing import Status

pytestmark = pytest.mark.django_db

THE_DAY_AFTER = "2026-12-15 09:00+01:00"


@pytest.fixture
def soup(edition):
    return factories.make_activity("Soep", coming="aanmelden")


def test_only_who_came_is_thanked_and_once(soup, client, moment_in_time):
    moment = soup.moments.get()
    noor = factories.make_signup(moment, "Noor")
    factories.make_signup(moment, "Toch niet", is_present=False)
    for state in set(State) - {State.COMING}:
        factories.make_signup(moment, state=state)
    moment_in_time.move_to("2026-12-14 23:00+01:00")
    early = thank_guests()
    moment_in_time.move_to(THE_DAY_AFTER)

    assert (early, thank_guests(), thank_guests()) == (0, 1, 0)
    letter = Email.objects.get()
    assert letter.to == [noor.email]
    assert letter.subject == "Fijn dat je erbij was: Soep"
    link = f"/activiteiten/{soup.slug}/waardering/"
    assert link in letter.message
    assert link in letter.html_message
    assert "Eén klik is al" in letter.message
    assert client.get(link).status_code == 200


@pytest.mark.parametrize("why", ["cancelled", "moment", "late", "early"])
def test_nobody_is_thanked_for_what_did_not_happen_or_is_long_past(soup, moment_in_time, why):
    factories.make_signup(soup.moments.get())
    if why == "cancelled":
        type(soup).objects.update(status=Status.CANCELLED)
    elif why == "moment":
        soup.moments.update(cancelled_at="2026-12-10T12:00Z")
    at = {"late": "2026-12-22 12:00+01:00", "early": "2026-12-15 08:00+01:00"}
    moment_in_time.move_to(at.get(why, THE_DAY_AFTER))

    assert thank_guests() == 0
