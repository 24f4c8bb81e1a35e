"""A new edition out of the last one: what the dry run shows is what happens, once."""

import pytest
from django.contrib.admin.models import LogEntry
from django.db import IntegrityError
from django.test import Client
from post_office.models import Email

from desk.models import EditionClosing, Rollover
from desk.rollover.carry_out import carry_out
from desk.rollover.forms import RolloverForm
from desk.rollover.proposal import propose
from editions.models import Edition
from sponsors.models import Sponsorship
from teams.models import ReturnInvitation
from teams.returning import mail_all
from tests import factories
from tests.conftest import logged_in
from tests.desk.rollover.cast import last_year, refusing
from tests.desk.rollover.pressing import URL, button_of, dry_run, filled, make
from tests.queries import queries_of
from tests.teams.entries import race
from verbinding.lib.publishing import Status

COUNTED = (Edition, Rollover, Sponsorship, ReturnInvitation, EditionClosing, Email, LogEntry)


def counts():
    return [model.objects.count() for model in COUNTED]


def names_of(report, words):
    """The names beside the line with these words."""
    return next(line["names"] for line in report if words in line["words"])


def the_plan(**changes):
    proposal = propose()
    form = RolloverForm({**_values(proposal), **changes}, proposal=proposal)
    assert form.is_valid(), form.errors
    return form.plan()


def _values(proposal):
    initial = {name: value for name, value in proposal.initial.items() if value}
    return {**initial, "ask_teams": "nu", "sponsors": "nu", "spelregels": "blijft"}


# --- What happens ---------------------------------------------------------------------------------


def test_looking_changes_nothing(as_olga):
    last_year()
    before = counts()

    assert as_olga.get(URL).status_code == 200
    assert dry_run(as_olga).status_code == 200

    assert counts() == before


def test_what_the_dry_run_showed_is_what_happened(as_olga, olga):
    last, teams = last_year(teams=3, sponsors=2)
    orphan = factories.make_team("Zonder kartrekker")
    offline = factories.make_team("Uit de lucht", status=Status.OFFLINE, lead=olga)
    page = dry_run(as_olga, motto="Gewoon beginnen", skipped_teams=[teams[2].pk])

    shown = [line.words for line in page.context["plan"].lines]
    as_olga.post(URL, button_of(page))
    mail_all()

    made = Edition.objects.get(year=2027)
    report = made.rollover.report
    assert [line["words"] for line in report["done"]] == shown
    assert (made.motto, made.hashtag) == ("Gewoon beginnen", "#WeekvandeVerbinding2027")
    assert (made.is_example, made.rollover.by, made.rollover.source) == (False, olga, last)
    asked = ReturnInvitation.objects.for_edition(made).select_related("team")
    assert names_of(report["done"], "weer meedoen") == sorted(row.team.name for row in asked)
    assert [row.team.name for row in asked] == ["Team 1", "Team 2"]
    assert "2 brieven" in str(report["done"])
    letters = Email.objects.filter(subject__contains="weer mee in 2027")
    assert sorted(letter.to[0] for letter in letters) == sorted(
        team.memberships.get().user.email for team in teams[:2]
    )
    carried = Sponsorship.objects.for_edition(made).with_card_data()
    of_last = [str(row).replace("2027", "2026") for row in carried]
    assert names_of(report["done"], "sponsoringen") == of_last
    assert [row.is_shown for row in carried] == [False, False]
    assert names_of(report["left_out"], "geen kartrekker") == [orphan.name]
    assert names_of(report["left_out"], "vraag je nu niet") == [teams[2].name]
    assert offline.name not in str(report)
    assert not made.participations.exists()
    assert LogEntry.objects.filter(user=olga, object_id=str(made.pk)).exists()


def test_old_edition_stays_the_current_one(as_olga, client):
    last, _ = last_year()
    before = client.get("/").content

    make(as_olga)

    assert Edition.objects.current() == last
    assert client.get("/").content == before
    assert client.get("/edities/2027/").status_code == 200


def test_report_and_log_can_be_read_afterwards(as_olga):
    last_year()

    page = as_olga.get(make(as_olga).url)

    assert "Nieuwe editie 2027: wat nu nog?" in page.text
    assert "2 teams krijgen de vraag" in page.text
    assert "door Olga" in page.text


