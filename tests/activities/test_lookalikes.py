"""What looks like the same activity: found, asked about once, and no secret of others told."""

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser

from activities.lookalikes import SIGN, for_moderator, for_sender, titles_alike
from activities.models import Activity
from tests.activities.entries import NEW, entry, rows, type_code
from tests.conftest import logged_in
from tests.factories import at, make_activity, make_moment, make_spelregels, make_user
from tests.queries import queries_of
from verbinding.lib.publishing import Status

pytestmark = pytest.mark.django_db

MONDAY = dt.date(2026, 12, 14)
TITLE = "Soep eten met de straat"
MAARSSEN = {
    "place_label": "Maarssenbroek",
    "municipality_code": "1904",
    "municipality": "Stichtse Vecht",
    "lat": 52.14,
    "lon": 5.03,
}
# Some four kilometres further in the same municipality, and a town far away.
BREUKELEN = {**MAARSSEN, "lat": 52.17, "lon": 5.0}
ONLINE = {"place_kind": "online", "lat": None, "lon": None, "municipality_code": ""}


@pytest.fixture(autouse=True)
def _open_for_entries(edition):
    make_spelregels()


def new_one(edition, title=TITLE, **place):
    """An activity that is being entered in Maarssen, as the form holds it."""
    from_map = make_activity("Bijzaak", **{**MAARSSEN, **place})
    from_map.pk, from_map.title = None, title
    Activity.objects.filter(title="Bijzaak").delete()
    return from_map


@pytest.mark.parametrize(
    ("title", "place", "is_alike"),
    [
        (TITLE, MAARSSEN, True),
        ("SOEP ETEN MET DE STRAAT!", MAARSSEN, True),
        ("Soep voor de straat", MAARSSEN, True),
        ("Straatsoep eten", MAARSSEN, True),
        ("Soep eten met de straat 2026", MAARSSEN, True),
        ("Zingen bij de piano", MAARSSEN, False),
        ("Soepballen draaien voor later", MAARSSEN, False),
        (TITLE, BREUKELEN, True),
        ("Soep voor de straat", BREUKELEN, False),
        (TITLE, {}, False),
        (TITLE, ONLINE, False),
    ],
)
def test_near_and_alike_on_the_same_day_is_found(edition, title, place, is_alike):
    other = make_activity(title, **place)

    found = for_sender(new_one(edition), [MONDAY], AnonymousUser())

    assert found == ([other] if is_alike else [])


def test_same_name_on_another_day_is_another(edition):
    make_activity(TITLE, **MAARSSEN)

    assert for_sender(new_one(edition), [dt.date(2026, 12, 15)], AnonymousUser()) == []


def test_cancelled_moment_does_not_count(edition):
    other = make_activity(TITLE, moments=0, **MAARSSEN)
    make_moment(other, at(MONDAY, 14), cancelled_at=at(MONDAY, 1))

    assert for_sender(new_one(edition), [MONDAY], AnonymousUser()) == []


def test_online_ones_are_held_against_each_other(edition):
    other = make_activity("Online pubquiz", **ONLINE)

    mine = new_one(edition, "Online pubquiz!", **ONLINE)

    assert for_sender(mine, [MONDAY], AnonymousUser()) == [other]


@pytest.mark.parametrize("status", sorted(set(Status) - {Status.PUBLISHED, Status.CANCELLED}))
def test_what_is_not_online_is_told_to_its_owner_alone(edition, status):
    noor, sam = make_user("Noor"), make_user("Sam")
    other = make_activity(TITLE, status=status, owner=noor, **MAARSSEN)
    mine = new_one(edition)

    is_closed = status in {Status.REJECTED, Status.OFFLINE}
    assert for_sender(mine, [MONDAY], AnonymousUser()) == []
    assert for_sender(mine, [MONDAY], sam) == []
    assert for_sender(mine, [MONDAY], noor) == ([] if is_closed else [other])


def test_own_one_in_another_town_is_found_by_its_name(edition):
    noor = make_user("Noor")
    other = make_activity(TITLE, owner=noor)

    assert for_sender(new_one(edition), [MONDAY], noor) == [other]


def test_moderator_also_sees_what_waits_but_no_concept(edition):
    waiting = make_activity(TITLE, status=Status.SUBMITTED, **MAARSSEN)
    make_activity(TITLE, status=Status.CONCEPT, **MAARSSEN)
    activity = make_activity(TITLE, status=Status.SUBMITTED, **MAARSSEN)

    assert for_moderator(activity) == [waiting]


@pytest.mark.parametrize("title", ["", "🎉", "de het een", "%_\\", "'; DROP TABLE", "x" * 80])
def test_any_title_can_be_held_against_others(edition, title):
    make_activity("Iets heel anders", **MAARSSEN)

    assert for_sender(new_one(edition, title), [MONDAY], AnonymousUser()) == []


def test_many_cost_as_many_questions_as_one(edition, django_assert_num_queries):
    mine, noor = new_one(edition), make_user("Noor")
    for mark in "abcde":
        make_activity(f"{TITLE} {mark}", **MAARSSEN)

    with django_assert_num_queries(5):
        found = for_sender(mine, [MONDAY], noor)

    assert len(found) == 3


