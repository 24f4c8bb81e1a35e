"""The poster: its words and its code read back from paper, and titles in any script."""

import datetime as dt
from dataclasses import replace

import pytest
from django.utils import timezone
from post_office.models import Email

from activities.paper.poster import FORMATS, poster_of
from activities.paper.words import words_on
from activities.workflow import take_step
from tests.conftest import logged_in
from tests.factories import at, make_activity, make_edition, make_moment, make_theme, make_user
from tests.pdf import boxes_in, codes_in, fonts_in, links_in, metadata_of, sizes_of, words_in
from verbinding.lib.publishing import Status

pytestmark = pytest.mark.django_db
LONG_WORD = "Hottentottententententoonstellingsterreinbewonersvereniging"
TITLES = {
    "Soep voor de straat": "Soep voor de straat",
    LONG_WORD + " zoekt buren": "zoekt buren",
    "مرحبا بكم في الحي": "mrhb bkm",
    "社区晚餐 met soep": "SheQuWanCan met soep",
    "🎉🎉👩‍👩‍👧": "Kom erbij",
    "W" * 200: "WWWWWWWW",
    "Een buurt van verhalen " * 9: "Een buurt van verhalen",
    "Soep \u202efles\u202c \x00\x07 eten": "Soep fles eten",
    "": "Kom erbij",
    "Привет, één Ĳsje": "Привет, één IJsje",
}
# Of a printed page; a home printer leaves out what stands nearer to the edge.
MARGIN = 8


def poster_at(client, activity, query=""):
    return client.get(f"/activiteiten/{activity.slug}/poster.pdf{query}")


def words_of(title="Soep voor de straat", *, slug="soep-a1b2c", **fields):
    return words_on(make_activity(title[:80], slug=slug, **fields))


def titled(title):
    """Longer than the form allows as well, and with what the database wouldn't take."""
    activity = make_activity(slug="soep-a1b2c")
    activity.title = title
    return words_on(activity)


def full_words():
    """As much on one poster as the forms allow."""
    words = words_of(LONG_WORD, moments=12, summary="Een lange zin over soep. " * 6, cost=1234.5)
    place = "Multifunctioneel centrum De Verbindende Schakel aan de zijkant van het plein, " * 2
    note = "wie minder heeft, betaalt minder en wie meer heeft, betaalt iets meer voor een ander"
    return replace(words, place=place[:160].strip(), cost=f"{words.cost}, {note}")


def test_poster_tells_what_and_when_and_where(client, edition):
    theme = make_theme("Samen eten")
    activity = make_activity(
        summary="Kom soep eten.", theme=theme, welcomes_alone=True, cost=2.5, cost_note="Of meer."
    )

    response = poster_at(client, activity)

    told = words_in(response.content)
    for words in (
        "ma 14 dec",
        "Samen eten",
        "Soep voor de straat",
        "Kom soep eten.",
        "maandag 14 december, 14.00 – 16.00 uur",
        "Marktplein 1, Zwolle",
        "€ 2,50 per persoon · Of meer.",
        "Welkom, ook alleen",
        "Week van de Verbinding 2026",
        "14 t/m 19 december 2026",
        "Simpel met Impact",
        "#WeekvandeVerbinding2026",
        f"/activiteiten/{activity.slug}/",
    ):
        assert words in told
    assert response["Content-Type"] == "application/pdf"
    assert response["Link"].endswith(f'{activity.get_absolute_url()}>; rel="canonical"')
    assert response["Content-Disposition"] == f'inline; filename="poster-{activity.slug}-a4.pdf"'


@pytest.mark.parametrize(
    ("query", "size"),
    [
        ("", (210, 297)),
        ("?formaat=a4", (210, 297)),
        ("?formaat=a5", (148, 210)),
        ("?formaat=flyers", (297, 210)),
        ("?formaat=x%20y", (210, 297)),
    ],
)
def test_poster_comes_on_the_paper_asked_for(client, edition, query, size):
    poster = poster_at(client, make_activity(), query).content

    assert sizes_of(poster) == [size]


@pytest.mark.parametrize("kind", FORMATS)
def test_code_and_links_lead_to_the_page(edition, settings, kind):
    words = words_of()
    page = f"{settings.SITE_URL}/activiteiten/soep-a1b2c/"

    poster = poster_of(words, kind)

    count = 2 if kind == "flyers" else 1
    assert codes_in(poster) == [page] * count
    assert set(links_in(poster)) == {page}


def test_code_is_read_from_the_longest_address(edition):
    url = f"https://www.weekvandeverbinding.example.nl/activiteiten/{'w' * 50}-abcde/"

    assert codes_in(poster_of(replace(words_of(), url=url), "a5")) == [url]


@pytest.mark.parametrize("title", TITLES)
def test_any_title_is_readable_on_paper(edition, title):
    poster = poster_of(titled(title), "a5")

    assert TITLES[title] in words_in(poster)
    assert codes_in(poster)
    assert_well_laid(poster)


@pytest.mark.parametrize("kind", FORMATS)
def test_fullest_poster_stays_on_its_paper(edition, kind):
    assert_well_laid(poster_of(full_words(), kind))


def assert_well_laid(poster):
    """Inside the margins, and no text over another."""
    [(width, height)], boxes = sizes_of(poster), boxes_in(poster)
    assert len(boxes) > 8
    for box in boxes:
        assert MARGIN < box.left < box.right < width - MARGIN
        assert MARGIN < box.top < box.bottom < height - MARGIN
    over = [(a.text, b.text) for n, a in enumerate(boxes) for b in boxes[:n] if a.overlaps(b)]
    assert over == []


