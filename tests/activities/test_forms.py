"""Bad input on the activity form: a clear word beside the field, and nothing typed is lost."""

import pytest
from django.contrib.auth.models import AnonymousUser

from activities.forms import ActivityForm
from activities.models import Activity
from tests.activities.entries import NEW, entry, rows
from tests.factories import make_spelregels
from verbinding.lib.places import web_mercator

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _open_for_entries(edition):
    make_spelregels()


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("title", "", "Geef je activiteit een naam."),
        ("title", "x" * 81, "niet meer dan 80 tekens"),
        ("description", "", "Vertel wat je gaat doen."),
        ("description", "x" * 5001, "niet meer dan 5000 tekens"),
        ("shown_name", "", "Vul je naam in."),
        ("email", "", "Vul je e-mailadres in."),
        ("email", "geen adres", "Dit lijkt geen e-mailadres."),
        ("agrees", None, "Zet hier een vinkje"),
        ("place_query", "", "Vul een postcode of plaats in"),
        ("place_query", "Xyzzyxburg", "Xyzzyxburg"),
        ("cost", "veel", "getal"),
        ("cost", "-1", "minstens 0"),
        ("cost", "NaN", "getal"),
        ("link", "javascript:alert(1)", "geldige URL"),
        ("theme", "999", "Selecteer een geldige keuze"),
        ("shows_contact", "on", "Vul dan een e-mailadres of telefoonnummer in"),
    ],
)
def test_bad_field_says_so_beside_it(client, field, value, message):
    answer = client.post(NEW, entry(**{field: value}))

    errors = answer.context["form"].errors
    assert answer.status_code == 422
    assert message in " ".join(errors.get(field, errors.get("place_choice", [])))
    assert not Activity.objects.exists()


@pytest.mark.parametrize(
    ("moment", "message"),
    [
        (("", "10:00", "12:00"), "Kies een dag."),
        (("2026-02-31", "10:00", "12:00"), "geldige datum"),
        (("2026-12-13", "10:00", "12:00"), "Kies een dag in de week"),
        (("2026-12-20", "10:00", "12:00"), "Kies een dag in de week"),
        (("2026-12-14", "", ""), "Hoe laat begint het?"),
        (("2026-12-14", "25:00", ""), "geldige tijd"),
        (("2026-12-14", "12:00", "12:00"), "gelijk aan het begin"),
        (("2026-12-14", "12:00", "10:00"), "voor het begin"),
    ],
)
def test_bad_moment_says_so_beside_it(client, moment, message):
    answer = client.post(NEW, entry(**rows(moment)))

    messages = [
        text for form in answer.context["moments"] for text in sum(form.errors.values(), [])
    ]
    assert answer.status_code == 422
    assert message in " ".join(messages)


@pytest.mark.parametrize(
    ("moment", "hours"),
    [
        (("2026-12-14", "10:00", ""), 2),
        (("2026-12-14", "22:00", "01:00"), 3),
        (("2026-12-14", "10:15", "10:30"), 0.25),
    ],
)
def test_good_moment_lasts(client, moment, hours):
    client.post(NEW, entry(**rows(moment)))

    moment = Activity.objects.get().moments.get()
    assert (moment.ends_at - moment.starts_at).total_seconds() == hours * 3600


def test_all_day_needs_no_time(client):
    data = entry(**rows(("2026-12-14", "", "")), **{"moments-0-is_all_day": "on"})

    client.post(NEW, data)

    moment = Activity.objects.get().moments.get()
    assert (moment.is_all_day, moment.daypart) == (True, "avond")


def test_same_moment_twice_is_refused(client):
    twice = [("2026-12-14", "10:00", "12:00")] * 2

    answer = client.post(NEW, entry(**rows(*twice)))

    assert answer.context["moments"].forms[1].errors["day"] == ["Dit moment staat er al."]


def test_refused_form_keeps_every_word(client):
    typed = {
        "title": "",
        "description": "Regel één\nمرحبا بالعالم 🎉 <script>alert(1)</script>",
        "place_query": "Utrecht",
        "address": "Domplein 1 “achter”",
        "shown_name": "Zoë & Co",
        "email": "zoë@example",
        "cost": "twee euro",
        "welcomed_by": "Noor",
        "can_call_first": "on",
        "openness": "eigen-groep",
    }

    page = client.post(NEW, entry(**typed)).text

    for words in (
        "Regel één\nمرحبا بالعالم 🎉 &lt;script&gt;alert(1)&lt;/script&gt;",
        'value="Utrecht"',
        'value="Domplein 1 “achter”"',
        'value="Zoë &amp; Co"',
        'value="zoë@example"',
        'value="twee euro"',
        'value="Noor"',
        'value="2026-12-14" selected',
        'value="17:00"',
    ):
        assert words in page
    assert "<script>alert" not in page


