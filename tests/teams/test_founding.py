"""The journey of a founder: form, code, queue, published, visible."""

import pytest
from django.test import Client

from accounts.models import User
from accounts.people import prove_address
from teams.jobs import forget_unconfirmed
from teams.models import InspiratieTeam, Membership
from teams.workflow import take_step
from tests.factories import make_spelregels, make_team, make_user
from tests.teams.entries import NEW, founding, race, subjects_to, type_code
from verbinding.lib.publishing import Status

pytestmark = pytest.mark.django_db
FATIMA = "fatima@example.nl"


@pytest.fixture(autouse=True)
def _open(edition):
    make_spelregels()


def found(client, clock, **overrides):
    data = founding(**overrides)
    clock.shift(60)
    return client.post(NEW, data)


def test_founding_goes_from_form_to_visible_page(client, moment_in_time, mo, edition):
    sent = found(client, moment_in_time)
    confirmed = type_code(client, FATIMA)

    team = InspiratieTeam.objects.get()
    assert sent.url == "/account/code/"
    assert confirmed.url == f"/teams/{team.slug}/gestart/"
    assert (team.status, team.pending_email, team.risk_signs) == (Status.SUBMITTED, "", [])
    assert team.entered_by == User.objects.get(email=FATIMA)
    assert team.entered_by.name == "Fatima"
    assert team.memberships.get().role == Membership.Role.LEAD
    assert "Een moderator leest jullie plan" in client.get(confirmed.url).text
    assert Client().get(team.get_absolute_url()).status_code == 404

    take_step(team, "publish", by=mo)

    page = Client().get("/teams/buren-van-maarssenbroek/")
    assert page.status_code == 200
    assert "Elke avond van de week een pan soep" in page.text
    assert FATIMA not in page.text
    assert team.participations.get().edition == edition
    assert subjects_to(FATIMA)[-2:] == [
        "We hebben jullie team binnen: Buren van Maarssenbroek",
        "Buren van Maarssenbroek staat online",
    ]


def test_founding_keeps_place_agreement_and_inspirer(client, moment_in_time, team):
    found(client, moment_in_time, inspired_name="samen in zwolle", contact_name="Fatima")

    founded = InspiratieTeam.objects.get(name="Buren van Maarssenbroek")
    assert (founded.place_label, founded.province) == ("Maarssenbroek", "Utrecht")
    assert founded.municipality == "Stichtse Vecht"
    assert founded.inspired_by == team
    assert founded.contact_name == "Fatima"
    assert founded.spelregels.version == 1
    assert founded.agreed_at is not None


def test_founding_before_the_code_submits_nothing(client):
    client.post(NEW, founding())

    team = InspiratieTeam.objects.get()
    assert (team.status, team.pending_email) == (Status.CONCEPT, FATIMA)
    assert not team.history.exists()
    assert not team.memberships.exists()


def test_founding_twice_by_a_double_click_makes_one(client):
    data = founding()

    first, second = client.post(NEW, data), client.post(NEW, data)

    assert first.url == second.url == "/account/code/"
    assert InspiratieTeam.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_founding_twice_at_the_same_moment_makes_one():
    data = founding()

    outcomes = race(*[lambda: Client().post(NEW, data).url] * 3)

    assert outcomes == ["/account/code/"] * 3
    assert InspiratieTeam.objects.count() == 1


def test_founder_who_goes_back_mends_words_and_address(client):
    data = founding(email="fatma@example.nl")
    client.post(NEW, data)

    client.post(NEW, {**data, "email": FATIMA, "goal": "Soep én taart."})
    type_code(client, FATIMA)

    team = InspiratieTeam.objects.get()
    assert (team.status, team.goal) == (Status.SUBMITTED, "Soep én taart.")


def test_founding_again_after_the_code_does_nothing(client):
    data = founding()
    client.post(NEW, data)
    type_code(client, FATIMA)

    again = client.post(NEW, data)

    assert again.url == "/mijn/"
    assert InspiratieTeam.objects.count() == 1


def test_founding_other_words_after_the_code_makes_another(client):
    data = founding()
    client.post(NEW, data)
    type_code(client, FATIMA)

    client.post(NEW, {**data, "name": "Buren van Bisonspoor"})

    assert InspiratieTeam.objects.count() == 2


def test_founding_with_the_address_one_is_logged_in_with_skips_the_code(as_sam, sam):
    prove_address(sam)

    response = as_sam.post(NEW, founding(email="Sam@example.nl"))

    team = InspiratieTeam.objects.get()
    assert response.url == f"/teams/{team.slug}/gestart/"
    assert team.status == Status.SUBMITTED
    assert sam.name == "Sam"


