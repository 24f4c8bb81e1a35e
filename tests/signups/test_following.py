"""What an organiser or moderator changes reaches who comes, and opens places."""

import pytest

from activities.models import Activity
from activities.workflow import take_step
from signups.models import Signup, State, Tally
from tests.activities.entries import rows
from tests.activities.test_managing import edit, url
from tests.conftest import logged_in
from tests.factories import make_activity, make_signup, make_spelregels, make_user
from tests.signups.typed import letters_to, newest_letter_to
from verbinding.lib.publishing import Status

pytestmark = pytest.mark.django_db
STREET = "Geheimstraat 99"


@pytest.fixture
def noor(edition):
    make_spelregels()
    return make_user("Noor", email="noor@example.nl")


@pytest.fixture
def activity(noor):
    return make_activity("Soep", owner=noor, coming="aanmelden", moments=2)


@pytest.fixture
def first(activity):
    return activity.moments.first()


def times(activity, *moments):
    ids = list(activity.moments.values_list("pk", flat=True))
    return rows(*moments, ids=ids)


USUAL = ("2026-12-14", "14:00", "16:00"), ("2026-12-15", "14:00", "16:00")


def save(activity, **fields):
    """The organiser's edit form, with what is typed over it; returns the next page."""
    client = logged_in(activity.owner)
    fields = {"coming": activity.coming, **times(activity, *USUAL), **fields}
    answer = client.post(url(activity, "bewerken"), edit(activity, **fields))
    assert answer.status_code == 302, answer.context["form"].errors
    activity.refresh_from_db()
    return client.get(answer.url).text


def test_new_time_is_told_to_who_comes_then_and_to_nobody_else(activity, first):
    coming = [make_signup(first, state=state) for state in ("komt", "wachtlijst", "gevraagd")]
    other_day = make_signup(activity.moments.last())
    gone = make_signup(first, state=State.CANCELLED)

    save(activity, **times(activity, ("2026-12-14", "19:00", "21:00"), USUAL[1]))

    for signup in coming:
        assert letters_to(signup.email)[0] == "Er is iets veranderd: Soep"
    letter = newest_letter_to(coming[0].email)
    assert "maandag 14 december, 19.00 – 21.00 uur" in letter.message
    assert letters_to(other_day.email) == letters_to(gone.email) == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"cost": "2,50"}, "Kosten per persoon: € 2,50 (dit was: gratis)."),
        ({"address": "Kerkplein 3"}, "Plaats: Kerkplein 3, Zwolle (dit was: Marktplein 1, Zwolle)"),
        ({"is_step_free": "on"}, "Zonder drempels of trappen: ja (dit was: nee)."),
    ],
)
def test_other_facts_are_told_as_they_were_and_as_they_are(activity, first, change, words):
    signup = make_signup(first)

    save(activity, **change)

    assert letters_to(signup.email) == ["Er is iets veranderd: Soep"]
    assert words in newest_letter_to(signup.email).message


def test_saving_without_a_change_writes_to_nobody(activity, first):
    signup = make_signup(first)

    save(activity)

    assert letters_to(signup.email) == []


def test_new_hidden_address_is_told_to_who_comes_alone(noor):
    activity = make_activity(
        "Soep",
        owner=noor,
        coming="aanmelden",
        address_visibility="aangemeld",
        place_label="Zwolle",
        moments=2,
    )
    coming = make_signup(activity.moments.first())
    waiting = make_signup(activity.moments.first(), state=State.WAITING)
    activity.moments.update(capacity=1)

    capacity = {"moments-0-capacity": "1", "moments-1-capacity": "1"}
    save(activity, address=STREET, **capacity)

    assert STREET in newest_letter_to(coming.email).message
    assert letters_to(waiting.email) == []


# --- What doesn't go on -------------------------------------------------------------------------


def test_moment_that_somebody_comes_to_is_cancelled_and_not_deleted(activity, first):
    signup = make_signup(first)

    save(activity, **{"moments-0-DELETE": "on"})

    first.refresh_from_db()
    signup.refresh_from_db()
    assert first.is_cancelled
    assert signup.state == State.COMING
    assert letters_to(signup.email) == ["Gaat niet door: Soep"]


def test_cancelled_activity_is_told_with_the_organisers_words(activity, first, noor):
    signup = make_signup(first)

    take_step(activity, "cancel", by=noor, note="De oven is stuk.")

    assert letters_to(signup.email) == ["Gaat niet door: Soep"]
    assert "> De oven is stuk." in newest_letter_to(signup.email).message


