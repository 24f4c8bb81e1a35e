"""Blocking a sender, lifting that, and who is blocked now.

Why so, and what a blocked sender still can: `docs/adr/0022-blocked-senders.md`.
"""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import BlockedSender, EmailCode, User, key_for, keys_of
from accounts.people import person_of
from accounts.permissions import may_moderate
from accounts.trust import change_trust
from verbinding.lib.log import note

# What asks nothing of a moderator and reaches nobody else.
OPEN_PURPOSES = frozenset({EmailCode.Purpose.LOG_IN, EmailCode.Purpose.ALERT})
SIGN = "Deze afzender is geblokkeerd"
# Half the country has an address here: one sender is never the reason to shut out all of them.
PROVIDERS = frozenset(
    (
        *("casema.nl", "chello.nl", "gmail.com", "googlemail.com", "hetnet.nl", "home.nl"),
        *("hotmail.com", "hotmail.nl", "icloud.com", "kpnmail.nl", "kpnplanet.nl", "live.com"),
        *("live.nl", "me.com", "msn.com", "outlook.com", "outlook.nl", "planet.nl", "proton.me"),
        *("protonmail.com", "quicknet.nl", "tele2.nl", "telfort.nl", "upcmail.nl", "xs4all.nl"),
        *("yahoo.com", "ziggo.nl"),
    )
)


class BlockRefused(Exception):
    """It can't be blocked; the message is in Dutch and meant for the moderator."""


def open_to_blocked(*steps: str):
    """For views of what a blocked person may still do: take back, cancel, ask the organisation.

    With steps only those, for a view whose address names the step.
    """

    def mark(view):
        view.open_to_blocked = frozenset(steps) or True
        return view

    return mark


def block_on(*, user: User | None = None, email: str = "") -> BlockedSender | None:
    """The block in force on this address or on any that this person proved; the longest one."""
    found = BlockedSender.objects.hitting([email] if email else [])
    if user is not None:
        found |= BlockedSender.objects.about(user)
    return found.in_force().order_by("-until").first()


def signs_of(email: str) -> list[str]:
    """For the risk signs of what needs no code: it arrives, and says so."""
    return [SIGN] if email and block_on(email=email) else []


def default_until() -> date:
    return timezone.localdate() + timedelta(days=BlockedSender.DAYS)


def refuse_unblockable(written: str) -> str:
    """The key for what was typed; raises BlockRefused for what would hit too many, or ourselves."""
    key = key_for(written)
    host = key.rpartition("@")[2]
    if "." not in host:
        raise BlockRefused("Vul een e-mailadres in, of een domein zoals voorbeeld.nl.")
    if key.startswith("@") and host in PROVIDERS:
        raise BlockRefused(f"Heel veel mensen hebben een adres bij {host}. Blokkeer één adres.")
    staff = User.objects.filter(is_staff=True).values_list("email", flat=True)
    if any(key in keys_of(email) for email in staff):
        raise BlockRefused(
            "Dit is het adres van een collega. Haal die eerst van het bureau (Wie doet wat)."
        )
    return key


def block(
    written: str, *, reason: str, until: date, by: User, person: User | None = None
) -> BlockedSender:
    """Blocks, or renews the block that is there; a person who was trusted no longer is.

    Raises BlockRefused.
    """
    if not may_moderate(by):
        raise BlockRefused("Alleen een moderator blokkeert een afzender.")
    key = refuse_unblockable(written)
    if not key.startswith("@"):
        person = person or person_of(written)
    fresh = {"written": written.strip(), "person": person, "reason": reason, "until": until}
    fresh |= {"blocked_at": timezone.now(), "blocked_by": by}
    with transaction.atomic():
        blocked, is_new = BlockedSender.objects.update_or_create(
            key=key, lifted_at=None, defaults=fresh
        )
        if person is not None and person.is_trusted:
            change_trust(person, by=None, at=None)
        verb = "Geblokkeerd" if is_new else "Blokkade vernieuwd"
        note(by, blocked, f"{verb} tot en met {until:%d-%m-%Y}.")
    return blocked


def lift(blocked: BlockedSender, *, by: User) -> bool:
    """False when somebody was first; what was blocked meanwhile can be sent in again."""
    if not may_moderate(by):
        raise BlockRefused("Alleen een moderator heft een blokkade op.")
    standing = BlockedSender.objects.filter(pk=blocked.pk, lifted_at=None)
    with transaction.atomic():
        if not standing.update(lifted_at=timezone.now(), lifted_by=by):
            return False
        note(by, blocked, "Blokkade opgeheven.")
    return True
