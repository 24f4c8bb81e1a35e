"""What the plots of the first page show, each value with the list behind it."""

import math
from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format

from activities.filter_words import grouped
from activities.models import Activity
from desk.dashboard.bars import Plot, Value, plot
from desk.dashboard.figures import list_url, with_filters
from desk.moderation.ages import by_age
from signups.models import Signup
from verbinding.lib.country import HEIGHT, WIDTH, middle_of
from verbinding.lib.gazetteer import PROVINCES
from verbinding.lib.listfilters import Period, ProvinceFilter
from verbinding.lib.publishing import Status

STEPS_OF_TINT = 5
SHORT_AGES = ("< 1 uur", "1–4 uur", "4–24 uur", "> 1 dag")


def ages_plot(desk) -> Plot:
    ages = by_age(desk.spots, desk.now)
    return plot(
        [
            Value(
                short,
                age.label,
                count,
                with_filters(reverse("admin:queue"), wacht=age.value),
                is_marked=age.is_late,
            )
            for short, (age, count) in zip(SHORT_AGES, ages, strict=True)
        ]
    )


def signups_plot(by_day, today) -> Plot:
    return plot(
        [
            Value(
                str(day.day),
                date_format(day, "l j F"),
                count,
                list_url(Signup, bevestigd=Period.day(day)),
                note=date_format(day, "D").lower(),
                is_marked=day == today,
            )
            for day, count in by_day.items()
        ]
    )


@dataclass(frozen=True)
class Province:
    name: str
    slug: str
    count: int
    url: str
    tint: int
    x: str
    y: str

    @property
    def text(self):
        return grouped(self.count)


@dataclass(frozen=True)
class Country:
    provinces: list[Province]
    # What is online has no place.
    elsewhere: Value | None
    view_box: str = f"0 0 {WIDTH} {HEIGHT}"

    @property
    def total(self):
        return sum(province.count for province in self.provinces)

    @property
    def empty(self):
        return [province.name for province in self.provinces if not province.count]


def country_of(edition, counts) -> Country:
    by_province = counts.by_province
    most = max((by_province[one.name] for one in PROVINCES), default=0) or 1
    provinces = [
        province_of(one, by_province[one.name], most, online_url(edition, provincie=one.slug))
        for one in PROVINCES
    ]
    elsewhere = by_province[""]
    url = online_url(edition, provincie=ProvinceFilter.NOWHERE)
    return Country(
        provinces, Value("", "Online, of plaats volgt", elsewhere, url) if elsewhere else None
    )


def province_of(one, count, most, url):
    x, y = middle_of(one.slug)
    tint = math.ceil(count / most * STEPS_OF_TINT)
    return Province(one.name, one.slug, count, url, tint, f"{x:.0f}", f"{y:.0f}")


def online_url(edition, **filters):
    """The activities of an edition that stand on the site."""
    chosen = {"edition__id__exact": edition.pk, "status__exact": Status.PUBLISHED.value}
    return list_url(Activity, **chosen, **filters)
