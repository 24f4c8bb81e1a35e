"""Whether somebody wants news: chosen under /mijn/, or from a letter without logging in."""

from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.people import proven_addresses
from desk.mailings.audience import address_of
from desk.models import NewsChoice
from sponsors.models import Enquiry

# Who has the token can do nothing but choose about news for the person it was mailed to.
_signer = signing.Signer(salt="desk.news", sep=".")


def choice_path(person) -> str:
    """The page where who got the letter stops the news, or has it go on."""
    return reverse("desk:news", args=[_signer.sign(person.key)])


def whose(token: str) -> dict | None:
    """Whose choice the token is, as fields of NewsChoice; None when false or long gone."""
    try:
        key = _signer.unsign(token)
    except signing.BadSignature:
        return None
    if key.startswith("p"):
        user = User.objects.filter(pk=int(key[1:])).first()
        return {"user": user} if user else None
    address = address_of(int(key[1:]))
    return {"address": address} if address else None


def choose(wants_news: bool, **who) -> None:
    """Keeps the last word; two at once leave one row."""
    row = {"wants_news": wants_news, "changed_at": timezone.now()}
    with transaction.atomic():
        NewsChoice.objects.update_or_create(**who, defaults=row)
        if "user" in who:
            _as_stranger(who["user"]).delete()


def gets_news(**who) -> bool | None:
    """None when nothing was ever chosen."""
    row = NewsChoice.objects.filter(**who).first()
    if row is None and "user" in who:
        row = _as_stranger(who["user"]).first()
    return row and row.wants_news


def _as_stranger(user):
    """What they chose from a letter before they had an account."""
    return NewsChoice.objects.filter(address__in=proven_addresses(user))


def forget_strangers() -> int:
    """Choices of addresses that nobody wrote from any more, for nobody mails those."""
    known = [email.lower() for email in Enquiry.objects.values_list("email", flat=True)]
    gone = NewsChoice.objects.filter(user=None).exclude(address__in=known)
    return gone.delete()[0]
