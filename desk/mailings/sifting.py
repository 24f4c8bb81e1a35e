"""Who of the people meant gets a mailing, and who doesn't and why: to count and to send."""

from collections import Counter
from dataclasses import dataclass, field

from allauth.account.models import EmailAddress
from django.db.models import Exists, OuterRef, TextChoices

from accounts.models import BlockedSender, keys_of
from desk.mailings import audience
from desk.models import MailingRecipient, NewsChoice

SIGNS = ("is_proven", "is_unsubscribed", "was_unsubscribed", "got_it")


class Reason(TextChoices):
    """Why somebody gets no letter; the words follow a number of people."""

    UNSUBSCRIBED = "afgemeld", "wil geen nieuws"
    UNPROVEN = "onbewezen", "heeft geen bewezen e-mailadres"
    BLOCKED = "geblokkeerd", "is geblokkeerd"
    GOT_IT = "kreeg-al", "kreeg de eerdere mail al"
    # Only once it is on its way.
    OUTSIDE = "hoort-er-niet-bij", "hoort niet meer bij de groep"
    ERASED = "gewist", "liet het account wissen"


@dataclass(frozen=True)
class Person:
    """Somebody whom a mailing reaches; without `user_id` it is who wrote for a sponsor."""

    address: str
    name: str
    user_id: int | None = None
    enquiry_id: int | None = None
    organisations: tuple[str, ...] = ()

    @property
    def key(self):
        """Names them in addresses of pages, which nobody's e-mail address belongs in."""
        return f"p{self.user_id}" if self.user_id else f"s{self.enquiry_id}"


@dataclass
class Sifted:
    """The people who get it by address, and who doesn't."""

    reached: dict[str, Person] = field(default_factory=dict)
    refused: dict[str, Reason] = field(default_factory=dict)

    @property
    def counts(self) -> dict[str, int]:
        """How many are left out for each reason, the most first."""
        return dict(Counter(reason.value for reason in self.refused.values()).most_common())

    def take(self, person, reason):
        if reason:
            self.refused[person.address] = reason
        else:
            self.reached[person.address] = person


class Blocks:
    """Who is blocked now, for asking about many people."""

    def __init__(self):
        rows = list(BlockedSender.objects.in_force().values_list("key", "person"))
        self.keys = {key for key, _ in rows}
        self.persons = {person for _, person in rows if person}

    def hit(self, address, user_id=None):
        return user_id in self.persons or bool(self.keys and self.keys & keys_of(address))


def sift(mailing) -> Sifted:
    """Everybody, in a fixed number of queries."""
    found = _sifted(mailing, audience.enquiries_of(mailing))
    for address in audience.unconfirmed_addresses(mailing) - set(found.reached):
        found.refused.setdefault(address, Reason.UNPROVEN)
    return found


def sift_rows(mailing, rows) -> Sifted:
    """The same questions once more, for these recipients alone: much may have changed."""
    keys = [row.user_id for row in rows if row.user_id]
    proven = EmailAddress.objects.filter(user__in=keys, verified=True)
    addresses = {row.address for row in rows} | set(proven.values_list("email", flat=True))
    return _sifted(mailing, audience.enquiries_of(mailing, addresses), keys)


def sift_one(mailing, key: str) -> Person | None:
    """Whom a `Person.key` names, if they get this mailing."""
    number = int(key[1:]) if key[1:].isdecimal() and len(key) < 12 else 0
    row = MailingRecipient(user_id=number if key.startswith("p") else None)
    if key.startswith("s"):
        row.address = audience.address_of(number)
    return next(iter(sift_rows(mailing, [row]).reached.values()), None)


def _sifted(mailing, enquiries, keys=None):
    found, strangers, wrote, blocks = Sifted(), {}, {}, Blocks()
    by_address = _by_address(enquiries)
    accounts = _accounts_of(by_address)
    for address, rows in by_address.items():
        if address in accounts:
            wrote.setdefault(accounts[address], []).extend(rows)
        else:
            strangers[address] = rows
    persons = audience.persons_of(mailing, also=wrote, keys=keys)
    for row in _with_signs(persons, mailing).iterator(chunk_size=5000):
        organisations = _names(wrote.get(row["pk"], []))
        person = Person(row["email"].lower(), row["name"], row["pk"], organisations=organisations)
        found.take(person, _reason(row, mailing, blocks))
    _take_strangers(found, mailing, strangers, blocks)
    return found


def _with_signs(persons, mailing):
    """What decides on each person, in one query for all of them."""
    own = EmailAddress.objects.filter(user=OuterRef("pk"), verified=True, email=OuterRef("email"))
    refusing = NewsChoice.objects.refusing()
    return persons.annotate(
        is_proven=Exists(own),
        is_unsubscribed=Exists(refusing.filter(user=OuterRef("pk"))),
        # Before they had an account.
        was_unsubscribed=Exists(refusing.filter(address=OuterRef("email"))),
        got_it=Exists(_earlier(mailing).filter(user=OuterRef("pk"))),
    ).values("pk", "email", "name", "is_active", *SIGNS)


def _earlier(mailing):
    """Who got the mailing that this one is a copy of, as long as we know."""
    if not (mailing.skips_earlier and mailing.copied_from_id):
        return MailingRecipient.objects.none()
    return MailingRecipient.objects.written().filter(mailing=mailing.copied_from_id)


def _reason(row, mailing, blocks):
    if not row["is_active"] or blocks.hit(row["email"], row["pk"]):
        return Reason.BLOCKED
    if not row["is_proven"]:
        return Reason.UNPROVEN
    if mailing.is_news and (row["is_unsubscribed"] or row["was_unsubscribed"]):
        return Reason.UNSUBSCRIBED
    return Reason.GOT_IT if row["got_it"] else None


def _by_address(enquiries):
    found = {}
    for enquiry in enquiries:
        found.setdefault(enquiry.email.lower(), []).append(enquiry)
    return found


def _accounts_of(by_address):
    """Who wrote for a sponsor and has an account is that person, whichever address it was."""
    known = EmailAddress.objects.filter(email__in=list(by_address), verified=True)
    return dict(known.values_list("email", "user_id")) if by_address else {}


def _take_strangers(found, mailing, strangers, blocks):
    if not strangers:
        return
    refusing = NewsChoice.objects.refusing().filter(address__in=strangers)
    unsubscribed = set(refusing.values_list("address", flat=True)) if mailing.is_news else set()
    earlier = _earlier(mailing).filter(address__in=strangers)
    got_it = set(earlier.values_list("address", flat=True))
    for address, rows in strangers.items():
        person = Person(address, rows[-1].name, None, rows[-1].pk, _names(rows))
        reason = _reason_of_stranger(rows, address, unsubscribed, got_it)
        found.take(person, Reason.BLOCKED if blocks.hit(address) else reason)


def _reason_of_stranger(rows, address, unsubscribed, got_it):
    """Their address is proven when somebody of the organisation dealt with what they wrote."""
    if all(row.handled_at is None for row in rows):
        return Reason.UNPROVEN
    if address in unsubscribed:
        return Reason.UNSUBSCRIBED
    return Reason.GOT_IT if address in got_it else None


def _names(enquiries):
    return tuple(dict.fromkeys(row.organisation for row in enquiries))
