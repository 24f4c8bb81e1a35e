"""How many people came in earlier years, beside activities that are on the site."""

from collections import defaultdict
from copy import copy

from django.utils import timezone

from activities.models import Activity
from desk.transfer.entries.counts import CountEntry
from desk.transfer.entries.moments import read_day
from desk.transfer.past import OVER
from desk.transfer.reading import Entry, IntakeMixin, faults_of_form, first_of, fold
from desk.transfer.resources.counts import CountList
from impact.models import Result
from impact.past import correct_past, tell_past
from verbinding.lib.publishing import Status

NUMBERS = ("people", "new", "goes_on")


class CountIntake(IntakeMixin, CountList):
    def look_up(self, rows):
        self.numbers = {}
        wanted = [row for row in rows if row.get("people")]
        slugs = {row["key"] for row in wanted if row.get("key")}
        titles = {fold(row["title"]) for row in wanted if row.get("title")}
        online = Activity.objects.filter(status=Status.PUBLISHED)
        known = online.values_list("pk", "slug", "title")
        keys = sorted(pk for pk, slug, title in known if slug in slugs or fold(title) in titles)
        found = self.with_data(online).in_bulk(keys).values()
        self.by_slug = {activity.slug: activity for activity in found}
        self.by_title = defaultdict(list)
        for activity in found:
            self.by_title[str(activity.edition.year), fold(activity.title)].append(activity)

    def read(self, number, cells):
        entry = Entry(number, cells)
        if not cells.get("people"):
            entry.is_idle = True
            return entry
        form = CountEntry(cells)
        for name, words in faults_of_form(form, {}).items():
            entry.blame(name, words)
        activity = self.activity_of(entry)
        if activity and (earlier := first_of(self.numbers, activity.pk, number)):
            entry.blame("people", f"Deze activiteit staat ook in rij {earlier}. Tel ze bij elkaar.")
        if not entry.faults:
            self.settle(entry, activity, form.cleaned_data)
        return entry

    def activity_of(self, entry):
        """None when it can't be told which, with words about why on the entry."""
        cells = entry.cells
        found = self.candidates(cells)
        if not found:
            entry.blame(
                "title", "Deze activiteit staat niet op de site. Lees eerst de activiteiten in."
            )
        elif len(found) > 1:
            entry.blame(
                "title",
                "Er zijn er meer die zo heten. Vul ook datum en gemeente in, of de sleutel.",
            )
        elif found[0].edition.phase not in OVER:
            entry.blame("edition", f"De week van {found[0].edition.year} is nog niet voorbij.")
        return found[0] if len(found) == 1 else None

    def candidates(self, cells):
        if one := self.by_slug.get(cells.get("key", "")):
            return [one]
        found = self.by_title[cells.get("edition", ""), fold(cells.get("title", ""))]
        if place := fold(cells.get("municipality", "")):
            found = [one for one in found if fold(one.municipality) == place]
        if cells.get("day"):
            day = read_day(cells["day"])
            found = [one for one in found if day in {m.local_date for m in one.moments.all()}]
        return found

    def settle(self, entry, activity, cleaned):
        entry.existing = getattr(activity, "result", None)
        told = {name: cleaned[name] for name in NUMBERS if name in entry.cells}
        if entry.existing is None:
            entry.payload = Result(activity=activity, **{**cleaned, **told})
            return
        before, result = entry.existing, copy(entry.existing)
        entry.seen = before.changed_at.isoformat()
        result.activity = activity
        for name, value in told.items():
            if getattr(before, name) != value:
                setattr(result, name, value)
                entry.changes[name] = (words_for(before, name), entry.cells[name])
        entry.payload = result

    def write_new(self, entries):
        tell_past([entry.payload for entry in entries])

    def write_changed(self, entry):
        result, seen = entry.payload, entry.existing.changed_at
        result.changed_at = timezone.now()
        correct_past(result, list(entry.changes), seen=seen)


def words_for(result, name):
    return str(result.people) if name == "people" else getattr(result, f"get_{name}_display")()
