"""The preview: what a visitor will see, of which nothing is kept."""

import re

import pytest
from django.test import Client

from activities.models import Activity, Moment, PrivateLocation
from tests.activities.entries import NEW, entry, rows
from tests.conftest import logged_in
from tests.factories import make_activity, make_audience, make_spelregels, make_theme, make_user
from tests.html import mistakes_in
from verbinding.lib.publishing import Status

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _open_for_entries(edition):
    make_spelregels()


def preview(client, **typed):
    answer = client.post(NEW, entry(voorbeeld="1", **typed))
    assert answer.status_code == 200, answer.context["form"].errors
    stored = (Activity, Moment, PrivateLocation)
    assert [model.objects.count() for model in stored] == [0, 0, 0]
    return answer


def hidden(page):
    """What the preview would send, as a browser would."""
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page.text)
    return {name: value for name, value in found if name != "csrfmiddlewaretoken"}


def test_preview_shows_the_page_and_the_card(client):
    audience, theme = make_audience(), make_theme()
    typed = {"audiences": [audience.pk], "theme": theme.pk, "welcomes_alone": "on", "cost": "2,50"}

    page = preview(client, **typed)

    assert mistakes_in(page.text) == []
    assert "<h1" in page.text
    for words in (
        "Zo ziet de bezoeker het",
        "Er is nog niets verstuurd",
        "We koken een grote pan soep",
        "maandag 14 december",
        "Maarssenbroek",
        "Samen eten",
        "Ouderen",
        "Welkom, ook alleen",
        "€ 2,50 per persoon",
    ):
        assert words in page.text
    assert page.text.count("Soep eten met de straat") >= 3  # The title, the heading, the card.


def test_preview_hides_the_address_and_says_so(client):
    typed = {"address": "Stil 1", "address_visibility": "buurt", "contact_phone": "030 123 45 67"}

    page = preview(client, **typed).text

    visible, kept = page.split("Dit ziet een bezoeker niet")
    assert "Stil 1" not in visible
    assert "030 123 45 67" not in visible
    assert "Stil 1" in kept.split("</section>")[0]
    assert "030 123 45 67" in kept.split("</section>")[0]


def test_preview_needs_only_a_name_and_says_what_is_missing(client):
    page = client.post(NEW, {"title": "Soep eten met de straat", "voorbeeld": "1", **rows()})

    assert page.status_code == 200
    assert "Dag en tijd volgen nog" in page.text
    assert page.context["missing"][:2] == ["Wat ga je doen?", "Postcode of plaats"]
    assert page.context["missing"][-1] == "Dag en tijd"
    assert "Van:" not in page.text


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "x" * 81}, "title"),
        ({"place_query": "Hengelo"}, "place_choice"),
        ({"theme": "999"}, "theme"),
        ({"cost": "-1"}, "cost"),
        ({"description": "a\0b"}, "description"),
    ],
)
def test_preview_of_what_cannot_be_is_the_form(client, typed, field):
    page = client.post(NEW, entry(voorbeeld="1", **typed))

    assert page.status_code == 422
    assert field in page.context["form"].errors
    assert not Activity.objects.exists()


@pytest.mark.parametrize("button", ["voorbeeld", "bewaar"])
def test_less_is_asked_for_now_and_no_less_for_sending(button, client):
    before = client.get(NEW)

    returned = client.post(NEW, entry(title="", description="", **{button: "1"}))

    assert list(returned.context["form"].errors) == ["title"]
    assert returned.text.count("(hoeft niet)") == before.text.count("(hoeft niet)")


def test_preview_leads_on_to_sending(client):
    page = preview(client, description="Regel één.\nRegel “twee” & <b>drie</b>", ook=["2026-12-16"])
    sent = {name: value.replace("&amp;", "&") for name, value in hidden(page).items()}

    assert {"voorbeeld", "ook", "csrfmiddlewaretoken"}.isdisjoint(sent)
    assert sent["moments-TOTAL_FORMS"] == "2"
    answer = client.post(NEW, {**sent, "description": "Regel één."})
    assert answer.url == "/account/code/"
    assert Activity.objects.get().moments.count() == 2


def test_preview_leads_back_to_the_form(client):
    sent = hidden(preview(client, welcomed_by="Noor"))

    page = client.post(NEW, {**sent, "verder": "1"})

    assert page.context["form"].errors == {}
    for words in ('value="Soep eten met de straat"', 'value="Noor"', 'value="17:00"'):
        assert words in page.text


def test_preview_of_code_is_only_words(client):
    script = "<script>alert(1)</script>"

    page = preview(client, title=f"Soep {script}", description=f"{script} [x](javascript:alert(1))")

    assert "<script>alert" not in page.text
    assert "javascript:alert(1)" not in page.text.split('name="description"')[0]


def test_preview_needs_the_token_of_the_form():
    answer = Client(enforce_csrf_checks=True).post(NEW, entry(voorbeeld="1"))

    assert answer.status_code == 403


def test_preview_is_kept_by_no_cache(client):
    assert "no-store" in preview(client).headers["Cache-Control"]


def test_preview_of_a_change_leaves_what_is_online():
    noor = make_user("Noor", email="noor@example.nl")
    activity = make_activity("Soep voor de straat", owner=noor)
    moment = activity.moments.get()
    data = entry(
        title="Taart voor de straat",
        seen=activity.fingerprint,
        email=None,
        voorbeeld="1",
        **rows(("2026-12-15", "10:00", "12:00"), ids=[moment.pk]),
    )

    page = logged_in(noor).post(f"/activiteiten/{activity.slug}/bewerken/", data)

    assert page.status_code == 200
    assert "Taart voor de straat" in page.text
    assert "dinsdag 15 december" in page.text
    assert "Je wijziging is nog niet bewaard" in page.text
    activity.refresh_from_db()
    moment.refresh_from_db()
    assert (activity.title, activity.status) == ("Soep voor de straat", Status.PUBLISHED)
    assert moment.local_date.day == 14


def test_preview_shows_how_to_come_without_a_link_that_leads_nowhere(client):
    typed = {"coming": "aanmelden", "approves_signups": "ja", "moments-0-capacity": "4"}

    page = preview(client, **typed)

    assert "Meld je aan. De organisator laat je weten of je erbij kunt." in page.text
    assert '<span class="button">Meld je aan</span>' in page.text
    assert "/ik-kom/" not in page.text


def test_stranger_gets_no_preview_of_somebody_elses(as_sam):
    activity = make_activity()

    answer = as_sam.post(f"{activity.get_absolute_url()}bewerken/", entry(voorbeeld="1"))

    assert answer.status_code == 403
