"""After a new edition: asking teams later, closing the last week, and the list of what is left."""

import datetime as dt

import pytest
from django.db import IntegrityError
from post_office.models import Email

from activities.models import Activity
from desk.models import EditionClosing
from desk.rollover.closing import REJECT, ClosingPlan, close
from editions.models import Page
from teams.models import ReturnInvitation
from tests import factories
from tests.conftest import logged_in
from tests.desk.rollover.cast import last_year, refusing
from tests.desk.rollover.pressing import URL, dry_run, make
from tests.teams.entries import race, subjects_to
from verbinding.lib.publishing import Status

CLOSE = "/beheer/editie/2026/afsluiten/"


@pytest.fixture
def after_the_week(moment_in_time):
    moment_in_time.shift(dt.timedelta(days=30))


@pytest.fixture
def owner(db):
    return factories.make_user("Noor", email="noor@example.nl")


@pytest.fixture
def waiting(edition, owner):
    """One that waits for a moderator, one for its sender."""
    return [
        factories.make_activity("Soep", status=Status.SUBMITTED, owner=owner),
        factories.make_activity("Taart", status=Status.CHANGES_ASKED, owner=owner),
    ]


def seen_on(page):
    return page.context["plan"].fingerprint


def statuses(activities):
    return [Activity.objects.get(pk=one.pk).status for one in activities]


# --- Closing --------------------------------------------------------------------------------------


@pytest.mark.usefixtures("after_the_week")
def test_closing_gives_back_what_waited_and_keeps_how_it_ended(as_olga, olga, waiting, owner):
    factories.make_activity("Was er")
    page = as_olga.get(CLOSE)
    assert "1 activiteit in 1 gemeente, 0 teams" in page.text
    assert "Soep · Taart" in page.text

    answer = as_olga.post(CLOSE, {"seen": seen_on(page), "closing": "concept"}, follow=True)

    assert "is afgesloten" in answer.text
    assert statuses(waiting) == [Status.CONCEPT, Status.CONCEPT]
    closing = EditionClosing.objects.get()
    assert (closing.activities, closing.municipalities, closing.by) == (1, 1, olga)
    assert sorted(subjects_to(owner.email)) == ["Te laat bekeken: Soep", "Te laat bekeken: Taart"]


@pytest.mark.usefixtures("after_the_week")
def test_what_came_back_can_be_taken_along_to_the_new_week(as_olga, waiting, owner, moment_in_time):
    make(as_olga)
    moment_in_time.shift(dt.timedelta(days=60))

    page = logged_in(owner).get("/activiteiten/meenemen/")

    assert "Soep (2026)" in page.text
    assert "Taart (2026)" in page.text


@pytest.mark.usefixtures("after_the_week")
def test_closing_may_reject_with_words(as_olga, waiting, owner):
    seen = seen_on(as_olga.get(CLOSE))

    refused = as_olga.post(CLOSE, {"seen": seen, "closing": "afwijzen", "closing_words": " "})
    assert refused.status_code == 422
    assert "Schrijf een paar woorden" in refused.text
    assert not EditionClosing.objects.exists()

    words = "De week is voorbij."
    as_olga.post(CLOSE, {"seen": seen, "closing": "afwijzen", "closing_words": words})

    # What its sender was to change was never decided on, so it goes back.
    assert statuses(waiting) == [Status.REJECTED, Status.CONCEPT]
    assert words in Email.objects.get(subject__contains="Soep").message
    assert "Te laat bekeken: Taart" in subjects_to(owner.email)


@pytest.mark.usefixtures("after_the_week")
def test_closing_may_leave_it_to_the_moderators(as_olga, waiting):
    seen = seen_on(as_olga.get(CLOSE))

    as_olga.post(CLOSE, {"seen": seen, "closing": "laten"})

    assert statuses(waiting) == [Status.SUBMITTED, Status.CHANGES_ASKED]
    assert EditionClosing.objects.exists()
    assert not Email.objects.exists()


def test_a_week_that_is_not_over_stays_open(as_olga, waiting):
    page = as_olga.get(CLOSE)
    assert "nog niet voorbij" in page.text

    answer = as_olga.post(CLOSE, {"seen": seen_on(page), "closing": "concept"})

    assert answer.status_code == 409
    assert statuses(waiting) == [Status.SUBMITTED, Status.CHANGES_ASKED]
    assert not EditionClosing.objects.exists()


@pytest.mark.usefixtures("after_the_week")
def test_what_was_decided_meanwhile_is_shown_first(as_olga, waiting):
    seen = seen_on(as_olga.get(CLOSE))
    Activity.objects.filter(pk=waiting[0].pk).update(
        status=Status.REJECTED, status_note="Past niet."
    )

    answer = as_olga.post(CLOSE, {"seen": seen, "closing": "concept"})

    assert answer.status_code == 409
    assert "Intussen is er iets veranderd" in answer.text
    assert statuses(waiting) == [Status.REJECTED, Status.CHANGES_ASKED]


