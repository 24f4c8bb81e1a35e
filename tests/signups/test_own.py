"""The own link: see, change and cancel a sign-up, and read the address that others don't."""

import pytest
from django.test import Client

from signups.links import key_in, token_for
from signups.models import Signup, State, Tally
from tests.conftest import logged_in
from tests.factories import make_activity, make_signup
from tests.signups.typed import letters_to
from verbinding.lib.publishing import Status

pytestmark = pytest.mark.django_db
STREET = "Geheimstraat 99"


@pytest.fixture
def activity(edition):
    activity = make_activity("Soep", coming="aanmelden")
    activity.moments.update(capacity=4)
    return activity


@pytest.fixture
def moment(activity):
    return activity.moments.get()


def change(client, signup, **typed):
    return client.post(signup.get_absolute_url(), {"people": "1", "note": "", **typed})


def sign_off(client, signup):
    return client.post(f"{signup.get_absolute_url()}afmelden/")


def taken():
    return Tally.objects.get().taken


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (State.COMING, "We rekenen op je, Noor"),
        (State.WAITING, "nummer 1 op de wachtlijst"),
        (State.ASKED, "Je krijgt bericht"),
        (State.DECLINED, "er deze keer niet bij kunt"),
        (State.CANCELLED, "Je bent afgemeld"),
    ],
)
def test_page_tells_where_it_stands(client, moment, state, words):
    signup = make_signup(moment, state=state)

    assert words in client.get(signup.get_absolute_url()).text


@pytest.mark.parametrize(
    ("state", "label"),
    [
        (State.COMING, "Kun je niet?"),
        (State.WAITING, "Wil je niet meer wachten?"),
        (State.ASKED, "Wil je niet meer wachten?"),
        (State.DECLINED, "Iets anders doen?"),
        (State.CANCELLED, "Toch weer wel?"),
    ],
)
def test_page_tells_what_can_be_done_now(client, moment, state, label):
    page = client.get(make_signup(moment, state=state).get_absolute_url()).text

    assert label in page
    # Only who took it back is asked to come back, never who was told no.
    assert ("Meld je opnieuw aan" in page) == (state == State.CANCELLED)


def test_page_asks_nobody_back_once_it_is_over(client, moment, moment_in_time):
    signup = make_signup(moment, state=State.CANCELLED)
    moment_in_time.move_to(moment.ends_at)

    page = client.get(signup.get_absolute_url()).text

    assert "Meld je opnieuw aan" not in page
    assert "Bekijk wat er nog meer is" in page


