"""Inviting by mail: the letter, its link that only shows, and who may say yes."""

from datetime import timedelta

import pytest
from django.core import signing
from django.test import Client
from django.utils import timezone
from post_office.models import Email

from accounts.models import User
from accounts.privacy import erase, export
from teams.invitations import InvitationRefused, accept, withdraw
from teams.jobs import forget_invitations
from teams.models import InspiratieTeam, Invitation, Membership
from tests.conftest import logged_in
from tests.factories import make_invitation, make_team, make_user
from tests.teams.entries import race, subjects_to, type_code
from verbinding.lib.formguard import SALT
from verbinding.lib.publishing import Status

pytestmark = pytest.mark.django_db
FATIMA = "fatima@example.nl"
LEAD, MEMBER = Membership.Role.LEAD, Membership.Role.MEMBER


def typed(emails=FATIMA, **overrides):
    opened = signing.TimestampSigner(salt=SALT).sign("form")
    return {"emails": emails, "role": "lid", "words": "", "opened": opened, **overrides}


def invite(client, team, emails=FATIMA, **overrides):
    return client.post(f"/teams/{team.slug}/leden/", typed(emails, **overrides), follow=True)


def link_to(address):
    """The path of the invitation as it stands in the letter."""
    letter = Email.objects.filter(to=address, subject__startswith="Doe je mee").latest("pk")
    line = next(one for one in letter.message.splitlines() if "/teams/uitnodiging/" in one)
    path = line.split("http://", 1)[-1].split("/", 1)[1]
    assert path in letter.html_message
    return f"/{path}"


def people(team):
    return dict(team.memberships.values_list("user__email", "role"))


# --- From the letter to the team -----------------------------------------------------------------


def test_stranger_goes_from_letter_to_team(as_anna, team, anna):
    invite(as_anna, team, words="Kom je soep koken?")
    browser = Client()

    shown = browser.get(link_to(FATIMA))
    asked = browser.post(f"{link_to(FATIMA)}ja/")
    entered = type_code(browser, FATIMA)

    assert "Doe je mee met Samen in Zwolle?" in shown.text
    assert "Kom je soep koken?" in shown.text
    assert asked.url == "/account/code/"
    assert entered.url == f"/teams/{team.slug}/leden/"
    assert people(team)[FATIMA] == MEMBER
    assert browser.get(entered.url).status_code == 200
    assert subjects_to(anna.email) == [f"{FATIMA} doet mee met Samen in Zwolle"]


def test_person_with_that_address_is_in_at_once(as_anna, as_sam, team, sam):
    invite(as_anna, team, sam.email, role=LEAD)

    assert "Ja, ik doe mee" in as_sam.get("/mijn/").text
    response = as_sam.post(f"{link_to(sam.email)}ja/")

    assert response.url == f"/teams/{team.slug}/leden/"
    assert people(team)[sam.email] == LEAD
    assert "Ja, ik doe mee" not in as_sam.get("/mijn/").text


def test_looking_changes_nothing(as_anna, team):
    invite(as_anna, team)
    before = Invitation.objects.values().get()

    for path in ("", "ja/", "nee/"):
        Client().get(f"{link_to(FATIMA)}{path}")
        Client().head(f"{link_to(FATIMA)}{path}")

    assert Invitation.objects.values().get() == before
    assert FATIMA not in people(team)


def test_link_alone_lets_nobody_in(as_anna, as_chris, team, chris):
    """A scanner that posts, or a friend to whom the letter was forwarded, gets no further."""
    invite(as_anna, team)

    as_chris.post(f"{link_to(FATIMA)}ja/")
    Client().post(f"{link_to(FATIMA)}ja/")

    assert chris.email not in people(team)
    assert FATIMA not in people(team)
    assert not User.objects.filter(email=FATIMA).exists()


def test_code_sent_to_another_address_lets_nobody_in(as_anna, team):
    invite(as_anna, team)
    browser = Client()
    browser.post(f"{link_to(FATIMA)}ja/")

    browser.post("/account/code/adres/", {"email": "eva@example.nl"})
    response = type_code(browser, "eva@example.nl")

    assert response.url == "/mijn/"
    assert "is voor een ander e-mailadres" in browser.get("/mijn/").text
    assert "eva@example.nl" not in people(team)


def test_yes_needs_a_token_against_forgery(as_anna, team):
    invite(as_anna, team)

    assert Client(enforce_csrf_checks=True).post(f"{link_to(FATIMA)}ja/").status_code == 403


def test_no_is_kept_and_can_become_yes(as_anna, as_sam, team, sam):
    invite(as_anna, team, sam.email)

    Client().post(f"{link_to(sam.email)}nee/")

    assert "Zei nee, bedankt" in as_anna.get(f"/teams/{team.slug}/leden/").text
    assert "nodigt je uit" not in as_sam.get("/mijn/").text
    assert "Je zei: nee, bedankt" in as_sam.get(link_to(sam.email)).text
    as_sam.post(f"{link_to(sam.email)}ja/")
    assert people(team)[sam.email] == MEMBER


