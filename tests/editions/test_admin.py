"""What the organiser changes under /beheer/ stands on the site at once."""

import datetime as dt

import pytest
from django.contrib import admin
from django.test import RequestFactory

from editions.admin import SpelregelsAdmin
from editions.forms import EditionForm
from editions.models import Page, Spelregels
from tests import factories


def form_data(**changes):
    return {
        "year": 2027,
        "title": "Week van de Verbinding 2027",
        "motto": "Simpel met Impact",
        "hashtag": "#WeekvandeVerbinding2027",
        "first_day": "2027-12-13",
        "last_day": "2027-12-18",
        **changes,
    }


@pytest.fixture
def request_of_olga(olga):
    request = RequestFactory().post("/beheer/")
    request.user = olga
    return request


def test_edition_form_accepts_a_week(db):
    assert EditionForm(form_data()).is_valid()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"last_day": ""}, "__all__"),
        ({"last_day": "2027-12-01"}, "__all__"),
        ({"first_day": "2026-12-14"}, "first_day"),
        ({"entering_opens_on": "2027-12-19"}, "entering_opens_on"),
        ({"entering_closes_on": "2027-12-19"}, "entering_closes_on"),
        (
            {"entering_opens_on": "2027-11-02", "entering_closes_on": "2027-11-01"},
            "entering_closes_on",
        ),
        ({"hashtag": "twee woorden"}, "hashtag"),
    ],
)
def test_edition_form_refuses_days_and_words_that_can_not_be(db, changes, field):
    form = EditionForm(form_data(**changes))

    assert not form.is_valid()
    assert list(form.errors) == [field]


def test_edition_form_puts_the_sign_before_a_hashtag(db):
    form = EditionForm(form_data(hashtag="Verbinding"))

    assert form.is_valid()
    assert form.cleaned_data["hashtag"] == "#Verbinding"


def test_confirming_an_example_edition_takes_its_mark_away(client, as_olga):
    edition = factories.make_edition(is_example=True)
    assert "Deze editie is een voorbeeld" in client.get("/").content.decode()

    as_olga.post("/beheer/editions/edition/", {"action": "confirm", "_selected_action": edition.pk})

    assert "Deze editie is een voorbeeld" not in client.get("/").content.decode()


@pytest.mark.parametrize(
    ("form", "typed"),
    [
        ("{pk}/change/", {"name": "Samen koken", "slug": "samen-koken", "order": "1"}),
        ("{pk}/delete/", {"post": "yes"}),
        ("", {"action": "delete_selected", "_selected_action": "{pk}", "post": "yes"}),
    ],
)
def test_label_is_changed_and_gone_on_kept_pages_at_once(client, as_olga, edition, form, typed):
    theme = factories.make_theme("Samen eten")
    assert "Samen eten" in client.get("/activiteiten/").text

    filled = {name: value.format(pk=theme.pk) for name, value in typed.items()}
    as_olga.post("/beheer/editions/theme/" + form.format(pk=theme.pk), filled)

    page = client.get("/activiteiten/").text
    assert "Samen eten" not in page
    assert ("Samen koken" in page) == ("name" in typed)


def test_spelregels_are_read_only_once_somebody_agreed(edition, request_of_olga):
    used, unused = factories.make_spelregels(1), factories.make_spelregels(2)
    factories.make_team(spelregels=used)
    model_admin = SpelregelsAdmin(Spelregels, admin.site)

    assert not model_admin.has_change_permission(request_of_olga, used)
    assert not model_admin.has_delete_permission(request_of_olga, used)
    assert model_admin.has_change_permission(request_of_olga, unused)


def test_new_spelregels_begin_as_a_copy_of_the_latest(db, request_of_olga):
    factories.make_spelregels(4, text="We helpen elkaar.")

    initial = SpelregelsAdmin(Spelregels, admin.site).get_changeform_initial_data(request_of_olga)

    assert (initial["version"], initial["text"]) == (5, "We helpen elkaar.")


def test_phase_of_the_edition_is_part_of_every_kept_page(client, db, moment_in_time):
    factories.make_edition(entering_opens_on=dt.date(2026, 11, 24))
    assert "Start een InspiratieTeam" in client.get("/").content.decode()

    moment_in_time.shift(dt.timedelta(hours=12, minutes=1))

    assert "Organiseer iets" in client.get("/").content.decode()


def test_pages_are_written_in_the_rooms_of_the_desk(edition, as_olga):
    page = factories.make_page(Page.Name.ABOUT)

    asked = [f"{page.pk}/change/", "add/", "999/change/"]
    answers = [as_olga.get(f"/beheer/editions/page/{url}") for url in asked]

    assert [answer["Location"] for answer in answers] == [
        "/beheer/teksten/over/",
        "/beheer/teksten/",
        "/beheer/teksten/",
    ]
