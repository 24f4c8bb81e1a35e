"""Fifty people for ten places at one moment, through real HTTP and against a real database."""

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from http.client import HTTPConnection
from urllib.parse import urlencode, urlsplit

import pytest
from django.db import connection

from signups.guests import cancel, confirm
from signups.models import Signup, State, Tally
from tests.conftest import logged_in
from tests.factories import make_activity, make_signup, make_user
from tests.signups.typed import letters_to, page_of, typed

pytestmark = pytest.mark.django_db(transaction=True)

RIVALS, PLACES = 50, 10


@pytest.fixture
def activity():
    activity = make_activity("Soep", coming="aanmelden")
    activity.moments.update(capacity=PLACES)
    return activity


def at_once(actions):
    """Runs all at the same moment, each in a thread of its own; their results in order."""
    start = threading.Barrier(len(actions))

    def run(action):
        try:
            start.wait()
            return action()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(actions)) as threads:
        return list(threads.map(run, actions))


def test_fifty_rivals_for_ten_places_give_exactly_ten(activity, live_server):
    server, address = urlsplit(live_server.url), page_of(activity)

    def ready(user):
        """All typed in, and the line to the server open; pressing the button is what is left."""
        client = logged_in(user)
        token = str(client.get(address).context["csrf_token"])
        cookies = "; ".join(f"{name}={held.value}" for name, held in client.cookies.items())
        headers = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
        line = HTTPConnection(server.netloc)
        line.connect()

        def press():
            data = urlencode({**typed(name=user.name), "csrfmiddlewaretoken": token})
            with closing(line):
                line.request("POST", address, data, headers)
                return line.getresponse().status

        return press

    statuses = at_once([ready(make_user(f"Gast {number}")) for number in range(RIVALS)])

    assert statuses == [302] * RIVALS
    assert Signup.objects.coming().count() == PLACES
    assert Signup.objects.in_line().count() == RIVALS - PLACES
    assert Tally.objects.get().taken == PLACES


def test_rivals_for_the_last_places_with_parties_never_take_too_many(activity):
    moment = activity.moments.get()
    waiting = [
        make_signup(moment, f"Gast {number}", state=State.UNCONFIRMED, people=number % 4 + 1)
        for number in range(16)
    ]

    at_once([lambda signup=signup: confirm_anew(signup) for signup in waiting])

    taken = Tally.objects.get().taken
    assert taken == Signup.objects.coming().people() <= PLACES
    smallest = min((one.people for one in Signup.objects.in_line()), default=99)
    assert smallest > PLACES - taken


def confirm_anew(signup):
    from_database = Signup.objects.with_activity().get(pk=signup.pk)
    confirm(from_database, None)


def test_places_that_come_free_go_down_the_line_in_order(activity):
    """Ten leave at once while others join: the first ten of the line come, and nobody else."""
    moment = activity.moments.get()
    coming = [make_signup(moment, f"Gast {number}") for number in range(PLACES)]
    line = [make_signup(moment, f"Rij {number}", state=State.WAITING) for number in range(15)]
    late = [make_signup(moment, f"Laat {number}", state=State.UNCONFIRMED) for number in range(5)]

    at_once(
        [lambda one=one: cancel(Signup.objects.with_activity().get(pk=one.pk)) for one in coming]
        + [lambda one=one: confirm_anew(one) for one in late]
    )

    assert set(Signup.objects.coming()) == set(line[:PLACES])
    assert Tally.objects.get().taken == PLACES
    for one in line[:PLACES]:
        assert letters_to(one.email) == ["Er is plaats, je komt: Soep"]
    for one in line[PLACES:]:
        assert letters_to(one.email) == []


def test_cancelling_twice_at_once_gives_the_place_back_once(activity):
    moment = activity.moments.get()
    mine, _ = make_signup(moment), make_signup(moment)

    done = at_once([lambda: cancel(Signup.objects.with_activity().get(pk=mine.pk))] * 8)

    assert done.count(True) == 1
    assert Tally.objects.get().taken == 1