def test_page_is_kept_nowhere_and_found_by_nobody(client, moment):
    answer = client.get(make_signup(moment).get_absolute_url())

    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Robots-Tag"] == "noindex"
    # Other sites never see it; a stricter policy makes browsers hide where a form came from.
    assert answer["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("who", ["sam", "bram", "anna", "chris", "mo", "olga"])
def test_link_is_all_it_takes_whoever_is_logged_in(who, moment, request):
    client = logged_in(request.getfixturevalue(who))
    signup = make_signup(moment)

    assert client.get(signup.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("state", [State.UNCONFIRMED, "forgotten"])
def test_link_leads_nowhere_before_the_code_and_after_thirty_days(client, moment, state):
    signup = make_signup(moment, state=State.UNCONFIRMED if state != "forgotten" else State.COMING)
    if state == "forgotten":
        Signup.objects.forget_people()

    page = client.get(signup.get_absolute_url())

    assert page.status_code == 404
    assert "er niet, of niet meer" in page.text
    assert sign_off(client, signup).status_code == 404


def test_link_needs_both_halves(client, moment):
    signup, other = make_signup(moment), make_signup(moment)
    token = token_for(signup.key)

    assert key_in(token) == signup.key
    for wrong in (
        signup.key.hex,
        signup.key.hex + "0" * 32,
        token[:32] + token_for(other.key)[32:],
        token.upper(),
        token + "0",
    ):
        assert key_in(wrong) is None
        assert client.get(f"/aanmelding/{wrong}/").status_code == 404


def test_link_stands_nowhere_in_the_database(moment):
    signup = make_signup(moment)

    stored = " ".join(map(str, Signup.objects.values_list().get(pk=signup.pk)))

    assert token_for(signup.key)[32:] not in stored


def test_looking_changes_nothing(client, moment):
    signup = make_signup(moment)

    client.get(signup.get_absolute_url())
    scanned = client.get(f"{signup.get_absolute_url()}afmelden/")

    signup.refresh_from_db()
    assert scanned.status_code == 405
    assert signup.state == State.COMING


@pytest.mark.parametrize("end", ["", "afmelden/"])
def test_buttons_need_the_token_against_forgery(moment, end):
    signup = make_signup(moment)

    answer = Client(enforce_csrf_checks=True).post(signup.get_absolute_url() + end)

    assert answer.status_code == 403
    assert Signup.objects.get().state == State.COMING


# --- Changing -----------------------------------------------------------------------------------


def test_more_people_take_more_places(client, moment):
    signup = make_signup(moment)

    answer = change(client, signup, people="3", note="Met de kinderen")

    signup.refresh_from_db()
    assert answer.url == signup.get_absolute_url()
    assert (signup.people, signup.note, taken()) == (3, "Met de kinderen", 3)
    assert letters_to(signup.email) == ["Gewijzigd: Soep"]


def test_more_people_than_places_are_refused_and_nothing_changes(client, moment):
    signup, _ = make_signup(moment), make_signup(moment, people=2)

    answer = change(client, signup, people="3")

    signup.refresh_from_db()
    assert answer.status_code == 409
    assert "Zoveel plaatsen zijn er niet meer" in answer.text
    assert answer.context["form"]["people"].value() == "3"
    assert (signup.people, taken()) == (1, 3)
    assert letters_to(signup.email) == []


def test_fewer_people_let_others_come(client, moment):
    signup = make_signup(moment, people=4)
    first = make_signup(moment, "Sara", state=State.WAITING)

    change(client, signup, people="3")

    first.refresh_from_db()
    assert (first.state, taken()) == (State.COMING, 4)
    assert letters_to(first.email) == ["Er is plaats, je komt: Soep"]


def test_smaller_party_in_line_comes_when_it_fits(client, moment):
    make_signup(moment, people=3)
    waiting = make_signup(moment, "Sara", state=State.WAITING, people=2)

    change(client, waiting, people="1")

    waiting.refresh_from_db()
    assert (waiting.state, taken()) == (State.COMING, 4)
    assert letters_to(waiting.email) == ["Er is plaats, je komt: Soep"]


@pytest.mark.parametrize("value", ["", "0", "11", "x", "9" * 30])
def test_impossible_number_is_told_beside_the_field(client, moment, value):
    signup = make_signup(moment)

    answer = change(client, signup, people=value)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["people"]
    assert taken() == 1


def test_changing_too_often_waits(client, moment):
    signup = make_signup(moment)
    for _ in range(6):
        change(client, signup, people="2")

    answer = change(client, signup, people="3", note="Blijft staan")

    assert answer.status_code == 429
    assert "Blijft staan" in answer.text
    assert taken() == 2


# --- Cancelling ---------------------------------------------------------------------------------


def test_cancelling_gives_the_places_to_who_is_next(client, moment):
    signup = make_signup(moment, people=4)
    large = make_signup(moment, "Groep", state=State.WAITING, people=5)
    first = make_signup(moment, "Sara", state=State.WAITING, people=3)
    second = make_signup(moment, "Tom", state=State.WAITING, people=2)
    third = make_signup(moment, "Fay", state=State.WAITING, people=1)

    sign_off(client, signup)

    states = {one.name: one.state for one in Signup.objects.all()}
    assert states["Sara"] == states["Fay"] == State.COMING
    assert states["Groep"] == states["Tom"] == State.WAITING
    assert taken() == 4
    assert letters_to(signup.email) == ["Je bent afgemeld: Soep"]
    for one in (first, third):
        assert letters_to(one.email) == ["Er is plaats, je komt: Soep"]
    for one in (large, second):
        assert letters_to(one.email) == []


def test_cancelling_twice_gives_back_once(client, moment):
    signup, _ = make_signup(moment), make_signup(moment)

    sign_off(client, signup)
    sign_off(client, signup)

    assert taken() == 1
    assert len(letters_to(signup.email)) == 1


def test_who_cancelled_may_come_back(as_sam, sam, moment, activity):
    as_sam.post(f"{activity.get_absolute_url()}ik-kom/", {"name": "Sam", "people": "1"})
    sign_off(as_sam, Signup.objects.get())

    as_sam.post(f"{activity.get_absolute_url()}ik-kom/", {"name": "Sam", "people": "1"})

    assert sorted(Signup.objects.values_list("state", flat=True)) == ["afgemeld", "komt"]
    assert taken() == 1


@pytest.mark.parametrize("end", ["over", "cancelled", "offline"])
def test_what_is_past_or_off_can_not_be_changed(client, activity, moment, end):
    signup = make_signup(moment)
    if end == "over":
        activity.moments.update(starts_at="2026-11-01T10:00Z", ends_at="2026-11-01T12:00Z")
    elif end == "cancelled":
        activity.moments.update(cancelled_at="2026-11-20T10:00Z")
    else:
        type(activity).objects.update(status=Status.OFFLINE)

    answer = change(client, signup, people="2")

    signup.refresh_from_db()
    assert answer.status_code == 409
    assert signup.people == 1
    assert "Meld me af" not in answer.text


# --- The hidden address -------------------------------------------------------------------------


@pytest.fixture
def at_home(edition):
    return make_activity(
        "Soep aan huis",
        address=STREET,
        coming="aanmelden",
        address_visibility="aangemeld",
        approves_signups=True,
        place_label="Assendorp",
    )


@pytest.mark.parametrize("state", [state for state in State if state != State.UNCONFIRMED])
def test_hidden_address_is_told_to_who_comes_and_to_nobody_else(client, at_home, state):
    signup = make_signup(at_home.moments.get(), state=state)

    page = client.get(signup.get_absolute_url()).text

    assert (STREET in page) == (state == State.COMING)
    assert "Assendorp" in page


@pytest.mark.parametrize("end", ["over", "cancelled", "moment", "offline", "own_arrangement"])
def test_hidden_address_is_told_no_longer_than_needed(client, at_home, moment_in_time, end):
    signup = make_signup(at_home.moments.get())
    if end == "over":
        moment_in_time.move_to("2026-12-14 16:00:00+01:00")
    elif end == "moment":
        at_home.moments.update(cancelled_at="2026-11-20T10:00Z")
    elif end == "own_arrangement":
        type(at_home).objects.update(address_visibility="buurt")
    else:
        type(at_home).objects.update(status=end if end == "offline" else Status.CANCELLED)

    assert STREET not in client.get(signup.get_absolute_url()).text


def test_link_to_take_part_is_told_to_who_comes(client, edition):
    online = make_activity("Praten", coming="aanmelden", place_kind="online", place_label="Online")
    online.private_location.online_url = "https://meedoen.example.nl/x/"
    online.private_location.save()
    moment = online.moments.get()

    coming, waiting = make_signup(moment), make_signup(moment, state=State.WAITING)

    assert "meedoen.example.nl" in client.get(coming.get_absolute_url()).text
    assert "meedoen.example.nl" not in client.get(waiting.get_absolute_url()).text
    assert "meedoen.example.nl" not in client.get(online.get_absolute_url()).text
