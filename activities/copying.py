"""Taking what one organised in earlier years along to the edition that comes, in one step."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from activities.editing import PLACE_FIELDS, model_fields
from activities.entering import new_slug, text_signs
from activities.models import Activity, Moment, PrivateLocation
from activities.models.moment import AMSTERDAM
from activities.permissions import leads_team
from activities.team_links import ask_team
from activities.workflow import take_step
from teams.permissions import is_member
from verbinding.lib.workflow import StepRefused

# What says something about the person who organised it, not about what happens.
OF_THE_PERSON = ("shown_name", "welcomed_by", "contact_email", "contact_phone")


def copies_made(user, edition):
    """What this person, or a team of theirs, took along already, by the key of the original."""
    made = Activity.objects.editable_by(user).for_edition(edition).copied_by_their_own()
    return {copy.copied_from_id: copy for copy in made.with_step_data()}


def bring_along(user, keys, edition) -> list[Activity]:
    """Makes a concept of each original that wasn't taken along yet; returns the new ones.

    The originals are locked: of two clicks, or two leads, the second finds the first one's copy.
    """
    with transaction.atomic():
        wanted = Activity.objects.to_bring_along(user, edition).filter(pk__in=keys)
        originals = list(Activity.objects.locked(wanted.values_list("pk", flat=True)))
        made = copies_made(user, edition)
        return [copy_to(edition, one, by=user) for one in originals if one.pk not in made]


def copy_to(edition, original, *, by):
    is_own = original.owner_id == by.pk
    copy = Activity(
        edition=edition,
        copied_from=original,
        owner=by,
        entered_by=by,
        slug=new_slug(original.title),
    )
    for name in (*model_fields(), *PLACE_FIELDS):
        setattr(copy, name, getattr(original, name))
    copy.copied_from_idea_id = original.copied_from_idea_id
    if copy.coming == Activity.Coming.FULL:
        copy.coming = Activity.Coming.SIGN_UP
    if not is_own:
        leave_out_the_person(copy, by=by)
    copy.risk_signs = text_signs(copy)
    copy.save(force_insert=True)
    copy.audiences.set(original.audiences.all())
    copy.languages.set(original.languages.all())
    copy_location(original, copy, is_own=is_own)
    Moment.objects.bulk_create(moments_moved(original, copy))
    keep_with_team(original, copy, by=by)
    return copy


def leave_out_the_person(copy, *, by):
    """A lead takes along what a teammate organised, but nobody's telephone number."""
    for name in OF_THE_PERSON:
        setattr(copy, name, "")
    copy.shown_name, copy.shows_contact = by.name, False
    if copy.hides_address:
        # The address stays behind, so the site has none to tell to guests.
        copy.address_visibility = Activity.AddressVisibility.NEIGHBOURHOOD


def copy_location(original, copy, *, is_own):
    """A hidden address of somebody else stays theirs: it may be where they live."""
    location = original.exact_location()
    if location is None:
        return
    if is_own or not original.hides_address:
        kept = {name: getattr(location, name) for name in ("place_query", "address", "lat", "lon")}
    else:
        kept = {"place_query": original.place_name, "lat": original.lat, "lon": original.lon}
    if is_own:
        kept["online_url"] = location.online_url
    PrivateLocation.objects.create(activity=copy, **kept)


def moments_moved(original, copy) -> list[Moment]:
    """The same day of the week at the same time by the clock, in the week of the new edition.

    What falls on a day that the new week lacks, or that is over by then, is left out.
    """
    days = {day.weekday(): day for day in reversed(copy.edition.days)}
    moved, seen = [], set()
    for moment in original.moments.standing().order_by("starts_at"):
        start, end = (timezone.localtime(t, AMSTERDAM) for t in (moment.starts_at, moment.ends_at))
        day = days.get(start.weekday())
        if day is None:
            continue
        # Zone-aware sums go by the clock on the wall, so summer time changes nothing.
        new_start = datetime.combine(day, start.time(), AMSTERDAM)
        new_end = new_start + (end - start)
        if new_end > timezone.now() and (new_start, new_end) not in seen:
            seen.add((new_start, new_end))
            new = Moment(activity=copy, capacity=moment.capacity)
            new.set_times(new_start, new_end, is_all_day=moment.is_all_day)
            moved.append(new)
    return moved


def keep_with_team(original, copy, *, by):
    """With the team it belonged to, if who takes it along still does; a member asks its leads."""
    team = original.team
    if team is not None and is_member(by, team) and team.can_have_activities:
        ask_team(copy, team, by=by)


@dataclass
class SentIn:
    """What became of the concepts: `left` pairs an activity with the reason in Dutch."""

    sent: list = field(default_factory=list)
    left: list = field(default_factory=list)


def send_in_all(copies, *, by) -> SentIn:
    """Agrees with the Spelregels for each and sends it in, as far as nothing is missing."""
    outcome = SentIn()
    for copy in copies:
        try:
            with transaction.atomic():
                copy.agree()
                copy.save(update_fields=["spelregels", "agreed_at"])
                take_step(copy, "submit", by=by)
        except StepRefused as refusal:
            outcome.left.append((copy, str(refusal)))
        else:
            outcome.sent.append(copy)
    return outcome


def can_send_in(copy, user):
    return copy.is_draft and (copy.owner_id == user.pk or leads_team(user, copy.team))