def test_advertising_in_a_farewell_reaches_nobody(activity, first, noor):
    signup = make_signup(first)

    take_step(activity, "cancel", by=noor, note="Kom gokken op www.example.com")

    assert "gokken" not in newest_letter_to(signup.email).message


def test_activity_that_goes_on_after_all_is_told(activity, first, noor):
    signup = make_signup(first)
    take_step(activity, "cancel", by=noor)

    take_step(activity, "uncancel", by=noor)

    assert letters_to(signup.email)[-1] == "Gaat toch door: Soep"


def test_taken_offline_and_back_is_told(activity, first, mo):
    signup = make_signup(first)

    take_step(activity, "take_offline", by=mo, note="Even kijken.")
    assert letters_to(signup.email) == ["Niet meer op de site: Soep"]
    assert "Even kijken" not in newest_letter_to(signup.email).message

    take_step(activity, "restore", by=mo)
    assert letters_to(signup.email)[-1] == "Gaat toch door: Soep"


def test_who_came_to_what_is_over_hears_nothing(activity, first, noor, moment_in_time):
    signup = make_signup(first)
    moment_in_time.move_to("2026-12-14 20:00:00+01:00")

    take_step(Activity.objects.get(pk=activity.pk), "cancel", by=noor)

    assert letters_to(signup.email) == []


# --- Places -------------------------------------------------------------------------------------


def test_more_places_let_the_line_come_in_order(activity, first):
    activity.moments.update(capacity=1)
    make_signup(first)
    line = [make_signup(first, f"Gast {number}", state=State.WAITING) for number in range(3)]

    save(activity, **{"moments-0-capacity": "3", "moments-1-capacity": "1"})

    states = [Signup.objects.get(pk=one.pk).state for one in line]
    assert states == [State.COMING, State.COMING, State.WAITING]
    assert Tally.objects.get(moment=first).taken == 3
    assert letters_to(line[0].email) == ["Er is plaats, je komt: Soep"]


def test_fewer_places_send_nobody_away_and_tell_the_organiser(activity, first):
    activity.moments.update(capacity=5)
    signups = [make_signup(first) for _ in range(4)]

    page = save(activity, **{"moments-0-capacity": "2", "moments-1-capacity": "5"})

    assert "er nu 2 plaatsen, terwijl er al 4 mensen komen" in page
    assert all(Signup.objects.get(pk=one.pk).state == State.COMING for one in signups)
    assert letters_to(signups[0].email) == []


def test_organiser_who_stops_choosing_lets_everybody_come(activity, first):
    Activity.objects.update(approves_signups=True)
    asked = make_signup(first, state=State.ASKED)

    save(activity, approves_signups="nee")

    asked.refresh_from_db()
    assert (asked.state, Tally.objects.get(moment=first).taken) == (State.COMING, 1)
    assert letters_to(asked.email) == ["Je komt: Soep"]


def test_desk_changes_reach_who_comes_as_well(activity, first, as_olga):
    activity.moments.update(capacity=1)
    make_signup(first)
    waiting = make_signup(first, state=State.WAITING)
    address = f"/beheer/activities/activity/{activity.pk}/change/"

    answer = as_olga.post(address, {**as_shown(as_olga.get(address)), "moments-0-capacity": "2"})

    waiting.refresh_from_db()
    assert answer.status_code == 302
    assert waiting.state == State.COMING


def as_shown(page):
    """The fields of a page of the desk, as a browser would send them back unchanged."""
    forms = [page.context["adminform"].form]
    for inline in page.context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.initial_forms]
    shown = {
        form.add_prefix(name): form.get_initial_for_field(field, name)
        for form in forms
        for name, field in form.fields.items()
    }
    return {
        name: value for name, value in shown.items() if value is not None and value is not False
    }


@pytest.mark.parametrize(("coming", "is_told"), [("aanmelden", True), ("gewoon", False)])
def test_organiser_reads_where_the_list_is_and_who_hears_of_the_end(noor, mo, coming, is_told):
    activity = make_activity("Soep", owner=noor, coming=coming, status=Status.SUBMITTED)

    take_step(activity, "publish", by=mo)
    letter = newest_letter_to(noor.email)
    guests = url(activity, "aanmeldingen")
    asked = logged_in(noor).get(url(activity, "stap/cancel")).text
    take_step(activity, "cancel", by=noor)

    assert (guests in letter.message, guests in letter.html_message) == (is_told, is_told)
    assert ("Wie zich aanmeldde, krijgt meteen een mail" in asked) == is_told
    assert ("kreeg ook een mail" in newest_letter_to(noor.email).message) == is_told
