"""Who would like to join a team of the example data, and whom the leads invited."""

from teams.models import Invitation, JoinRequest, Membership
from verbinding.demo.dice import token_for
from verbinding.demo.people import VISITOR, load_crowd

# Numbers in the crowd, far from the people of teams and activities.
ASKS_FROM = 2_000_000
ASKS = (
    "Ik woon om de hoek en kook graag voor veel mensen.",
    "Sinds kort woon ik hier. Ik zoek iets leuks om samen te doen, en heb een bakfiets.",
)
INVITED = "buurvrouw@example.nl"
WORDS = "We zoeken nog iemand die goed kan organiseren. Toen dachten we aan jou!"


def load_joining(teams, seed, logins):
    """The first team has two questions and an open invitation; the visitor is invited and asks."""
    online = [team for team in teams if team.is_published]
    if not online:
        return
    first = online[0]
    for number, person in enumerate(load_crowd(range(ASKS_FROM, ASKS_FROM + len(ASKS))).values()):
        ask(first, person, ASKS[number], token_for(seed, "join", number))
    invite(first, INVITED)
    if len(online) > 3:
        invite(online[1], VISITOR)
        ask(online[3], logins[VISITOR], "Mag ik een keer meekijken?", token_for(seed, "join", "bo"))


def ask(team, person, words, token):
    row = {"name": person.name, "words": words, "form_token": token}
    JoinRequest.objects.get_or_create(team=team, user=person, defaults=row)


def invite(team, email):
    lead = Membership.objects.filter(team=team).leads().with_person().first().user
    row = {"invited_by": lead, "words": WORDS}
    Invitation.objects.get_or_create(team=team, email=email, defaults=row)
