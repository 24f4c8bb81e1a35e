"""Whom the filters of a mailing mean: its teams, activities, sponsors and readers."""

from django.db.models import Q

from accounts.models import User
from activities.models import Activity
from desk.models import Mailing, NewsChoice
from sponsors.models import Enquiry
from teams.models import InspiratieTeam, Membership

Group = Mailing.Group


def teams_of(mailing):
    found = InspiratieTeam.objects.all()
    if mailing.edition_id:
        found = found.taking_part_in(mailing.edition_id)
    if mailing.kinds:
        found = found.filter(kind__in=mailing.kinds)
    return _placed(found, mailing)


def activities_of(mailing):
    found = Activity.objects.all()
    if mailing.edition_id:
        found = found.for_edition(mailing.edition_id)
    if mailing.kinds:
        found = found.filter(team__kind__in=mailing.kinds)
    return _placed(found, mailing)


def _placed(found, mailing):
    """The filters that teams and activities share; an empty one lets everything through."""
    if mailing.provinces:
        found = found.filter(province__in=mailing.provinces)
    if mailing.branches:
        found = found.filter(branch__slug__in=mailing.branches)
    if mailing.statuses:
        found = found.filter(status__in=mailing.statuses)
    return found


def leads_of(mailing):
    return Membership.objects.leads().filter(team__in=teams_of(mailing))


def helpers_of(mailing):
    """The rows that bind co-organisers to the activities."""
    links = Activity.co_organisers.through.objects
    return links.filter(activity__in=activities_of(mailing))


def enquiries_of(mailing, addresses=None):
    """Those of sponsors; none of them when that group wasn't chosen."""
    if Group.SPONSORS not in mailing.groups:
        return Enquiry.objects.none()
    found = Enquiry.objects.order_by("pk")
    return found if addresses is None else found.sent_from(addresses)


def address_of(enquiry_id) -> str:
    """Of who wrote for a sponsor; empty when that isn't there."""
    enquiry = Enquiry.objects.filter(pk=enquiry_id).first()
    return enquiry.email.lower() if enquiry else ""


def persons_of(mailing, also=(), keys=None):
    """Everybody with an account who is in one of the groups, each once; `also` are keys of more.

    With `keys` only those persons are looked at, which is what one batch needs.
    """
    wanted = Q(pk__in=list(also))
    for people, field in _ways_in(mailing):
        found = people.exclude(**{field: None})
        if keys is not None:
            found = found.filter(**{f"{field}__in": keys})
        wanted |= Q(pk__in=found.values(field))
    return User.objects.filter(wanted).order_by("pk")


def _ways_in(mailing):
    """Rows that make somebody part of a chosen group, each with its field that names the person."""
    if Group.LEADS in mailing.groups:
        yield leads_of(mailing), "user"
    if Group.ORGANISERS in mailing.groups:
        yield activities_of(mailing), "owner"
        yield helpers_of(mailing), "user"
    if Group.READERS in mailing.groups:
        yield NewsChoice.objects.wanting(), "user"


def unconfirmed_addresses(mailing):
    """Typed in by somebody who never entered the code; nobody mails those."""
    chosen = {Group.LEADS: teams_of, Group.ORGANISERS: activities_of}
    found = set()
    for group, things_of in chosen.items():
        if group in mailing.groups:
            things = things_of(mailing).unconfirmed()
            found |= {address.lower() for address in things.values_list("pending_email", flat=True)}
    return found
