"""The filters alone and in pairs, against plain Python; and what the page says about them."""

import itertools
import random

import pytest
from django.test import Client

from editions.loading import load_all
from ideas.forms import IdeaFilterForm
from ideas.listing import chosen, sentence, ways_on
from ideas.loading import load_ideas
from ideas.models import Idea, Setting
from tests.conftest import NOW
from tests.factories import make_branch, make_idea, make_theme
from tests.html import mistakes_in
from verbinding.lib.publishing import Status

pytestmark = pytest.mark.django_db
LIST = "/ideeen/"

VALUES = {
    "q": ["soep", "SOEP stoep", "koffie", "geen-enkel-idee-zegt-dit"],
    "waar": ["thuis", "zorg", "online"],
    "tijd": ["15", "60", "240"],
    "kosten": ["0", "5", "15"],
    "groep": ["1", "6", "40"],
    "thema": ["samen-eten", "koffie-en-gesprek"],
    "branche": ["onderwijs", "zorg"],
}


@pytest.fixture
def written(db):
    load_all(NOW.date())
    load_ideas()
    make_idea("Wacht nog", status=Status.SUBMITTED, setting=Setting.HOME)
    return list(Idea.objects.select_related("theme", "branch"))


def fits(idea, name, value):
    """The filters once more, slow and obvious."""
    words = [idea.title, idea.summary, idea.steps, idea.materials, idea.connects]
    match name:
        case "q":
            return all(word.lower() in "\n".join(words).lower() for word in value.split())
        case "waar":
            return idea.setting == value
        case "tijd":
            return idea.preparation + idea.duration <= int(value)
        case "kosten":
            return idea.cost <= int(value)
        case "groep":
            return idea.group_min <= int(value) <= (idea.group_max or 10**6)
        case "thema":
            return idea.theme.slug == value
        case "branche":
            return idea.branch is not None and idea.branch.slug == value


def expected(ideas, asked):
    return {
        idea.title
        for idea in ideas
        if idea.is_published and all(fits(idea, *pair) for pair in asked.items())
    }


def found(asked):
    return {idea.title for idea in IdeaFilterForm(asked).narrow(Idea.objects.published())}


def test_each_filter_alone_finds_what_plain_python_finds(written):
    for name, values in VALUES.items():
        for value in values:
            assert found({name: value}) == expected(written, {name: value}), (name, value)


def test_filters_in_pairs_and_all_together_narrow_each_other(written):
    dice = random.Random(1)
    pairs = list(itertools.combinations(VALUES, 2))
    asked = [{name: dice.choice(VALUES[name]) for name in pair} for pair in pairs]
    asked += [{name: dice.choice(values) for name, values in VALUES.items()} for _ in range(10)]

    for one in asked:
        assert found(one) == expected(written, one), one


def test_page_shows_the_same_and_tells_it_in_words(written):
    response = Client().get(LIST, {"waar": "straat", "tijd": "120", "kosten": "5"})

    shown = {idea.title for idea in response.context["page_obj"]}
    assert shown == expected(written, {"waar": "straat", "tijd": "120", "kosten": "5"})
    assert response.context["summary"] == (
        f"{len(shown)} ideeën voor in de straat, in hooguit twee uur, voor hooguit € 5"
    )


def test_sentence_speaks_of_one_and_of_none():
    filters = IdeaFilterForm({"groep": "1", "q": "soep"})

    assert sentence(filters, 1) == "1 idee met “soep”, in je eentje"
    assert sentence(filters, 0) == "Geen ideeën met “soep”, in je eentje"
    assert sentence(IdeaFilterForm({}), 60) == "60 ideeën"


def test_theme_and_branch_stand_in_the_sentence():
    make_theme("Samen eten")
    make_branch("Zorg", setting="in de zorg")
    filters = IdeaFilterForm({"thema": "samen-eten", "branche": "zorg"})

    assert sentence(filters, 2) == "2 ideeën bij het thema Samen eten, in de zorg"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("waar", "maan"),
        ("tijd", "7"),
        ("tijd", "²"),
        ("kosten", "-1"),
        ("groep", "0"),
        ("groep", "9" * 40),
        ("groep", "1e3"),
        ("thema", "bestaat-niet"),
        ("branche", "<script>alert(1)</script>"),
        ("q", "x" * 61),
    ],
)
def test_unknown_value_is_named_and_narrows_nothing(name, value):
    make_idea()

    response = Client().get(LIST, {name: value})

    assert response.status_code == 200
    assert response.context["count"] == 1
    assert "kennen we niet" in response.text
    assert "<script>alert" not in response.text
    assert mistakes_in(response.text) == []


@pytest.mark.parametrize("page", ["0", "-1", "99", "x", "²", "9" * 50])
def test_page_that_does_not_exist_shows_one_that_does(page):
    make_idea()

    assert Client().get(LIST, {"pagina": page}).context["page_obj"].object_list


def test_each_filter_in_force_can_be_taken_off():
    filters = IdeaFilterForm({"waar": "thuis", "tijd": "60"})

    assert [(way.label, way.url) for way in chosen(filters)] == [
        ("voor thuis", "/ideeen/?tijd=60"),
        ("in hooguit een uur", "/ideeen/?waar=thuis"),
    ]


def test_empty_list_offers_what_there_is_without_one_filter():
    make_idea("Soep", setting=Setting.HOME, cost=15)
    make_idea("Taart", setting=Setting.HOME, cost=15)
    make_idea("Brood", setting=Setting.STREET, cost=0)
    filters = IdeaFilterForm({"waar": "thuis", "kosten": "0"})

    ways = ways_on(filters, Idea.objects.published())

    assert [(way.label, way.count, way.url) for way in ways] == [
        ("Zonder “gratis”", 2, "/ideeen/?waar=thuis"),
        ("Zonder “voor thuis”", 1, "/ideeen/?kosten=0"),
    ]
    page = Client().get(LIST, {"waar": "thuis", "kosten": "0"}).text
    assert "Geen ideeën voor thuis, gratis" in page
    assert "Zonder “gratis”" in page


def test_list_without_any_idea_asks_for_one():
    assert "Stuur een idee in" in Client().get(LIST).text


def test_most_copied_stands_first(edition):
    quiet = make_idea("Stil")
    loved = make_idea("Geliefd")
    loved.copies.create(
        edition=edition,
        title="Nagedaan",
        slug="nagedaan-aaaaa",
        status=Status.PUBLISHED,
        published_at=NOW,
        description="Soep.",
        shown_name="Anna",
    )

    assert list(Client().get(LIST).context["page_obj"]) == [loved, quiet]
