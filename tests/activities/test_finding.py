"""The list page around its filters: form, counts, orders, ways on, and its one address."""

import datetime as dt
import re

import pytest
from django.core.cache import cache

from activities.filter_words import grouped
from activities.models import Activity
from tests.activities.conftest import MONDAY, TUESDAY
from tests.factories import (
    at,
    make_activity,
    make_audience,
    make_edition,
    make_language,
    make_moment,
    make_team,
)
from tests.queries import queries_of
from verbinding.lib.pagecache import raise_revision

pytestmark = pytest.mark.django_db
LIST = "/activiteiten/"


def shown(page):
    return [activity.title for activity in page.context["page_obj"]]


def counts_in(page, name):
    """What the form shows beside the values of one parameter."""
    pattern = rf'id="aantal-{name}-([^"]+)" data-live>(\d+)'
    return {value: int(number) for value, number in re.findall(pattern, page.text)}


# --- What is shown ------------------------------------------------------------------------------


def test_card_shows_the_moment_that_was_asked_for(client, soup):
    page = client.get(f"{LIST}?dag=2026-12-15")

    [card] = page.context["page_obj"]
    assert card.next_moment.local_date == TUESDAY


def test_list_is_ordered_by_the_moment_asked_for(client, soup, walk):
    assert shown(client.get(LIST)) == ["Soep koken", "Wandeling"]
    assert shown(client.get(f"{LIST}?dag=2026-12-15")) == ["Wandeling", "Soep koken"]


def test_part_of_the_day_counts_only_while_it_is_to_come(client, soup, moment_in_time):
    make_moment(soup, at(MONDAY, 9))
    moment_in_time.move_to(at(MONDAY, 15))

    assert shown(client.get(f"{LIST}?dagdeel=ochtend")) == []
    assert shown(client.get(f"{LIST}?dagdeel=ochtend&dag=2026-12-14")) == ["Soep koken"]


def test_archive_shows_what_never_got_a_day_at_the_end(client, edition):
    past = make_edition(2024)
    make_activity("Zonder dag", edition=past, moments=0)
    make_activity("Met dag", edition=past)

    assert shown(client.get(f"{LIST}?editie=2024")) == ["Met dag", "Zonder dag"]


def test_words_in_the_title_come_first_unless_time_is_asked_for(client, soup, walk):
    Activity.objects.filter(pk=walk.pk).update(title="Soepwandeling")
    Activity.objects.filter(pk=soup.pk).update(title="Koken", description="Soep.")

    assert shown(client.get(f"{LIST}?q=soep")) == ["Soepwandeling", "Koken"]
    assert shown(client.get(f"{LIST}?q=soep&sorteer=tijd")) == ["Koken", "Soepwandeling"]


def test_languages_and_own_groups_can_be_asked_for(client, soup, walk):
    walk.languages.add(make_language("Arabisch"))
    Activity.objects.filter(pk=soup.pk).update(openness="eigen-groep", address_visibility="buurt")

    assert shown(client.get(f"{LIST}?taal=arabisch")) == ["Wandeling"]
    assert shown(client.get(f"{LIST}?openheid=eigen-groep")) == ["Soep koken"]


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("", "2 activiteiten"),
        ("dag=2026-12-14", "1 activiteit, op maandag 14 december"),
        (
            "dag=2026-12-14&dag=2026-12-15&dagdeel=avond&dagdeel=middag",
            "1 activiteit, op maandag 14 december of dinsdag 15 december, in de avond of middag",
        ),
        ("thema=samen-eten", "1 activiteit, met als thema Samen eten"),
        ("doelgroep=ouderen&gratis=1", "Geen activiteiten, voor ouderen, gratis"),
        ("q=soep&provincie=overijssel", "1 activiteit met “soep”, in Overijssel"),
        ("alleen-welkom=1", "Geen activiteiten, waar je ook alleen welkom bent"),
        ("gemeente=Zwolle", "1 activiteit, in de gemeente Zwolle"),
        (
            "openheid=iedereen&openheid=eigen-groep",
            "2 activiteiten, voor iedereen of voor een eigen groep",
        ),
        ("team=soepteam", "Geen activiteiten, van Team Soep"),
    ],
)
def test_sentence_reads_as_dutch(client, soup, walk, query, sentence):
    make_audience("Ouderen")
    make_team("Team Soep", slug="soepteam")

    assert client.get(f"{LIST}?{query}").context["summary"] == sentence


