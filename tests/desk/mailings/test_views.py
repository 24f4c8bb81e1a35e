"""The pages under /beheer/mail/: from writing to following, for organisers alone."""

import uuid

import pytest
from django.core import mail
from django.utils import timezone
from post_office.models import STATUS, Email

from desk.jobs import send_mailings
from desk.mailings.forms import BEGINNING
from desk.models import Mailing
from tests.desk.mailings.made import FORM, confirm, make_mailing
from tests.factories import make_enquiry, make_team, make_user
from tests.html import mistakes_in
from tests.queries import queries_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]

LIST, NEW = "/beheer/mail/", "/beheer/mail/nieuw/"
GETS = ["", "schrijven/", "voorbeeld/", "voorbeeld/brief/", "versturen/"]
POSTS = ["schrijven/", "proef/", "versturen/", "stap/", "kopie/", "weg/"]


@pytest.fixture
def draft(team):
    return make_mailing()


@pytest.fixture
def running(team, olga):
    mailing = make_mailing(subject="Onderweg")
    confirm(mailing, olga)
    return mailing


def at(mailing, page=""):
    return f"{LIST}{mailing.pk}/{page}"


def letter_of(client, mailing):
    """The address of the letter that the preview shows."""
    person = client.get(at(mailing, "voorbeeld/")).context["sample"].person
    return at(mailing, f"voorbeeld/brief/?aan={person.key}")


def seen_on(client, mailing):
    return client.get(at(mailing, "versturen/")).context["seen"]


# --- Who may come in ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("who", "status"),
    [("client", 302), ("as_sam", 302), ("as_anna", 302), ("as_mo", 403), ("as_olga", 200)],
)
def test_mail_to_groups_is_for_organisers(who, status, request, team):
    client = request.getfixturevalue(who)

    assert client.get(LIST).status_code == status
    assert client.get(NEW).status_code == status


@pytest.mark.parametrize("who", ["client", "as_sam", "as_mo"])
def test_nobody_else_reaches_a_mailing_in_any_way(who, request, draft, olga):
    client = request.getfixturevalue(who)
    answers = [client.get(at(draft, page)).status_code for page in GETS]
    answers += [client.post(at(draft, page), FORM).status_code for page in POSTS]
    answers += [client.post(NEW, FORM).status_code]

    assert set(answers) == ({403} if who == "as_mo" else {302})
    assert Mailing.objects.get().status == "concept"
    assert not Email.objects.exists()


def test_get_changes_nothing(as_olga, draft):
    before = Mailing.objects.values().get()
    for page in [*GETS, *POSTS]:
        as_olga.get(at(draft, page))

    assert Mailing.objects.values().get() == before
    assert not Email.objects.exists()


def test_what_is_not_there_is_404(as_olga):
    assert {as_olga.get(f"{LIST}99/{page}").status_code for page in GETS} == {404}


def test_the_menu_leads_there_for_organisers_alone(as_olga, as_mo):
    assert "Mail aan groepen" in as_olga.get("/beheer/mail/").text
    assert "Mail aan groepen" not in as_mo.get("/beheer/wachtrij/").text


@pytest.mark.parametrize("state", ["empty", "full"])
def test_pages_are_valid_html(state, as_olga, draft, running):
    pages = [LIST, NEW, at(running), *[at(draft, page) for page in GETS if page]]
    pages = [letter_of(as_olga, draft) if "brief" in page else page for page in pages]
    if state == "empty":
        draft.delete()
        running.delete()
        pages = [LIST, NEW]

    mistakes = {url: mistakes_in(as_olga.get(url).text) for url in pages}

    # A letter is no page: the organiser's first words are its beginning.
    expected = {url: ["0 × h1"] if "brief" in url else [] for url in pages}
    assert mistakes == expected


