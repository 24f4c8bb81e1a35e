"""How the organiser chooses in which way people can come."""

import pytest

from activities.models import Activity
from tests.activities.entries import NEW, entry
from tests.activities.test_managing import edit, url
from tests.conftest import logged_in
from tests.factories import make_activity, make_spelregels, make_user

pytestmark = pytest.mark.django_db
LINK = "https://kaarten.example.nl/soep/"


@pytest.fixture
def noor(edition):
    make_spelregels()
    return make_user("Noor", email="noor@example.nl")


def enter(noor, **fields):
    return logged_in(noor).post(NEW, entry(email=None, **fields))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ({}, ("gewoon", "", False)),
        ({"coming": "ik-kom"}, ("ik-kom", "", False)),
        ({"coming": "aanmelden"}, ("aanmelden", "", False)),
        ({"coming": "aanmelden", "approves_signups": "ja"}, ("aanmelden", "", True)),
        ({"coming": "elders", "signup_link": LINK}, ("elders", LINK, False)),
        ({"coming": "gewoon", "signup_link": LINK}, ("gewoon", "", False)),
        ({"coming": "vol"}, ("vol", "", False)),
        # Somebody's home: the organiser says yes to each, unless they choose otherwise.
        ({"coming": "aanmelden", "address_visibility": "aangemeld"}, ("aanmelden", "", True)),
        (
            {
                "coming": "aanmelden",
                "address_visibility": "aangemeld",
                "approves_signups": "nee",
            },
            ("aanmelden", "", False),
        ),
        # Nobody from outside comes to an own group, whatever was chosen.
        ({"coming": "aanmelden", "openness": "eigen-groep"}, ("gewoon", "", False)),
    ],
)
def test_choice_is_kept_with_what_follows_from_it(noor, typed, kept):
    assert enter(noor, **typed).status_code == 302

    activity = Activity.objects.get()
    assert (activity.coming, activity.signup_link, activity.approves_signups) == kept


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"coming": "elders"}, "signup_link"),
        ({"coming": "elders", "signup_link": "javascript:alert(1)"}, "signup_link"),
        ({"coming": "ik-kom", "address_visibility": "aangemeld"}, "coming"),
        ({"address_visibility": "aangemeld"}, "coming"),
        ({"coming": "onzin"}, "coming"),
        ({"coming": "aanmelden", "approves_signups": "misschien"}, "approves_signups"),
    ],
)
def test_choice_that_contradicts_itself_is_told_beside_the_field(noor, typed, field):
    answer = enter(noor, **typed)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert not Activity.objects.exists()


def test_concept_may_contradict_itself_as_little_as_the_database_lets_it(noor):
    enter(noor, address_visibility="aangemeld", bewaar="1")

    assert Activity.objects.get().coming == "aanmelden"


def test_form_shows_what_was_chosen(noor):
    activity = make_activity(owner=noor, coming="aanmelden", approves_signups=True)

    form = logged_in(noor).get(url(activity, "bewerken")).context["form"]

    assert (form["coming"].value(), form["approves_signups"].value()) == ("aanmelden", "ja")
    assert [fold.title for fold in form.folds if fold.is_open] == ["Hoe kun je komen?"]


def test_new_way_shows_at_once_and_a_new_link_waits_for_a_look(client, noor):
    activity = make_activity(owner=noor)
    client.get(activity.get_absolute_url())

    logged_in(noor).post(
        url(activity, "bewerken"), edit(activity, coming="elders", signup_link=LINK)
    )

    activity.refresh_from_db()
    page = client.get(activity.get_absolute_url()).text
    assert (activity.coming, activity.signup_link) == ("elders", "")
    assert activity.proposals.get().texts == {"signup_link": LINK}
    assert "De link volgt nog" in page
    assert LINK not in page
