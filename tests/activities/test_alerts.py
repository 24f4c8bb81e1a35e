"""Mail about new activities: asking for it, and confirming it."""

import uuid

import pytest
from django.core import signing
from django.http import QueryDict
from django.test import Client

from accounts.models import EmailCode, User
from activities.alerts import (
    MOST_PER_PERSON,
    AlertRefused,
    confirm_alert,
    move_alert,
    query_of,
)
from activities.filters import Filters
from activities.models import Alert
from tests import factories
from tests.activities.entries import type_code
from tests.conftest import logged_in
from verbinding.lib.formguard import SALT

pytestmark = pytest.mark.django_db

NEW = "/meldingen/nieuw/"
NEAR = f"{NEW}?plaats=3607&straal=10"
DAY = 24 * 3600


def typed(**overrides):
    return {
        "email": "noor@example.nl",
        "form_token": str(uuid.uuid4()),
        "opened": signing.TimestampSigner(salt=SALT).sign("form"),
        **overrides,
    }


# --- Which choice it is -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ("", ""),
        ("q=++soep++met+brood+", "q=soep+met+brood"),
        ("plaats=+Zwolle+", "plaats=Zwolle&straal=10"),
        ("straal=25&plaats=3607", "plaats=3607&straal=25"),
        ("straal=25", ""),
        ("straal=7&plaats=3607", "plaats=3607&straal=10"),
        ("dag=2026-12-15&dag=2026-12-14&dag=ooit", "dag=2026-12-14&dag=2026-12-15"),
        ("thema=bestaat-niet&gratis=1", "gratis=1"),
        ("thema=samen-eten&dagdeel=avond", "dagdeel=avond&thema=samen-eten"),
        ("pagina=3&sorteer=afstand&editie=2024&kleur=abc&utm_source=x", ""),
        ("provincie=utrecht&gemeente=Zwolle&q=", "gemeente=Zwolle&provincie=utrecht"),
    ],
)
def test_choice_is_kept_as_far_as_it_is_understood(asked, kept, edition):
    factories.make_theme()
    filters = Filters(QueryDict(asked), edition)

    assert query_of(filters) == kept
    assert query_of(Filters(QueryDict(kept), edition)) == kept


def test_page_says_in_words_what_will_be_mailed(client, edition):
    factories.make_theme()

    text = client.get(f"{NEAR}&thema=samen-eten&dag=2026-12-14").text

    assert "binnen 10 km van 3607 Maarssen" in text
    assert "maandag 14 december" in text
    assert "Samen eten" in text


def test_page_asks_which_place_before_anything_else(client, edition):
    page = client.get(f"{NEW}?plaats=Bergen")
    sent = client.post(f"{NEW}?plaats=Bergen", typed())

    assert "Welke plaats bedoel je?" in page.text
    assert "Mail me</button>" not in page.text
    assert sent.status_code == 422
    assert not Alert.objects.exists()


def test_page_refuses_an_unknown_place_for_it_would_mail_everything(client, edition):
    sent = client.post(f"{NEW}?plaats=Nergenshuizen", typed())

    assert sent.status_code == 422
    assert "kennen we niet" in sent.text
    assert not Alert.objects.exists()


def test_page_refuses_a_choice_that_is_too_long(client, edition):
    days = "&".join(f"dag=20{year}-12-14" for year in range(10, 30))
    places = "&".join(f"gemeente={name}" for name in ("Zwolle", "Utrecht", "Breda", "Leiden") * 5)
    names = "&gemeente=Stichtse+Vecht&gemeente=Súdwest-Fryslân&q=" + "é" * 80

    sent = client.post(f"{NEW}?{days}&{places}{names}", typed())

    assert sent.status_code == 422
    assert "te veel keuzes" in sent.text


@pytest.mark.parametrize("when", ["afterwards", "never"])
def test_page_is_closed_when_nothing_new_will_come(client, edition, moment_in_time, when):
    if when == "never":
        edition.delete()
    else:
        moment_in_time.move_to("2026-12-20 12:00:00+00:00")

    for response in (client.get(NEW), client.post(NEW, typed())):
        assert "Er komt nu niets nieuws bij" in response.text
    assert not Alert.objects.exists()


def test_lists_lead_to_the_page_with_their_choice(client, edition):
    for url in ("/activiteiten/", "/volg/"):
        assert "/meldingen/nieuw/?gratis=1" in client.get(f"{url}?gratis=1").text
        assert 'href="/meldingen/nieuw/"' in client.get(url).text


# --- From the form to the first letter ----------------------------------------------------------


def test_asking_without_an_account_waits_for_the_code(client, edition):
    sent = client.post(NEAR, typed(email=" Noor@Example.nl "))

    alert = Alert.objects.get()
    assert sent.url == "/account/code/"
    assert (alert.owner, alert.pending_email) == (None, "noor@example.nl")
    assert (alert.query, alert.edition) == ("plaats=3607&straal=10", edition)
    assert "nieuws is dat bij je past" in client.get(sent.url).text
    assert not User.objects.exists()


def test_code_makes_it_theirs(client, edition):
    client.post(NEAR, typed())

    confirmed = type_code(client, "noor@example.nl")

    alert = Alert.objects.get()
    page = client.get(confirmed.url).text
    assert confirmed.url == "/mijn/"
    assert (alert.owner.email, alert.pending_email) == ("noor@example.nl", "")
    assert alert.confirmed_at is not None
    assert "hooguit één keer per dag, na 17.00 uur" in page
    assert "Activiteiten binnen 10 km van 3607 Maarssen" in page