@pytest.mark.parametrize("page", ["", "voorbeeld/", "versturen/"])
def test_pages_ask_as_often_for_many_as_for_one(page, as_olga, draft, running, olga):
    mailing = draft if page else running
    url = at(mailing, page)
    with_one = queries_of(as_olga, url)
    for number in range(4):
        make_team(f"Team {number}", lead=make_user())

    assert queries_of(as_olga, url) == with_one <= 20


def test_the_list_asks_as_often_for_three_as_for_one(as_olga, draft):
    with_one = queries_of(as_olga, LIST)
    make_mailing()
    make_mailing()

    assert queries_of(as_olga, LIST) == with_one


# --- Writing ------------------------------------------------------------------------------------


def test_writing_makes_a_draft_and_shows_it(as_olga, olga, team):
    response = as_olga.post(NEW, {**FORM, "provinces": ["Overijssel"]}, follow=True)

    mailing = Mailing.objects.get()
    assert response.redirect_chain == [(at(mailing, "voorbeeld/"), 302)]
    assert (mailing.created_by, mailing.provinces) == (olga, ["Overijssel"])
    assert "Hallo Anna," in response.text


def test_a_double_click_makes_one_draft(as_olga, team):
    form = {**FORM, "form_token": str(uuid.uuid4())}

    urls = [as_olga.post(NEW, form).url for _ in range(2)]

    assert urls == [at(Mailing.objects.get(), "voorbeeld/")] * 2


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"subject": ""}, "Schrijf een onderwerp."),
        ({"text": "  "}, "Schrijf wat je wilt zeggen."),
        ({"text": BEGINNING.replace("\n", "\r\n")}, "tussen de groet en het slot"),
        ({"groups": []}, "Kies aan wie de mail gaat."),
        ({"groups": ["iedereen"]}, "iedereen is geen beschikbare keuze"),
        ({"provinces": ["Vlaanderen"]}, "Vlaanderen is geen beschikbare keuze"),
        ({"subject": "Hoi\nBcc: kwaad@example.nl"}, "Zet dit op één regel"),
        ({"subject": "Hoi\u202eioH"}, "Zet dit op één regel"),
        ({"subject": "x" * 101}, "100 tekens"),
        ({"text": "x" * 10_001}, "10000 tekens"),
        ({"text": "Hoi\x00"}, "Null-tekens"),
        ({"text": "Dag {nam}"}, "{nam} kennen we niet. Je kunt kiezen uit: {naam}"),
        ({"subject": "{}"}, "{} kennen we niet"),
        ({"text": "Dag {activiteit}"}, "Niet iedereen in deze groepen heeft {activiteit}."),
        ({"text": "Dag {team}", "groups": ["kartrekkers", "sponsors"]}, "heeft {team}"),
        ({"text": "Dag {naam"}, "losse accolade"),
        ({"sort": "nodig", "groups": ["lezers"]}, "geen mail nodig voor de week"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(change, words, as_olga):
    response = as_olga.post(NEW, {**FORM, "subject": "Mijn woorden", **change})

    assert response.status_code == 422
    assert words.lower() in response.text.replace("&#x27;", "'").lower()
    assert response.context["form"]["text"].value() == change.get("text", FORM["text"])
    assert not Mailing.objects.exists()


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "🎉 Hoera", "مرحبا", "{naam}{naam}"])
def test_strange_words_stay_words(text, as_olga, team):
    as_olga.post(NEW, {**FORM, "subject": text[:90], "text": text})
    mailing = Mailing.objects.get()
    letter = as_olga.get(letter_of(as_olga, mailing))

    assert letter.status_code == 200
    assert "<script" not in letter.text.lower()
    assert mailing.text == text
    assert mistakes_in(as_olga.get(at(mailing, "voorbeeld/")).text) == []


def test_two_who_write_at_once_lose_nothing(as_olga, draft, moment_in_time):
    first = as_olga.get(at(draft, "schrijven/")).context["form"]["seen"].value()
    moment_in_time.shift(60)
    as_olga.post(at(draft, "schrijven/"), {**FORM, "seen": first, "subject": "Eerst"})

    response = as_olga.post(at(draft, "schrijven/"), {**FORM, "seen": first, "subject": "Later"})

    assert response.status_code == 409
    assert response.context["form"]["subject"].value() == "Later"
    assert Mailing.objects.get().subject == "Eerst"


