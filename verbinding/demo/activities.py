"""Builds the activities of the example data, in batches of rows for a few large inserts."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils.text import slugify

from activities.bulk import inserting_many
from activities.models import (
    Activity,
    ActivityStatusChange,
    ActivityVersion,
    Moment,
    PrivateLocation,
)
from activities.placing import place_on_map
from activities.workflow import STEPS, TEXTS
from editions.models import Audience, Branch, Language, Spelregels, Theme
from ideas.models import Idea
from verbinding.demo import drafts
from verbinding.demo.dice import dice_for, ending_for, token_for
from verbinding.demo.life import PATHS, Walk, walk
from verbinding.demo.people import VISITOR, load_crowd
from verbinding.demo.spots import draw_spot
from verbinding.demo.texts import ActivityText
from verbinding.lib.bulkrows import copy_with, insert_all, insert_rows
from verbinding.lib.places import Place
from verbinding.lib.publishing import Status

BATCH = 2000
# Which of the first sixty, and of sixty in every six hundred, isn't simply online.
UNUSUAL = {
    **dict.fromkeys((7, 17, 27, 37, 47), Status.SUBMITTED),
    **dict.fromkeys((3, 33), Status.CONCEPT),
    **dict.fromkeys((13, 43), Status.CANCELLED),
    23: Status.CHANGES_ASKED,
    53: Status.OFFLINE,
    58: Status.REJECTED,
}
# A concept whose code was never entered: somebody's address, and nobody's activity.
UNCONFIRMED = 3
# A foretaste that is over already, so many days ago: the organiser let it be before the week.
EARLY = {2: 8, 5: 9, 11: 12, 21: 13}
# Waits together with its team.
WITH_WAITING_TEAM = 17
# How long the activities in the queue wait already, from fresh to overdue.
QUEUE_MINUTES = (15, 80, 190, 290, 1600)
VISITORS_OWN = {2, 7, 23, 33, 43}
PER_OWNER = 4
# Added to a number whose ending is taken already; far above any number asked for.
SPARE = 2**24
# What is written without making objects.
LOCATION = ("activity", "place_query", "address", "online_url", "lat", "lon")
VERSION = ("activity", "texts", "published_at", "published_by")


@dataclass
class Draft:
    """One activity and all that is written with it, before any of it has a key."""

    number: int
    text: ActivityText
    activity: Activity
    place: Place | None
    address: str
    moments: list[Moment]
    history: list[ActivityStatusChange]


class ActivityBuilder:
    def __init__(self, edition, seed, logins, moderator, teams, now):
        self.edition, self.seed, self.now = edition, seed, now
        self.moderator, self.visitor = moderator, logins[VISITOR]
        self.published_teams = [team for team in teams if team.is_published]
        self.waiting_teams = [team for team in teams if team.status == Status.SUBMITTED]
        self.blank = Activity(edition_id=edition.pk)
        self.spelregels = Spelregels.objects.current()
        self.themes, self.branches, self.audiences, self.languages, self.ideas = (
            dict(rows.values_list("slug", "pk"))
            for rows in (
                *(model.objects.all() for model in (Theme, Branch, Audience, Language)),
                Idea.objects.published(),
            )
        )

    def load(self, count):
        """Makes those of the first `count` that don't exist; returns how many are new."""
        missing = self._missing(count)
        if missing:
            with inserting_many():
                for first in range(0, len(missing), BATCH):
                    self._load_batch(missing[first : first + BATCH])
        return len(missing)

    def _missing(self, count):
        """Numbers with their tokens."""
        known = Activity.objects.for_edition(self.edition).values_list("form_token", flat=True)
        known = set(known)
        tokens = ((n, token_for(self.seed, self.edition.year, n)) for n in range(count))
        return [(number, token) for number, token in tokens if token not in known]

    def _load_batch(self, numbers):
        owners = load_crowd(number // PER_OWNER for number, _ in numbers)
        batch = [
            self._draft(number, token, owners[number // PER_OWNER]) for number, token in numbers
        ]
        self._write(batch)

    def _draft(self, number, token, owner):
        dice = dice_for(self.seed, self.edition.year, number)
        text, times_used = drafts.text_for(self.seed, number)
        team = self._team(number)
        place = None if text.where == "online" else self._spot(dice, team)
        venue, address = drafts.draw_address(dice, text)
        title = drafts.draw_title(dice, text, times_used, place, venue)
        activity = copy_with(
            self.blank,
            form_token=token,
            title=title,
            slug=self._slug(title, number),
            summary=text.summary,
            description=drafts.draw_description(dice, text, times_used),
            theme_id=self.themes.get(text.theme),
            branch_id=self.branches.get(text.branch),
            copied_from_idea_id=self.ideas.get(text.idea),
            openness=text.openness,
            shown_name=text.host,
            team=team,
            **drafts.facts_of(text),
        )
        activity.place_kind, activity.address_visibility = drafts.WHERE[text.where]
        for name, value in drafts.coming_of(text, number).items():
            setattr(activity, name, value)
        place_on_map(activity, place, address=address)
        self._give_owner(activity, number, owner)
        history = self._live(dice, activity, number)
        moments = drafts.draw_moments(dice, text, self.edition.days)
        self._cancel_last(activity, moments, number)
        if number in EARLY:
            activity.may_be_outside_week = True
            drafts.move_back(moments, self.now.date() - timedelta(days=EARLY[number]))
        return Draft(number, text, activity, place, address, moments, history)

    def _team(self, number):
        """Every third activity belongs to a team; what a waiting team sent in waits with it."""
        if number == WITH_WAITING_TEAM:
            return self.waiting_teams[0] if self.waiting_teams else None
        if number % 3 != 1 or not self.published_teams or number in VISITORS_OWN:
            return None
        return self.published_teams[number // 3 % len(self.published_teams)]

    def _spot(self, dice, team):
        return draw_spot(dice, team.municipality_code if team else "")

    def _slug(self, title, number):
        return drafts.slug_for(title, ending_for(self.seed, self.edition.year, number))

    def _give_owner(self, activity, number, owner):
        if number == UNCONFIRMED:
            activity.pending_email = f"vergeten{number}@example.nl"
            return
        if activity.team:
            owner = activity.team.entered_by
        elif number in VISITORS_OWN:
            owner = self.visitor
        activity.owner_id = activity.entered_by_id = owner.pk
        activity.shows_contact = activity.can_call_first or number % 3 == 0
        address = f"{slugify(owner.name)}@example.nl"
        activity.contact_email = address if activity.shows_contact else ""
        # Nobody's number: none in the Netherlands is made of noughts alone.
        activity.contact_phone = "06-00000000" if activity.can_call_first else ""

    def _live(self, dice, activity, number):
        status = status_of(number)
        names = PATHS[status]
        is_trusted = activity.team is not None and activity.team.is_trusted
        if is_trusted and activity.risk_signs == []:
            names = tuple("publish_trusted" if name == "publish" else name for name in names)
        course = Walk(
            STEPS,
            ActivityStatusChange,
            activity.owner_id,
            self.moderator.pk,
            self.now - self._age(dice, status, number),
        )
        walk(activity, names, course)
        if status != Status.CONCEPT:
            activity.spelregels_id, activity.agreed_at = self.spelregels.pk, activity.created_at
        return course.rows

    def _age(self, dice, status, number):
        if status in {Status.SUBMITTED, Status.CONCEPT}:
            return timedelta(minutes=QUEUE_MINUTES[number // 10 % len(QUEUE_MINUTES)])
        if number in EARLY:
            return timedelta(days=20)
        return timedelta(minutes=dice.randint(300, 20 * 24 * 60))

    def _cancel_last(self, activity, moments, number):
        """Of some series the last time doesn't go on, though the activity does."""
        if activity.is_published and len(moments) > 1 and number % 4 == 0:
            moments[-1].cancelled_at, moments[-1].sequence = activity.published_at, 1

    # --- Writing a batch --------------------------------------------------------------------------

    def _write(self, batch):
        self._avoid_taken_slugs(batch)
        insert_all([draft.activity for draft in batch], with_keys=True)
        insert_rows(PrivateLocation, LOCATION, map(location_of, batch))
        insert_all(all_moments(batch))
        insert_all(all_steps(batch))
        insert_rows(ActivityVersion, VERSION, all_versions(batch))
        self._write_labels(batch, Activity.audiences.through, "audience", self.audiences)
        self._write_labels(batch, Activity.languages.through, "language", self.languages)

    def _avoid_taken_slugs(self, batch):
        """Another seed may have drawn the same five characters behind the same title."""
        slugs = [draft.activity.slug for draft in batch]
        taken = set(Activity.objects.filter(slug__in=slugs).values_list("slug", flat=True))
        for draft in batch:
            if draft.activity.slug in taken:
                draft.activity.slug = self._slug(draft.activity.title, draft.number + SPARE)

    def _write_labels(self, batch, through, name, labels):
        insert_rows(
            through,
            ("activity", name),
            (
                (draft.activity.pk, labels[slug])
                for draft in batch
                for slug in getattr(draft.text, f"{name}s")
                if slug in labels
            ),
        )


def status_of(number):
    is_mixed = number // 60 % 10 == 0
    return UNUSUAL.get(number % 60, Status.PUBLISHED) if is_mixed else Status.PUBLISHED


def location_of(draft):
    activity, place = draft.activity, draft.place
    is_online = activity.is_online
    return (
        activity.pk,
        place.label if place else "",
        draft.address,
        f"https://meedoen.example.nl/{activity.slug}/" if is_online else "",
        place.lat if place else None,
        place.lon if place else None,
    )


def all_moments(batch):
    for draft in batch:
        for moment in draft.moments:
            moment.activity_id = draft.activity.pk
            yield moment


def all_steps(batch):
    for draft in batch:
        for change in draft.history:
            change.thing_id = draft.activity.pk
            yield change


def all_versions(batch):
    for draft in batch:
        activity = draft.activity
        if activity.published_at:
            yield (
                activity.pk,
                {name: getattr(activity, name) for name in TEXTS},
                activity.published_at,
                publisher_of(draft.history),
            )


def publisher_of(history):
    """Who let it through; nobody where trust did."""
    return next(change.by_id for change in history if change.target == Status.PUBLISHED)