# --- What no longer works ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("spoil", "status"),
    [
        ({"withdrawn": True}, 410),
        ({"expired": True}, 410),
        ({"accepted": True}, 410),
        ({"team": Status.OFFLINE}, 410),
        ({"gone": True}, 404),
    ],
    ids=["withdrawn", "expired", "accepted", "team offline", "unknown"],
)
def test_what_is_over_says_so_kindly(spoil, status, team, sam, as_sam, moment_in_time):
    invitation = make_invitation(team, sam.email)
    if "withdrawn" in spoil:
        withdraw(invitation)
    elif "accepted" in spoil:
        Invitation.objects.update(accepted_at=invitation.created_at)
    elif "expired" in spoil:
        moment_in_time.shift(timedelta(days=14))
    elif "team" in spoil:
        type(team).objects.update(status=spoil["team"])
    else:
        Invitation.objects.all().delete()

    page = as_sam.get(invitation.get_absolute_url())
    answers = [as_sam.post(f"{invitation.get_absolute_url()}{a}/") for a in ("ja", "nee")]

    assert page.status_code == status
    assert "Deze uitnodiging werkt niet meer" in page.text
    assert {answer.status_code for answer in answers} == {status}
    assert sam.email not in people(team)
    invitation.team.refresh_from_db()
    with pytest.raises(InvitationRefused):
        accept(invitation, sam)


def test_two_weeks_later_the_address_is_gone(team, moment_in_time):
    make_invitation(team)

    moment_in_time.shift(timedelta(days=13))
    assert forget_invitations() == 0
    moment_in_time.shift(timedelta(days=1))
    assert forget_invitations() == 1


def test_invitation_goes_with_either_person(team, other_team, anna, sam):
    make_invitation(team, sam.email)
    assert export(sam)["teams"]["uitgenodigd_voor"][0]["team"] == "Samen in Zwolle"
    assert export(anna)["teams"]["nodigde_uit"][0]["adres"] == sam.email

    erase(sam)
    assert not Invitation.objects.exists()

    make_invitation(team)
    erase(anna)
    assert not Invitation.objects.exists()


# --- Who invites, how often and whom -------------------------------------------------------------


def test_nobody_but_a_lead_invites(team, as_bram, as_sam, as_chris, as_mo):
    url, data = f"/teams/{team.slug}/leden/", typed()

    assert {c.post(url, data).status_code for c in (as_bram, as_sam, as_chris, as_mo)} == {403}
    assert Client().post(url, data).url.startswith("/account/login/")
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("status", [status for status in Status if status != Status.PUBLISHED])
def test_team_that_is_not_online_writes_to_nobody(status, anna, edition):
    team = make_team(lead=anna, status=status)
    client = logged_in(anna)

    page = client.get(f"/teams/{team.slug}/leden/")
    assert "Nodig iemand uit" not in page.text
    assert client.post(f"/teams/{team.slug}/leden/", typed()).status_code == 403


def test_asking_twice_sends_one_letter_a_day(as_anna, team, moment_in_time):
    invite(as_anna, team)
    first = link_to(FATIMA)
    again = invite(as_anna, team, "Fatima <FATIMA@example.nl>")

    assert "kregen al een uitnodiging" in again.text
    assert len(subjects_to(FATIMA)) == 1

    moment_in_time.shift(timedelta(days=1, minutes=1))
    invite(as_anna, team)
    assert len(subjects_to(FATIMA)) == 2
    assert link_to(FATIMA) == first
    assert Invitation.objects.count() == 1


def test_who_said_no_is_left_alone(as_anna, team, moment_in_time):
    invite(as_anna, team)
    Client().post(f"{link_to(FATIMA)}nee/")
    moment_in_time.shift(timedelta(days=3))

    invite(as_anna, team)

    assert len(subjects_to(FATIMA)) == 1


def test_withdrawn_by_mistake_works_again_without_a_letter(as_anna, team):
    invite(as_anna, team)
    row = Invitation.objects.get()
    as_anna.post(f"/teams/{team.slug}/leden/uitgenodigd/{row.pk}/intrekken/")
    assert Client().get(link_to(FATIMA)).status_code == 410

    invite(as_anna, team, role=LEAD)

    assert Client().get(link_to(FATIMA)).status_code == 200
    assert Invitation.objects.get().role == LEAD
    assert len(subjects_to(FATIMA)) == 1


def test_known_and_unknown_addresses_get_the_same_answer(as_anna, team, sam, bram):
    known = invite(as_anna, team, sam.email).text.replace(sam.email, FATIMA)
    unknown = invite(as_anna, team).text
    said = "We hebben een uitnodiging gestuurd naar fatima@example.nl."

    assert said in known
    assert said in unknown
    assert "horen al bij het team: bram@example.nl" in invite(as_anna, team, bram.email).text


def test_team_writes_to_thirty_strangers_a_day(as_anna, team, moment_in_time):
    for start in (0, 15):
        many = " ".join(f"buur{n}@example.nl" for n in range(start, start + 15))
        assert invite(as_anna, team, many).status_code == 200

    refused = invite(as_anna, team)

    assert refused.status_code == 429
    assert "30 mensen per dag" in refused.text
    assert FATIMA in refused.text
    assert not Invitation.objects.filter(email=FATIMA).exists()
    moment_in_time.shift(timedelta(days=1, minutes=1))
    assert invite(as_anna, team).status_code == 200


