"""Sending in an idea: without an account, once, and whatever is typed."""

import pytest
from django.test import Client
from post_office.models import Email

from accounts.models import EmailCode, User
from ideas.models import Idea
from tests.conftest import NOW, logged_in
from tests.factories import make_audience, make_idea, make_user
from tests.html import mistakes_in
from tests.ideas.entries import FATIMA, SEND, edited, sending
from tests.teams.entries import subjects_to, type_code
from verbinding.lib.limits import allow
from verbinding.lib.publishing import Status

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]
THANKS = "/ideeen/insturen/bedankt/"


def test_idea_goes_from_the_form_by_the_code_to_the_queue(client, moment_in_time):
    fields = sending()
    moment_in_time.shift(60)
    asked = client.post(SEND, fields)
    before = Idea.objects.get()
    assert (asked.url, before.status, before.pending_email) == (
        "/account/code/",
        Status.CONCEPT,
        FATIMA,
    )
    assert EmailCode.objects.get().purpose == EmailCode.Purpose.IDEA

    thanked = type_code(client, FATIMA)

    idea, fatima = Idea.objects.get(), User.objects.get(email=FATIMA)
    assert (thanked.url, client.get(THANKS).status_code) == (THANKS, 200)
    assert (idea.status, idea.pending_email, idea.sent_by) == (Status.SUBMITTED, "", fatima)
    assert (fatima.name, idea.risk_signs) == ("Fatima", [])
    assert idea.step_lines[:2] == ["Brei tien rijen.", "Breng het naar de volgende deur."]
    assert idea.step_lines[2:] == ["Knoop hem om de boom."]
    assert (idea.group_min, idea.group_max, idea.preparation) == (4, None, 15)
    assert subjects_to(FATIMA)[-1] == "We hebben je idee binnen: De sjaal die langer wordt"


def test_double_click_makes_one(client):
    fields = sending()

    answers = [client.post(SEND, fields).url for _ in range(2)]

    assert answers == ["/account/code/"] * 2
    assert Idea.objects.count() == 1


def test_other_words_with_the_same_form_are_kept_as_well(client):
    fields = sending()
    client.post(SEND, fields)

    client.post(SEND, {**fields, "title": "De trui"})

    assert set(Idea.objects.values_list("title", flat=True)) == {fields["title"], "De trui"}


def test_sending_again_after_the_code_does_nothing(client):
    fields = sending()
    client.post(SEND, fields)
    type_code(client, FATIMA)

    client.post(SEND, fields)

    assert Idea.objects.filter(status=Status.SUBMITTED).count() == 1
    assert len(subjects_to(FATIMA)) <= 3


def test_sender_who_goes_back_mends_the_address(client):
    fields = sending(email="fatma@example.nl")
    client.post(SEND, fields)

    client.post(SEND, {**fields, "email": FATIMA})
    type_code(client, FATIMA)

    assert Idea.objects.get().sent_by.email == FATIMA


def test_who_is_logged_in_needs_no_code(as_sam, sam):
    answer = as_sam.post(SEND, sending(email=sam.email))

    assert answer.url == THANKS
    assert Idea.objects.get().sent_by == sam


def test_address_of_somebody_else_needs_their_code(as_sam, anna):
    answer = as_sam.post(SEND, sending(email=anna.email))

    assert answer.url == "/account/code/"
    assert Idea.objects.get().sent_by is None


def test_trusted_person_is_online_at_once_and_listed_for_a_look(moment_in_time):
    trusted = make_user("Tess", trusted_at=NOW)
    fields = sending(email=trusted.email)
    moment_in_time.shift(60)

    logged_in(trusted).post(SEND, fields)

    idea = Idea.objects.get()
    assert (idea.status, idea.checked_at) == (Status.PUBLISHED, None)
    assert list(Idea.objects.unchecked()) == [idea]


