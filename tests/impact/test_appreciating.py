"""A warm word: by one click without a name, or in a sentence that a moderator reads first."""

import uuid

import pytest
from django.core import signing
from django.test import Client
from post_office.models import Email

from impact.jobs import tell_organisers
from impact.models import Appreciation, Reaction
from tests import factories
from tests.conftest import logged_in
from tests.desk.queue_cast import decide
from tests.impact import made
from tests.queries import queries_of
from verbinding.lib.formguard import SALT
from verbinding.lib.publishing import Status

pytestmark = pytest.mark.django_db


@pytest.fixture
def soup(anna, team):
    return made.make_begun("Soep", owner=anna, shown_name="Anna")


def page_of(activity):
    return f"/activiteiten/{activity.slug}/waardering/"


def typed(**fields):
    opened = signing.TimestampSigner(salt=SALT).sign("form")
    return {"form_token": str(uuid.uuid4()), "opened": opened, **fields}


def press(client, activity, kind):
    return client.post(page_of(activity), typed(reaction=kind))


def kinds():
    return sorted(Reaction.objects.values_list("kind", flat=True))


# --- By one click -------------------------------------------------------------------------------


def test_click_shows_on_the_kept_page_and_the_cookie_holds_no_name(client, soup):
    before = Client().get(soup.get_absolute_url()).text

    pressed = press(client, soup, "meer")

    cookie = pressed.cookies["reacties"]
    after = Client().get(soup.get_absolute_url())
    assert f'href="{page_of(soup)}"' in before
    assert "Dit smaakt naar meer" not in before
    assert 'Dit smaakt naar meer <span class="chip__count">1<' in after.text
    assert after.cookies == {}
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_one_browser_has_one_reaction_and_can_take_it_back(client, soup):
    press(client, soup, "meer")
    press(client, soup, "meer")
    press(client, soup, "blij")
    changed = kinds()
    shown = client.get(page_of(soup)).text

    client.post(page_of(soup), typed(back="1"))
    client.post(page_of(soup), typed(back="1"))

    assert changed == ["blij"]
    assert "Toch niet" in shown
    assert kinds() == []
    assert "Toch niet" not in client.get(page_of(soup)).text


def test_double_click_counts_once_and_browsers_count_apart(soup):
    data = typed(reaction="blij")
    for _ in range(2):
        Client().post(page_of(soup), data)
    press(Client(), soup, "blij")

    assert kinds() == ["blij", "blij"]


@pytest.mark.parametrize("value", ["x", "a:b:c", "", "\x00"])
def test_cookie_that_is_not_ours_undoes_nothing(client, soup, value):
    made.make_reaction(soup)
    client.cookies["reacties"] = value

    client.post(page_of(soup), typed(back="1"))

    assert kinds() == ["blij"]


@pytest.mark.parametrize("value", ["slecht", "\x00", "a" * 500])
def test_unknown_reaction_is_refused(client, soup, value):
    assert press(client, soup, value).status_code == 422
    assert kinds() == []


def test_network_that_presses_too_often_waits(soup):
    answers = [press(Client(), soup, "blij").status_code for _ in range(61)]

    assert answers[59:] == [302, 429]
    assert Reaction.objects.count() == 60


@pytest.mark.parametrize("data", [{"reaction": "blij"}, {"words": "Mooi."}])
def test_forms_need_the_token_against_forgery(soup, data):
    program = Client(enforce_csrf_checks=True)

    assert program.post(page_of(soup), typed(**data)).status_code == 403


# --- When ---------------------------------------------------------------------------------------


def test_words_are_taken_from_the_first_moment_until_the_archive(client, edition, moment_in_time):
    soup = factories.make_activity(moments=2)
    seen = []
    for at in ("14 13:59", "14 14:00", "21 12:00"):
        moment_in_time.move_to(f"2026-12-{at}+01:00")
        seen.append(press(Client(), soup, "blij").status_code)
    moment_in_time.move_to("2027-01-19 12:00+01:00")
    late = press(Client(), soup, "blij")

    assert [*seen, late.status_code] == [409, 302, 302, 409]
    assert "archief" in late.text
    assert "Hier werd ik blij van" in client.get(soup.get_absolute_url()).text
    assert page_of(soup) not in client.get(soup.get_absolute_url()).text


def test_page_of_what_is_still_to_come_says_nothing_of_it(client, edition):
    activity = factories.make_activity()

    assert "Wat mensen zeiden" not in client.get(activity.get_absolute_url()).text
    assert "zodra de activiteit begint" in client.get(page_of(activity)).text


@pytest.mark.parametrize("who", [None, "sam", "anna", "mo", "olga"])
@pytest.mark.parametrize(
    ("status", "answer"),
    [
        (Status.CONCEPT, 404),
        (Status.SUBMITTED, 404),
        (Status.CHANGES_ASKED, 404),
        (Status.REJECTED, 404),
        (Status.OFFLINE, 410),
        (Status.CANCELLED, 409),
        (Status.PUBLISHED, 302),
    ],
)
def test_only_what_everyone_may_see_takes_words(who, status, answer, anna, edition, request):
    activity = made.make_begun(owner=anna, status=status)
    client = logged_in(request.getfixturevalue(who)) if who else Client()

    assert press(client, activity, "blij").status_code == answer
    assert Reaction.objects.count() == (answer == 302)


def test_own_groups_have_no_page(client, edition):
    activity = made.make_begun(openness="eigen-groep", address_visibility="buurt")

    assert client.get(page_of(activity)).status_code == 404
    assert "Wat mensen zeiden" not in client.get(activity.get_absolute_url()).text


# --- In a sentence ------------------------------------------------------------------------------


