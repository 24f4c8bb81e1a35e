"""Teams of earlier years: found back by key or by name."""

from copy import copy

from desk.transfer.entries.teams import WORDS, TeamEntry, participated
from desk.transfer.fields import by_plain_name
from desk.transfer.reading import Entry, IntakeMixin, faults_of_form, first_of, fold, same_text
from desk.transfer.resources.teams import TeamList
from editions.models import Branch, Edition
from teams.models import InspiratieTeam
from teams.past import PastTeam, enter_past, rewrite_past
from verbinding.lib.publishing import VISIBLE, Status

ALIASES = {"place_choice": "place_query", "kind": "kind_of_team"}
WHERE = {"place_query", "municipality"}
PLACE_COLUMNS = ("place_label", "municipality_code", "municipality", "province", "lat", "lon")
FOUND_BY_NAME = {*VISIBLE, Status.OFFLINE}


class TeamIntake(IntakeMixin, TeamList):
    def look_up(self, rows):
        self.lookups = {
            "branch": by_plain_name(Branch.objects.all()),
            "editions": {str(edition.year): edition for edition in Edition.objects.all()},
        }
        self.numbers = {}
        names = {fold(row["name"]) for row in rows if row.get("name")}
        slugs = {row["key"] for row in rows if row.get("key")}
        known = InspiratieTeam.objects.values_list("pk", "name", "slug")
        keys = sorted(pk for pk, name, slug in known if fold(name) in names or slug in slugs)
        teams = self.with_data(InspiratieTeam.objects.all()).in_bulk(keys)
        self.by_slug = {team.slug: team for team in teams.values()}
        found = [teams[key] for key in sorted(teams, reverse=True)]
        self.by_name = {fold(one.name): one for one in found if one.status in FOUND_BY_NAME}

    def read(self, number, cells):
        name = fold(cells.get("name", ""))
        existing = self.by_slug.get(cells.get("key", "")) or self.by_name.get(name)
        entry = Entry(number, cells, existing=existing)
        form = self.judge(entry)
        same = existing.pk if existing else name
        if not entry.faults and (earlier := first_of(self.numbers, same, number)):
            entry.blame("name", f"Dit is hetzelfde team als in rij {earlier}.")
        if not entry.faults:
            self.settle(entry, form)
        return entry

    def judge(self, entry):
        told = self.told_of(entry.existing) if entry.existing else {}
        filled = {**told, **entry.cells}
        entry.touched = {name for name in filled if not same_text(filled[name], told.get(name, ""))}
        form = TeamEntry(filled, lookups=self.lookups, existing=entry.existing)
        for name, words in faults_of_form(form, ALIASES).items():
            if entry.existing is None or name in entry.touched:
                entry.blame(name, words)
        return form

    def settle(self, entry, form):
        cleaned, before = form.cleaned_data, entry.existing
        if before is None:
            form.settle(form.instance)
            entry.payload = PastTeam(form.instance, cleaned["editions"])
            return
        team, written, changed = copy(before), [], set()
        for name in (*WORDS, "branch"):
            column = ALIASES.get(name, name)
            if column in entry.touched and not is_same(getattr(before, name), cleaned[name]):
                setattr(team, name, cleaned[name])
                written.append(name)
                changed.add(column)
        if entry.touched & WHERE:
            form.settle(team)
            if (team.place_label, team.municipality) != (before.place_label, before.municipality):
                written += PLACE_COLUMNS
                changed |= entry.touched & WHERE
        new = [one for one in cleaned["editions"] if one.pk not in participated(before)]
        changed |= {"editions"} if new else set()
        told = self.told_of(before)
        entry.seen = before.changed_at.isoformat()
        entry.payload = PastTeam(team, new, written)
        entry.changes = {n: (told[n], entry.cells[n]) for n in self.fields if n in changed}

    def write_new(self, entries):
        enter_past([entry.payload for entry in entries], by=self.by)

    def write_changed(self, entry):
        rewrite_past(entry.payload)


def is_same(one, other):
    return same_text(one, other) if isinstance(one, str) else one == other