def test_what_is_confirmed_stays_as_it_is(as_olga, running):
    response = as_olga.post(at(running, "schrijven/"), {**FORM, "text": "Toch anders."})

    assert response.status_code == 409
    assert "Toch anders." in response.text
    running.refresh_from_db()
    assert running.text == "Hallo {naam},\n\nDe week komt eraan."


def test_a_draft_can_go_and_what_is_confirmed_stays(as_olga, draft, running):
    as_olga.post(at(draft, "weg/"))
    as_olga.post(at(running, "weg/"))

    assert list(Mailing.objects.all()) == [running]


def test_a_copy_begins_with_the_same_words_and_leaves_out_who_had_them(as_olga, running):
    urls = [as_olga.post(at(running, "kopie/")).url for _ in range(2)]

    copy = Mailing.objects.drafts().get()
    assert urls == [at(copy, "schrijven/")] * 2
    assert (copy.text, copy.copied_from, copy.skips_earlier) == (running.text, running, True)
    assert "eerdere mail" in as_olga.get(at(copy, "schrijven/")).text


# --- Looking ------------------------------------------------------------------------------------


def test_three_people_can_be_looked_at_and_then_three_others(as_olga, draft):
    for number in range(20):
        make_team(f"Team {number}", lead=make_user(f"Lead {number}"))

    first = as_olga.get(at(draft, "voorbeeld/")).context["sample"]
    other = as_olga.get(at(draft, "voorbeeld/?beurt=1&wie=2"))

    sample = other.context["sample"]
    assert len({*first.people, *sample.people}) == 6
    assert f"Hallo {sample.people[2].name}," in other.text
    letter = as_olga.get(at(draft, f"voorbeeld/brief/?aan={sample.people[2].key}"))
    assert sample.people[2].name in letter.text


@pytest.mark.parametrize("query", ["?wie=9&beurt=99999", "?wie=-1", "?beurt=x&wie=%C2%B2"])
def test_a_made_up_address_shows_somebody(query, as_olga, draft):
    assert as_olga.get(at(draft, f"voorbeeld/{query}")).status_code == 200


def test_a_letter_is_shown_only_of_who_gets_it(as_olga, draft, anna, bram):
    bakker = make_enquiry(handled_at=timezone.now())
    draft.groups = ["kartrekkers", "sponsors"]
    draft.save()
    keys = [f"p{anna.pk}", f"s{bakker.pk}", f"p{bram.pk}", "s0", "p", "", "x1", "p" + "9" * 30]

    answers = [as_olga.get(at(draft, f"voorbeeld/brief/?aan={key}")).status_code for key in keys]

    assert answers == [200, 200, 404, 404, 404, 404, 404, 404]


def test_nobody_to_show(as_olga):
    mailing = make_mailing()

    assert "krijgt niemand de mail" in as_olga.get(at(mailing, "voorbeeld/")).text
    assert as_olga.get(at(mailing, "voorbeeld/brief/")).status_code == 404
    assert "Kies een andere groep" in as_olga.get(at(mailing, "versturen/")).text


