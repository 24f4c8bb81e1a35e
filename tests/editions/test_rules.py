"""How a new version of the Spelregels comes to be, and how everybody reads what it changes."""

import datetime as dt

import pytest
from django.utils import timezone

from editions.forms import SpelregelsForm
from editions.models import Spelregels
from editions.rules import announced, versions
from tests.factories import at, make_spelregels, make_team

ADD = "/beheer/editions/spelregels/add/"
PAGE = "/spelregels/"
FIRST = "We helpen **elkaar**.\n\n- Vriendelijk zijn is gratis."
SECOND = "We helpen **elkaar** en de buren.\n\n- Vriendelijk zijn is gratis."


@pytest.fixture
def first(db):
    return make_spelregels(1, text=FIRST, published_at=at(dt.date(2026, 1, 5), 12))


def typed(**changes):
    fields = {
        "version": "2",
        "published_at_0": "2026-11-23",
        "published_at_1": "12:00",
        "text": SECOND,
    }
    return {**fields, **changes}


def kinds(parts):
    return [(part.kind, part.text.strip()) for part in parts if part.kind != "same"]


def test_page_tells_word_by_word_what_changed_and_keeps_the_old_text(client, first):
    make_spelregels(2, text=SECOND)

    page = client.get(PAGE).text

    assert "Wat er anders is dan in versie 1" in page
    assert '<span class="visually-hidden">nieuw: </span>elkaar en de buren.</ins>' in page
    assert "We helpen <strong>elkaar</strong>.</p>" in page
    assert "Spelregels, versie 1" in page
    assert "**" not in page


def test_first_version_changes_nothing(client, first):
    assert "Wat er anders is" not in client.get(PAGE).text


def test_each_version_tells_what_it_changed(first):
    make_spelregels(2, text=SECOND)
    make_spelregels(3, text=SECOND + "\n\nEn we ruimen op.")

    third, second, oldest = versions()

    assert kinds(third.changes) == [("added", "En we ruimen op.")]
    assert ("added", "elkaar en de buren.") in kinds(second.changes)
    assert (oldest.changes, oldest.before) == ([], None)


def test_what_comes_later_is_announced_and_then_counts(client, first, moment_in_time):
    make_spelregels(2, text=SECOND, published_at=timezone.now() + dt.timedelta(hours=2))

    page = client.get(PAGE).text
    assert "Vanaf 23 november 2026, 14.00 uur: versie 2" in page
    assert "Wat er anders wordt" in page
    assert announced().rules.version == 2

    moment_in_time.shift(dt.timedelta(hours=2))
    page = client.get(PAGE).text
    assert "Wat er anders is dan in versie 1" in page
    assert "Vanaf 23 november" not in page
    assert announced() is None


def test_words_of_the_rules_can_bring_no_markup(client, first):
    make_spelregels(2, text="<script>alert(1)</script> We helpen elkaar.")

    assert "<script>alert" not in client.get(PAGE).text


# --- At the desk ----------------------------------------------------------------------------------


def test_organiser_makes_a_version_from_a_copy_of_the_last(client, as_olga, first):
    form = as_olga.get(ADD)
    assert 'name="version" value="2"' in form.text
    assert "Vriendelijk zijn is gratis" in form.text
    client.get(PAGE)

    saved = as_olga.post(ADD, typed(), follow=True)

    assert "Versie 2 geldt vanaf nu" in saved.text
    assert Spelregels.objects.current().version == 2
    assert "elkaar</strong> en de buren" in client.get(PAGE).text


def test_version_of_the_desk_shows_what_it_changes(as_olga, first):
    second = make_spelregels(2, text=SECOND)

    page = as_olga.get(f"/beheer/editions/spelregels/{second.pk}/change/").text

    assert "elkaar en de buren.</ins>" in page


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"version": "1"}, "version", "Versie 1 is er al"),
        ({"version": "-3"}, "version", ""),
        ({"version": ""}, "version", ""),
        ({"published_at_0": "2026-11-22"}, "published_at", "Dit is al voorbij"),
        ({"published_at_0": "2026-02-30"}, "published_at", ""),
        ({"text": FIRST}, "text", "dezelfde tekst als van versie 1"),
        ({"text": f"  {FIRST}\n\n"}, "text", "dezelfde tekst als van versie 1"),
        ({"text": ""}, "text", ""),
    ],
)
def test_what_can_not_be_is_refused_beside_its_field(as_olga, first, changes, field, words):
    page = as_olga.post(ADD, typed(**changes))

    errors = page.context["adminform"].form.errors
    assert list(errors) == [field]
    assert words in str(errors[field])
    assert Spelregels.objects.count() == 1


def test_a_version_does_not_overtake_one_that_is_announced(as_olga, first):
    make_spelregels(2, published_at=at(dt.date(2026, 12, 1), 9))

    page = as_olga.post(ADD, typed(version="3"))

    assert "Versie 2 gaat pas later in" in page.text
    assert Spelregels.objects.count() == 2


def test_later_begins_on_the_hour(as_olga, first):
    as_olga.post(ADD, typed(published_at_0="2026-12-01", published_at_1="09:20"))

    assert Spelregels.objects.get(version=2).published_at == at(dt.date(2026, 12, 1), 10)


def test_an_announced_version_can_still_be_mended(first):
    second = make_spelregels(2, text=SECOND, published_at=at(dt.date(2026, 12, 1), 9))
    fields = {"version": 2, "published_at": "2026-12-01 09:00", "text": SECOND + " Samen."}

    assert SpelregelsForm(fields, instance=second).is_valid()


def test_a_version_that_is_agreed_with_stays_as_it_was(as_olga, first):
    make_team(spelregels=first)

    as_olga.post(f"/beheer/editions/spelregels/{first.pk}/change/", typed(version="1"))

    first.refresh_from_db()
    assert first.text == FIRST


@pytest.mark.parametrize("who", ["as_mo", "as_anna", "client"])
def test_only_who_writes_texts_makes_versions(request, who, first):
    request.getfixturevalue(who).post(ADD, typed())

    assert Spelregels.objects.count() == 1
