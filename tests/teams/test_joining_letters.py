"""Each letter about who belongs where: its words, and links that its reader can follow."""

import re

import pytest
from django.conf import settings
from post_office.models import Email

from activities import mails as activity_mails
from teams import mails
from tests.conftest import logged_in
from tests.factories import make_activity, make_invitation, make_join_request

pytestmark = pytest.mark.django_db
ADDRESS = re.compile(re.escape(settings.SITE_URL) + r"([^\s<\"]*)")

# What is sent, to whom of the cast, and words that the letter must hold.
LETTERS = {
    "invitation": ("sam", "Anna nodigt je uit voor “Samen in Zwolle” uit Zwolle."),
    "joined": ("anna", "Sam zei ja op de uitnodiging"),
    "asked": ("anna", "> Ik bak graag taart."),
    "welcomed": ("bram", "Anna zei ja: je hoort nu bij “Samen in Zwolle”."),
    "not_welcomed": ("sam", "Dat zegt niets over jou."),
    "unanswered": ("sam", "Er kwam geen antwoord."),
    "made_lead": ("bram", "Anna heeft je kartrekker gemaakt"),
    "made_member": ("bram", "je bent nu lid en geen kartrekker meer"),
    "removed": ("bram", "Anna heeft je uit het team “Samen in Zwolle” gehaald."),
    "left": ("anna", "Bram hoort niet meer bij “Samen in Zwolle”."),
    "yes": ("bram", "zei ja: “Soep voor de straat” hoort nu bij het team"),
    "no": ("bram", "Je activiteit gaat gewoon door, op je eigen naam."),
    "taken_out": ("bram", "haalde “Soep voor de straat” uit het team Samen in Zwolle"),
    "moved_out": ("anna", "“Soep voor de straat” van Anna hoort niet meer bij Samen in Zwolle."),
}


@pytest.fixture
def send(team, anna, bram, sam):
    member = team.memberships.with_person().get(user=bram)

    def ask(user):
        return make_join_request(team, user)

    def soup():
        return make_activity(owner=bram, team=team)

    calls = {
        "invitation": lambda: mails.invited(make_invitation(team, sam.email)),
        "joined": lambda: mails.joined(team, sam),
        "asked": lambda: mails.asked_to_join(ask(sam)),
        "welcomed": lambda: mails.welcomed(ask(bram), by=anna),
        "not_welcomed": lambda: mails.not_welcomed(ask(sam)),
        "unanswered": lambda: mails.unanswered(ask(sam)),
        "made_lead": lambda: mails.made_lead(member, anna),
        "made_member": lambda: mails.made_member(member, anna),
        "removed": lambda: mails.removed(member, anna),
        "left": lambda: mails.left(member),
        "yes": lambda: activity_mails.team_answered(soup(), team, is_yes=True),
        "no": lambda: activity_mails.team_answered(soup(), team, is_yes=False),
        "taken_out": lambda: activity_mails.taken_out_of_team(soup(), team),
        "moved_out": lambda: activity_mails.left_team(soup(), team, anna),
    }
    return lambda name: calls[name]()


@pytest.mark.parametrize("name", LETTERS)
def test_letter_says_it_and_leads_on(name, send, request):
    role, words = LETTERS[name]
    reader = request.getfixturevalue(role)

    send(name)

    letter = Email.objects.get()
    links = set(ADDRESS.findall(letter.message))
    assert letter.to == [reader.email]
    assert words in letter.message
    assert links
    for link in links:
        assert link in letter.html_message
        assert logged_in(reader).get(link).status_code == 200, link