def test_the_letter_may_be_framed_by_our_own_page_alone(as_olga, draft):
    letter = as_olga.get(letter_of(as_olga, draft))

    assert letter["X-Frame-Options"] == "SAMEORIGIN"
    policy = letter["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in policy
    assert "default-src 'none'" in policy
    assert letter.text.lstrip().startswith("<!doctype html>")


def test_the_test_goes_to_oneself_with_anothers_facts(as_olga, draft):
    draft.subject, draft.groups = "Voor {team}", ["kartrekkers"]
    draft.save()

    key = as_olga.get(at(draft, "voorbeeld/")).context["sample"].person.key

    as_olga.post(at(draft, "proef/"), {"aan": key})

    letter = Email.objects.get()
    assert letter.to == ["olga@example.nl"]
    assert letter.subject == "[Proef] Voor Samen in Zwolle"
    assert letter.message.startswith("Hallo Olga,")


def test_tests_are_few(as_olga, draft):
    for _ in range(8):
        as_olga.post(at(draft, "proef/"))

    assert Email.objects.count() == 6


# --- Sending ------------------------------------------------------------------------------------


def test_the_count_stands_there_with_who_is_left_out(as_olga, draft):
    make_team(lead=make_user(is_proven=False))

    text = as_olga.get(at(draft, "versturen/")).text

    assert "<strong>1</strong> mens krijgt deze mail" in text
    assert "1 × heeft geen bewezen e-mailadres" in text


def test_confirming_and_following(as_olga, draft):
    page = at(draft, "versturen/")
    form = {"seen": seen_on(as_olga, draft)}

    answers = [as_olga.post(page, form).url for _ in range(2)]
    send_mailings()
    send_mailings()

    assert answers == [at(draft)] * 2
    text = as_olga.get(at(draft)).text
    assert "Verstuurd" in text
    assert "Olga" in text
    assert Email.objects.filter(to__contains="anna@example.nl").count() == 1
    assert mail.outbox == []


def test_a_changed_group_is_shown_first(as_olga, draft):
    form = {"seen": seen_on(as_olga, draft), "send_at": "2026-11-30T19:00"}
    make_team(lead=make_user("Nieuw"))

    response = as_olga.post(at(draft, "versturen/"), form)

    assert response.status_code == 409
    assert "<strong>2</strong> mensen krijgen deze mail" in response.text
    assert 'value="2026-11-30T19:00"' in response.text
    assert Mailing.objects.get().is_draft
    form["seen"] = response.context["seen"]
    assert as_olga.post(at(draft, "versturen/"), form).status_code == 302
    assert Mailing.objects.get().send_at.isoformat() == "2026-11-30T18:00:00+00:00"


@pytest.mark.parametrize(
    ("send_at", "words"),
    [
        ("2026-11-23T11:59", "Dat is al geweest"),
        ("2027-06-01T10:00", "Dat is te ver weg"),
        ("2026-02-30T10:00", "Schrijf een dag en een tijd"),
        ("morgen", "Schrijf een dag en een tijd"),
    ],
)
def test_impossible_times_are_refused(send_at, words, as_olga, draft):
    form = {"seen": seen_on(as_olga, draft), "send_at": send_at}

    response = as_olga.post(at(draft, "versturen/"), form)

    assert response.status_code == 422
    assert words in response.text
    assert Mailing.objects.get().is_draft


@pytest.mark.parametrize("form", [{}, {"seen": "verzonnen"}])
def test_nothing_goes_without_the_count_that_was_seen(form, as_olga, draft):
    assert as_olga.post(at(draft, "versturen/"), form).status_code == 409
    assert Mailing.objects.get().is_draft


def test_pausing_and_going_on(as_olga, running):
    as_olga.post(at(running, "stap/"), {"step": "pause"})
    assert "Ga door met versturen" in as_olga.get(at(running)).text
    as_olga.post(at(running, "stap/"), {"step": "resume"})

    running.refresh_from_db()
    assert running.status == "onderweg"


@pytest.mark.parametrize("step", ["confirm", "finish", "resume", "verzonnen", ""])
def test_other_steps_are_refused(step, as_olga, running):
    response = as_olga.post(at(running, "stap/"), {"step": step}, follow=True)

    assert "Dat kan nu niet" in response.text
    running.refresh_from_db()
    assert running.status == "onderweg"


def test_failed_letters_are_told_with_what_the_server_said(as_olga, running):
    send_mailings()
    letter = Email.objects.get()
    Email.objects.update(status=STATUS.failed)
    letter.logs.create(status=STATUS.failed, message="550 Unknown user")

    text = as_olga.get(at(running)).text

    assert "550 Unknown user" in text
    assert "/beheer/mislukte-mail/" in text
