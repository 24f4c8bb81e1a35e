"""The place that the form found is shown at once, with the others of that name."""

import pytest

from activities.models import Activity
from tests.activities.entries import NEW, entry
from tests.conftest import logged_in
from tests.factories import make_spelregels, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _open_for_entries(edition):
    make_spelregels()


def looked_up(client, query, **fields):
    answer = client.post(NEW, entry(place_query=query, zoek="1", **fields))
    assert answer.status_code == 200
    assert "error-summary" not in answer.text
    assert not Activity.objects.exists()
    return answer


@pytest.mark.parametrize(
    ("query", "chosen", "words"),
    [
        ("3607 AB", "", "Gevonden: Maarssenbroek (3607 Maarssen), gemeente Stichtse Vecht"),
        ("Maarssen", "", "Gevonden: Maarssen, gemeente Stichtse Vecht"),
        ("Bergen", "Bergen (Limburg)", "Gevonden: Bergen (Limburg), gemeente Bergen (L.)"),
        ("Bergen", "", "“Bergen” bestaat meer dan eens. Kies er een."),
        ("Bergen", "Zwolle", "“Bergen” bestaat meer dan eens. Kies er een."),
        ("Zwole", "", "We kennen “Zwole” niet. Bedoel je een van deze?"),
        ("☃☃☃", "", "We kennen “☃☃☃” niet. Vul een postcode in, of een plaats in de buurt."),
        ("", "", ""),
    ],
)
def test_place_is_told_without_judging(client, query, chosen, words):
    form = looked_up(client, query, place_choice=chosen).context["form"]

    assert form.place_words == words
    assert bool(form.place_dot) == words.startswith("Gevonden")


def test_other_places_of_that_name_stay_choices(client):
    page = looked_up(client, "Bergen", place_choice="Bergen (Limburg)")

    labels = [place.label for place in page.context["form"].place_answers]
    assert "Bergen (Noord-Holland)" in labels
    assert all(f'value="{label}"' in page.text for label in labels)
    assert '<circle class="small-map__dot"' in page.text


def test_other_words_are_looked_up_anew(client):
    page = looked_up(client, "Zwolle", place_choice="Bergen (Limburg)")

    assert page.context["form"].place_found.municipality == "Zwolle"


def test_words_of_a_stranger_are_only_words(client):
    page = looked_up(client, "<script>alert(1)</script>\u202e")

    assert "<script>alert" not in page.text


def test_a_fault_is_said_once(client):
    page = client.post(NEW, entry(place_query="Hengelo"))

    assert page.text.count("bestaat meer dan eens") == 2  # In the summary, and beside the field.


def test_edit_form_knows_which_one_it_was(edition):
    noor = make_user("Noor")
    client = logged_in(noor)
    client.post(NEW, entry(email=None, place_query="Hengelo", place_choice="Hengelo (Gelderland)"))

    page = client.get(f"/activiteiten/{Activity.objects.get().slug}/bewerken/")

    assert 'value="Hengelo (Gelderland)"' in page.text
    assert "Gevonden: Hengelo (Gelderland), gemeente Bronckhorst" in page.text


def test_doubt_is_told_before_the_answers(client, edition):
    page = client.post(NEW, entry(place_query="Zwole", zoek="1")).text

    assert page.index("We kennen “Zwole” niet") < page.index("Welke bedoel je?")
    assert page.count("We kennen “Zwole” niet") == 1
