"""The registry behind the two rights that people use themselves: to take along, and to be erased.

Apps register from `<app>/privacy.py`, imported by their AppConfig's `ready`.
"""

from collections.abc import Callable

from allauth.account.models import EmailAddress
from django.db import transaction
from django.db.models.functions import Lower
from django.utils import timezone
from post_office.models import Email

from accounts import mails
from accounts.mfa import has_second_step
from accounts.models import BlockedSender, EmailCode
from accounts.people import proven_addresses

_exports: dict[str, Callable] = {}
_erasers: dict[str, Callable] = {}


def _register(registry, name):
    def register(function):
        if registry.get(name, function) is not function:
            raise ValueError(f"Registered twice: {name!r}.")
        registry[name] = function
        return function

    return register


def exports(name: str):
    """Registers `(user) -> what json can hold`: all that an app knows of this person."""
    return _register(_exports, name)


def erases(name: str):
    """Registers `(user) -> None`: deletes or anonymises it, in the order of INSTALLED_APPS.

    Runs before the row of the user itself is deleted, in the same transaction.
    """
    return _register(_erasers, name)


def export(user) -> dict:
    known = {name: function(user) for name, function in _exports.items()}
    return {"gemaakt_op": timezone.now().isoformat(), **known}


def may_erase_self(user) -> bool:
    """Staff first lose their rights: what they decided must stay answerable."""
    return not user.is_staff


def erase(user) -> None:
    """Deletes the person and says so in a last letter, all or nothing."""
    email, name = user.email, user.name
    with transaction.atomic():
        for function in _erasers.values():
            function(user)
        user.delete()
        mails.tell_erased(email, name)


@exports("account")
def export_account(user):
    addresses = EmailAddress.objects.filter(user=user)
    return {
        "e_mailadres": user.email,
        "naam": user.name,
        "lid_sinds": user.joined_at.isoformat(),
        "laatst_ingelogd": user.last_login and user.last_login.isoformat(),
        "inloggen_in_twee_stappen": has_second_step(user),
        "e_mailadressen": list(addresses.values("email", "verified", "primary")),
        "e_mails_aan_jou": [
            {"onderwerp": subject, "op": at.isoformat()}
            for subject, at in _letters_to(user).values_list("subject", "created")
        ],
    }


@exports("blokkades")
def export_blocks(user):
    """A block outlives the account until its end: else erasing it would be the way around it."""
    found = BlockedSender.objects.about(user)
    return [
        {
            "adres_of_domein": row.written,
            "reden": row.reason,
            "tot_en_met": row.until.isoformat(),
            "opgeheven_op": row.lifted_at and row.lifted_at.isoformat(),
        }
        for row in found
    ]


@erases("account")
def erase_account(user):
    EmailCode.objects.sent_to(proven_addresses(user)).delete()
    _letters_to(user).delete()


def _letters_to(user):
    """Each letter has one receiver; `to` holds the address as it was typed."""
    letters = Email.objects.alias(receiver=Lower("to"))
    return letters.filter(receiver__in=proven_addresses(user)).order_by("created")