def test_mended_address_gets_the_alert(client, edition):
    client.post(NEAR, typed(email="nor@example.nl"))

    client.post("/account/code/adres/", {"email": "noor@example.nl"})
    type_code(client, "noor@example.nl")

    assert Alert.objects.get().owner.email == "noor@example.nl"


def test_mending_an_address_moves_nobody_elses(client, edition):
    theirs = factories.make_pending_alert("nor@example.nl")

    client.post(NEAR, typed(email="nor@example.nl"))
    client.post("/account/code/adres/", {"email": "noor@example.nl"})

    theirs.refresh_from_db()
    assert theirs.pending_email == "nor@example.nl"


def test_address_is_mended_only_as_long_as_it_is_the_one_that_was_typed(edition):
    theirs = factories.make_pending_alert("nor@example.nl")

    move_alert(str(theirs.pk), "nora@example.nl", "noor@example.nl")

    theirs.refresh_from_db()
    assert theirs.pending_email == "nor@example.nl"


def test_alert_becomes_nobodys_whose_address_it_does_not_wait_for(edition, sam):
    theirs = factories.make_pending_alert("noor@example.nl")

    with pytest.raises(AlertRefused, match="er niet meer"):
        confirm_alert(theirs.pk, sam)

    theirs.refresh_from_db()
    assert (theirs.owner, theirs.pending_email) == (None, "noor@example.nl")


@pytest.mark.parametrize("who", ["sam", "bram", "anna", "chris", "mo", "olga"])
def test_who_is_logged_in_needs_no_code(who, edition, request):
    user = request.getfixturevalue(who)
    client = logged_in(user)

    page = client.get(NEAR)
    sent = client.post(NEAR, typed(email="iemand-anders@example.nl"))

    assert "email" not in page.context["form"].fields
    assert user.email in page.text
    assert sent.url == "/mijn/"
    assert Alert.objects.get().owner == user
    assert not EmailCode.objects.exists()


def test_who_never_proved_their_address_gets_a_code(edition):
    user = factories.make_user(is_proven=False)

    sent = logged_in(user).post(NEAR, typed())

    assert sent.url == "/account/code/"
    assert Alert.objects.get().pending_email == user.email


def test_double_click_makes_one(client, edition):
    data = typed()

    answers = [client.post(NEAR, data).url for _ in range(2)]

    assert answers == ["/account/code/"] * 2
    assert Alert.objects.count() == 1


def test_double_click_of_who_is_logged_in_makes_one(as_sam, edition):
    data = typed()

    answers = [as_sam.post(NEAR, data).url for _ in range(2)]

    assert answers == ["/mijn/"] * 2
    assert Alert.objects.count() == 1


def test_the_same_choice_again_is_told_and_kept_once(as_sam, edition):
    as_sam.post(NEAR, typed())

    answer = as_sam.post(f"{NEW}?straal=10&plaats=3607&pagina=2", typed())

    assert "had je al" in as_sam.get(answer.url).text
    assert Alert.objects.count() == 1


def test_the_same_choice_in_another_year_is_another_alert(as_sam, sam, edition):
    factories.make_alert(sam, "plaats=3607&straal=10", edition=factories.make_edition(2025))

    as_sam.post(NEAR, typed())

    years = Alert.objects.of_user(sam).values_list("edition__year", flat=True)
    assert sorted(years) == [2025, 2026]


def test_one_person_gets_ten_at_most(as_sam, sam, edition):
    for number in range(MOST_PER_PERSON):
        factories.make_alert(sam, f"q=soep{number}")

    answer = as_sam.post(NEAR, typed())

    assert "al 10 seintjes" in as_sam.get(answer.url).text
    assert Alert.objects.count() == MOST_PER_PERSON


@pytest.mark.parametrize(
    "value",
    ["", "geen adres", "a@b.nl\nBcc: c@d.nl", "a" * 250 + "@example.nl", "@", "noor@", "<b>@</b>"],
)
def test_bad_address_is_told_beside_the_field(client, edition, value):
    response = client.post(NEAR, typed(email=value))

    form = response.context["form"]
    assert response.status_code == 422
    assert list(form.errors) == ["email"]
    assert form["email"].value() == value
    assert "binnen 10 km van 3607 Maarssen" in response.text
    assert not Alert.objects.exists()


@pytest.mark.parametrize(
    "query",
    [
        "q=%F0%9F%91%8B%3Cb%3E",
        "q=%27%3B--",
        "dag=9999-99-99",
        "straal=-1&plaats=3607",
    ],
)
def test_strange_choices_never_break_the_page(client, edition, query):
    page = client.get(f"{NEW}?{query}")

    assert "Mail me</button>" in page.text
    assert "<b>" not in page.context["words"] or "&lt;b&gt;" in page.text


def test_robots_that_fill_the_trap_still_need_the_code(client, edition):
    sent = client.post(NEAR, typed(kenmerk_bijlage="x", opened=""))

    assert sent.url == "/account/code/"
    assert Alert.objects.get().owner is None


def test_asking_too_often_waits_with_the_filled_form(client, edition):
    for _ in range(6):
        client.post(NEAR, typed())

    response = client.post(NEAR, typed())

    assert response.status_code == 429
    assert response.context["form"]["email"].value() == "noor@example.nl"
    assert Alert.objects.count() == 6


def test_asking_needs_the_token_against_forgery(edition):
    assert Client(enforce_csrf_checks=True).post(NEAR, typed()).status_code == 403
    assert not Alert.objects.exists()


def test_code_for_an_alert_that_is_gone_says_so(client, edition):
    client.post(NEAR, typed())
    Alert.objects.all().delete()

    answer = type_code(client, "noor@example.nl")

    assert "er niet meer" in client.get(answer.url).text