def test_likeness_goes_both_ways():
    assert titles_alike(TITLE, "Straatsoep") == titles_alike("Straatsoep", TITLE)
    assert titles_alike(TITLE, TITLE.upper()) == 1


def test_other_numbers_make_another_activity():
    assert titles_alike("Workshop 1", "Workshop 2") == 0
    assert titles_alike("Workshop 1", "Workshop 1!") == 1


# --- On the form ----------------------------------------------------------------------------------


def test_sender_is_asked_once_and_loses_nothing(client):
    other = make_activity(TITLE, **MAARSSEN)
    data = entry(welcomed_by="Noor")

    asked = client.post(NEW, data)
    sent = client.post(NEW, {**data, "anders": f"{other.slug} "})

    assert asked.status_code == 422
    assert asked.context["lookalikes"] == [other]
    assert "Staat dit er al?" in asked.text
    assert 'value="Noor"' in asked.text
    assert sent.url == "/account/code/"
    assert Activity.objects.get(pending_email="fatima@example.nl").risk_signs[-1] == SIGN


def test_answer_holds_while_other_faults_are_mended(client):
    other = make_activity(TITLE, **MAARSSEN)

    page = client.post(NEW, entry(shown_name="", anders=other.slug))

    assert f'<input type="hidden" name="anders" value="{other.slug}">' in page.text


def test_answer_about_one_says_nothing_of_another(client):
    make_activity(TITLE, **MAARSSEN)

    assert client.post(NEW, entry(anders="een-heel-andere")).status_code == 422


@pytest.mark.parametrize("anders", ["<script>alert(1)</script>", "x" * 5000, "🎉 " * 100])
def test_any_answer_is_only_words(client, anders):
    make_activity(TITLE, **MAARSSEN)

    page = client.post(NEW, entry(anders=anders))

    assert page.status_code == 422
    assert "<script>alert" not in page.text


@pytest.mark.parametrize("button", ["bewaar", "zoek", "meer"])
def test_nobody_is_asked_before_sending(client, button):
    make_activity(TITLE, **MAARSSEN)

    page = client.post(NEW, entry(**{button: "1"}), follow=True)

    assert "Staat dit er al?" not in page.text


def test_preview_does_not_ask_either(client):
    make_activity(TITLE, **MAARSSEN)

    assert "Staat dit er al?" not in client.post(NEW, entry(voorbeeld="1")).text


def test_double_click_of_somebody_logged_in_is_no_lookalike(edition):
    noor = make_user("Noor")
    client, data = logged_in(noor), entry(email=None)

    first, second = client.post(NEW, data), client.post(NEW, data)

    assert first.url == second.url
    assert Activity.objects.count() == 1


def test_second_go_with_other_words_is_asked_about_ones_own(edition):
    client, data = logged_in(make_user("Noor")), entry(email=None)
    client.post(NEW, data)

    asked = client.post(NEW, {**data, "title": "Soep eten met de buren"})

    assert [one.title for one in asked.context["lookalikes"]] == [TITLE]


def test_own_lookalike_is_no_reason_to_wait(edition):
    noor = make_user("Noor", trusted_at=at(MONDAY, 1))
    own = make_activity(TITLE, owner=noor, **MAARSSEN)
    data = entry(email=None, anders=own.slug)

    logged_in(noor).post(NEW, data)

    assert SIGN not in Activity.objects.exclude(pk=own.pk).get().risk_signs


def test_code_of_an_old_entry_reveals_no_waiting_ones(client):
    """Somebody types an address that isn't theirs: what waits for it stays unseen."""
    make_activity(TITLE, status=Status.CONCEPT, pending_email="fatima@example.nl", **MAARSSEN)

    assert client.post(NEW, entry()).url == "/account/code/"


def test_concept_that_is_sent_in_later_is_held_against_others(edition):
    noor = make_user("Noor", email="noor@example.nl")
    concept = make_activity(TITLE, status=Status.CONCEPT, owner=noor, **MAARSSEN)
    other = make_activity(TITLE, **MAARSSEN)
    data = entry(
        email=None,
        seen=concept.fingerprint,
        **rows(("2026-12-14", "14:00", "16:00"), ids=[concept.moments.get().pk]),
    )
    url, client = f"/activiteiten/{concept.slug}/bewerken/", logged_in(noor)

    asked = client.post(url, data)
    client.post(url, {**data, "anders": other.slug})

    concept.refresh_from_db()
    assert asked.context["lookalikes"] == [other]
    assert (concept.status, SIGN in concept.risk_signs) == (Status.SUBMITTED, True)


def test_moderator_meets_it_beside_the_decision(client, as_mo):
    other = make_activity(TITLE, **MAARSSEN)
    client.post(NEW, entry(anders=other.slug))
    type_code(client, "fatima@example.nl")
    activity = Activity.objects.exclude(pk=other.pk).get()
    url = f"/beheer/wachtrij/activiteit/{activity.pk}/"

    page = as_mo.get(url).text
    with_one = queries_of(as_mo, url)
    for _ in range(2):
        make_activity(TITLE, **MAARSSEN)

    assert f"/beheer/wachtrij/activiteit/{other.pk}/" in page
    assert SIGN in page
    assert queries_of(as_mo, url) == with_one
