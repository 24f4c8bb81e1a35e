"""The filters once more, slow and obvious: what the fast ones are held against.

Reads every activity and decides in plain Python; works out distances by itself.
"""

import datetime as dt
import math
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from activities.models import Activity
from verbinding.lib.places import find_places

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
DAYPARTS = {"ochtend": range(6, 12), "middag": range(12, 18)}


@dataclass
class Asked:
    """One request: parameter to its values."""

    now: dt.datetime
    values: dict[str, list[str]] = field(default_factory=dict)

    def one(self, name):
        return (self.values.get(name) or [""])[0]


def everything():
    return Activity.objects.select_related("theme", "branch", "team", "edition").prefetch_related(
        "moments", "audiences", "languages"
    )


def fitting(asked, activities):
    """Those that the list should show, soonest first."""
    shown = []
    for activity in activities:
        moments = [moment for moment in activity.moments.all() if moment_fits(moment, asked)]
        if moments and is_public(activity) and all(fits(activity, asked) for fits in RULES):
            first = min(moments, key=lambda moment: (moment.starts_at, moment.pk))
            shown.append((first.starts_at, activity.pk, activity))
    return [activity for _, _, activity in sorted(shown, key=lambda row: row[:2])]


def is_public(activity):
    return activity.status in {"gepubliceerd", "geannuleerd"} and activity.edition.year == 2026


def moment_fits(moment, asked):
    local = moment.starts_at.astimezone(AMSTERDAM)
    days, dayparts = asked.values.get("dag"), asked.values.get("dagdeel")
    if moment.cancelled_at:
        return False
    if days and local.date().isoformat() not in days:
        return False
    if not days and moment.ends_at <= asked.now:
        return False
    return not dayparts or daypart_of(local.hour) in dayparts


def daypart_of(hour):
    return next((name for name, hours in DAYPARTS.items() if hour in hours), "avond")


def slug_in(name, attribute):
    def fits(activity, asked):
        wanted = asked.values.get(name)
        label = getattr(activity, attribute)
        return not wanted or (label is not None and label.slug in wanted)

    return fits


def any_slug_in(name, attribute):
    def fits(activity, asked):
        wanted = asked.values.get(name)
        return not wanted or any(one.slug in wanted for one in getattr(activity, attribute).all())

    return fits


def province_fits(activity, asked):
    wanted = asked.values.get("provincie")
    return not wanted or activity.province.lower().replace(" ", "-") in wanted


def municipality_fits(activity, asked):
    wanted = asked.values.get("gemeente")
    return not wanted or activity.municipality in wanted


def place_fits(activity, asked):
    if not asked.one("plaats"):
        return True
    place = find_places(asked.one("plaats"))[0]
    if activity.lat is None:
        return False
    return km_between(activity, place) <= int(asked.one("straal") or 10)


def km_between(one, other):
    """On the sphere, by the law of cosines: another formula than the site's."""
    lat, lon, other_lat, other_lon = map(math.radians, (one.lat, one.lon, other.lat, other.lon))
    cosine = math.sin(lat) * math.sin(other_lat)
    cosine += math.cos(lat) * math.cos(other_lat) * math.cos(lon - other_lon)
    return 6371 * math.acos(max(-1, min(1, cosine)))


def words_fit(activity, asked):
    """Only whole words as they stand: what else a search finds has tests of its own."""
    text = f"{activity.title} {activity.description} {activity.place_label}".lower()
    return all(word in text.split() for word in asked.one("q").lower().split())


RULES = (
    words_fit,
    place_fits,
    province_fits,
    municipality_fits,
    slug_in("thema", "theme"),
    slug_in("branche", "branch"),
    slug_in("team", "team"),
    any_slug_in("doelgroep", "audiences"),
    any_slug_in("taal", "languages"),
    lambda activity, asked: not asked.one("gratis") or activity.cost == 0,
    lambda activity, asked: not asked.one("online") or activity.place_kind == "online",
    lambda activity, asked: not asked.one("alleen-welkom") or activity.welcomes_alone,
    lambda activity, asked: not asked.one("toegankelijk") or activity.is_step_free,
    lambda activity, asked: (
        not asked.values.get("openheid") or activity.openness in asked.values["openheid"]
    ),
)