def test_choosing_later_leaves_teams_and_sponsors_alone(as_olga):
    last_year()

    make(as_olga, ask_teams="later", sponsors="later", spelregels="nieuw")

    made = Edition.objects.get(year=2027)
    assert not made.return_invitations.exists()
    assert not made.sponsorships.exists()
    assert "2 teams zijn nog niet gevraagd" in as_olga.get(f"{URL}2027/").text
    assert "Nieuwe Spelregels" in as_olga.get(f"{URL}2027/").text


def test_example_of_that_year_becomes_the_edition(as_olga):
    last_year()
    example = factories.make_edition(2027, is_example=True, hashtag="#Oud")

    make(as_olga)

    example.refresh_from_db()
    assert Edition.objects.filter(year=2027).count() == 1
    assert (example.is_example, example.hashtag) == (False, "#WeekvandeVerbinding2027")


def test_going_back_keeps_what_was_typed(as_olga):
    last_year()
    sent = button_of(dry_run(as_olga, motto="Gewoon <beginnen>"))
    del sent["maak"]

    page = as_olga.post(URL, {**sent, "motto": "Gewoon <beginnen>", "wijzig": "1"})

    assert page.status_code == 200
    assert 'value="Gewoon &lt;beginnen&gt;"' in page.text
    assert not Edition.objects.filter(year=2027).exists()


# --- Once -----------------------------------------------------------------------------------------


def test_pressing_twice_changes_nothing_the_second_time(as_olga):
    last_year()
    sent = button_of(dry_run(as_olga))
    as_olga.post(URL, sent)
    mail_all()
    before = counts()

    again = as_olga.post(URL, sent, follow=True)
    mail_all()

    assert counts() == before
    assert "was al gemaakt" in again.text


def test_what_changed_since_the_dry_run_is_shown_again(as_olga):
    last_year()
    sent = button_of(dry_run(as_olga))
    factories.make_team("Nieuw erbij", lead=factories.make_user())
    before = counts()

    shown = as_olga.post(URL, sent)

    assert (shown.status_code, counts()) == (409, before)
    assert "Intussen is er iets veranderd" in shown.text
    assert "Nieuw erbij" in shown.text
    assert as_olga.post(URL, button_of(shown)).url == f"{URL}2027/"


@pytest.mark.django_db(transaction=True)
def test_a_refusal_of_the_database_half_way_leaves_nothing(olga):
    last_year(teams=3)
    plan, before = the_plan(), counts()

    with (
        refusing("teams_returninvitation", f"NEW.team_id = {plan.teams.asked[1].pk}"),
        pytest.raises(IntegrityError),
    ):
        carry_out(plan, by=olga)

    assert counts() == before
    carry_out(the_plan(), by=olga)
    assert ReturnInvitation.objects.count() == 3


@pytest.mark.django_db(transaction=True)
def test_of_two_organisers_at_once_one_makes_it(olga):
    last_year()
    plans = [the_plan(), the_plan()]

    outcomes = race(*(lambda plan=plan: carry_out(plan, by=olga) for plan in plans))

    assert sorted(type(one).__name__ for one in outcomes) == ["IntegrityError", "Rollover"]
    assert Edition.objects.filter(year=2027).count() == 1
    assert ReturnInvitation.objects.count() == 2
    assert Sponsorship.objects.filter(edition__year=2027).count() == 1


def test_rival_in_between_is_told_and_nothing_is_lost(as_olga):
    last_year()
    example = factories.make_edition(2027, is_example=True)
    sent = button_of(dry_run(as_olga))
    Edition.objects.filter(pk=example.pk).update(is_example=False)

    answer = as_olga.post(URL, {**sent, "motto": "Getypt"})

    assert answer.status_code == 422
    assert "Deze editie bestaat al" in answer.text
    assert 'value="Getypt"' in answer.text


