"""How many people wanted to come and came: one row per moment, without a single name."""

from activities.models import Activity, Moment
from activities.public_facts import is_off
from desk.models import ListKind
from desk.transfer.columns import Column
from desk.transfer.counting import count_people, signed_up
from desk.transfer.resources.activities import clock, town
from desk.transfer.resources.base import ListResource
from verbinding.lib.spreadsheets import yes


def told(fact):
    """`fact` of what was told of the activity as a whole, so beside its first moment alone."""

    def tell(moment):
        result = getattr(moment.activity, "result", None)
        return fact(result) if result and moment.is_first else ""

    return tell


class CountList(ListResource):
    kind = ListKind.COUNTS
    model = Activity

    key = Column(
        "sleutel",
        lambda m: m.activity.slug,
        "Zoals in de lijst van activiteiten. Of laat leeg: dan zoeken we op editie, titel, datum "
        "en gemeente.",
        others=("id", "slug"),
    )
    edition = Column(
        "editie",
        lambda m: m.activity.edition.year,
        "Het jaar.",
        example="2024",
        others=("jaar",),
    )
    title = Column(
        "titel",
        lambda m: m.activity.title,
        "Van de activiteit.",
        example="Soep voor de straat",
        others=("activiteit", "naam"),
    )
    day = Column(
        "datum",
        lambda m: m.local_date.isoformat(),
        "Een dag waarop het was.",
        example="2024-12-10",
        others=("dag",),
    )
    municipality = Column(
        "gemeente",
        lambda m: m.activity.municipality,
        "Leeg als het online was.",
        example="Zwolle",
    )
    starts = Column("van", lambda m: "" if m.is_all_day else clock(m.starts_at), is_read=False)
    town = Column("plaats", lambda m: town(m.activity), is_read=False)
    goes_on_as_planned = Column("gaat door", lambda m: yes(not is_off(m)), is_read=False)
    capacity = Column("plaatsen", lambda m: m.capacity, "Leeg: geen grens.", is_read=False)
    coming = Column("aangemeld", signed_up("coming"), "Mensen die komen.", is_read=False)
    waiting = Column("op de wachtlijst", signed_up("waiting"), is_read=False)
    asked = Column("wacht op een ja", signed_up("asked"), is_read=False)
    nods = Column("keer “ik kom”", signed_up("nods"), is_read=False)
    present = Column("was erbij", signed_up("present"), "Afgevinkt op de dag.", is_read=False)
    people = Column(
        "gekomen",
        told(lambda result: result.people),
        "Hoeveel mensen er kwamen, bij alle momenten samen. Leeg: deze rij slaan we over.",
        example="35",
        others=("mensen", "aantal", "bezoekers", "deelnemers"),
    )
    new = Column(
        "nieuw voor elkaar",
        told(lambda result: result.get_new_display()),
        "Leeg: dat weten we niet.",
    )
    goes_on = Column(
        "vervolg", told(lambda result: result.get_goes_on_display()), "Leeg: dat weten we niet."
    )

    def with_data(self, queryset):
        return queryset.select_related("edition", "result").prefetch_related("moments__tally")

    def prepare(self, things):
        count_people(things)

    def rows_of(self, thing):
        for number, moment in enumerate(thing.moments.all()):
            moment.activity, moment.is_first = thing, number == 0
            yield moment

    def count(self, queryset):
        return Moment.objects.filter(activity__in=queryset.order_by().values("pk")).count()
