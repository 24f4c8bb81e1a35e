"""The buttons among the moments: they fill in further, and store nothing."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from activities.models import Activity, Moment
from tests.activities.entries import NEW, entry, rows
from tests.conftest import logged_in
from tests.factories import make_activity, make_spelregels, make_user

pytestmark = pytest.mark.django_db

MONDAY = ("2026-12-14", "17:00", "19:00")
FRIDAY = ("2026-12-18", "10:00", "12:00")
SATURDAY = ("2026-12-19", "10:00", "")


@pytest.fixture(autouse=True)
def _open_for_entries(edition):
    make_spelregels()


def pressed(client, *moments, **button):
    """What the rows hold after that button: (day, from, until) each."""
    answer = client.post(NEW, entry(**rows(*moments), **button))
    assert answer.status_code == 200
    assert answer.context["form"].errors == {}
    assert not Activity.objects.exists()
    return [
        tuple(form[name].value() or "" for name in ("day", "starts", "ends"))
        for form in answer.context["moments"].forms
    ]


@pytest.mark.parametrize(
    ("moments", "button", "expected"),
    [
        ([MONDAY], {"meer": "1"}, [MONDAY, ("", "", "")]),
        ([MONDAY], {"kopieer": "1"}, [MONDAY, ("2026-12-15", "17:00", "19:00")]),
        ([SATURDAY], {"kopieer": "1"}, [SATURDAY, ("", "10:00", "")]),
        ([("", "10:00", "")], {"kopieer": "1"}, [("", "10:00", ""), ("", "10:00", "")]),
        ([("gisteren", "", "")], {"kopieer": "1"}, [("gisteren", "", ""), ("", "", "")]),
        (
            [("2026-12-15", "09:00", ""), MONDAY],
            {"kopieer": "1"},
            [("2026-12-15", "09:00", ""), MONDAY, ("2026-12-16", "17:00", "19:00")],
        ),
        ([MONDAY, SATURDAY], {"weg": "0"}, [SATURDAY]),
        ([MONDAY, SATURDAY], {"weg": "1"}, [MONDAY]),
        ([MONDAY], {"weg": "0"}, [("", "", "")]),
        ([MONDAY], {"weg": "7"}, [MONDAY]),
        ([MONDAY], {"weg": "-1"}, [MONDAY]),
        ([MONDAY], {"weg": "9" * 5000}, [MONDAY]),
        (
            [MONDAY],
            {"dagen": "1", "ook": ["2026-12-16", "2026-12-18"]},
            [MONDAY, ("2026-12-16", "17:00", "19:00"), ("2026-12-18", "17:00", "19:00")],
        ),
        ([MONDAY], {"dagen": "1", "ook": ["2026-12-14"]}, [MONDAY]),
        ([MONDAY], {"dagen": "1", "ook": ["2026-12-25", "<script>"]}, [MONDAY]),
        ([MONDAY], {"dagen": "1"}, [MONDAY]),
    ],
)
def test_button_changes_the_rows_alone(client, moments, button, expected):
    assert pressed(client, *moments, **button) == expected


def test_new_row_takes_the_focus(client):
    page = client.post(NEW, entry(kopieer="1")).context["moments"]

    focused = [form["day"].field.widget.attrs.get("autofocus") for form in page.forms]
    assert focused == [None, True]


@pytest.mark.parametrize("button", ["meer", "kopieer"])
def test_no_more_rows_than_fit(client, button):
    full = [MONDAY] * 20

    assert len(pressed(client, *full, **{button: "1"})) == 20


def test_full_form_offers_no_more(client):
    page = client.post(NEW, entry(**rows(*[MONDAY] * 20), zoek="1")).text

    assert 'name="meer"' not in page
    assert 'name="kopieer"' not in page


def test_ticked_days_count_when_the_form_is_sent_at_once(client):
    client.post(NEW, entry(ook=["2026-12-16", "2026-12-19"]))

    days = Activity.objects.get().moments.values_list("local_date", "starts_at__hour")
    assert [day.isoformat() for day, _ in days] == ["2026-12-14", "2026-12-16", "2026-12-19"]


def test_added_days_keep_all_day_and_places(client):
    row = {"moments-0-is_all_day": "on", "moments-0-capacity": "12"}

    client.post(NEW, entry(**rows(("2026-12-14", "", "")), **row, ook=["2026-12-15"]))

    moments = Activity.objects.get().moments.values_list("is_all_day", "capacity")
    assert list(moments) == [(True, 12), (True, 12)]


def test_offered_days_are_those_without_a_moment(client):
    page = client.post(NEW, entry(zoek="1"))

    days = [day.day for day in page.context["moments"].free_days]
    assert days == [15, 16, 17, 18, 19]


def test_moments_that_exist_stay_the_same_rows(edition):
    noor = make_user("Noor")
    activity = make_activity(owner=noor)
    moment = activity.moments.get()
    data = entry(**rows(("2026-12-14", "14:00", "16:00"), ids=[moment.pk]), kopieer="1")

    answer = logged_in(noor).post(f"/activiteiten/{activity.slug}/bewerken/", data)

    forms = answer.context["moments"].forms
    assert [form.instance.pk for form in forms] == [moment.pk, None]
    assert forms[1]["day"].value() == "2026-12-15"
    assert Moment.objects.count() == 1


@pytest.mark.parametrize(
    ("moments", "hints"),
    [
        ([MONDAY, ("2026-12-14", "18:00", "20:00")], ["", "Dit valt deels samen met moment 1."]),
        ([MONDAY, ("2026-12-14", "19:00", "20:00")], ["", ""]),
        ([MONDAY, ("2026-12-15", "17:00", "19:00")], ["", ""]),
        (
            [("2026-12-14", "22:00", "03:00"), ("2026-12-15", "02:00", "04:00")],
            ["", "Dit valt deels samen met moment 1."],
        ),
    ],
)
def test_moments_at_once_are_named_and_not_refused(client, moments, hints):
    shown = client.post(NEW, entry(title="", **rows(*moments)))
    preview = client.post(NEW, entry(voorbeeld="1", **rows(*moments)))

    fields = [form["starts"].field for form in shown.context["moments"].forms]
    assert [getattr(field, "hint", "") for field in fields] == hints
    assert not any(form.errors for form in shown.context["moments"].forms)
    assert ("Valt deels samen met moment 1." in preview.text) is any(hints)


def test_form_asks_the_database_as_often_for_many_rows_as_for_one(client):
    def questions(moments, **button):
        with CaptureQueriesContext(connection) as asked:
            client.post(NEW, entry(**rows(*moments), **button))
        return len(asked)

    for button in ({"zoek": "1"}, {"voorbeeld": "1"}):
        questions([MONDAY], **button)
        assert questions([MONDAY, SATURDAY, FRIDAY], **button) == questions([MONDAY], **button)
