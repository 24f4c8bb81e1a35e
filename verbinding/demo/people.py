"""The people of the example data: three who can log in, and a crowd that can't."""

from functools import cache

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.utils.text import slugify

from accounts.models import User
from desk.groups import ORGANISER as ORGANISER_GROUP
from verbinding.demo.texts import words
from verbinding.lib.bulkrows import insert_all

ORGANISER, TEAM_LEAD, VISITOR = (
    "organisator@example.nl",
    "teamlead@example.nl",
    "bezoeker@example.nl",
)
# Printed at the end of load_demo; accounts/checks.py refuses them on a real site.
LOGINS = {
    ORGANISER: ("Olga", "licht-in-december"),
    TEAM_LEAD: ("Teun", "soep-op-de-stoep"),
    VISITOR: ("Bo", "koffie-met-koek"),
}


def load_logins() -> dict[str, User]:
    users = {email: _login(email, *known) for email, known in LOGINS.items()}
    _make_organiser(users[ORGANISER])
    return users


def _login(email, name, password):
    user = User.objects.filter(email=email).first()
    if user is None:
        user = User.objects.create_user(email, password, name=name, is_demo=True)
        _prove_addresses([user])
    return user


def _make_organiser(user):
    user.groups.add(Group.objects.get(name=ORGANISER_GROUP))
    User.objects.filter(pk=user.pk).update(is_staff=True)


def load_crowd(numbers) -> dict[int, User]:
    """Who goes by these numbers; makes those who don't exist yet."""
    wanted = {number: _crowd_member(number) for number in sorted(set(numbers))}
    emails = [user.email for user in wanted.values()]
    known = {user.email: user for user in User.objects.filter(email__in=emails)}
    new = [user for user in wanted.values() if user.email not in known]
    insert_all(new, with_keys=True)
    _prove_addresses(new)
    return {number: known.get(user.email, user) for number, user in wanted.items()}


def _crowd_member(number):
    names = words().first_names
    name = names[number % len(names)]
    email = f"{slugify(name)}{number}@example.nl"
    return User(email=email, name=name, is_demo=True, password=_no_password())


@cache
def _no_password():
    """One for all: making it takes longer than making a person."""
    return make_password(None)


def _prove_addresses(users):
    insert_all(
        EmailAddress(user=user, email=user.email, verified=True, primary=True) for user in users
    )
