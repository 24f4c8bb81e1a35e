"""The list of sponsors: one row for what each does in one edition."""

from desk.models import ListKind
from desk.transfer.columns import Column
from desk.transfer.resources.base import ListResource
from sponsors.models import Sponsor, Sponsorship
from verbinding.lib.spreadsheets import yes


def year(sponsorship):
    return sponsorship.edition.year if sponsorship.edition_id else ""


class SponsorList(ListResource):
    kind = ListKind.SPONSORS
    model = Sponsor

    name = Column(
        "naam",
        lambda s: s.sponsor.name,
        "Hoogstens 80 tekens.",
        example="Bakkerij De Korst",
        is_needed=True,
        others=("sponsor", "organisatie"),
    )
    link = Column(
        "website",
        lambda s: s.sponsor.link,
        example="https://bakkerij.example.nl/",
        others=("link",),
    )
    edition = Column(
        "editie",
        year,
        "Het jaar. Leeg: alleen de organisatie zelf.",
        example="2024",
        others=("jaar",),
    )
    kind_of_support = Column(
        "soort",
        lambda s: s.get_kind_display(),
        "“Powered By”, “Sponsor” of “Promotiepartner”.",
        example="Sponsor",
    )
    is_shown = Column(
        "staat op de site",
        lambda s: yes(s.is_shown) if s.edition_id else "",
        "ja of nee. Leeg: nee.",
        example="ja",
    )
    text = Column("tekst", lambda s: s.text, "Hoogstens 1000 tekens.")
    order = Column(
        "volgorde",
        lambda s: s.order if s.edition_id else "",
        "Een getal; het laagste staat vooraan. Leeg: 100.",
    )
    has_logo = Column("logo", lambda s: yes(s.sponsor.logo), is_read=False)

    def of_edition(self, edition):
        if edition is None:
            return Sponsor.objects.all()
        ours = Sponsorship.objects.for_edition(edition)
        return Sponsor.objects.filter(pk__in=ours.values("sponsor"))

    def with_data(self, queryset):
        return queryset.prefetch_related("sponsorships__edition")

    def rows_of(self, thing):
        """All its years, for a filter is about organisations; or one row without a year."""
        rows = sorted(thing.sponsorships.all(), key=lambda row: (row.edition.year, row.kind))
        for sponsorship in rows or [Sponsorship()]:
            sponsorship.sponsor = thing
            yield sponsorship

    def count(self, queryset):
        all_years = Sponsorship.objects.all()
        years = all_years.filter(sponsor__in=queryset.order_by().values("pk")).count()
        return years + queryset.exclude(pk__in=all_years.values("sponsor")).count()
