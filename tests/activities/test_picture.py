"""The picture beside a shared link: its words, its size, and titles in any script."""

import io

import pytest
from PIL import Image

from activities.picture import fitted, picture_of_words, width_of, words_on
from tests.factories import make_activity, make_theme
from verbinding.lib.artwork_scenes import SCENES
from verbinding.lib.lettering import readable
from verbinding.lib.pagecache import raise_revision
from verbinding.lib.publishing import Status

pytestmark = pytest.mark.django_db
LONGEST = "Hottentottententententoonstellingsterreinbewonersvereniging " * 2
TITLES = [
    "Soep",
    LONGEST[:80],
    "W" * 80,
    "مرحبا بكم",
    "社区晚餐",
    "🎉🎉",
    "",
    "é\u0301 \u200d \x07",
    "ǅ ĳ ﬁ",
]


def picture_at(client, activity):
    return client.get(f"/activiteiten/{activity.slug}/delen.png")


def test_picture_has_the_size_that_other_sites_ask(client, edition):
    response = picture_at(client, make_activity("Soep", theme=make_theme("Samen eten")))

    image = Image.open(io.BytesIO(response.content))
    assert (image.format, image.size) == ("PNG", (1200, 630))
    assert response["Content-Type"] == "image/png"
    assert response["ETag"]


def test_same_words_give_the_same_picture(client, edition, django_capture_on_commit_callbacks):
    one = make_activity("Soep")
    words = words_on(one)

    assert picture_of_words(words) == picture_of_words(words) == picture_at(client, one).content
    assert picture_of_words(words) != picture_of_words(words_on(make_activity("Zingen")))


@pytest.mark.parametrize("theme", [*SCENES, "onbekend"])
def test_pictures_weigh_little(edition, theme):
    activity = make_activity(LONGEST[:80], theme=make_theme(theme, slug=theme))

    assert len(picture_of_words(words_on(activity))) < 80_000


@pytest.mark.parametrize("title", TITLES)
def test_any_title_can_be_drawn(client, edition, title):
    activity = make_activity(title, slug="vreemd-a1b2c", place_label=title)

    assert picture_at(client, activity).status_code == 200


@pytest.mark.parametrize("title", TITLES)
def test_titles_stay_on_the_card(title):
    size, lines = fitted(readable(title) or "Kom erbij")

    assert 1 <= len(lines) <= 4
    assert all(width_of(line, size, True) <= 644 for line in lines)


def test_words_are_those_of_the_page(edition):
    activity = make_activity("Soep", theme=make_theme("Samen eten"))

    words = words_on(activity)

    assert (words.heading, words.title) == ("Samen eten", "Soep")
    assert words.facts == ("maandag 14 december", "Marktplein 1, Zwolle")
    assert words.leaf == ("ma", "14", "dec")
    assert words.hashtag == "#WeekvandeVerbinding2026"


def test_cancelled_activity_looks_cancelled(edition):
    cancelled = make_activity("Soep", status=Status.CANCELLED, slug="soep-a1b2c")
    words = words_on(cancelled)

    assert words.is_cancelled
    cancelled.status = Status.PUBLISHED
    assert picture_of_words(words) != picture_of_words(words_on(cancelled))


def test_picture_that_was_kept_follows_the_words(client, edition):
    activity = make_activity("Soep")
    before = picture_at(client, activity).content

    type(activity).objects.update(title="Stamppot")
    raise_revision()

    assert picture_at(client, activity).content != before


def test_activity_without_moments_has_a_picture(client, edition):
    assert picture_at(client, make_activity(moments=0)).status_code == 200