def test_thousands_are_told_apart_by_a_point():
    assert [grouped(number) for number in (999, 1000, 1234567)] == ["999", "1.000", "1.234.567"]


def test_place_that_is_mistyped_gets_suggestions(client, soup):
    page = client.get(f"{LIST}?plaats=Zwole&gratis=1")

    [answer, *_] = page.context["place_answers"]
    assert answer == {"label": "Zwolle", "url": "?plaats=Zwolle&gratis=1"}


# --- The form -----------------------------------------------------------------------------------


def test_form_counts_what_each_choice_would_show(client, soup, walk):
    page = client.get(f"{LIST}?dagdeel=ochtend")

    assert counts_in(page, "dagdeel") == {"ochtend": 1, "middag": 0, "avond": 1}
    assert counts_in(page, "dag") == {
        "2026-12-14": 0,
        "2026-12-15": 1,
        **{f"2026-12-{day}": 0 for day in (16, 17, 18, 19)},
    }
    assert counts_in(page, "thema") == {"lopen": 1, "samen-eten": 0}
    assert counts_in(page, "provincie")["utrecht"] == 1


def test_counts_follow_what_is_published(client, soup):
    assert counts_in(client.get(LIST), "dag")["2026-12-14"] == 1
    make_activity("Nog iets")
    raise_revision()

    assert counts_in(client.get(LIST), "dag")["2026-12-14"] == 2


def test_form_keeps_what_it_has_no_field_for(client, soup):
    team = make_team(slug="soepteam")

    page = client.get(f"{LIST}?team={team.slug}&gemeente=Zwolle&sorteer=tijd")

    for name, value in (("team", "soepteam"), ("gemeente", "Zwolle"), ("sorteer", "tijd")):
        assert f'<input type="hidden" name="{name}" value="{value}">' in page.text


def test_form_tells_how_many_choices_are_folded_away(client, soup):
    page = client.get(f"{LIST}?thema=samen-eten&gratis=1&dag=2026-12-14")

    assert page.context["form"].folded_count == 2


def test_orders_are_offered_where_there_is_a_choice(client, soup):
    def orders(query):
        form = client.get(f"{LIST}?{query}").context["form"]
        return [(order["label"], order["is_current"]) for order in form.orders]

    assert orders("") == []
    assert orders("q=soep") == [("Best passend", True), ("Op tijd", False)]
    assert orders("plaats=Zwolle&sorteer=afstand") == [
        ("Op tijd", False),
        ("Dichtbij eerst", True),
    ]


@pytest.mark.parametrize("order", ["afstand", "passend"])
def test_order_without_its_reason_is_that_of_time(client, soup, order):
    page = client.get(f"{LIST}?sorteer={order}")

    assert shown(page) == ["Soep koken"]
    assert page.context["filters"].order == "tijd"


def test_order_goes_along_with_what_gave_its_reason(client, soup):
    def without_first(query):
        return client.get(f"{LIST}?{query}").context["filters"].active[0]["url"]

    assert without_first("plaats=Zwolle&sorteer=afstand&gratis=1") == "?gratis=1"
    assert without_first("q=soep&sorteer=passend") == "?"
    assert without_first("q=soep&sorteer=tijd") == "?sorteer=tijd"


def test_another_choice_begins_at_the_first_page(client, soup):
    form = client.get(f"{LIST}?q=soep&pagina=2").context["form"]
    asked = client.get(f"{LIST}?plaats=Bergen&pagina=2")

    assert [order["url"] for order in form.orders] == [
        "?q=soep&sorteer=passend",
        "?q=soep&sorteer=tijd",
    ]
    assert all("pagina" not in answer["url"] for answer in asked.context["place_answers"])


def test_spaces_around_a_value_mean_nothing(client, soup, walk):
    page = client.get(LIST, {"thema": " samen-eten "})

    assert shown(page) == ["Soep koken"]
    assert [row["url"] for row in page.context["filters"].active] == ["?"]


