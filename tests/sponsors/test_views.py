"""The public pages about sponsors, and the enquiry that anyone may send."""

import pytest
from django.test import Client
from post_office.models import Email

from sponsors.models import Enquiry, Kind
from tests.factories import make_edition, make_sponsor, make_sponsorship
from tests.guarded import letters_to, opened
from tests.queries import queries_of

pytestmark = pytest.mark.django_db

LIST = "/sponsors/"
DETAIL = "/sponsors/bakkerij-de-korst/"
ENQUIRE = "/sponsors/meedoen/"
THANKS = "/sponsors/meedoen/bedankt/"


def enquiry(**overrides):
    return {
        "organisation": "Bakkerij De Korst",
        "name": "Femke",
        "email": "femke@example.nl",
        "phone": "",
        "kind": "sponsor",
        "words": "Wij bakken duizend broodjes.",
        **overrides,
    }


def names_on(response):
    return [[row.sponsor.name for row in rows] for _, rows in response.context["groups"]]


# --- The list and one sponsor -------------------------------------------------------------------


def test_list_groups_the_sponsors_of_this_edition_by_kind(client, edition):
    make_sponsorship(make_sponsor("Zon"), kind=Kind.PROMOTION_PARTNER)
    make_sponsorship(make_sponsor("Maan"), kind=Kind.POWERED_BY)
    make_sponsorship(make_sponsor("Ster"), kind=Kind.SPONSOR, order=2)
    make_sponsorship(make_sponsor("Wolk"), kind=Kind.SPONSOR, order=1)
    make_sponsorship(make_sponsor("Regen"), is_shown=False)
    make_sponsorship(make_sponsor("Sneeuw"), edition=make_edition(2024))

    response = client.get(LIST)

    assert names_on(response) == [["Maan"], ["Wolk", "Ster"], ["Zon"]]
    assert "Regen" not in response.text
    assert "Sneeuw" not in response.text


def test_list_without_sponsors_invites_the_first(client, edition):
    response = client.get(LIST)

    assert "jij kunt de eerste zijn" in response.text
    assert f'href="{ENQUIRE}"' in response.text


def test_list_without_an_edition_still_answers(client):
    response = client.get(LIST)

    assert response.status_code == 200
    assert "jij kunt de eerste zijn" in response.text


def test_list_names_the_kinds_that_nobody_fills_yet(client, edition):
    make_sponsorship(kind=Kind.SPONSOR)

    text = client.get(LIST).text

    assert "Nog niemand draagt de hele week." in text
    assert "Er zijn nog geen promotiepartners." in text


def test_list_asks_as_many_queries_for_three_as_for_one(client, edition):
    make_sponsorship(make_sponsor("Zon"))
    few = queries_of(client, LIST)
    make_sponsorship(make_sponsor("Maan"), kind=Kind.POWERED_BY)
    make_sponsorship(make_sponsor("Ster"))

    assert queries_of(client, LIST) == few


def test_detail_links_out_as_an_advertisement(client, edition):
    make_sponsorship(text="Wij **bakken** mee.")

    response = client.get(DETAIL)

    assert 'href="https://bakkerij.example.nl/" rel="sponsored noopener"' in response.text
    assert "<strong>bakken</strong>" in response.text


def test_detail_tells_the_shown_editions_newest_first(client, edition):
    sponsor = make_sponsor()
    make_sponsorship(sponsor, edition=make_edition(2024), text="Van toen.")
    make_sponsorship(sponsor, kind=Kind.POWERED_BY, text="Van nu.")
    make_sponsorship(sponsor, edition=make_edition(2025), is_shown=False)

    response = client.get(DETAIL)

    shown = response.context["sponsorships"]
    assert [(row.edition.year, row.kind) for row in shown] == [
        (2026, Kind.POWERED_BY),
        (2024, Kind.SPONSOR),
    ]
    assert "Van nu." in response.text


def test_detail_asks_as_many_queries_for_three_editions_as_for_one(client, edition):
    sponsor = make_sponsor()
    make_sponsorship(sponsor)
    few = queries_of(client, DETAIL)
    make_sponsorship(sponsor, edition=make_edition(2024))
    make_sponsorship(sponsor, edition=make_edition(2025))

    assert queries_of(client, DETAIL) == few


@pytest.mark.parametrize("who", ["as_sam", "as_anna", "as_mo", "as_olga", "client"])
def test_detail_of_a_hidden_sponsor_is_not_found_by_anyone(who, edition, request):
    make_sponsorship(is_shown=False)

    assert request.getfixturevalue(who).get(DETAIL).status_code == 404


def test_text_of_a_sponsor_cannot_carry_a_script(client, edition):
    make_sponsorship(text="Hoi <script>alert(1)</script> [klik](javascript:alert(1))")

    text = client.get(DETAIL).text

    assert "<script>alert" not in text
    assert 'href="javascript' not in text


