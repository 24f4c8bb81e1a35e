"""The list of InspiratieTeams, as everyone may know them: no person, address or number."""

from django.db.models import Count

from desk.models import ListKind
from desk.transfer.columns import Column, local_time, name_of
from desk.transfer.resources.base import ListResource
from teams.models import InspiratieTeam
from verbinding.lib.spreadsheets import yes


def years(team):
    return ", ".join(str(row.edition.year) for row in in_order(team))


def in_order(team):
    return sorted(team.participations.all(), key=lambda row: row.edition.year)


class TeamList(ListResource):
    kind = ListKind.TEAMS
    model = InspiratieTeam

    key = Column(
        "sleutel",
        lambda t: t.slug,
        "Het laatste stuk van het adres op de site. Leeg bij een nieuw team.",
        others=("id", "slug"),
    )
    name = Column(
        "naam",
        lambda t: t.name,
        "Hoogstens 60 tekens.",
        example="Samen in Zwolle",
        is_needed=True,
        others=("team", "naam van het team"),
    )
    goal = Column(
        "wat jullie willen doen",
        lambda t: t.goal,
        "Een paar zinnen.",
        example="De straat bij elkaar brengen.",
        is_needed=True,
        others=("doel", "omschrijving", "beschrijving"),
    )
    kind_of_team = Column(
        "soort team",
        lambda t: t.get_kind_display(),
        "Zoals op de site. Leeg: een buurt.",
        others=("soort",),
    )
    place_query = Column(
        "plaats",
        lambda t: t.place_label,
        "Een plaats of postcode.",
        example="Zwolle",
        is_needed=True,
        others=("plaatsnaam", "woonplaats", "postcode"),
    )
    municipality = Column(
        "gemeente",
        lambda t: t.municipality,
        "Alleen nodig als er meer plaatsen zo heten.",
        example="Zwolle",
    )
    province = Column("provincie", lambda t: t.province, is_read=False)
    branch = Column("branche", lambda t: name_of(t.branch), "Zoals op de site.")
    organisation = Column("organisatie", lambda t: t.organisation, "Bij teambuilding.")
    website = Column("website", lambda t: t.website)
    editions = Column(
        "edities",
        years,
        "De jaren waarin het team meedeed, met een komma ertussen.",
        example="2023, 2024",
        is_needed=True,
        others=("editie", "jaar", "jaren"),
    )
    inspired_by = Column("geïnspireerd door", lambda t: name_of(t.inspired_by), is_read=False)
    status = Column("status", lambda t: t.get_status_display(), "Leeg of “Gepubliceerd”.")
    trusted = Column("vertrouwd", lambda t: yes(t.is_trusted), is_read=False)
    members = Column("leden", lambda t: t.member_count, "Alleen het aantal.", is_read=False)
    changed = Column("gewijzigd", lambda t: local_time(t.changed_at), is_read=False)

    def of_edition(self, edition):
        teams = InspiratieTeam.objects
        return teams.taking_part_in(edition) if edition else teams.all()

    def with_data(self, queryset):
        # As a subquery would do; a join with the filters of the admin could count double.
        whole = queryset.select_related("branch", "inspired_by")
        return whole.prefetch_related("participations__edition")

    def prepare(self, things):
        of = InspiratieTeam.objects.filter(pk__in=[team.pk for team in things])
        counted = dict(
            of.order_by().annotate(count=Count("memberships")).values_list("pk", "count")
        )
        for team in things:
            team.member_count = counted[team.pk]
