"""What visitors see: the list, the page of one activity, and never an address that is hidden."""

import datetime as dt

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from activities.models import Activity
from activities.models.coming import Coming
from activities.workflow import take_step
from editions.models import Edition
from tests.conftest import logged_in
from tests.factories import (
    at,
    make_activity,
    make_audience,
    make_language,
    make_moment,
    make_team,
    make_theme,
    make_user,
)
from tests.queries import queries_of
from verbinding.lib.publishing import Status

pytestmark = pytest.mark.django_db
LIST = "/activiteiten/"
SECRET_STREET = "Geheimstraat 99"


def test_list_shows_what_is_public_and_to_come(client, edition):
    shown = make_activity("Soep")
    make_activity("Nog niet", status=Status.SUBMITTED)
    make_activity("Weggehaald", status=Status.OFFLINE)
    over = make_activity("Voorbij", moments=0)
    make_moment(over, at(edition.first_day.replace(month=11, day=1), 10))

    page = client.get(LIST)

    assert list(page.context["page_obj"]) == [shown]
    assert "1 activiteit" in page.text


def test_list_is_in_order_of_time(client, edition):
    late = make_activity("Laat", moments=0)
    make_moment(late, at(edition.last_day, 20))
    early = make_activity("Vroeg")

    assert list(client.get(LIST).context["page_obj"]) == [early, late]


def test_empty_list_invites(client, edition):
    page = client.get(LIST)

    assert "Jij kunt de eerste zijn" in page.text


@pytest.mark.parametrize("url", ["/activiteiten/", "/activiteiten/week/", "/activiteiten/kaart/"])
def test_list_of_a_week_that_is_over_says_so(client, edition, moment_in_time, url):
    assert "Jij kunt de eerste zijn" in client.get(url).text

    moment_in_time.move_to(at(edition.last_day + dt.timedelta(3), 12))
    page = client.get(url).text.partition("<main")[2]

    assert "Die week is voorbij; dit was er te doen." in page
    assert "Van deze editie staat hier niets." in page
    assert "/activiteiten/nieuw/" not in page


def test_list_before_entering_opens_does_not_invite_to_enter(client, edition):
    Edition.objects.update(entering_opens_on=edition.first_day)

    page = client.get("/activiteiten/").text.partition("<main")[2]

    assert "Ze komen hier te staan" in page
    assert "/activiteiten/nieuw/" not in page


def test_list_without_any_edition_answers(client):
    assert client.get(LIST).status_code == 200


@pytest.mark.parametrize(
    ("asked", "shown"), [("2", 2), ("99", 2), ("9" * 40, 2), ("onzin", 1), ("", 1)]
)
def test_page_past_the_end_shows_the_last(client, edition, asked, shown):
    for index in range(25):
        make_activity(f"Soep {index}")

    page = client.get(LIST, {"pagina": asked})

    assert (page.status_code, page.context["page_obj"].number) == (200, shown)


def test_list_asks_the_same_questions_at_one_and_three(client, edition):
    make_activity(theme=make_theme(), team=make_team())
    at_one = queries_of(client, LIST)
    for _ in range(2):
        make_activity(theme=make_theme(), team=make_team(), moments=3)
    cache.clear()

    assert queries_of(client, LIST) == at_one > 2


def test_page_tells_everything(client):
    activity = make_activity(
        "Soep",
        description="Kom **gerust** langs.",
        welcomes_alone=True,
        welcomed_by="Noor",
        is_step_free=True,
        cost="2.50",
        link="https://example.nl/soep",
        theme=make_theme("Samen eten"),
    )
    activity.audiences.add(make_audience("Ouderen"))
    activity.languages.add(make_language("Engels"))

    page = client.get(activity.get_absolute_url()).text

    for words in (
        "Kom <strong>gerust</strong> langs.",
        "Welkom, ook alleen",
        "Noor",
        "Zonder drempels",
        "€ 2,50",
        "https://example.nl/soep",
        "Samen eten",
        "Ouderen",
        "Engels",
        "Marktplein 1, Zwolle",
        "maandag 14 december",
    ):
        assert words in page


def test_own_group_sends_nobody_to_ask_for_its_address(client):
    facts = {"address_visibility": "buurt"}
    for_all, for_us = make_activity(**facts), make_activity(openness="eigen-groep", **facts)

    assert "Het precieze adres hoor je" in client.get(for_all.get_absolute_url()).text
    assert "Het precieze adres hoor je" not in client.get(for_us.get_absolute_url()).text


def test_nobody_is_sent_to_ask_for_the_address_of_what_is_cancelled(client):
    activity = make_activity(address_visibility="buurt", status=Status.CANCELLED)

    assert "Het precieze adres" not in client.get(activity.get_absolute_url()).text


def test_others_like_it_can_be_joined(client, edition):
    theme = make_theme("Samen eten")
    soup = make_activity("Soep", theme=theme)
    make_activity("Taart", theme=theme)
    make_activity("Vol huis", theme=theme, coming=Coming.FULL)
    make_activity("Wij", theme=theme, openness="eigen-groep", address_visibility="buurt")
    make_activity("Afgelast", theme=theme, status=Status.CANCELLED)

    similar = client.get(soup.get_absolute_url()).context["similar"]

    assert [one.title for one in similar] == ["Taart"]


def test_page_tells_the_address_once(client):
    page = client.get(make_activity().get_absolute_url()).text

    assert page.partition("<main")[2].count(">Marktplein 1, Zwolle<") == 1