@pytest.mark.parametrize(
    ("emails", "says"),
    [
        ("", "Vul minstens één e-mailadres in."),
        (" ,;\n", "Vul minstens één e-mailadres in."),
        ("fatima", "Dit lijkt geen e-mailadres: “fatima”."),
        ("<script>@example.nl", "Dit lijkt geen e-mailadres"),
        ("a@example.nl " * 2 + "b@", "Dit lijkt geen e-mailadres: “b@”."),
        (" ".join(f"a{n}@example.nl" for n in range(21)), "hooguit 20 tegelijk"),
        ("a@example.nl\u202e", "Dit lijkt geen e-mailadres"),
        ("x" * 3001, "3000"),
    ],
)
def test_strange_addresses_are_named_and_nothing_is_sent(emails, says, as_anna, team):
    response = invite(as_anna, team, emails)

    assert response.status_code == 422
    assert response.text.count("Er klopt nog iets niet") == 1
    assert says in response.text.replace("&quot;", '"')
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("words", ["Kijk op www.reclame.nl", "Bel 06 12345678", "x" * 501])
def test_words_to_strangers_hold_no_advertising(words, as_anna, team):
    assert invite(as_anna, team, words=words).status_code == 422
    assert not Email.objects.exists()


def test_one_mailbox_gets_one_letter_however_it_is_written(as_anna, team):
    page = invite(as_anna, team, "fatima@example.nl fatima+soep@example.nl")
    invite(as_anna, team, "Fatima+koek@example.nl")

    assert list(Email.objects.values_list("to", flat=True)) == [[FATIMA]]
    assert "kregen al een uitnodiging of zeiden nee: fatima+soep@example.nl" in page.text


def test_name_of_who_invites_brings_no_link_to_strangers(as_anna, team, anna):
    User.objects.filter(pk=anna.pk).update(name="Win geld op www.reclame.nl")

    invite(as_anna, team)

    letter = Email.objects.get(to=FATIMA)
    assert "reclame" not in letter.message + letter.html_message
    assert "Een kartrekker nodigt je uit" in letter.message


def test_new_name_with_a_link_waits_for_a_moderator_before_strangers_read_it(as_anna, team):
    InspiratieTeam.objects.update(name="Win geld op www.reclame.nl", checked_at=None)

    refused = invite(as_anna, team)

    assert refused.status_code == 409
    assert "Een moderator kijkt" in refused.text
    assert not Email.objects.exists()
    InspiratieTeam.objects.update(checked_at=timezone.now())
    assert invite(as_anna, team).status_code == 200


@pytest.mark.parametrize("role", ["baas", ""])
def test_unknown_role_is_refused(role, as_anna, team):
    assert invite(as_anna, team, role=role).status_code == 422
    assert not Invitation.objects.exists()


def test_words_reach_the_letter_as_they_were_typed(as_anna, team):
    invite(as_anna, team, words="Kom je? <b>Leuk</b> 🎉\nSubject: nep")

    letter = Email.objects.get(to=FATIMA)
    assert letter.subject == "Doe je mee met Samen in Zwolle?"
    assert "> Kom je? <b>Leuk</b> 🎉" in letter.message
    assert "<b>Leuk</b>" not in letter.html_message


@pytest.mark.parametrize("who", ["bram", "sam", "chris", "mo"])
def test_nobody_but_a_lead_withdraws(who, team, request):
    row = make_invitation(team)
    client = request.getfixturevalue(f"as_{who}")

    url = f"/teams/{team.slug}/leden/uitgenodigd/{row.pk}/intrekken/"

    assert client.post(url).status_code == 403
    row.refresh_from_db()
    assert row.withdrawn_at is None


def test_lead_of_another_team_cannot_withdraw_it_there(other_team, team, as_chris):
    row = make_invitation(team)

    url = f"/teams/{other_team.slug}/leden/uitgenodigd/{row.pk}/intrekken/"

    assert as_chris.post(url).status_code == 404


# --- Rivals --------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_two_clicks_make_one_member_and_one_letter(edition):
    lead, eva = make_user("Eva"), make_user("Finn")
    invitation = make_invitation(make_team(lead=lead), eva.email)

    outcomes = race(*[lambda: accept(invitation, eva)] * 2)

    assert sum(isinstance(outcome, InvitationRefused) for outcome in outcomes) == 1
    assert people(invitation.team)[eva.email] == MEMBER
    assert len(subjects_to(lead.email)) == 1


@pytest.mark.django_db(transaction=True)
def test_of_yes_and_withdrawing_one_happens(edition):
    lead, eva = make_user("Eva"), make_user("Finn")
    invitation = make_invitation(make_team(lead=lead), eva.email)

    said_yes, withdrew = race(lambda: accept(invitation, eva), lambda: withdraw(invitation))

    is_in = eva.email in people(invitation.team)
    assert is_in == (said_yes is True) == (withdrew is False)
