"""Telling how it was: who may, when, and what becomes of the sentence."""

import re
import uuid

import pytest
from django.test import Client
from post_office.models import Email

from accounts import privacy
from impact.jobs import forget_people
from impact.models import Appreciation, Result
from tests import factories
from tests.conftest import logged_in
from tests.desk.queue_cast import decide
from tests.impact import made
from verbinding.lib.publishing import Status

pytestmark = pytest.mark.django_db

AFTER = "2026-12-16 12:00+01:00"


@pytest.fixture
def soup(anna, team, moment_in_time):
    """It took place two days ago."""
    activity = factories.make_activity("Soep", owner=anna, shown_name="Anna")
    moment_in_time.move_to(AFTER)
    return activity


def page_of(activity):
    return f"/activiteiten/{activity.slug}/terugblik/"


def typed(**overrides):
    """As typed on a page that was opened before anything was told; None leaves a field out."""
    fields = {
        "people": "23",
        "new": "de-helft",
        "goes_on": "ja",
        "sentence": "",
        "seen": "nieuw",
        "form_token": str(uuid.uuid4()),
        **overrides,
    }
    return {name: value for name, value in fields.items() if value is not None}


def test_organiser_tells_how_it_was(as_anna, anna, soup):
    mine = as_anna.get("/mijn/").text
    shown = as_anna.get(page_of(soup))
    sent = as_anna.post(page_of(soup), typed(sentence="Mooi."))

    result = Result.objects.get()
    assert "Hoe was het?" in mine
    assert f'href="{page_of(soup)}"' in mine
    assert shown.context["form"].initial["seen"] == "nieuw"
    assert sent.url == "/mijn/"
    assert (result.people, result.new, result.goes_on) == (23, "de-helft", "ja")
    assert (result.sentence, result.told_by) == ("Mooi.", anna)
    assert not Appreciation.objects.exists()
    assert "Hoe was het?" not in as_anna.get("/mijn/").text


@pytest.mark.parametrize(
    ("who", "status"),
    [(None, 302), ("sam", 403), ("bram", 403), ("chris", 403), ("mo", 403), ("olga", 403)],
)
def test_others_tell_nothing(who, status, soup, request):
    client = logged_in(request.getfixturevalue(who)) if who else Client()

    answers = client.get(page_of(soup)), client.post(page_of(soup), typed())

    assert [answer.status_code for answer in answers] == [status] * 2
    assert not Result.objects.exists()


def test_co_organisers_and_leads_of_the_team_may_tell(soup, team, sam, as_sam, chris):
    soup.co_organisers.add(sam)
    led = factories.make_activity("Lied", owner=chris, team=team)
    led.moments.update(starts_at="2026-12-14T10:00Z", ends_at="2026-12-14T11:00Z")

    assert as_sam.post(page_of(soup), typed()).status_code == 302
    assert logged_in(team.memberships.leads().first().user).post(page_of(led), typed()).url
    assert Result.objects.count() == 2


@pytest.mark.parametrize("status", sorted(set(Status) - {Status.PUBLISHED}))
def test_what_did_not_take_place_has_no_page(as_anna, anna, edition, moment_in_time, status):
    activity = factories.make_activity(owner=anna, status=status)
    moment_in_time.move_to(AFTER)

    assert as_anna.get(page_of(activity)).status_code == 404
    assert as_anna.post(page_of(activity), typed()).status_code == 404


def test_what_is_still_to_come_has_no_page(as_anna, soup, moment_in_time):
    moment_in_time.move_to("2026-12-14 23:00+01:00")

    assert as_anna.post(page_of(soup), typed()).status_code == 404


def test_archive_shows_what_was_told_and_takes_no_more(anna, soup, moment_in_time):
    moment_in_time.move_to("2027-01-19 12:00+01:00")
    as_anna = logged_in(anna)
    empty = as_anna.get(page_of(soup)).text
    made.make_result(soup, people=7)

    late = as_anna.post(page_of(soup), typed())

    assert "Invullen kan niet meer" in empty
    assert late.status_code == 409
    assert "7 mensen kwamen" in late.text
    assert Result.objects.get().people == 7


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("people", ""),
        ("people", "-1"),
        ("people", "100000"),
        ("people", "9" * 40),
        ("people", "veel"),
        ("people", "2,5"),
        ("new", ""),
        ("new", "allemaal"),
        ("goes_on", ""),
        ("goes_on", "\x00"),
        ("sentence", "a" * 281),
        ("sentence", "Twee\nregels"),
        ("sentence", "\u202eomgekeerd"),
    ],
)
def test_bad_value_is_told_beside_its_field(as_anna, soup, field, value):
    response = as_anna.post(page_of(soup), typed(**{field: value}))

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert not Result.objects.exists()


