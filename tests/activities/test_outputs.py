"""What all outputs of activities have in common: nothing hidden, no cookie, the same filters."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from activities.picture import words_on
from tests.activities.outputs import LIST, OF_LIST, OF_ONE, addresses_of, unfolded
from tests.factories import (
    at,
    make_activity,
    make_audience,
    make_branch,
    make_language,
    make_moment,
    make_signup,
    make_team,
    make_theme,
    make_user,
)
from tests.queries import queries_of
from verbinding.lib.publishing import Status

pytestmark = pytest.mark.django_db
STREET = "Geheimstraat 99"
PERSONAL = ("noor@example.nl", "0612345678", "Noor de Gastvrouw", "eigenaar@example.nl")


@pytest.fixture
def at_home(edition):
    """Somebody's home: everyone may know its neighbourhood, its guests the rest."""
    return make_activity(
        "Soep aan huis",
        address=STREET,
        address_visibility="buurt",
        place_label="Assendorp",
        contact_email="noor@example.nl",
        contact_phone="0612345678",
        welcomed_by="Noor de Gastvrouw",
        theme=make_theme("Samen eten"),
        branch=make_branch("Zorg"),
        owner=make_user("Eigenaar", email="eigenaar@example.nl"),
    )


EVERYWHERE = [
    *("/", "/sitemap.xml", "/sitemap-activiteiten.xml"),
    *(f"{LIST}week/", f"{LIST}kaart/", f"{LIST}kaart.geojson", f"{LIST}?q=soep&plaats=Zwolle"),
    *("/branches/zorg/", "/themas/samen-eten/"),
]


@pytest.mark.parametrize("visibility", ["buurt", "aangemeld"])
def test_hidden_address_is_in_no_output(client, at_home, visibility):
    """Also where somebody comes who may know it: that is told on their own page alone."""
    at_home.address_visibility, at_home.coming = visibility, "aanmelden"
    at_home.save()
    make_signup(at_home.moments.get())
    location = at_home.private_location
    location.lat, location.lon = 52.51987, 6.08765
    location.save()

    shown = 0
    with CaptureQueriesContext(connection) as queries:
        pages = [*EVERYWHERE, f"/edities/{at_home.edition.year}/", f"{LIST}{at_home.slug}/ik-kom/"]
        for address in [*addresses_of(at_home), *pages]:
            told = unfolded(client.get(address))
            shown += "Assendorp" in told
            for secret in (STREET, "Geheimstraat", "51987", "08765"):
                assert secret not in told, address

    assert not [query for query in queries if "privatelocation" in query["sql"]]
    assert len(queries) > 10
    assert shown >= 12


def test_hidden_address_is_not_drawn(at_home):
    assert words_on(at_home).facts == ("maandag 14 december", "Assendorp")


@pytest.mark.parametrize("name", ["agenda.ics", "feed.atom", "activiteiten.csv"])
def test_files_hold_nobodys_data(client, at_home, name):
    told = unfolded(client.get(f"{LIST}{name}")) + unfolded(
        client.get(f"{LIST}{at_home.slug}/agenda.ics")
    )

    assert "Soep aan huis" in told
    for secret in (*PERSONAL, "mailto:", "ORGANIZER", "ATTENDEE"):
        assert secret not in told


@pytest.mark.parametrize("address", OF_LIST[:5])
def test_lists_honour_the_filters(client, edition, address):
    make_activity("Soep", theme=make_theme("Samen eten"))
    make_activity("Zingen", theme=make_theme("Muziek"))
    make_activity("Wandelen", province="Groningen", theme=make_theme("Samen eten"))

    told = unfolded(client.get(address, {"thema": "samen-eten", "provincie": "overijssel"}))

    assert "Soep" in told
    assert "Zingen" not in told
    assert "Wandelen" not in told


@pytest.mark.parametrize("address", ["agenda.ics", "activiteiten.csv"])
def test_files_hold_the_days_that_were_asked_for(client, edition, address):
    activity = make_activity("Soep", moments=3)
    first, second, _ = activity.moments.all()

    told = unfolded(client.get(f"{LIST}{address}", {"dag": second.local_date.isoformat()}))

    assert str(second.uuid) in told
    assert str(first.uuid) not in told


def test_what_is_not_public_is_in_no_list(client, edition):
    make_activity("Te zien")
    for status in set(Status) - {Status.PUBLISHED, Status.CANCELLED}:
        make_activity(f"Verborgen {status}", status=status)

    for address in OF_LIST[:5]:
        told = unfolded(client.get(address))
        assert "Te zien" in told
        assert "Verborgen" not in told


@pytest.mark.parametrize("name", OF_ONE)
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
def test_outputs_of_one_answer_by_status(client, edition, status, expected, name):
    activity = make_activity("Soep", status=status)

    assert client.get(f"{LIST}{activity.slug}/{name}").status_code == expected


def test_outputs_give_no_cookie_and_can_be_kept(client, at_home):
    for address in addresses_of(at_home):
        answer = client.get(address)
        assert answer.cookies == {}
        assert "Cookie" not in answer.get("Vary", "")
        assert answer["Cache-Control"] == "no-cache, s-maxage=60"
        again = client.get(address, headers={"if-none-match": answer["ETag"]})
        assert again.status_code == 304


@pytest.mark.parametrize("address", OF_LIST)
def test_lists_ask_as_often_for_three_as_for_one(client, edition, address):
    add_one(1)
    at_one = queries_of(client, address)

    add_one(2)
    add_one(3)

    assert queries_of(client, address) == at_one > 0


def add_one(number):
    activity = make_activity(
        f"Soep {number}",
        moments=2,
        theme=make_theme(f"Thema {number}"),
        team=make_team(f"Team {number}"),
    )
    activity.audiences.add(make_audience(f"Groep {number}"))
    activity.languages.add(make_language(f"Taal {number}"))


def test_pages_of_one_ask_as_often_for_three_moments_as_for_one(client, edition):
    one, three = make_activity("Een"), make_activity("Drie", moments=3)

    for name in ("agenda.ics", "delen.png", "poster.pdf"):
        counts = {queries_of(client, f"{LIST}{slug}/{name}") for slug in (one.slug, three.slug)}
        assert len(counts) == 1


@pytest.mark.parametrize("address", OF_LIST)
def test_lists_answer_without_any_edition(address, db):
    assert Client().get(address).status_code == 200


@pytest.mark.parametrize("address", OF_LIST)
def test_lists_answer_to_nonsense(client, edition, address):
    make_activity()
    asked = {"plaats": "Nergensland", "dag": "x", "thema": "geen", "kleur": "rood;}", "editie": "0"}

    told = unfolded(client.get(address, asked))

    assert address == "/volg/" or "Soep voor de straat" in told


@pytest.mark.parametrize("address", OF_LIST)
def test_lists_take_distance_and_order_along(client, edition, address):
    make_activity("Soep", lat=52.5126, lon=6.0936)
    asked = {"plaats": "Zwolle", "straal": "10", "sorteer": "afstand"}

    told = unfolded(client.get(address, asked))

    assert address == "/volg/" or "Soep" in told


def test_past_days_of_this_week_leave_the_calendar(client, edition, moment_in_time):
    activity = make_activity("Soep", moments=0)
    over = make_moment(activity, at(edition.first_day, 10))
    coming = make_moment(activity, at(edition.last_day, 10))
    moment_in_time.move_to(at(edition.last_day, 8))
    cache.clear()

    told = unfolded(client.get(f"{LIST}agenda.ics"))

    assert str(coming.uuid) in told
    assert str(over.uuid) not in told