@pytest.mark.parametrize(
    ("overrides", "sign"),
    [
        ({"steps": "Kijk op www.winkel.nl"}, "link in de tekst"),
        ({"invitation": "Mail jan@winkel.example"}, "e-mailadres in de tekst"),
        ({"connects": "Bel 06-12345678."}, "telefoonnummer in de tekst"),
        ({"kenmerk_bijlage": "x"}, "Het verborgen veld is ingevuld"),
        ({"opened": "x"}, "Het tijdstip van openen ontbreekt"),
    ],
)
def test_what_stands_out_is_told_to_the_moderator_and_refuses_nothing(client, overrides, sign):
    client.post(SEND, sending(**overrides))

    assert sign in Idea.objects.get().risk_signs


# --- Whatever is typed --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("overrides", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "   "}, "title"),
        ({"title": "!!!"}, "title"),
        ({"title": "x" * 81}, "title"),
        ({"title": "Soep\nop"}, "title"),
        ({"title": "Soep \u202e poes"}, "title"),
        ({"title": "a\x00b"}, "title"),
        ({"summary": ""}, "summary"),
        ({"steps": ""}, "steps"),
        ({"steps": "\n - \n"}, "steps"),
        ({"steps": "Loop.\n" * 13}, "steps"),
        ({"steps": "x" * 3001}, "steps"),
        ({"connects": ""}, "connects"),
        ({"connects": "x" * 301}, "connects"),
        ({"setting": ""}, "setting"),
        ({"setting": "maan"}, "setting"),
        ({"preparation": "7"}, "preparation"),
        ({"cost": "-5"}, "cost"),
        ({"cost": "9" * 50}, "cost"),
        ({"group_min": "0"}, "group_min"),
        ({"group_min": "veel"}, "group_min"),
        ({"group_max": "501"}, "group_max"),
        ({"group_min": "8", "group_max": "4"}, "group_max"),
        ({"theme": "9" * 40}, "theme"),
        ({"audiences": ["1", "9" * 40]}, "audiences"),
        ({"shown_name": ""}, "shown_name"),
        ({"email": ""}, "email"),
        ({"email": "geen-adres"}, "email"),
        ({"email": "a@b.nl, c@d.nl"}, "email"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field_and_kept(client, overrides, field):
    make_audience()

    response = client.post(SEND, sending(**overrides))

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert not Idea.objects.exists()
    assert "Met wol in je handen" in response.text or field == "connects"
    assert mistakes_in(response.text.replace("\x00", "")) == []


def test_empty_form_says_all_that_is_missing(client):
    response = client.post(SEND, {"title": ""})

    missing = {"title", "summary", "steps", "connects", "setting", "shown_name", "email"}
    assert missing <= set(response.context["form"].errors)


@pytest.mark.parametrize(
    "words",
    ["<script>alert(1)</script> soep", "Soep 🍲 op de stoep", "مرق في الشارع", "&amp; {x}"],
)
def test_odd_words_arrive_as_they_are_and_harm_nothing(words, client, as_mo):
    client.post(SEND, sending(title=words, summary=words, steps=words))
    type_code(client, FATIMA)
    idea = Idea.objects.get()

    page = client.get(idea.get_absolute_url())
    desk = as_mo.get(f"/beheer/wachtrij/idee/{idea.pk}/")

    assert idea.title == words
    for answer in (page, desk):
        assert answer.status_code == 200
        assert "<script>alert" not in answer.text
    assert mistakes_in(page.text) == []


def test_too_often_answers_beside_the_filled_form(client):
    answers = [client.post(SEND, sending()).status_code for _ in range(8)]

    assert answers[0] == 302
    assert answers[-1] == 429
    last = client.post(SEND, sending())
    assert "Even wachten" in last.text
    assert 'value="De sjaal die langer wordt"' in last.text


def test_form_without_its_token_of_the_browser_is_refused():
    strict = Client(enforce_csrf_checks=True)

    assert strict.post(SEND, sending()).status_code == 403
    assert not Idea.objects.exists()


# --- Mending what waits -------------------------------------------------------------------------


@pytest.fixture
def asked(anna):
    return make_idea(
        slug="sjaal", sent_by=anna, status=Status.CHANGES_ASKED, status_note="Noem de wol."
    )


def test_changes_that_were_asked_are_made_and_sent_in(as_anna, asked, anna):
    url = f"{asked.get_absolute_url()}bewerken/"
    assert "Noem de wol." in as_anna.get(url).text

    as_anna.post(url, edited(asked, title="De sjaal van wol", submit="1"))

    asked.refresh_from_db()
    assert (asked.title, asked.slug, asked.status) == (
        "De sjaal van wol",
        "sjaal",
        Status.SUBMITTED,
    )
    assert subjects_to(anna.email) == ["We hebben je idee binnen: De sjaal van wol"]


def test_mending_changes_for_whom_it_is(as_anna, asked):
    audience = make_audience()

    as_anna.post(f"{asked.get_absolute_url()}bewerken/", edited(asked, audiences=[audience.pk]))

    assert list(asked.audiences.all()) == [audience]


def test_saving_alone_sends_nothing_in(as_anna, asked):
    as_anna.post(f"{asked.get_absolute_url()}bewerken/", edited(asked, steps="Bel 0612345678"))

    asked.refresh_from_db()
    assert asked.status == Status.CHANGES_ASKED
    assert asked.risk_signs == ["telefoonnummer in de tekst"]


def test_stale_edit_is_refused_keeps_the_words_and_can_be_sent_again(
    as_anna, asked, moment_in_time
):
    url, fields = f"{asked.get_absolute_url()}bewerken/", edited(asked, title="Van mij")
    moment_in_time.shift(60)
    as_anna.post(url, edited(asked, title="Was eerder"))

    refused = as_anna.post(url, fields)

    assert refused.status_code in {409, 422}
    assert "Intussen is hier iets gewijzigd" in refused.text
    assert 'value="Van mij"' in refused.text
    as_anna.post(url, {**fields, "seen": refused.context["form"].data["seen"]})
    asked.refresh_from_db()
    assert asked.title == "Van mij"


@pytest.mark.parametrize("status", [Status.PUBLISHED, Status.REJECTED, Status.OFFLINE])
def test_what_is_decided_is_no_longer_the_senders_to_change(status, as_anna, anna):
    idea = make_idea(sent_by=anna, status=status)

    answer = as_anna.post(f"{idea.get_absolute_url()}bewerken/", edited(idea, title="Anders"))

    assert answer.status_code == 403
    assert Idea.objects.get().title == idea.title


def test_sender_withdraws_throws_away_and_nobody_else_can(as_anna, as_chris, anna):
    idea = make_idea(sent_by=anna, status=Status.SUBMITTED)
    step, discard = (f"{idea.get_absolute_url()}{name}/" for name in ("stap", "weggooien"))

    assert as_chris.post(step, {"step": "withdraw"}).status_code == 404
    assert as_anna.post(discard).status_code == 404
    as_anna.post(step, {"step": "withdraw"})
    idea.refresh_from_db()
    assert idea.status == Status.CONCEPT
    assert as_chris.post(discard).status_code == 404
    as_anna.post(discard)
    assert not Idea.objects.exists()


@pytest.mark.parametrize("step", ["publish", "publish_trusted", "take_offline", "onzin", ""])
def test_step_that_is_not_the_senders_is_refused_in_words(step, as_anna, anna):
    idea = make_idea(sent_by=anna, status=Status.SUBMITTED)

    as_anna.post(f"{idea.get_absolute_url()}stap/", {"step": step})

    idea.refresh_from_db()
    assert idea.status == Status.SUBMITTED


def test_unconfirmed_idea_is_offered_to_who_proves_the_address(as_sam, sam, as_chris):
    idea = make_idea(status=Status.CONCEPT, pending_email=sam.email)
    claim = f"{idea.get_absolute_url()}van-mij/"

    assert "Is dit van jou?" in as_sam.get("/mijn/").text
    assert as_chris.post(claim).status_code == 404
    as_sam.post(claim)

    idea.refresh_from_db()
    assert (idea.sent_by, idea.status) == (sam, Status.SUBMITTED)
    assert Email.objects.count() == 1


def test_mending_too_often_is_kept_but_refused(as_anna, rf, asked):
    for _ in range(60):
        allow(rf.post("/"), "ideas:edit")

    url = f"{asked.get_absolute_url()}bewerken/"
    refused = as_anna.post(url, edited(asked, title="Te vaak"))

    assert refused.status_code == 429
    assert 'value="Te vaak"' in refused.text
    assert not type(asked).objects.filter(title="Te vaak").exists()