def test_page_escapes_what_people_type(client):
    attack = "<script>alert(1)</script>"
    activity = make_activity(
        f"{attack} 🎉 مرحبا", description=f"{attack} [x](javascript:alert(1))", shown_name=attack
    )

    for address in (activity.get_absolute_url(), LIST):
        page = client.get(address).text
        assert "<script>alert" not in page
        assert 'href="javascript' not in page
        assert "مرحبا" in page


def test_contact_is_shown_only_when_chosen(client):
    contact = {"contact_email": "noor@example.nl", "contact_phone": "0612345678"}
    shown = make_activity(shows_contact=True, **contact)
    hidden = make_activity(shows_contact=False, **contact)

    assert "noor@example.nl" in client.get(shown.get_absolute_url()).text
    hidden_page = client.get(hidden.get_absolute_url()).text
    assert "noor@example.nl" not in hidden_page
    assert "0612345678" not in hidden_page


@pytest.mark.parametrize("role", ["nobody", "sam", "mo", "owner"])
def test_hidden_address_is_told_to_who_organises_or_moderates(role, request):
    owner = make_user()
    activity = make_activity(
        address=SECRET_STREET,
        address_visibility="buurt",
        place_label="Assendorp",
        owner=owner,
    )
    client = {"nobody": Client, "owner": lambda: logged_in(owner)}.get(
        role, lambda: request.getfixturevalue(f"as_{role}")
    )()

    page = client.get(activity.get_absolute_url()).text

    assert "Assendorp" in page
    assert (SECRET_STREET in page) == (role in {"mo", "owner"})


def test_hidden_address_is_in_no_public_list(client, edition):
    make_activity(address=SECRET_STREET, address_visibility="buurt", place_label="Assendorp")

    for address in (
        LIST,
        f"{LIST}?plaats=Zwolle",
        "/",
        "/sitemap.xml",
        f"/edities/{edition.year}/",
    ):
        told = client.get(address, follow=True).text
        assert SECRET_STREET not in told
        assert not address.startswith(LIST) or "Assendorp" in told


def test_public_queries_never_read_the_private_row(client):
    activity = make_activity(address=SECRET_STREET, address_visibility="buurt")

    with CaptureQueriesContext(connection) as queries:
        client.get(activity.get_absolute_url())
        client.get(LIST)

    assert not [query for query in queries if "privatelocation" in query["sql"]]
    assert len(queries) > 3


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (Status.CONCEPT, 404),
        (Status.SUBMITTED, 404),
        (Status.CHANGES_ASKED, 404),
        (Status.REJECTED, 404),
        (Status.OFFLINE, 410),
        (Status.PUBLISHED, 200),
        (Status.CANCELLED, 200),
    ],
)
def test_page_answers_by_status(client, status, expected):
    activity = make_activity("Soep", status=status)

    assert client.get(activity.get_absolute_url()).status_code == expected


@pytest.mark.parametrize(
    ("status", "answers"),
    [
        (Status.CONCEPT, {"nobody": 404, "sam": 404, "mo": 404, "owner": 200}),
        (Status.SUBMITTED, {"nobody": 404, "sam": 404, "mo": 200, "owner": 200}),
        (Status.OFFLINE, {"nobody": 410, "sam": 410, "mo": 200, "owner": 200}),
        (Status.REJECTED, {"nobody": 404, "sam": 404, "mo": 200, "owner": 200}),
    ],
)
def test_page_that_is_not_public_is_for_who_made_it_and_who_decides(
    client, mo, sam, status, answers
):
    owner = make_user()
    activity = make_activity("Soep", status=status, owner=owner)
    clients = {"nobody": client} | {
        name: logged_in(user) for name, user in (("sam", sam), ("mo", mo), ("owner", owner))
    }

    pages = {name: one.get(activity.get_absolute_url()) for name, one in clients.items()}

    assert {name: page.status_code for name, page in pages.items()} == answers
    told = {name for name, page in pages.items() if activity.description in page.text}
    assert told == {name for name, answer in answers.items() if answer == 200}


def test_offline_page_is_gone_at_once(client, mo, django_capture_on_commit_callbacks):
    from_cache = make_activity("Soep", owner=make_user())
    client.get(from_cache.get_absolute_url())

    with django_capture_on_commit_callbacks(execute=True):
        from_desk = Activity.objects.get(pk=from_cache.pk)
        take_offline(from_desk, mo)

    page = client.get(from_cache.get_absolute_url())
    assert page.status_code == 410
    assert "Soep" not in client.get(LIST).text


def take_offline(activity, by):
    take_step(activity, "take_offline", by=by, note="Even weg.")


def test_visitors_get_no_cookie(client):
    activity = make_activity()

    for address in (LIST, activity.get_absolute_url()):
        answer = client.get(address)
        assert not answer.cookies
        assert "Cookie" not in answer.headers.get("Vary", "")
        assert "s-maxage=60" in answer.headers["Cache-Control"]


def test_each_moment_of_a_cancelled_activity_says_that_it_is_off(client, edition):
    going = make_activity("Soep", moments=2, coming=Coming.SIGN_UP)
    off = make_activity("Taart", moments=2, coming=Coming.SIGN_UP)
    off.status = Status.CANCELLED
    off.save()
    for activity in (going, off):
        make_moment(activity, at(edition.first_day, 9), capacity=12)

    said = [client.get(one.get_absolute_url()).text for one in (going, off)]

    assert [page.count("moment-row--cancelled") for page in said] == [0, 3]
    rows = [page[page.index('<ol class="moments">') :].partition("</ol>")[0] for page in said]
    assert [row.count("Gaat niet door") for row in rows] == [0, 3]
    assert [row.count("nog 12 plaatsen") for row in rows] == [1, 0]
