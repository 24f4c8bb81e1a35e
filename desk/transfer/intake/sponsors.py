"""Sponsors of any year: found back by name, with one row for what each does in one edition."""

from desk.transfer.entries.sponsors import SponsorEntry
from desk.transfer.reading import Entry, IntakeMixin, faults_of_form, first_of, fold, same_text
from desk.transfer.resources.sponsors import SponsorList
from editions.models import Edition
from sponsors.forms.sponsors import free_slug
from sponsors.models import Sponsor, Sponsorship
from verbinding.lib.pagecache import raise_revision

OF_THE_YEAR = ("is_shown", "text", "order")


class SponsorIntake(IntakeMixin, SponsorList):
    def look_up(self, rows):
        self.editions = {str(edition.year): edition for edition in Edition.objects.all()}
        self.numbers, self.links = {}, {}
        known = self.with_data(Sponsor.objects.order_by("-pk"))
        self.sponsors = {fold(sponsor.name): sponsor for sponsor in known}
        self.sponsorships = {
            (row.sponsor_id, row.edition_id, row.kind): row
            for sponsor in self.sponsors.values()
            for row in sponsor.sponsorships.all()
        }

    def read(self, number, cells):
        entry = Entry(number, cells)
        form = SponsorEntry(cells, editions=self.editions)
        for name, words in faults_of_form(form, {}).items():
            entry.blame(name, words)
        if not entry.faults:
            self.refuse_twice(entry, form.cleaned_data)
        if not entry.faults:
            self.settle(entry, form.cleaned_data)
        return entry

    def refuse_twice(self, entry, cleaned):
        year = cleaned["edition"].year if cleaned["edition"] else ""
        key = (fold(cleaned["name"]), year, str(cleaned["kind_of_support"]))
        if earlier := first_of(self.numbers, key, entry.number):
            entry.blame("name", f"Dit is hetzelfde als rij {earlier}.")
        if "link" not in entry.cells:
            return
        number, link = self.links.setdefault(key[0], (entry.number, cleaned["link"]))
        if link != cleaned["link"]:
            entry.blame("link", f"In rij {number} heeft deze sponsor een andere website.")

    def settle(self, entry, cleaned):
        """`payload` is (what the row says, what of the sponsor and of the year is written)."""
        sponsor = self.sponsors.get(fold(cleaned["name"]))
        row = sponsor and self.sponsorship_of(sponsor, cleaned)
        entry.existing = row if cleaned["edition"] else sponsor
        of_sponsor, of_year = {}, {}
        if sponsor and "link" in entry.cells and sponsor.link != cleaned["link"]:
            of_sponsor["link"] = cleaned["link"]
            entry.changes["link"] = (sponsor.link, entry.cells["link"])
        for name in OF_THE_YEAR:
            if row and name in entry.cells and not same_text(getattr(row, name), cleaned[name]):
                of_year[name] = cleaned[name]
                entry.changes[name] = (self.told(row, sponsor, name), entry.cells[name])
        if entry.existing:
            entry.seen = repr([(name, getattr(row, name)) for name in OF_THE_YEAR] if row else "")
        entry.payload = cleaned, of_sponsor, of_year

    def sponsorship_of(self, sponsor, cleaned):
        if cleaned["edition"] is None:
            return None
        key = (sponsor.pk, cleaned["edition"].pk, cleaned["kind_of_support"])
        return self.sponsorships.get(key)

    def told(self, row, sponsor, name):
        row.sponsor = sponsor
        return str(self.fields[name].export(row))

    # --- Writing ----------------------------------------------------------------------------------

    def write_new(self, entries):
        """An organisation finds a free address by itself: some three queries for each new one."""
        rows = []
        for entry in entries:
            cleaned, of_sponsor, _ = entry.payload
            sponsor = self.sponsors.get(fold(cleaned["name"])) or self.add_sponsor(cleaned)
            write(sponsor, of_sponsor)
            if cleaned["edition"]:
                rows.append(sponsorship(sponsor, cleaned))
        Sponsorship.objects.bulk_create(rows)
        raise_revision()

    def add_sponsor(self, cleaned):
        name = " ".join(cleaned["name"].split())
        sponsor = Sponsor.objects.create(name=name, slug=free_slug(name), link=cleaned["link"])
        self.sponsors[fold(name)] = sponsor
        return sponsor

    def write_changed(self, entry):
        cleaned, of_sponsor, of_year = entry.payload
        write(self.sponsors[fold(cleaned["name"])], of_sponsor)
        if of_year:
            write(entry.existing, of_year)
        raise_revision()


def sponsorship(sponsor, cleaned):
    return Sponsorship(
        sponsor=sponsor,
        edition=cleaned["edition"],
        kind=cleaned["kind_of_support"],
        **{name: cleaned[name] for name in OF_THE_YEAR},
    )


def write(row, changes):
    """Only what the list says otherwise."""
    for name, value in changes.items():
        setattr(row, name, value)
    if changes:
        row.save(update_fields=list(changes))
