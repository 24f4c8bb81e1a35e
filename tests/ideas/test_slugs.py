"""Addresses of ideas: readable, unique, and never a word of our own addresses."""

import pytest
from django.test import Client

from ideas import urls
from ideas.models import Idea
from ideas.slugs import RESERVED
from tests.factories import make_idea
from tests.ideas.entries import SEND, sending
from tests.teams.entries import race

pytestmark = pytest.mark.django_db


def slug_of(title):
    Client().post(SEND, sending(title=title))
    return Idea.objects.get(title=title).slug


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Soep op de stoep", "soep-op-de-stoep"),
        ("Eén bord extra!", "een-bord-extra"),
        ("שכנים", "idee"),
        ("Insturen", "insturen-2"),
        ("Verras me", "verras-me-2"),
        ("n" * 80, "n" * 50),
    ],
)
def test_slug_is_readable_and_never_reserved(title, slug):
    assert slug_of(title) == slug


def test_slugs_are_numbered_on_collision():
    make_idea(slug="soep")

    assert slug_of("Soep") == "soep-2"


@pytest.mark.django_db(transaction=True)
def test_rivals_for_one_title_each_get_an_address():
    outcomes = race(*[lambda: Client().post(SEND, sending(title="Soep")).url] * 3)

    assert outcomes == ["/account/code/"] * 3
    assert sorted(Idea.objects.values_list("slug", flat=True)) == ["soep", "soep-2", "soep-3"]


def test_reserved_words_hold_every_address_below_ideas():
    own = {str(p.pattern).split("/")[0] for p in urls.urlpatterns} - {"", "<slug:slug>"}

    assert own == RESERVED
