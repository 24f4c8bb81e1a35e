"""Letters that didn't arrive: who sees them, and trying again."""

import pytest
from post_office.models import STATUS, Email

from tests.desk.queue_cast import expired_code
from tests.queries import queries_of

pytestmark = pytest.mark.django_db

FAILED = "/beheer/mislukte-mail/"
RETRY = "/beheer/mislukte-mail/opnieuw/"


def make_letter(status=STATUS.failed, **overrides):
    fields = {
        "from_email": "week@example.nl",
        "to": ["noor@example.nl"],
        "subject": "Je activiteit",
        **overrides,
    }
    return Email.objects.create(status=status, message="Geheime code", **fields)


@pytest.mark.parametrize(
    ("who", "status"), [("client", 302), ("as_sam", 302), ("as_mo", 403), ("as_olga", 200)]
)
def test_failed_mail_is_for_organisers(who, status, edition, request):
    make_letter()

    response = request.getfixturevalue(who).get(FAILED)

    assert response.status_code == status


def test_failed_mail_shows_to_whom_but_not_the_words(as_olga, edition):
    make_letter().logs.create(status=STATUS.failed, message="Unknown user")

    text = as_olga.get(FAILED).text

    assert "noor@example.nl" in text
    assert "Unknown user" in text
    assert "Geheime code" not in text


def test_trying_again_puts_all_of_them_back_in_line(as_olga, edition, moment_in_time):
    letters = [make_letter(number_of_retries=9), make_letter()]
    expired = expired_code(moment_in_time)

    response = as_olga.post(RETRY, follow=True)

    assert "2 e-mails gaan opnieuw op weg." in response.text
    for letter in letters:
        letter.refresh_from_db()
        assert (letter.status, letter.number_of_retries) == (STATUS.queued, 0)
    expired.refresh_from_db()
    assert expired.status == STATUS.failed


def test_trying_again_is_for_organisers_and_by_post(as_mo, as_olga, edition):
    letter = make_letter()

    assert as_mo.post(RETRY).status_code == 403
    assert as_olga.get(RETRY).status_code == 405
    letter.refresh_from_db()
    assert letter.status == STATUS.failed


def test_nothing_failed_says_so(as_olga, edition):
    assert "Alles is aangekomen" in as_olga.get(FAILED).text


def test_failed_mail_asks_as_many_queries_for_three_as_for_one(as_olga, edition):
    make_letter()
    few = queries_of(as_olga, FAILED)
    make_letter()
    make_letter()

    assert queries_of(as_olga, FAILED) == few


LATE = "/beheer/wachtende-mail/"


@pytest.mark.parametrize(
    ("who", "status"), [("client", 302), ("as_sam", 302), ("as_mo", 403), ("as_olga", 200)]
)
def test_late_mail_is_for_organisers(who, status, edition, request):
    assert request.getfixturevalue(who).get(LATE).status_code == status


def test_late_mail_shows_what_should_have_left_but_not_the_words(as_olga, edition, moment_in_time):
    make_letter(STATUS.queued, subject="Blijft staan")
    moment_in_time.shift(16 * 60)
    make_letter(STATUS.queued, subject="Net geschreven")
    make_letter(STATUS.sent, subject="Weg")

    text = as_olga.get(LATE).text

    assert "Blijft staan" in text
    assert "noor@example.nl" in text
    assert not any(words in text for words in ("Net geschreven", "Weg<", "Geheime code"))


def test_late_mail_says_that_all_is_well(as_olga, edition):
    assert "Alles gaat vlot weg" in as_olga.get(LATE).text


def test_failed_mail_has_pages(as_olga, edition):
    for number in range(51):
        make_letter(subject=f"Brief {number}")

    first, second = (as_olga.get(FAILED, {"pagina": number}) for number in (1, 2))

    assert first.context["page_obj"].paginator.count == 51
    assert len(second.context["page_obj"].object_list) == 1