# --- Refusals and warnings ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"year": "2026"}, "Deze editie bestaat al"),
        ({"year": "2025"}, "2025 is al voorbij"),
        ({"year": "2090"}, "2090 is ver weg"),
        ({"year": "abc"}, "Voer een geheel getal in"),
        ({"last_day": "2027-12-12"}, "De laatste dag ligt voor de eerste"),
        ({"last_day": "2028-03-01"}, "Dat zijn 80 dagen"),
        ({"first_day": "2028-12-11", "last_day": "2028-12-16"}, "valt niet in het jaar"),
        ({"first_day": ""}, "Dit veld is verplicht"),
        ({"first_day": "2027-02-30"}, "geldige datum"),
        ({"title": ""}, "Dit veld is verplicht"),
        ({"title": "x" * 81}, "80 tekens"),
        ({"hashtag": "twee woorden"}, "Een hashtag is één woord"),
        ({"contact_email": "geen adres"}, "geldig e-mailadres"),
        ({"motto": "a\x00b"}, "Null-tekens zijn niet toegestaan"),
        ({"skipped_teams": ["999999"]}, "Dit team doet"),
        ({"skipped_sponsorships": ["999999"]}, "Selecteer een geldige keuze"),
        ({"ask_teams": "misschien"}, "Selecteer een geldige keuze"),
    ],
)
def test_what_can_not_be_is_refused_and_keeps_what_was_typed(as_olga, changes, words):
    last_year()

    page = dry_run(as_olga, introduction="Getypt <b>en</b> bewaard 🌟", **changes)

    assert page.status_code == 422
    assert words in page.text
    assert "Getypt &lt;b&gt;en&lt;/b&gt; bewaard 🌟" in page.text
    assert not Rollover.objects.exists()


def test_days_of_another_edition_are_refused(as_olga):
    last_year()
    Edition.objects.update(last_day="2027-12-14")

    page = dry_run(as_olga)

    assert page.status_code == 422
    assert "Deze dagen vallen samen met Week van de Verbinding 2026" in page.text


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"first_day": "2027-12-14"}, "loopt niet van maandag tot en met zaterdag"),
        ({"first_day": "2027-12-06", "last_day": "2027-12-11"}, "niet de tweede volle week"),
        ({"is_example": "on"}, "blijft een voorbeeld"),
        ({"introduction": "Op 14 december."}, "er staat een datum in"),
    ],
)
def test_what_may_be_on_purpose_is_said_and_allowed(as_olga, changes, words):
    last_year()

    page = dry_run(as_olga, **changes)

    assert page.status_code == 200
    assert words in page.text
    assert as_olga.post(URL, button_of(page)).url == f"{URL}2027/"


def test_year_may_be_chosen_first(as_olga):
    last_year()

    form = filled(as_olga, f"{URL}?jaar=2028")

    assert (form["year"], form["first_day"]) == (2028, "2028-12-11")
    page = dry_run(as_olga, **form)
    assert "slaat de site een jaar over" in page.text


# --- Who, and how much ----------------------------------------------------------------------------

PAGES = (URL, f"{URL}2026/", f"{URL}2026/teams/", "/beheer/editie/2026/afsluiten/")


@pytest.mark.parametrize("url", PAGES)
def test_pages_are_for_organisers(url, edition, cast_of_the_desk):
    answers = {name: client.get(url).status_code for name, client in cast_of_the_desk.items()}

    assert answers == {"olga": 200, "mo": 403, "anna": 302, "sam": 302, "nobody": 302}


@pytest.mark.parametrize("url", PAGES)
def test_nobody_else_presses_the_buttons(url, edition, cast_of_the_desk):
    before = counts()
    del cast_of_the_desk["olga"]

    for client in cast_of_the_desk.values():
        assert client.post(url, {"maak": "1"}).status_code in {302, 403}

    assert counts() == before


@pytest.fixture
def cast_of_the_desk(olga, mo, anna, sam):
    people = {"olga": olga, "mo": mo, "anna": anna, "sam": sam}
    clients = {name: logged_in(person) for name, person in people.items()}
    return {**clients, "nobody": Client()}


def test_menu_shows_the_page_to_organisers_alone(as_olga, as_mo, edition):
    assert f'href="{URL}"' in as_olga.get("/beheer/wachtrij/").text
    assert f'href="{URL}"' not in as_mo.get("/beheer/wachtrij/").text


def test_dry_run_asks_as_often_for_many_as_for_few(as_olga, django_assert_max_num_queries):
    last_year(teams=1)
    pages = (URL, f"{URL}2026/", f"{URL}2026/teams/")
    few = [queries_of(as_olga, url) for url in pages]
    for n in range(5):
        factories.make_team(f"Meer {n}", lead=factories.make_user())
        factories.make_sponsorship(factories.make_sponsor(f"Meer {n}"))

    assert [queries_of(as_olga, url) for url in pages] == few


def test_without_any_edition_the_first_one_is_made(as_olga, db):
    page = make(as_olga)

    assert page.url == f"{URL}2026/"
    assert Edition.objects.get().rollover.source is None
    assert as_olga.get(page.url).status_code == 200