# --- Asking to join -----------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["client", "as_sam", "as_bram", "as_anna", "as_mo", "as_olga"])
def test_enquiry_of_anyone_reaches_the_organiser(who, edition, request, moment_in_time):
    client = request.getfixturevalue(who)
    data = enquiry() | opened(client, ENQUIRE, moment_in_time)

    response = client.post(ENQUIRE, data)

    stored = Enquiry.objects.get()
    assert response.url == THANKS
    assert (stored.organisation, stored.kind, stored.risk_signs) == (
        "Bakkerij De Korst",
        "sponsor",
        [],
    )
    assert client.get(THANKS).status_code == 200


def test_enquiry_writes_to_the_organiser_and_thanks_the_sender(client, edition, moment_in_time):
    client.post(ENQUIRE, enquiry() | opened(client, ENQUIRE, moment_in_time))

    emails = list(Email.objects.all())
    [to_organiser] = letters_to(emails, "organisatie@example.nl")
    [to_sender] = letters_to(emails, "femke@example.nl")
    assert to_organiser.headers["Reply-To"] == "femke@example.nl"
    assert to_organiser.subject == "Bakkerij De Korst wil meedoen"
    assert "> Wij bakken duizend broodjes." in to_organiser.message
    assert "broodjes" not in to_sender.message
    assert "Reply-To" not in to_sender.headers


def test_enquiry_without_a_contact_address_reaches_the_moderators(client, edition, mo, olga):
    edition.contact_email = ""
    edition.save()

    client.post(ENQUIRE, enquiry())

    emails = list(Email.objects.all())
    assert len(letters_to(emails, mo.email)) == 1
    assert len(letters_to(emails, olga.email)) == 1


def test_enquiry_sent_twice_makes_one(client, edition, moment_in_time):
    data = enquiry() | opened(client, ENQUIRE, moment_in_time)

    answers = [client.post(ENQUIRE, data).url for _ in range(3)]

    assert answers == [THANKS] * 3
    assert Enquiry.objects.count() == 1
    assert Email.objects.count() == 2


def test_other_words_in_an_old_form_are_not_lost(client, edition, moment_in_time):
    data = enquiry() | opened(client, ENQUIRE, moment_in_time)
    client.post(ENQUIRE, data)

    client.post(ENQUIRE, data | {"words": "En duizend bollen."})

    assert Enquiry.objects.count() == 2


def test_trap_and_haste_are_signs_and_refuse_nothing(client, edition):
    data = enquiry() | opened(client, ENQUIRE) | {"kenmerk_bijlage": "http://spam.example.nl"}

    response = client.post(ENQUIRE, data)

    assert response.url == THANKS
    assert len(Enquiry.objects.get().risk_signs) == 2


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("organisation", "", "verplicht"),
        ("organisation", "x" * 81, "80"),
        ("name", "   ", "verplicht"),
        ("email", "femke", "geldig e-mailadres"),
        ("email", "a@b.nl, c@d.nl", "geldig e-mailadres"),
        ("kind", "hoofdsponsor", "keuze"),
        ("phone", "0" * 21, "20"),
        ("words", "", "verplicht"),
        ("words", "x" * 2001, "2000"),
        ("name", "a\x00b", "null"),
    ],
)
def test_enquiry_with_bad_input_says_so_and_keeps_the_rest(client, edition, field, value, words):
    response = client.post(ENQUIRE, enquiry(**{field: value}))

    assert response.status_code == 422
    form = response.context["form"]
    assert words in " ".join(form.errors[field]).lower()
    assert form["organisation"].value() == (
        value if field == "organisation" else "Bakkerij De Korst"
    )
    assert not Enquiry.objects.exists()
    assert not Email.objects.exists()


def test_enquiry_too_often_waits_with_the_filled_form(client, edition):
    for number in range(6):
        client.post(ENQUIRE, enquiry(words=f"Bericht {number}"))

    response = client.post(ENQUIRE, enquiry(words="Bericht 7"))

    assert response.status_code == 429
    assert "Bericht 7" in response.text
    assert "Even wachten" in response.text
    assert Enquiry.objects.count() == 6


def test_enquiry_needs_the_token_against_forgery(edition):
    strict = Client(enforce_csrf_checks=True)

    response = strict.post(ENQUIRE, enquiry())

    assert response.status_code == 403
    assert not Enquiry.objects.exists()


def test_newline_in_a_name_is_refused_beside_it(client, edition):
    response = client.post(ENQUIRE, enquiry(organisation="Bakker\r\nBcc: x@example.nl"))

    assert response.context["form"].errors["organisation"]
    assert not Email.objects.exists()
