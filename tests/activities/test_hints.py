"""Hints help a text along; they never keep anybody from sending it."""

import pytest

from activities.hints import hints_for
from activities.models import Activity
from tests.activities.entries import NEW, entry, type_code
from tests.conftest import logged_in
from tests.factories import make_activity, make_spelregels, make_user
from verbinding.lib.publishing import Status

ENOUGH = "We koken samen een grote pan soep, en iedereen uit de straat eet gezellig mee."
GOOD = {"title": "Soep eten met de straat", "description": ENOUGH, "place_name": "Zwolle"}


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"title": "Soep"}, "title", "Zeg er iets bij"),
        ({"title": "SOEP ETEN MET DE STRAAT"}, "title", "Rustiger: “Soep eten met de straat”"),
        ({"title": "Soep eten op maandag"}, "title", "De dag en de tijd staan er vanzelf bij"),
        ({"title": "Soep eten 14 december"}, "title", "De dag en de tijd"),
        ({"title": "Soep om 17.30"}, "title", "De dag en de tijd"),
        ({"title": "Soep eten in Zwolle"}, "title", "Zwolle staat er vanzelf bij"),
        ({"title": "Soep? Bel 06-12345678"}, "title", "een telefoonnummer"),
        ({"description": "We koken."}, "description", "Vertel nog wat meer"),
        ({"description": ENOUGH.upper()}, "description", "schreeuwen"),
        ({"description": f"{ENOUGH} noor@example.nl"}, "description", "en een e-mailadres in"),
        ({"description": f"{ENOUGH} 038 123 45 67"}, "description", "een telefoonnummer in"),
        ({"description": f"{ENOUGH} www.example.org"}, "description", "een link in"),
        ({"description": ENOUGH * 3}, "summary", "Schrijf één zin voor in de lijst"),
        ({"summary": "Mail noor@example.org"}, "summary", "een e-mailadres"),
    ],
)
def test_hint_names_what_could_be_better(fields, field, words):
    hints = hints_for(Activity(**{**GOOD, **fields}))

    assert words in hints[field]
    assert set(hints) == {field}


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"title": "Zondagse soep met de vrijdagmiddagband"},
        {"title": "Koffie bij de KNRM"},
        {"title": "Zwollenaren eten soep"},
        {"title": "", "description": ""},
        {"description": ENOUGH * 3, "summary": "Soep voor wie zin heeft."},
        {"title": "مرحبا بالعالم 🎉"},
    ],
)
def test_a_good_text_gets_none(fields):
    assert hints_for(Activity(**{**GOOD, **fields})) == {}


@pytest.mark.django_db
def test_hints_stop_nobody_and_come_afterwards(client, edition, moment_in_time):
    make_spelregels()
    client.post(NEW, entry(title="SOEP"))
    done = type_code(client, "fatima@example.nl")

    page = client.get(done.url).text

    assert Activity.objects.get().status == Status.SUBMITTED
    assert "Kan het nog beter?" in page
    assert "Zeg er iets bij" in page
    assert f"{Activity.objects.get().get_absolute_url()}bewerken/" in page


@pytest.mark.django_db
def test_hints_stand_beside_the_fields_of_a_form_that_comes_back(client, edition):
    page = client.post(NEW, entry(title="Soep", agrees=None))

    title = page.context["form"]["title"]
    assert "Zeg er iets bij" in title.field.hint
    assert 'id="id_title_hint"' in page.text
    assert "id_title_helptext id_title_hint" in title.as_widget()


@pytest.mark.django_db
def test_hint_on_the_summary_opens_the_fold_that_holds_it(client, edition):
    form = client.post(NEW, entry(description=ENOUGH * 3, agrees=None)).context["form"]

    assert [fold.is_open for fold in form.folds if form["summary"] in fold.fields] == [True]


@pytest.mark.django_db
def test_hints_wait_until_something_was_sent(client, edition):
    empty = client.get(NEW).text
    helped = client.post(NEW, entry(title="Soep", zoek="1")).text

    assert "field__hint" not in empty + helped


@pytest.mark.django_db
def test_edit_form_shows_hints_at_once(edition):
    noor = make_user("Noor")
    activity = make_activity("Soep", owner=noor)

    page = logged_in(noor).get(f"/activiteiten/{activity.slug}/bewerken/").text

    assert "Zeg er iets bij" in page


def test_places_where_nobody_signs_up_are_remarked_on(edition):
    activity = make_activity(**GOOD)
    activity.moments.update(capacity=8)

    assert "telt alleen als mensen zich aanmelden" in hints_for(activity)["coming"]
    activity.coming = Activity.Coming.SIGN_UP
    assert "coming" not in hints_for(activity)


@pytest.mark.parametrize(
    ("coming", "capacity", "is_remarked_on"),
    [("gewoon", 8, True), ("vol", 8, False), ("aanmelden", 8, False), ("gewoon", None, False)],
)
def test_places_are_remarked_on_where_they_count_for_nothing(
    edition, coming, capacity, is_remarked_on
):
    activity = make_activity(**GOOD, coming=coming)
    activity.moments.update(capacity=capacity)

    assert ("coming" in hints_for(activity)) is is_remarked_on


@pytest.mark.parametrize(("words", "is_short"), [(11, True), (12, False)])
def test_twelve_words_are_enough(words, is_short):
    activity = Activity(**{**GOOD, "description": " ".join(["soep"] * words)})

    assert ("description" in hints_for(activity)) is is_short
