"""The list of activities: one row each, as everyone may know them."""

from activities.models import Activity, Moment
from activities.models.moment import AMSTERDAM
from activities.public_facts import page_of, place_of, street_of
from desk.models import ListKind
from desk.transfer.columns import Column, local_time, name_of, names
from desk.transfer.counting import count_people, signed_up
from desk.transfer.resources.base import ListResource
from verbinding.lib.spreadsheets import number, yes


def standing(activity):
    """Moments in order of time; of what was called off altogether there is nothing to tell."""
    moments = [moment for moment in activity.moments.all() if not moment.is_cancelled]
    return sorted(moments, key=lambda moment: (moment.starts_at, moment.pk))


def first(activity):
    return next(iter(standing(activity)), None)


def clock(at):
    return f"{at.astimezone(AMSTERDAM):%H:%M}"


def day(activity):
    moment = first(activity)
    return moment.local_date.isoformat() if moment else ""


def starts(activity):
    moment = first(activity)
    return clock(moment.starts_at) if moment and not moment.is_all_day else ""


def ends(activity):
    moment = first(activity)
    return clock(moment.ends_at) if moment and not moment.is_all_day else ""


def in_words(moment: Moment) -> str:
    """ "2024-12-10 14:00-16:00", as the column is read back."""
    if moment.is_all_day:
        return moment.local_date.isoformat()
    return f"{moment.local_date.isoformat()} {clock(moment.starts_at)}-{clock(moment.ends_at)}"


def others(activity):
    return "; ".join(in_words(moment) for moment in standing(activity)[1:])


def town(activity):
    """What finds the place again, and no more than everyone may know: never the postcode."""
    return "" if activity.is_online else activity.place_name


class ActivityList(ListResource):
    kind = ListKind.ACTIVITIES
    model = Activity

    key = Column(
        "sleutel",
        lambda a: a.slug,
        "Het laatste stuk van het adres op de site. Leeg bij een nieuwe activiteit.",
        others=("id", "slug"),
    )
    edition = Column(
        "editie",
        lambda a: a.edition.year,
        "Het jaar.",
        example="2024",
        is_needed=True,
        others=("jaar",),
    )
    title = Column(
        "titel",
        lambda a: a.title,
        "Hoogstens 80 tekens.",
        example="Soep voor de straat",
        is_needed=True,
        others=("activiteit", "naam"),
    )
    summary = Column(
        "in één zin",
        lambda a: a.summary,
        "Hoogstens 160 tekens.",
        example="Kom een kom soep eten met je buren.",
        others=("samenvatting",),
    )
    description = Column(
        "beschrijving",
        lambda a: a.description,
        "Wat jullie deden.",
        example="We kookten samen een grote pan soep.",
        is_needed=True,
        others=("omschrijving", "tekst"),
    )
    day = Column(
        "datum",
        day,
        "Als 2024-12-10 of 10-12-2024.",
        example="2024-12-10",
        is_needed=True,
        others=("dag",),
    )
    starts = Column(
        "van",
        starts,
        "Als 14:00. Leeg: de hele dag.",
        example="14:00",
        others=("begin", "begintijd", "start"),
    )
    ends = Column(
        "tot",
        ends,
        "Leeg: twee uur later.",
        example="16:00",
        others=("einde", "eindtijd", "eind"),
    )
    more_moments = Column(
        "meer momenten",
        others,
        "Met een puntkomma ertussen.",
        example="2024-12-11 14:00-16:00",
    )
    place_kind = Column(
        "waar",
        lambda a: a.get_place_kind_display(),
        "“Op een adres”, “Locatie volgt” of “Online”. Leeg: op een adres.",
    )
    address = Column(
        "straat en huisnummer",
        street_of,
        "Alleen een adres dat iedereen mag zien. Een verborgen adres gaat nooit mee.",
        example="Marktplein 1",
        others=("adres", "straat"),
    )
    place_query = Column(
        "plaats",
        town,
        "Een plaats of postcode. Hoeft niet bij “Online”.",
        example="Zwolle",
        is_needed=True,
        others=("plaatsnaam", "woonplaats", "postcode of plaats", "postcode"),
    )
    municipality = Column(
        "gemeente",
        lambda a: a.municipality,
        "Alleen nodig als er meer plaatsen zo heten.",
        example="Zwolle",
    )
    province = Column("provincie", lambda a: a.province, is_read=False)
    shown_place = Column("plaats op de site", place_of, is_read=False)
    address_visibility = Column(
        "wie ziet het adres",
        lambda a: a.get_address_visibility_display(),
        "Leeg: iedereen. Of “alleen de buurt”.",
    )
    theme = Column("thema", lambda a: name_of(a.theme), "Zoals op de site.")
    branch = Column("branche", lambda a: name_of(a.branch), "Zoals op de site.")
    audiences = Column(
        "doelgroepen",
        lambda a: names(a.audiences.all()),
        "Met een komma ertussen.",
    )
    languages = Column("talen", lambda a: names(a.languages.all()), "Met een komma ertussen.")
    openness = Column(
        "wie kan erbij",
        lambda a: a.get_openness_display(),
        "Leeg: iedereen. Of “voor onze eigen groep”.",
    )
    cost = Column(
        "kosten",
        lambda a: number(a.cost, 2),
        "Euro per persoon. Leeg: gratis.",
        example="0,00",
    )
    cost_note = Column("toelichting bij de kosten", lambda a: a.cost_note)
    link = Column("website", lambda a: a.link)
    welcomes_alone = Column("welkom, ook alleen", lambda a: yes(a.welcomes_alone), "ja of nee")
    is_step_free = Column("zonder drempels", lambda a: yes(a.is_step_free), "ja of nee")
    has_toilet = Column("toilet", lambda a: yes(a.has_toilet), "ja of nee")
    has_accessible_toilet = Column(
        "aangepast toilet", lambda a: yes(a.has_accessible_toilet), "ja of nee"
    )
    has_quiet_spot = Column("rustige plek", lambda a: yes(a.has_quiet_spot), "ja of nee")
    shown_name = Column(
        "naam op de site",
        lambda a: a.shown_name,
        "Wie het organiseerde: een voornaam of de naam van een groep.",
        example="Noor",
        is_needed=True,
        others=("organisator", "wie"),
    )
    team = Column(
        "team",
        lambda a: name_of(a.team),
        "Een InspiratieTeam dat al op de site staat.",
        others=("inspiratieteam",),
    )
    status = Column(
        "status",
        lambda a: a.get_status_display(),
        "Leeg of “Gepubliceerd”. Wat niet doorging, nemen we niet over.",
    )
    coming = Column("aangemeld", signed_up("coming"), "Mensen.", is_read=False)
    nods = Column("keer “ik kom”", signed_up("nods"), is_read=False)
    came = Column(
        "gekomen",
        lambda a: a.result.people if hasattr(a, "result") else "",
        "Volgens wie het organiseerde.",
        is_read=False,
    )
    page = Column("pagina", page_of, is_read=False)
    changed = Column("gewijzigd", lambda a: local_time(a.changed_at), is_read=False)

    def with_data(self, queryset):
        whole = queryset.select_related("edition", "theme", "branch", "team", "result")
        return whole.prefetch_related("moments__tally", "audiences", "languages")

    def prepare(self, things):
        count_people(things)