def test_sentence_waits_and_then_stands_there_and_the_organiser_hears_it(client, as_mo, soup):
    words = "Fijn! <b>Graag</b> nog eens 🎉 مرحبا www.reclame.nl"
    sent = client.post(page_of(soup), typed(words=words, name="Noor"))
    waiting = Appreciation.objects.get()
    hidden = client.get(soup.get_absolute_url()).text
    untold = tell_organisers()

    decide(as_mo, "waardering", waiting, "accept")
    told = [tell_organisers(), tell_organisers()]

    page, letter = client.get(soup.get_absolute_url()).text, Email.objects.get()
    assert sent.url == "/waardering/bedankt/"
    assert "link in de tekst" in waiting.risk_signs
    assert "reclame" not in hidden
    assert (untold, told) == (0, [1, 0])
    assert "Fijn! &lt;b&gt;Graag&lt;/b&gt; nog eens 🎉 مرحبا" in page
    assert "Noor" in page
    assert letter.to == ["anna@example.nl"]
    assert "Fijn!" in letter.message
    assert "<b>Graag" not in letter.html_message
    assert f"{soup.get_absolute_url()}" in letter.html_message


def test_organiser_hears_at_most_once_a_day(soup, moment_in_time):
    made.make_good_word(soup, "Eén.")
    first = tell_organisers()
    made.make_good_word(soup, "Twee.")
    made.make_good_word(soup, "Drie.")
    same_day = tell_organisers()
    moment_in_time.shift(24 * 3600)

    assert (first, same_day, tell_organisers()) == (1, 0, 1)
    letter = Email.objects.latest("pk").message
    assert ("Eén." in letter, "Twee." in letter, "Drie." in letter) == (False, True, True)


def test_no_of_a_moderator_keeps_it_off_and_writes_no_letter(client, as_mo, soup):
    waiting = made.make_good_word(soup, state="wacht")

    decide(as_mo, "waardering", waiting, "refuse", "Dit is reclame.")

    assert waiting.words not in client.get(soup.get_absolute_url()).text
    assert not Email.objects.exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("words", ""),
        ("words", "   "),
        ("words", "a" * 281),
        ("words", "Twee\nregels"),
        ("words", "\u202eomgekeerd"),
        ("name", "a" * 81),
        ("name", "Noor\nBeste allemaal"),
    ],
)
def test_bad_sentence_is_told_beside_its_field(client, soup, field, value):
    response = client.post(page_of(soup), typed(**{"words": "Fijn.", field: value}))

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert not Appreciation.objects.exists()


def test_trap_and_haste_are_shown_to_the_moderator_and_refuse_nothing(client, soup):
    client.post(page_of(soup), {"words": "Fijn.", "kenmerk_bijlage": "x"})

    assert Appreciation.objects.get().risk_signs == [
        "Het verborgen veld is ingevuld",
        "Het tijdstip van openen ontbreekt",
    ]


def test_sentences_about_one_activity_wait_their_turn(client, soup, monkeypatch):
    monkeypatch.setattr("impact.appreciating.MOST_WAITING", 1)
    client.post(page_of(soup), typed(words="Fijn."))

    refused = client.post(page_of(soup), typed(words="Ook fijn."), REMOTE_ADDR="192.0.2.9")

    assert refused.status_code == 429
    assert 'value="Ook fijn."' in refused.text
    assert Appreciation.objects.count() == 1


def test_double_click_sends_one_sentence_and_other_words_another(client, soup):
    data = typed(words="Fijn.")
    for words in ("Fijn.", "Fijn.", "Ook fijn."):
        client.post(page_of(soup), {**data, "words": words})

    assert Appreciation.objects.count() == 2


# --- By who organises it ------------------------------------------------------------------------


def test_organiser_sees_what_was_said_and_hides_one_at_once(as_anna, client, soup):
    word = made.make_good_word(soup, "Rare zin.")
    made.make_reaction(soup)
    mine = as_anna.get("/mijn/").text
    before = client.get(soup.get_absolute_url()).text

    hidden = as_anna.post(f"{page_of(soup)}{word.pk}/weg/")

    assert "Rare zin." in mine
    assert "<strong>1</strong> keer" in mine
    assert "Rare zin." in before
    assert hidden.url == "/mijn/"
    assert "Rare zin." not in client.get(soup.get_absolute_url()).text
    assert "Rare zin." not in client.get("/edities/2026/").text


@pytest.mark.parametrize(
    ("who", "answer"), [(None, 302), ("sam", 403), ("chris", 403), ("mo", 403), ("olga", 403)]
)
def test_others_hide_nothing(who, answer, soup, request):
    word = made.make_good_word(soup)
    client = logged_in(request.getfixturevalue(who)) if who else Client()

    assert client.post(f"{page_of(soup)}{word.pk}/weg/").status_code == answer
    assert Appreciation.objects.get().is_shown


def test_organiser_hides_nothing_of_another_activity(as_anna, soup):
    other = made.make_good_word(made.make_begun("Lied"))

    assert as_anna.post(f"{page_of(soup)}{other.pk}/weg/").status_code == 404
    assert Appreciation.objects.get().is_shown


# --- What it costs ------------------------------------------------------------------------------


def test_pages_ask_as_often_for_three_words_as_for_one(as_anna, anna, soup):
    def say(number):
        other = made.make_begun(f"Lied {number}", owner=anna)
        for activity in (soup, other):
            made.make_good_word(activity, f"Zin {number}.")
            made.make_reaction(activity)

    pages = [(Client(), soup.get_absolute_url()), (Client(), page_of(soup)), (as_anna, "/mijn/")]
    say(1)
    with_one = [queries_of(client, url) for client, url in pages]
    say(2)
    say(3)

    assert [queries_of(client, url) for client, url in pages] == with_one
