"""A team is asked once to take part again, and says so with one button."""

import pytest
from django.db import IntegrityError, transaction
from post_office.models import Email

from accounts.models import User
from teams.jobs import mail_who_is_asked_again
from teams.models import ReturnInvitation, TeamParticipation
from teams.returning import JOB, ask, mail_all, mail_batch, whom_to_ask
from tests import factories
from tests.desk.rollover.cast import refusing
from tests.teams.entries import race
from verbinding.lib.publishing import Status
from verbinding.lib.tick import JOBS


@pytest.fixture
def coming(db, edition):
    return factories.make_edition(2027)


@pytest.fixture
def asked(coming, team):
    ask([team], coming)
    return ReturnInvitation.objects.get()


def url_of(team, year=2027):
    return f"/teams/{team.slug}/meedoen/{year}/"


def addresses():
    return sorted(letter.to[0] for letter in Email.objects.all())


def test_teams_that_are_in_or_were_asked_are_left_out(coming, edition, team, other_team):
    third = factories.make_team("Nog een", lead=factories.make_user())
    factories.make_team("Wacht nog", status=Status.SUBMITTED)
    factories.make_participation(team, coming)
    ask([other_team], coming)

    assert list(whom_to_ask(edition, coming)) == [third]


def test_each_lead_gets_one_letter_with_the_way_to_the_page(asked, team, anna, bram):
    second = factories.make_user("Dina", email="dina@example.nl")
    factories.make_membership(team, second, role="kartrekker")
    gone = factories.make_user("Weg", email="weg@example.nl", is_active=False)
    factories.make_membership(team, gone, role="kartrekker")

    assert mail_all() == 2
    assert mail_all() == 0

    assert addresses() == ["anna@example.nl", "dina@example.nl"]
    letter = Email.objects.first()
    assert letter.subject == "Samen in Zwolle: doen jullie weer mee in 2027?"
    assert url_of(team) in letter.message
    asked.refresh_from_db()
    assert asked.letters == 2


def test_the_clock_sends_what_was_left(asked):
    mail_who_is_asked_again()
    mail_who_is_asked_again()

    assert JOBS[JOB].run is mail_who_is_asked_again

    assert addresses() == ["anna@example.nl"]


def test_who_joined_meanwhile_or_is_offline_gets_no_letter(coming, team, other_team):
    ask([team, other_team], coming)
    factories.make_participation(team, coming)
    type(other_team).objects.filter(pk=other_team.pk).update(status=Status.OFFLINE)

    assert mail_all() == 0
    assert addresses() == []
    assert not ReturnInvitation.objects.unmailed().exists()


@pytest.mark.django_db(transaction=True)
def test_after_a_crash_half_way_nobody_gets_two_letters_or_none(coming):
    teams = [
        factories.make_team(f"T{n}", lead=factories.make_user(email=f"lead{n}@example.nl"))
        for n in range(5)
    ]
    with transaction.atomic():
        ask(teams, coming)
    mail_batch(2)

    with (
        refusing("post_office_email", "NEW.\"to\" = 'lead3@example.nl'"),
        pytest.raises(IntegrityError),
    ):
        mail_batch(3)
    assert addresses() == ["lead0@example.nl", "lead1@example.nl"]

    assert mail_all() == 3
    assert addresses() == [f"lead{n}@example.nl" for n in range(5)]


@pytest.mark.django_db(transaction=True)
def test_two_clocks_at_once_write_each_letter_once(coming):
    teams = [factories.make_team(f"T{n}", lead=factories.make_user()) for n in range(4)]
    with transaction.atomic():
        ask(teams, coming)

    race(mail_all, mail_all)

    assert len(addresses()) == len(set(addresses())) == 4


def test_a_team_is_asked_once_whoever_asks(asked, team, coming):
    with pytest.raises(IntegrityError), transaction.atomic():
        ask([team], coming)

    assert ReturnInvitation.objects.count() == 1


def test_letter_asks_as_little_of_the_database_for_many_teams(
    coming, django_assert_max_num_queries
):
    teams = [factories.make_team(f"T{n}", lead=factories.make_user()) for n in range(20)]
    ask(teams, coming)

    # Per letter one row; the rest is the same for any number.
    with django_assert_max_num_queries(20 + 8):
        mail_batch()


# --- The page -------------------------------------------------------------------------------------


def test_following_the_link_changes_nothing_and_the_button_joins(as_anna, asked, team, coming):
    page = as_anna.get(url_of(team))
    assert "Ja, wij doen weer mee" in page.text
    assert not TeamParticipation.objects.filter(edition=coming).exists()

    as_anna.post(url_of(team))
    again = as_anna.post(url_of(team), follow=True)

    assert TeamParticipation.objects.filter(edition=coming, team=team).count() == 1
    assert "Jullie doen mee" in again.text
    assert "Ja, wij doen weer mee" not in again.text


@pytest.mark.parametrize(
    ("who", "status"),
    [("as_anna", 200), ("as_bram", 403), ("as_chris", 403), ("as_mo", 403), ("client", 302)],
)
def test_only_leads_say_yes(request, who, status, team, coming):
    browser = request.getfixturevalue(who)

    assert browser.get(url_of(team)).status_code == status
    browser.post(url_of(team))

    assert TeamParticipation.objects.filter(edition=coming).exists() is (who == "as_anna")


def test_a_week_that_is_over_takes_nobody(as_anna, team):
    factories.make_edition(2024)

    answer = as_anna.post(url_of(team, 2024))

    assert answer.status_code == 409
    assert "is voorbij" in answer.text
    assert not team.participations.filter(edition__year=2024).exists()


def test_a_team_that_is_offline_hears_why_not(as_anna, team, coming):
    type(team).objects.filter(pk=team.pk).update(status=Status.OFFLINE)

    answer = as_anna.post(url_of(team))

    assert "staat nu niet online" in answer.text
    assert not team.participations.filter(edition=coming).exists()


def test_an_edition_that_is_not_there_is_not_found(as_anna, team):
    assert as_anna.get(url_of(team, 2099)).status_code == 404
    assert as_anna.get(url_of(team, 10**30)).status_code == 404


def test_erasing_a_lead_leaves_the_question_to_the_team(asked, anna):
    User.objects.filter(pk=anna.pk).delete()

    assert mail_all() == 0
    assert ReturnInvitation.objects.get().letters == 0