@pytest.mark.usefixtures("after_the_week")
def test_closing_twice_does_it_once(as_olga, waiting):
    data = {"seen": seen_on(as_olga.get(CLOSE)), "closing": "concept"}
    as_olga.post(CLOSE, data)
    before = Email.objects.count()

    again = as_olga.post(CLOSE, data)

    assert again.status_code == 409
    assert (EditionClosing.objects.count(), Email.objects.count()) == (1, before)
    assert "is afgesloten" in as_olga.get(CLOSE).text


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("after_the_week")
def test_of_two_who_close_one_does(olga, waiting, edition):
    outcomes = race(
        lambda: close(ClosingPlan(edition), olga),
        lambda: close(ClosingPlan(edition), olga),
    )

    assert sorted(type(one).__name__ for one in outcomes) == ["EditionClosing", "IntegrityError"]
    assert Email.objects.count() == 2


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("after_the_week")
def test_a_crash_half_way_closes_nothing(olga, waiting, edition):
    with (
        refusing("post_office_email", "NEW.subject LIKE '%Taart%'"),
        pytest.raises(IntegrityError),
    ):
        close(ClosingPlan(edition, REJECT, "Voorbij."), olga)

    assert statuses(waiting) == [Status.SUBMITTED, Status.CHANGES_ASKED]
    assert not EditionClosing.objects.exists()
    assert not Email.objects.exists()


@pytest.mark.usefixtures("after_the_week")
def test_new_edition__closes_the_last_one_with_it(as_olga, waiting, edition):
    page = dry_run(as_olga, closing="concept")
    assert "Week van de Verbinding 2026 wordt afgesloten" in page.text
    assert "2 activiteiten wachtten nog" in page.text

    make(as_olga, closing="concept")

    assert statuses(waiting) == [Status.CONCEPT, Status.CONCEPT]
    assert EditionClosing.objects.get().edition == edition


# --- Asking teams later ---------------------------------------------------------------------------


def test_teams_that_were_left_are_asked_later_and_once(as_olga):
    last_year(teams=3)
    make(as_olga, ask_teams="later")
    url = f"{URL}2027/teams/"
    page = as_olga.get(url)
    skipped = page.context["plan"].asked[0]
    data = {"seen": page.context["seen"], "skipped_teams": [skipped.pk]}

    answer = as_olga.post(url, data)
    again = as_olga.post(url, data)

    assert answer.url == f"{URL}2027/"
    assert again.status_code == 409
    asked = set(ReturnInvitation.objects.values_list("team__name", flat=True))
    assert asked == {"Team 1", "Team 2", "Team 3"} - {skipped.name}
    assert skipped.name in as_olga.get(url).text


def test_when_all_are_asked_the_page_says_so(as_olga):
    last_year(teams=1)
    make(as_olga)

    assert "Iedereen is gevraagd" in as_olga.get(f"{URL}2027/teams/").text


# --- The list -------------------------------------------------------------------------------------


def test_list_tells_what_is_left_and_where(as_olga):
    last_year(teams=1, sponsors=2)
    factories.make_page(Page.Name.ABOUT, title="Over", text="In 2026 doen we dit.")
    factories.make_page(Page.Name.CONTACT, title="Contact", text="Bel ons.")
    make(as_olga, ask_teams="later", spelregels="nieuw")

    page = as_olga.get(f"{URL}2027/")

    found = {todo.words: todo for todo in page.context["todos"]}
    assert "1 team is nog niet gevraagd" in found
    assert "2 sponsoringen staan nog niet op de site: doen ze weer mee?" in found
    assert "Op de pagina “Over” staat nog 2026" in found
    assert "Op de pagina “Contact” staat nog 2026" not in found
    assert not found["Nieuwe Spelregels"].is_done
    assert "Week van de Verbinding 2026 afsluiten: kan als de week voorbij is" in found
    assert "Week van de Verbinding 2027: Facebookgroep" in found
    for todo in page.context["todos"]:
        assert not todo.url or as_olga.get(todo.url).status_code == 200


@pytest.mark.usefixtures("after_the_week")
def test_list_ticks_what_is_done(as_olga):
    last_year(teams=1)
    make(as_olga, spelregels="nieuw", closing="laten")
    factories.make_spelregels(7, published_at=dt.datetime(2027, 1, 1, tzinfo=dt.UTC))

    done = [todo.words for todo in as_olga.get(f"{URL}2027/").context["todos"] if todo.is_done]

    assert done == [
        "Alle teams van 2026 zijn gevraagd",
        "Nieuwe Spelregels",
        "Week van de Verbinding 2026 is afgesloten op 23-12-2026",
    ]


def test_an_edition_that_is_not_there_is_not_found(as_olga, edition):
    for url in (f"{URL}2050/", f"{URL}2050/teams/", "/beheer/editie/2050/afsluiten/"):
        assert as_olga.get(url).status_code == 404