def test_founding_with_another_address_asks_a_code(as_sam, sam):
    prove_address(sam)

    response = as_sam.post(NEW, founding())

    assert response.url == "/account/code/"
    assert InspiratieTeam.objects.get().status == Status.CONCEPT


def test_trusted_founder_is_online_at_once(as_sam, sam, moment_in_time, mo):
    prove_address(sam)
    User.objects.filter(pk=sam.pk).update(trusted_at=mo.joined_at, trusted_by=mo)

    response = found(as_sam, moment_in_time, email=sam.email)

    team = InspiratieTeam.objects.get()
    assert (team.status, team.checked_at) == (Status.PUBLISHED, None)
    assert "staat online" in as_sam.get(response.url).text


def test_hasty_founding_of_a_trusted_founder_waits(as_sam, sam, mo):
    prove_address(sam)
    User.objects.filter(pk=sam.pk).update(trusted_at=mo.joined_at, trusted_by=mo)

    as_sam.post(NEW, founding(email=sam.email))

    team = InspiratieTeam.objects.get()
    assert team.status == Status.SUBMITTED
    assert team.risk_signs == ["Binnen 3 seconden ingevuld"]


def test_form_is_prefilled_for_who_is_logged_in(as_sam):
    page = as_sam.get(NEW).text

    assert 'value="sam@example.nl"' in page
    assert 'value="Sam"' in page


def test_form_from_another_team_names_that_team(client, team):
    page = client.get(f"{NEW}?via={team.slug}").text

    assert 'value="Samen in Zwolle"' in page


def test_seventh_form_of_one_address_in_five_minutes_is_kept_but_refused(client):
    answers = [client.post(NEW, founding(name=f"Team {n}")) for n in range(7)]

    assert [answer.status_code for answer in answers] == [302] * 6 + [429]
    assert "Team 6" in answers[-1].text
    assert "Even wachten" in answers[-1].text
    assert InspiratieTeam.objects.count() == 6


# --- What was left behind -------------------------------------------------------------------------


def test_unconfirmed_team_is_offered_under_mijn_and_claimed(as_sam, sam):
    team = make_team(status=Status.CONCEPT, pending_email=sam.email, spelregels=make_spelregels())

    assert "Is dit van jou?" in as_sam.get("/mijn/").text
    claimed = as_sam.post(f"/teams/{team.slug}/van-mij/")

    team.refresh_from_db()
    assert claimed.url == f"/teams/{team.slug}/gestart/"
    assert (team.status, team.entered_by) == (Status.SUBMITTED, sam)


def test_unconfirmed_team_of_somebody_else_cannot_be_claimed(as_sam, as_mo):
    team = make_team(status=Status.CONCEPT, pending_email=FATIMA)

    answers = [c.post(f"/teams/{team.slug}/van-mij/").status_code for c in (as_sam, as_mo)]

    team.refresh_from_db()
    assert answers == [404, 404]
    assert team.pending_email == FATIMA


def test_unconfirmed_team_can_be_thrown_away(as_sam, as_chris, sam):
    team = make_team(status=Status.CONCEPT, pending_email=sam.email, spelregels=make_spelregels())

    assert as_chris.post(f"/teams/{team.slug}/weggooien/").status_code == 404
    as_sam.post(f"/teams/{team.slug}/weggooien/")

    assert not InspiratieTeam.objects.filter(pk=team.pk).exists()


def test_published_team_cannot_be_thrown_away(as_anna, team):
    assert as_anna.post(f"/teams/{team.slug}/weggooien/").status_code == 404
    assert InspiratieTeam.objects.filter(pk=team.pk).exists()


def test_team_whose_code_is_never_entered_is_gone_after_a_week(client, moment_in_time):
    client.post(NEW, founding())

    moment_in_time.shift(6 * 86400)
    forget_unconfirmed()
    assert InspiratieTeam.objects.count() == 1

    moment_in_time.shift(86400 + 60)
    forget_unconfirmed()
    assert InspiratieTeam.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_confirming_twice_at_the_same_moment_makes_one_lead(client):
    client.post(NEW, founding())
    team = InspiratieTeam.objects.get()
    sam = make_user("Sam", email=FATIMA)
    browsers = [Client(), Client(), Client()]
    for browser in browsers:
        browser.force_login(sam)

    race(*[lambda b=browser: b.post(f"/teams/{team.slug}/van-mij/") for browser in browsers])

    assert team.memberships.count() == 1
    assert list(team.history.values_list("step", flat=True)) == ["submit"]
