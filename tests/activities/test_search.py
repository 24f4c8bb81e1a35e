"""Search by words: forms of one word, accents, compounds and typing errors, on both engines."""

import pytest
from django.db import connection
from django.utils import timezone

from activities.models import Activity
from activities.proposals import accept, propose
from activities.search import Search, matching, reindex
from activities.search.engines import engine, rows
from activities.search.words import beginnings, is_one_error_away, splits, words_of
from tests.factories import make_activity
from verbinding.lib.publishing import Status


@pytest.fixture
def found(db):
    """Titles that a search finds."""

    def titles(words):
        activities = matching(Activity.objects.all(), words)
        return set(activities.values_list("title", flat=True))

    return titles


def make(title, description="We zien elkaar.", **place):
    fields = {"place_label": "Zwolle", "place_name": "Zwolle", "municipality": "Zwolle", **place}
    return make_activity(title, description=description, moments=0, shown_name="Anna", **fields)


@pytest.fixture
def four(edition):
    make("Koffiedrinken met de buren")
    make("Avondje", "Na het eten is er koffie in het café.")
    make("Lange wandeling", place_label="Maarssen", place_name="Maarssen", municipality="Vecht")
    make("Verhalen", place_label="Amersfoort", place_name="Amersfoort", municipality="Amersfoort")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("koffie", {"Koffiedrinken met de buren", "Avondje"}),
        ("koffiedrinken", {"Koffiedrinken met de buren"}),
        ("KOFFIE buren", {"Koffiedrinken met de buren"}),
        ("koffie vergadering", set()),
        ("cafe", {"Avondje"}),
        ("café", {"Avondje"}),
        ("wandeling", {"Lange wandeling"}),
        ("wandelen", {"Lange wandeling"}),
        ("wandelingen", {"Lange wandeling"}),
        ("verhaal", {"Verhalen"}),
        ("maarssen", {"Lange wandeling"}),
        # A letter too few, one too many, a wrong one, and two that changed places.
        ("maarsen", {"Lange wandeling"}),
        ("amersfort", {"Verhalen"}),
        ("amersffoort", {"Verhalen"}),
        ("amersfoord", {"Verhalen"}),
        ("maarssne", {"Lange wandeling"}),
        ("wandelling", {"Lange wandeling"}),
        # A compound that nobody wrote.
        ("avondjekoffie", {"Avondje"}),
        ("buren, koffiedrinken!", {"Koffiedrinken met de buren"}),
        ("de buren", {"Koffiedrinken met de buren"}),
        ("koffie/thee", set()),
        ("xyzzyx", set()),
        ("' OR 1=1 --", set()),
        ('"', {"Koffiedrinken met de buren", "Avondje", "Lange wandeling", "Verhalen"}),
        ("* : ( -", {"Koffiedrinken met de buren", "Avondje", "Lange wandeling", "Verhalen"}),
        ("de het een", {"Koffiedrinken met de buren", "Avondje", "Lange wandeling", "Verhalen"}),
    ],
)
def test_search_finds(four, found, words, expected):
    assert found(words) == expected


FIELDS = [
    *("title", "place_label", "place_name", "municipality"),
    *("summary", "shown_name", "description"),
]


@pytest.mark.parametrize("field", FIELDS)
def test_search_looks_at_each_field_and_follows_it(edition, found, field):
    make("Lezen")
    activity = make("Schaken", place_label="Breda", place_name="Breda", municipality="Breda")
    assert found("trommelaar") == set()

    for word, other in (("trommelaar", "fluitist"), ("fluitist", "trommelaar")):
        Activity.objects.filter(pk=activity.pk).update(**{field: f"Met de {word}"})
        assert len(found(word)) == 1
        assert found(other) == set()

    Activity.objects.filter(pk=activity.pk).delete()
    make_activity(**{"title": "Dammen", "moments": 0, field: "Met de violist"})
    assert len(found("violist")) == 1


def test_changed_title_is_a_title_to_rank_and_to_guess_by(edition, found):
    activity = make("Lezen", "Hierna gaan we zingen.")
    assert ranks("zingen") == [1]

    Activity.objects.filter(pk=activity.pk).update(title="Trommel maken")

    assert (ranks("trommel"), ranks("zingen")) == ([0], [1])
    assert found("tromel") == {"Trommel maken"}


def ranks(words):
    search = Search(words)
    rows = search.narrow(Activity.objects.all()).annotate(rank=search.rank())
    return list(rows.values_list("rank", flat=True))


def test_short_words_are_found_as_they_are(edition, found):
    make("Balans")
    make("Bal")

    assert found("bal") == {"Bal"}
    assert found("bla") == set()


def test_each_letter_may_have_an_accent(edition, found):
    make("Toetje", "We eten crème brûlée.")

    assert found("brulee") == found("brûlée") == found("créme brulée") == {"Toetje"}


