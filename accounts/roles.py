"""Who works at the desk and in which roles; given and taken by who may do at least as much.

A role is one of Django's groups. Every change is a line in the log and a letter to the colleague.
"""

from collections.abc import Iterable

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from accounts import mails
from accounts.mfa import is_exempt
from accounts.models import User
from accounts.people import person_of
from accounts.permissions import may_administer, may_give_roles
from verbinding.lib.log import note


class RoleRefused(Exception):
    """It can't be done; the message is in Dutch and meant for the person who tried."""


NOT_YOURS = "Dit mag je bij deze persoon niet doen: die mag meer dan jij, of het ben je zelf."
CHANGED = "Intussen veranderde een ander de rollen. Kijk hoe het nu is, en kies opnieuw."


def colleagues() -> QuerySet[User]:
    """Everybody who may enter the desk, with what the page about them asks."""
    app = Authenticator.objects.filter(user=OuterRef("pk"), type=Authenticator.Type.TOTP)
    return (
        User.objects.filter(is_staff=True)
        .annotate(has_app=Exists(app))
        .prefetch_related("groups__permissions__content_type", "user_permissions__content_type")
        .order_by("name", "email")
    )


def lacks_second_step(colleague) -> bool:
    """Of one of `colleagues`, without another query."""
    return not (colleague.has_app or is_exempt(colleague))


def roles_within(user) -> QuerySet[Group]:
    """The roles that give nothing this person hasn't; a role that gives nothing is no role."""
    groups = Group.objects.prefetch_related("permissions__content_type")
    mine = user.get_all_permissions()
    wanted = [group.pk for group in groups if permissions_in(group.permissions.all()) <= mine]
    return Group.objects.filter(pk__in=wanted).order_by("name")


def permissions_in(rows) -> set[str]:
    return {f"{row.content_type.app_label}.{row.codename}" for row in rows}


def roles_key(person) -> str:
    """What must stay the same between seeing somebody's roles and changing them."""
    return ",".join(str(group.pk) for group in sorted(person.groups.all(), key=lambda one: one.pk))


def add_colleague(email: str, name: str, roles: Iterable[Group], *, by: User) -> User:
    """Lets the person with this address in; makes them when nobody is known by it.

    The address isn't proven by this: only the code from a letter to it lets anybody in.
    """
    person = person_of(email)
    with transaction.atomic():
        if person is None:
            person = User.objects.create(
                email=User.objects.normalize_email(email), name=name, password=make_password(None)
            )
        if person.is_staff:
            raise RoleRefused("Deze persoon werkt al aan het bureau. Kies daar de rollen.")
        if not person.is_active:
            raise RoleRefused("Dit account is afgesloten. Zet het eerst weer open bij Personen.")
        person, by = _locked(person, by)
        person.is_staff = True
        person.save(update_fields=["is_staff"])
        _set_roles(person, roles, by, "Toegelaten tot het bureau")
        mails.tell_roles(person, by, is_new=True)
    return person


def give_roles(person: User, roles: Iterable[Group], *, by: User, seen: str) -> None:
    """Takes away what isn't among `roles`; `seen` is the `roles_key` of the page that was open."""
    with transaction.atomic():
        person, by = _locked(person, by)
        if roles_key(person) != seen or not person.is_staff:
            raise RoleRefused(CHANGED)
        if set(person.groups.all()) == set(roles):
            return
        _set_roles(person, roles, by, "Rollen")
        mails.tell_roles(person, by, is_new=False)


def take_off_desk(person: User, *, by: User) -> None:
    """What they decided stays; from their next click on the desk is closed to them."""
    with transaction.atomic():
        person, by = _locked(person, by)
        if not person.is_staff:
            raise RoleRefused("Deze persoon werkt al niet meer aan het bureau.")
        person.is_staff = False
        person.save(update_fields=["is_staff"])
        person.groups.clear()
        person.user_permissions.clear()
        note(by, person, "Van het bureau gehaald.")
        mails.tell_off_desk(person, by)


def reset_second_step(person: User, *, by: User) -> None:
    """For who lost their phone: they set up another, after the code from their e-mail.

    Logs them out everywhere and forgets their password, for a session on the lost phone could set
    up a second step of its own, or count as one that took it.
    """
    with transaction.atomic():
        person, by = _locked(person, by)
        count, _ = Authenticator.objects.filter(user=person).delete()
        if not count:
            raise RoleRefused("Er staat geen tweede stap ingesteld.")
        # Sessions are bound to what stands here.
        person.password = make_password(None)
        person.save(update_fields=["password"])
        note(by, person, "Tweede stap gewist.")
        mails.tell_second_step_reset(person, by)


def _set_roles(person, roles, by, words):
    beyond = set(roles) - set(roles_within(by))
    if beyond:
        raise RoleRefused("Je kunt geen rol geven die meer mag dan jij.")
    person.groups.set(roles)
    names = ", ".join(sorted(role.name for role in roles))
    note(by, person, f"{words}: {names or 'geen'}.")


def _locked(person, by):
    """Both as they are now, so that of two who remove each other the later one is refused.

    In the order of their keys: then rivals wait for each other instead of for ever.
    """
    keys = {person.pk, by.pk}
    rows = User.objects.select_for_update().filter(pk__in=keys).order_by("pk").in_bulk()
    if len(rows) < len(keys) or not (
        may_give_roles(rows[by.pk]) and may_administer(rows[by.pk], rows[person.pk])
    ):
        raise RoleRefused(NOT_YOURS)
    return rows[person.pk], rows[by.pk]