def test_ambiguous_place_is_asked_and_then_known(client):
    asked = client.post(NEW, entry(place_query="Hengelo"))
    answers = asked.context["form"].place_answers

    client.post(NEW, entry(place_query="Hengelo", place_choice=answers[1].label))

    assert "Welke bedoel je?" in asked.text
    assert Activity.objects.get().municipality == answers[1].municipality


def test_older_choice_does_not_stick_to_a_new_name(client):
    client.post(NEW, entry(place_query="Utrecht", place_choice="Hengelo (Gelderland)"))

    assert Activity.objects.get().municipality == "Utrecht"


@pytest.mark.parametrize(
    ("fields", "label", "has_point"),
    [
        ({"place_kind": "online", "place_query": ""}, "Online", False),
        ({"place_kind": "volgt"}, "Maarssenbroek (locatie volgt)", True),
        ({"address_visibility": "buurt", "address": "Stil 1"}, "Maarssenbroek", True),
        ({"openness": "eigen-groep", "address": "Stil 1"}, "Maarssenbroek", True),
        ({"address": "Bisonspoor 1"}, "Bisonspoor 1, Maarssen", True),
    ],
)
def test_public_place_says_what_may_be_known(client, fields, label, has_point):
    client.post(NEW, entry(**fields))

    activity = Activity.objects.get()
    assert activity.place_label == label
    # The middle of the postcode, whatever the address.
    point = (52.1359, 5.0182) if has_point else (None, None)
    assert (activity.lat, activity.lon) == point
    assert (activity.mx, activity.my) == (web_mercator(*point) if has_point else (None, None))
    assert (activity.municipality, activity.province) == (
        ("Stichtse Vecht", "Utrecht") if has_point else ("", "")
    )


@pytest.mark.parametrize("query", ["", "3607 AB"])
def test_online_activity_is_nowhere_though_a_place_was_typed(client, query):
    client.post(NEW, entry(place_kind="online", place_query=query))

    activity = Activity.objects.get()
    assert (activity.place_label, activity.place_name) == ("Online", "")
    assert (activity.municipality_code, activity.lat, activity.mx) == ("", None, None)


def test_cost_takes_a_comma(client):
    client.post(NEW, entry(cost="2,50"))

    assert str(Activity.objects.get().cost) == "2.50"


def test_form_asks_at_most_eight_things(edition):
    form = ActivityForm(person=AnonymousUser())

    required = {name for name, field in form.fields.items() if field.required}
    # And a day with a time, in the formset.
    assert required == {"title", "description", "place_query", "shown_name", "email", "agrees"}


@pytest.mark.parametrize("field", ["audiences", "languages", "theme", "branch"])
@pytest.mark.parametrize("key", ["9" * 25, "-" + "9" * 30, "9223372036854775808", "x"])
def test_key_that_no_row_can_have_is_an_error_beside_the_field(client, edition, field, key):
    response = client.post(NEW, entry(**{field: key}))

    assert response.status_code == 422
    assert response.context["form"].errors[field]


@pytest.mark.parametrize(
    ("total", "shown"),
    [("5000", 21), ("99999999999999999999", 21), ("-5", 0), ("9" * 5000, 0), ("onzin", 0)],
)
def test_rows_are_as_many_as_a_person_needs(client, edition, total, shown):
    """However many a robot names: each row costs time and room on the page."""
    response = client.post(NEW, entry(**{"moments-TOTAL_FORMS": total}))

    assert response.status_code == 422
    assert len(response.context["moments"].forms) <= max(shown, 1)


@pytest.mark.parametrize("total", ["9" * 5000, "²", "-5", ""])
def test_another_row_is_added_to_whatever_number_came(client, edition, total):
    response = client.post(NEW, entry(**{"moments-TOTAL_FORMS": total, "meer": "1"}))

    assert response.status_code == 200
    assert len(response.context["moments"].forms) == 2