def test_twenty_values_of_one_filter_are_enough(client, soup):
    days = [(MONDAY + dt.timedelta(days=number)).isoformat() for number in range(30)]

    page = client.get(LIST, {"dag": days})

    assert [day.isoformat() for day in page.context["filters"].days] == days[:20]


def test_unknown_order_is_named(client, soup):
    page = client.get(f"{LIST}?sorteer=kleur")

    assert "“kleur” kennen we niet bij sorteer." in page.text
    assert shown(page) == ["Soep koken"]


# --- The address --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "canonical"),
    [
        ("", ""),
        ("q=&plaats=&straal=10&dag=", ""),
        ("thema=samen-eten&q=soep", "?q=soep&thema=samen-eten"),
        ("dag=2026-12-15&dag=2026-12-14", "?dag=2026-12-14&dag=2026-12-15"),
        ("plaats=Zwolle&straal=25&sorteer=afstand", "?plaats=Zwolle&straal=25"),
        ("kleur=rood&utm_source=x", ""),
        ("q=koffie&q=+soep", "?q=soep"),
        ("pagina=1", ""),
        ("pagina=99", ""),
    ],
)
def test_canonical_address_is_one_per_choice(client, soup, query, canonical):
    page = client.get(f"{LIST}?{query}")

    link = f'<link rel="canonical" href="http://testserver/activiteiten/{canonical}">'
    assert link.replace("&", "&amp;") in page.text


def test_links_leave_out_what_is_empty(client, soup):
    page = client.get(f"{LIST}?q=&plaats=Zwolle&straal=10&thema=samen-eten&dag=")

    assert [row["url"] for row in page.context["filters"].active] == [
        "?thema=samen-eten",
        "?plaats=Zwolle&straal=10",
    ]


def test_page_past_the_end_is_the_last(client, soup):
    for number in range(30):
        make_activity(f"Nummer {number}")

    assert client.get(f"{LIST}?pagina=99").context["page_obj"].number == 2


# --- What it costs ------------------------------------------------------------------------------

EVERYTHING = (
    "q=soep&dag=2026-12-14&dagdeel=avond&plaats=Zwolle&straal=25&provincie=overijssel"
    "&gemeente=Zwolle&thema=samen-eten&doelgroep=ouderen&taal=nederlands&openheid=iedereen"
    "&gratis=1&sorteer=afstand"
)


@pytest.fixture
def full_match(soup):
    soup.audiences.add(make_audience("Ouderen"))
    soup.languages.add(make_language("Nederlands"))


@pytest.mark.parametrize("query", ["", EVERYTHING], ids=["none", "all"])
def test_list_asks_as_often_for_three_as_for_one(client, full_match, soup, query):
    address = f"{LIST}?{query}"
    assert shown(client.get(address)) == ["Soep koken"]
    with_one = queries_of(client, address)

    for number in range(2):
        other = make_activity(f"Soep {number}", theme=soup.theme, team=make_team(f"Team {number}"))
        other.audiences.set(soup.audiences.all())
        other.languages.set(soup.languages.all())
        make_moment(other, at(MONDAY, 19))

    assert queries_of(client, address) == with_one
    cache.clear()
    assert len(shown(client.get(address))) == 3


def test_list_asks_five_questions_and_one_for_its_counts(client, full_match):
    # Edition, labels, known words, keys and cards; the counts also tell how many there are in all.
    # Once an hour the page cache asks for the phase of the edition and for announcements.
    assert queries_of(client, f"{LIST}?{EVERYTHING}") == 2 + 5 + 1
    assert queries_of(client, LIST) == 2 + 4 + 1


# --- My location --------------------------------------------------------------------------------


def test_postcodes_come_with_their_centres(client):
    answer = client.get("/activiteiten/postcodes.json")

    lat, lon = answer.json()["3607"]
    assert (round(lat, 1), round(lon, 1)) == (52.1, 5.0)


def test_only_our_own_pages_may_ask_where_somebody_is(client, soup):
    assert "geolocation=(self)" in client.get(LIST).headers["Permissions-Policy"]