def test_long_title_is_smaller_and_not_cut(edition):
    told = words_in(poster_of(titled("Een buurt van verhalen " * 8 + "einde"), "a4"))

    assert told.count("Een buurt van verhalen") == 8
    assert "einde" in told


def test_file_says_what_it_is_and_whose_it_is_not(edition, anna):
    activity = make_activity("社区晚餐", owner=anna, contact_email="anna@example.nl")

    poster = poster_of(words_on(activity), "a4")

    about = metadata_of(poster)
    assert about["/Title"] == "Poster: 社区晚餐"
    assert about["lang"] == "nl-NL"
    assert "anna@example.nl" not in str(about) + words_in(poster)


def test_fonts_come_along(edition):
    fonts = fonts_in(poster_of(words_of(), "a4"))

    assert len(fonts) == 2
    assert all(fonts.values())


def test_same_words_give_the_same_paper(edition, moment_in_time):
    words = words_of()
    first = poster_of(words, "a4")
    moment_in_time.shift(dt.timedelta(days=1))

    assert poster_of(words, "a4") == first
    assert poster_of(replace(words, title="Zingen"), "a4") != first


def test_first_moments_stand_on_it_and_the_rest_is_counted(edition):
    few, many = words_of(moments=4), words_of(moments=6, slug="taart-a1b2c")

    assert (len(few.when), few.more) == (4, "")
    assert (len(many.when), many.more) == (4, "en nog 2 momenten, kijk op de site")
    assert "en nog 2 momenten, kijk op de site" in words_in(poster_of(many, "a4"))


def test_moments_that_are_over_or_cancelled_are_left_out(edition, moment_in_time):
    activity = make_activity(moments=3)
    first, second, third = activity.moments.all()
    second.cancelled_at = timezone.now()
    second.save()
    moment_in_time.move_to(at(first.local_date, 18))

    words = words_on(activity)

    assert words.when == ("woensdag 16 december, 14.00 – 16.00 uur",)
    assert words.leaf == ("wo", "16", "dec")


def test_poster_without_moments_promises_them(edition):
    words = words_of(moments=0)

    assert words.leaf == ()
    assert "Dag en tijd volgen nog" in words_in(poster_of(words, "a4"))


def test_cancelled_poster_says_so_and_invites_nobody(client, edition):
    activity = make_activity(status=Status.CANCELLED, welcomes_alone=True)

    told = words_in(poster_at(client, activity).content)

    assert "Gaat niet door" in told
    assert "Welkom" not in told


def test_poster_of_an_own_group_names_the_group_and_the_neighbourhood(client, edition):
    activity = make_activity(
        openness="eigen-groep", address_visibility="buurt", place_label="Assendorp"
    )

    told = words_in(poster_at(client, activity).content)

    assert "Voor onze eigen groep" in told
    assert "Assendorp" in told
    assert "Marktplein" not in told


def test_draft_is_for_its_maker_and_marked(client, edition, anna):
    activity = make_activity(status=Status.SUBMITTED, owner=anna)

    answer = poster_at(logged_in(anna), activity)

    assert "Voorbeeld" in words_in(answer.content)
    assert answer["Cache-Control"] == "private, no-store"
    assert poster_at(logged_in(make_user()), activity).status_code == 404
    assert poster_at(client, activity).status_code == 404


def test_changed_activity_has_another_poster(
    client, edition, anna, django_capture_on_commit_callbacks
):
    activity = make_activity(owner=anna)
    assert "Gaat niet door" not in words_in(poster_at(client, activity).content)

    with django_capture_on_commit_callbacks(execute=True):
        take_step(activity, "cancel", by=anna, note="Ziek.")

    assert "Gaat niet door" in words_in(poster_at(client, activity).content)


@pytest.mark.parametrize("days", [{}, {"first_day": None, "last_day": None}])
def test_edition_without_days_has_posters(days):
    edition = make_edition(2023, **days)
    activity = make_activity(edition=edition, moments=0)
    make_moment(activity, at(dt.date(2023, 12, 12), 10))

    told = words_in(poster_of(words_on(activity), "a4"))

    assert "Week van de Verbinding 2023" in told
    assert "dinsdag 12 december, 10.00 – 12.00 uur" in told


def test_poster_is_offered_where_it_is_wanted(client, edition, anna):
    activity = make_activity(owner=anna)
    poster = f"/activiteiten/{activity.slug}/poster.pdf"
    browser = logged_in(anna)

    assert f'href="{poster}?formaat=flyers"' in client.get(activity.get_absolute_url()).text
    assert f'href="{poster}"' in browser.get(f"{activity.get_absolute_url()}verstuurd/").text
    assert f'href="{poster}"' in browser.get("/mijn/").text
    assert client.get(poster).status_code == 200


def test_no_poster_is_offered_before_it_is_online(edition, anna):
    activity = make_activity(owner=anna, status=Status.SUBMITTED)
    browser = logged_in(anna)

    for address in ("/mijn/", f"{activity.get_absolute_url()}verstuurd/"):
        told = browser.get(address).text
        assert activity.title in told
        assert "poster.pdf" not in told


def test_letter_of_publication_brings_the_poster(client, edition, anna, mo):
    activity = make_activity(owner=anna, status=Status.SUBMITTED)

    take_step(activity, "publish", by=mo)

    letter = Email.objects.get(to=anna.email)
    poster = f"/activiteiten/{activity.slug}/poster.pdf"
    assert poster in letter.message
    assert f'{poster}"' in letter.html_message
    assert client.get(poster).status_code == 200