def test_answer_can_be_changed_and_a_double_click_is_one(as_anna, soup):
    data = typed()
    answers = [as_anna.post(page_of(soup), data).status_code for _ in range(2)]
    seen = as_anna.get(page_of(soup)).context["form"].initial["seen"]

    changed = as_anna.post(page_of(soup), typed(people="30", seen=seen))

    assert answers == [302, 302]
    assert changed.status_code == 302
    assert Result.objects.get().people == 30


def test_stale_page_writes_over_nothing_and_keeps_what_was_typed(as_anna, soup):
    made.make_result(soup, people=12)

    stale = as_anna.post(page_of(soup), typed(people="99"))

    assert stale.status_code == 409
    assert stale.context["form"]["people"].value() == "99"
    assert Result.objects.get().people == 12


def test_too_many_wait_with_the_filled_form(as_anna, soup):
    for number in range(7):
        seen = as_anna.get(page_of(soup)).context["form"].initial["seen"]
        last = as_anna.post(page_of(soup), typed(people=str(number), seen=seen))

    assert last.status_code == 429
    assert last.context["form"]["people"].value() == "6"
    assert Result.objects.get().people == 5


def test_form_needs_the_token_against_forgery(anna, soup):
    client = Client(enforce_csrf_checks=True)
    client.force_login(anna)

    assert client.post(page_of(soup), typed()).status_code == 403


# --- The sentence -------------------------------------------------------------------------------


def share(client, activity, words="Er werd gezongen.", **more):
    seen = client.get(page_of(activity)).context["form"].initial["seen"]
    return client.post(page_of(activity), typed(sentence=words, may_share="on", seen=seen, **more))


def test_sentence_waits_for_a_moderator_and_then_stands_on_the_edition(
    client, as_anna, as_mo, soup
):
    attack = "<script>alert(1)</script> bel 0612345678 🎉"
    share(as_anna, soup, attack, shows_name="on")
    waiting = Appreciation.objects.get()
    before = client.get("/edities/2026/").text
    queue = as_mo.get("/beheer/wachtrij/?soort=waardering").text

    decided = decide(as_mo, "waardering", waiting, "accept")

    page = client.get("/edities/2026/").text
    assert "telefoonnummer in de tekst" in waiting.risk_signs
    assert "Over Soep" in queue
    assert decided.status_code == 302
    assert "bel 0612345678" not in before
    assert "&lt;script&gt;alert(1)&lt;/script&gt; bel 0612345678 🎉" in page
    assert "Anna, <a" in page


def test_no_needs_a_reason_that_goes_to_who_wrote_it(as_anna, as_mo, soup, client):
    share(as_anna, soup)
    waiting = Appreciation.objects.get()

    empty = decide(as_mo, "waardering", waiting, "refuse")
    decide(as_mo, "waardering", waiting, "refuse", "Er staat een naam in.")

    letter = Email.objects.get()
    assert empty.status_code == 422
    assert letter.to == ["anna@example.nl"]
    assert "Er staat een naam in." in letter.message
    assert "Er werd gezongen." in letter.html_message
    path = re.search(r"http://\S+?(/activiteiten/\S+)", letter.message)[1]
    assert as_anna.get(path).status_code == 200
    assert "Er werd gezongen." not in client.get("/edities/2026/").text


def test_second_moderator_hears_that_somebody_was_first(as_mo, as_olga, as_anna, soup):
    share(as_anna, soup)
    waiting = Appreciation.objects.get()
    page = as_mo.get(f"/beheer/wachtrij/waardering/{waiting.pk}/")
    stale = {"step": "refuse", "note": "Nee.", "seen": page.context["seen"]}

    decide(as_mo, "waardering", waiting, "accept")
    late = as_mo.post(f"/beheer/wachtrij/waardering/{waiting.pk}/", stale)

    assert late.status_code == 409
    assert Appreciation.objects.get().is_shown


