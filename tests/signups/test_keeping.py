"""What is kept of who comes: under /mijn/, to take along, and how it goes by itself."""

import datetime as dt

import pytest
from django.utils import timezone

from accounts.privacy import erase, export
from signups.jobs import forget_people, forget_unconfirmed
from signups.models import Nod, Signup, State, Tally
from tests.conftest import logged_in
from tests.factories import at, make_activity, make_moment, make_signup, make_user
from tests.queries import queries_of
from tests.signups.typed import letters_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def moment(edition):
    return make_activity("Soep", coming="aanmelden").moments.get()


@pytest.fixture
def noor(db):
    return make_user("Noor", email="noor@example.nl")


def past(days):
    """A moment that ended that many days ago."""
    day = timezone.localdate() - dt.timedelta(days=days)
    return make_moment(make_activity(coming="aanmelden", moments=0), at(day, 9))


def test_mine_shows_where_one_goes(moment, noor):
    own = make_signup(moment, email=noor.email)
    make_signup(make_activity("Koor").moments.get(), user=noor, state=State.WAITING)
    make_signup(make_activity("Afgezegd").moments.get(), user=noor, state=State.CANCELLED)
    make_signup(make_activity("Zonder code").moments.get(), user=None, state=State.UNCONFIRMED)
    make_signup(make_activity("Vreemd").moments.get())

    page = logged_in(noor).get("/mijn/").text

    assert "Waar ik heen ga" in page
    assert own.get_absolute_url() in page
    assert "Je staat op de wachtlijst" in page
    for title in ("Afgezegd", "Zonder code", "Vreemd"):
        assert title not in page


def test_mine_shows_nothing_for_an_address_that_is_not_proven(moment):
    sly = make_user("Sly", is_proven=False)
    make_signup(moment, email=sly.email)

    assert "Waar ik heen ga" not in logged_in(sly).get("/mijn/").text


def test_mine_asks_as_often_for_three_as_for_one(moment, noor):
    make_signup(moment, user=noor)
    client = logged_in(noor)
    with_one = queries_of(client, "/mijn/")

    for _ in range(2):
        make_signup(user=noor)

    assert queries_of(client, "/mijn/") == with_one


def test_export_tells_what_one_signed_up_for(moment, noor):
    make_signup(moment, "Noor", email=noor.email, people=2, note="Met hond")
    make_signup(moment)

    (row,) = export(noor)["aanmeldingen"]

    assert (row["activiteit"], row["aantal_mensen"], row["opmerking"]) == ("Soep", 2, "Met hond")
    assert row["stand"] == "Komt"


def test_erasing_gives_places_to_who_waits_and_leaves_nobodys_name(moment, noor):
    type(moment).objects.update(capacity=2)
    make_signup(moment, email=noor.email, user=noor, people=2)
    waiting = make_signup(moment, "Sara", state=State.WAITING, people=2)
    came = make_signup(past(3), email=noor.email, people=2)

    erase(noor)

    assert not Signup.objects.filter(email="noor@example.nl").exists()
    waiting.refresh_from_db()
    came.refresh_from_db()
    assert waiting.state == State.COMING
    assert letters_to(waiting.email) == ["Er is plaats, je komt: Soep"]
    assert (came.name, came.people, came.state) == ("", 2, State.COMING)


def test_unconfirmed_is_gone_after_a_day(moment, moment_in_time):
    make_signup(moment, state=State.UNCONFIRMED)
    kept = make_signup(moment)

    moment_in_time.shift(23 * 3600)
    forget_unconfirmed()
    assert Signup.objects.count() == 2
    moment_in_time.shift(2 * 3600)
    forget_unconfirmed()

    assert list(Signup.objects.all()) == [kept]


def test_people_are_forgotten_after_thirty_days_and_the_numbers_stay():
    old, recent = past(31), past(29)
    came = make_signup(old, people=3, note="Met hond", user=make_user(), is_present=True)
    make_signup(old, state=State.CANCELLED)
    Nod.objects.create(moment=old, token="0" * 32)
    kept = make_signup(recent)

    for _ in range(2):
        forget_people()

    came.refresh_from_db()
    assert (came.name, came.email, came.note, came.user) == ("", "", "", None)
    assert (came.people, came.is_present, Tally.objects.get(moment=old).taken) == (3, True, 3)
    assert set(Signup.objects.all()) == {came, kept}
    assert Signup.objects.get(pk=kept.pk).name == "Noor"
    assert not Nod.objects.exists()


@pytest.mark.parametrize("action", ["say_yes", "say_no", "sign_off"])
def test_desk_acts_for_who_can_not(as_olga, moment, action):
    state = State.ASKED if action != "sign_off" else State.COMING
    signup = make_signup(moment, state=state)

    url = "/beheer/signups/signup/"
    as_olga.post(url, {"action": action, "_selected_action": [signup.pk]})

    signup.refresh_from_db()
    ends = {"say_yes": State.COMING, "say_no": State.DECLINED, "sign_off": State.CANCELLED}
    assert signup.state == ends[action]
    assert as_olga.get(f"{url}{signup.pk}/change/").status_code == 200


def test_moderators_read_nobodys_signup(as_mo, moment):
    assert as_mo.get("/beheer/signups/signup/").status_code == 403
