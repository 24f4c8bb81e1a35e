"""Activities of earlier years: found back by key, or by edition, title, day and municipality."""

from collections import defaultdict

from activities.models import Activity
from activities.past import enter_past, rewrite_past
from desk.transfer.entries.activities import ActivityEntry
from desk.transfer.entries.moments import read_times
from desk.transfer.fields import by_plain_name
from desk.transfer.intake.differences import WHERE, changed_activity, new_activity
from desk.transfer.reading import (
    Entry,
    IntakeMixin,
    faults_of_form,
    first_of,
    fold,
    same_text,
)
from desk.transfer.resources.activities import ActivityList, first
from editions.models import Audience, Branch, Edition, Language, Theme
from teams.models import InspiratieTeam
from verbinding.lib.publishing import VISIBLE, Status

ALIASES = {"place_choice": "place_query", "coming": "address_visibility"}
# What was never let through isn't what an old list means.
FOUND_BY_WORDS = [*sorted(VISIBLE), Status.OFFLINE]


def words_of(activity):
    """What makes two rows the same activity, where neither has a key."""
    moment = first(activity)
    day = moment.local_date if moment else None
    place = activity.municipality_code
    return activity.edition.year, fold(activity.title), place, day


def words_in(form, moments):
    """The same of a row; None as long as one of them can't be read."""
    cleaned = form.cleaned_data
    if not (cleaned.get("edition") and cleaned.get("title") and moments):
        return None
    is_placed = form.place and not form.instance.is_online
    place = form.place.municipality_code if is_placed else ""
    return cleaned["edition"].year, fold(cleaned["title"]), place, moments[0].local_date


class ActivityIntake(IntakeMixin, ActivityList):
    def look_up(self, rows):
        self.lookups = {
            "edition": {str(edition.year): edition for edition in Edition.objects.all()},
            "theme": by_plain_name(Theme.objects.all()),
            "branch": by_plain_name(Branch.objects.all()),
            "audiences": by_plain_name(Audience.objects.all()),
            "languages": by_plain_name(Language.objects.all()),
            "team": by_plain_name(InspiratieTeam.objects.public().by_name()),
        }
        self.numbers, self.numbers_of_keys, self.memory = {}, {}, {}
        self.find_existing(rows)

    def find_existing(self, rows):
        """A fixed number of queries: keys and titles of those years, then the ones that fit."""
        slugs = {row["key"] for row in rows if row.get("key")}
        titles = {fold(row["title"]) for row in rows if row.get("title")}
        years = {row.get("edition", "") for row in rows} & set(self.lookups["edition"])
        alike = Activity.objects.filter(edition__year__in=years, status__in=FOUND_BY_WORDS)
        keys = {pk for pk, title in alike.values_list("pk", "title") if fold(title) in titles}
        keys |= set(Activity.objects.filter(slug__in=slugs).values_list("pk", flat=True))
        whole = self.with_data(Activity.objects.select_related("private_location"))
        self.by_slug, self.by_words = {}, defaultdict(list)
        for activity in whole.in_bulk(sorted(keys)).values():
            self.by_slug[activity.slug] = activity
            if activity.status in FOUND_BY_WORDS:
                self.by_words[words_of(activity)].append(activity)

    # --- One row ----------------------------------------------------------------------------------

    def read(self, number, cells):
        entry = Entry(number, cells, existing=self.by_slug.get(cells.get("key", "")))
        form, moments = self.judge(entry)
        words = words_in(form, moments)
        if entry.existing is None and (found := self.by_words.get(words)):
            entry.existing = min(found, key=lambda one: one.pk)
            form, moments = self.judge(entry)
        if not entry.faults:
            self.refuse_twice(entry, words)
        if not entry.faults:
            self.settle(entry, form, moments)
        return entry

    def refuse_twice(self, entry, words):
        key = entry.existing and entry.existing.pk
        same = first_of(self.numbers_of_keys, key, entry.number) if key else None
        if earlier := same or (words and first_of(self.numbers, words, entry.number)):
            entry.blame("title", f"Dit is dezelfde activiteit als in rij {earlier}.")

    def judge(self, entry):
        """(the form, the moments); what is wrong stands on the entry."""
        existing, entry.faults = entry.existing, {}
        told = self.told_of(existing) if existing else {}
        filled = {**told, **entry.cells}
        entry.touched = {name for name in filled if not same_text(filled[name], told.get(name, ""))}
        form = ActivityEntry(filled, lookups=self.lookups, existing=existing)
        faults = faults_of_form(form, ALIASES)
        moments, wrong = read_times(
            filled, form.cleaned_data.get("edition"), existing, memory=self.memory
        )
        for name, words in {**faults, **wrong}.items():
            if existing is None or name == "edition" or is_touched(name, entry.touched):
                entry.blame(name, words)
        return form, moments

    def settle(self, entry, form, moments):
        """What to write, and of what exists only what differs."""
        if entry.existing is None:
            entry.payload = new_activity(form, moments)
            return
        told = self.told_of(entry.existing)
        entry.seen = entry.existing.changed_at.isoformat()
        entry.payload, changed = changed_activity(entry, form, moments)
        entry.changes = {n: (told[n], entry.cells[n]) for n in self.fields if n in changed}

    # --- Writing ----------------------------------------------------------------------------------

    def write_new(self, entries):
        enter_past([entry.payload for entry in entries], by=self.by)

    def write_changed(self, entry):
        rewrite_past(entry.payload, by=self.by)


def is_touched(name, touched):
    """What stands on the site isn't judged anew; where it is counts as one."""
    return name in touched or (name in WHERE and bool(touched & set(WHERE)))