@pytest.mark.parametrize("who", [None, "sam", "anna"])
def test_only_moderators_decide(who, soup, request):
    waiting = made.make_appreciation(soup, state="wacht")
    client = logged_in(request.getfixturevalue(who)) if who else Client()

    decide(client, "waardering", waiting, "accept")

    assert not Appreciation.objects.get().is_shown


def test_other_words_wait_anew_and_another_name_does_not(as_anna, as_mo, soup, client):
    share(as_anna, soup, shows_name="on")
    decide(as_mo, "waardering", Appreciation.objects.get(), "accept")

    share(as_anna, soup)
    nameless = Appreciation.objects.get()
    share(as_anna, soup, "Iets anders.")

    assert (nameless.is_shown, nameless.name) == (True, "")
    assert Appreciation.objects.get().is_waiting
    assert "Iets anders." not in client.get("/edities/2026/").text


def test_permission_taken_back_takes_the_sentence_off_at_once(as_anna, as_mo, soup, client):
    share(as_anna, soup)
    decide(as_mo, "waardering", Appreciation.objects.get(), "accept")
    before = client.get("/edities/2026/").text
    seen = as_anna.get(page_of(soup)).context["form"].initial["seen"]

    as_anna.post(page_of(soup), typed(sentence="Er werd gezongen.", seen=seen))

    assert "Er werd gezongen." in before
    assert "Er werd gezongen." not in client.get("/edities/2026/").text
    assert Result.objects.get().sentence == "Er werd gezongen."


# --- Forgetting ---------------------------------------------------------------------------------


def test_archive_keeps_numbers_and_nameless_sentences(soup, anna, moment_in_time, client):
    made.make_result(soup, told_by=anna, sentence="Mooi.", may_share=True)
    made.make_appreciation(soup, "Mooi.", name="Anna", sent_by=anna)
    other = factories.make_activity("Lied")
    made.make_appreciation(other, "Nooit bekeken.", state="wacht")
    moment_in_time.move_to("2027-01-18 12:00+01:00")
    forget_people()
    before = Result.objects.get().told_by
    moment_in_time.move_to("2027-01-19 12:00+01:00")
    forget_people()

    result, kept = Result.objects.get(), Appreciation.objects.get()
    assert before == anna
    assert (result.people, result.told_by, result.sentence) == (12, None, "")
    assert (kept.words, kept.name, kept.sent_by) == ("Mooi.", "", None)
    assert "Mooi." in client.get("/edities/2026/").text


def test_person_takes_results_along_and_leaves_only_numbers(soup, anna, client):
    made.make_result(soup, told_by=anna, sentence="Mooi.", may_share=True, shows_name=True)
    made.make_appreciation(soup, "Mooi.", name="Anna", sent_by=anna)

    (exported,) = privacy.export(anna)["terugblikken"]
    privacy.erase(anna)

    result = Result.objects.get()
    assert (exported["mensen"], exported["zin"]) == (12, "Mooi.")
    assert (result.people, result.sentence, result.may_share) == (12, "", False)
    assert not Appreciation.objects.exists()


def test_name_of_who_leaves_goes_from_what_somebody_else_told(soup, anna, sam):
    told = {"source": Appreciation.Source.ORGANISER, "sent_by": sam}
    kept = made.make_appreciation(soup, "Mooi.", name="Anna de Wit", **told)
    sams = made.make_appreciation(factories.make_activity(owner=sam), name="Sam", **told)

    privacy.erase(anna)

    for row in (kept, sams):
        row.refresh_from_db()
    assert (kept.words, kept.name) == ("Mooi.", "")
    assert sams.name == "Sam"


def test_admin_shows_and_writes_nothing(as_olga, soup):
    made.make_result(soup)
    made.make_appreciation(soup)

    for name in ("result", "appreciation"):
        assert as_olga.get(f"/beheer/impact/{name}/").status_code == 200
        assert as_olga.get(f"/beheer/impact/{name}/add/").status_code == 403
    assert as_olga.get(f"/beheer/impact/result/{soup.pk}/change/").status_code == 200


def test_result_deleted_at_the_desk_counts_no_more(client, as_olga, soup):
    made.make_result(soup, people=1200)
    assert "1.200" in client.get(soup.edition.get_absolute_url()).text

    as_olga.post(f"/beheer/impact/result/{soup.pk}/delete/", {"post": "yes"})

    assert "1.200" not in client.get(soup.edition.get_absolute_url()).text