def test_only_the_stemmer_of_postgresql_knows_longer_endings(edition, found):
    make("Kansen", "Er is een mogelijkheid.")

    assert found("mogelijkheden") == ({"Kansen"} if connection.vendor == "postgresql" else set())


def test_punctuation_parts_words(edition, found):
    make("Koffie/thee in buurt.huis De Schakel", "Kom je ook?")

    assert found("thee") == found("buurt") == found("huis schakel") != set()


def test_words_in_the_title_come_first(four):
    search = Search("koffie")

    ranks = dict(
        search.narrow(Activity.objects.all())
        .annotate(rank=search.rank())
        .values_list("title", "rank")
    )

    assert ranks == {"Koffiedrinken met de buren": 0, "Avondje": 1}


# --- Kept in step, whoever writes ---------------------------------------------------------------


def test_search_follows_a_change_of_words(edition, found):
    activity = make("Lezen in het park")

    activity.title = "Zingen in het park"
    activity.save(update_fields=["title"])

    assert found("zingen") == {"Zingen in het park"}
    assert found("lezen") == set()


def test_search_follows_a_statement_over_many_rows(edition, found):
    make("Lezen")
    make("Schaken")

    Activity.objects.update(description="Neem een trommel mee.")

    assert found("trommel") == {"Lezen", "Schaken"}


def test_search_follows_many_rows_at_once(edition, found):
    model = make("Lezen")
    Activity.objects.bulk_create(
        Activity(
            title=f"Drummen {number}",
            slug=f"drummen-{number}",
            edition=model.edition,
            description="Trommelen.",
            shown_name="Anna",
        )
        for number in range(3)
    )

    assert found("drummen") == {"Drummen 0", "Drummen 1", "Drummen 2"}
    assert found("drumen") == found("drummen")


def test_search_follows_words_that_a_moderator_accepts(edition, found, anna, mo):
    activity = make("Lezen", owner=anna)
    proposal = propose(activity, {"title": "Zingen"}, by=anna)
    assert found("zingen") == set()

    accept(proposal, by=mo)

    assert found("zingen") == {"Zingen"}


def test_search_forgets_what_is_deleted(four, found):
    assert len(kept_keys("avondje")) == 1

    Activity.objects.filter(title="Avondje").delete()

    assert found("koffie") == {"Koffiedrinken met de buren"}
    assert kept_keys("avondje") == []


def kept_keys(word):
    """What the index itself still holds, also of activities that are gone."""
    kept = engine().keys([[[word]]])
    return rows(kept.sql, kept.params)


def test_search_is_not_bothered_by_a_change_of_status(four, found):
    Activity.objects.update(
        status=Status.OFFLINE, published_at=timezone.now(), changed_at=timezone.now()
    )

    assert found("wandelen") == {"Lange wandeling"}


def test_reindex_changes_nothing_that_was_right(four, found):
    before = found("koffie")

    reindex()

    assert found("koffie") == before
    assert found("amersfort") == {"Verhalen"}


# --- The words themselves -----------------------------------------------------------------------


def test_words_lose_accents_capitals_and_idle_ones():
    assert words_of("Een CAFÉ voor de Zoë’s, zzp'er") == ["cafe", "zoe", "zzp"]


def test_words_are_at_most_eight():
    assert len(words_of(" ".join(f"woord{number}" for number in range(30)))) == 8


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("wandelingen", ["wandel"]),
        ("wandeling", ["wandel"]),
        ("wandelen", ["wandel", "wandeel"]),
        ("bakken", ["bak"]),
        ("verhalen", ["verhal", "verhaal"]),
        ("verhaal", ["verhaal", "verhal"]),
        ("verhuizen", ["verhuiz", "verhuis"]),
        ("soep", ["soep"]),
        ("raam", ["raam"]),
        ("60ers", ["60ers"]),
        ("thee", ["thee"]),
        ("bal", ["bal"]),
        ("2026", ["2026"]),
        ("3607ab", ["3607ab"]),
    ],
)
def test_beginnings_of_the_forms_of_a_word(word, expected):
    assert beginnings(word) == expected


@pytest.mark.parametrize(
    ("word", "other", "expected"),
    [
        ("zwolle", "zwole", True),
        ("zwolle", "zwollle", True),
        ("zwolle", "zwalle", True),
        ("zwolle", "zwlole", True),
        ("zwolle", "awolle", True),
        ("zwolle", "zwollex", True),
        ("zwolle", "zwolle", False),
        ("zwolle", "zwol", False),
        ("zwolle", "zelhem", False),
        ("zwolle", "wzlole", False),
    ],
)
def test_one_error_is_told_from_two(word, other, expected):
    assert is_one_error_away(word, other) is expected
    assert is_one_error_away(other, word) is expected


def test_splits_leave_no_crumbs():
    assert splits("koffiepot") == [("koff", "iepot"), ("koffi", "epot")]
