"""What lists, counts and maps look at of one public activity; the database keeps it."""

from functools import reduce
from operator import or_

from django.db import models
from django.db.models import Q

from activities.models.moment import Moment
from activities.models.queries import WithFirstMoment

# By part of the day: until when there is a moment in it.
UNTIL = {
    Moment.Daypart.MORNING: "morning_until",
    Moment.Daypart.AFTERNOON: "afternoon_until",
    Moment.Daypart.EVENING: "evening_until",
}


class ListedQuerySet(WithFirstMoment, models.QuerySet):
    def for_edition(self, edition):
        return self.filter(edition=edition)

    def with_any(self, labels, keys):
        column = f"{labels.removesuffix('s')}_keys"
        return self.filter(either(Q(**{f"{column}__contains": f",{key},"}) for key in keys))

    def with_moment(self, days=(), dayparts=(), *, after=None):
        """Those with a moment on one of the days, in one of the parts of the day.

        Without days only what ends `after` that time counts, if it is given.
        """
        if days:
            slots = [f"{day.isoformat()} {part}" for day in days for part in dayparts or [""]]
            return self.filter(either(Q(slots__contains=slot) for slot in slots))
        if after is None:
            return self.filter(either(Q(slots__contains=part) for part in dayparts))
        columns = [UNTIL[part] for part in dayparts] or ["until"]
        return self.filter(either(Q(**{f"{column}__gt": after}) for column in columns))


def either(conditions):
    """Any of them; without one nothing is asked."""
    return reduce(or_, conditions, Q())


class Listed(models.Model):
    """Never written by us (`activities/listed/`). Its columns are named as those of an activity.

    `slots` tells the days and parts of the day of the moments that stand, as in "2026-12-14
    ochtend,2026-12-15 avond"; the columns with `until` when the last of them ends. `audience_keys`
    and `language_keys` hold the keys of those labels between commas, as in ",2,7,".
    """

    activity = models.OneToOneField(
        "activities.Activity",
        models.DO_NOTHING,
        verbose_name="activiteit",
        primary_key=True,
        related_name="listed",
    )
    edition = models.ForeignKey(
        "editions.Edition", models.DO_NOTHING, verbose_name="editie", related_name="+"
    )
    theme = models.ForeignKey(
        "editions.Theme", models.DO_NOTHING, verbose_name="thema", null=True, related_name="+"
    )
    branch = models.ForeignKey(
        "editions.Branch", models.DO_NOTHING, verbose_name="branche", null=True, related_name="+"
    )
    team = models.ForeignKey(
        "teams.InspiratieTeam",
        models.DO_NOTHING,
        verbose_name="InspiratieTeam",
        null=True,
        related_name="+",
    )
    welcomes_alone = models.BooleanField("welkom, ook alleen")
    is_step_free = models.BooleanField("zonder drempels of trappen")
    cost = models.DecimalField("kosten per persoon", max_digits=6, decimal_places=2)
    province = models.CharField("provincie", max_length=20)
    municipality_code = models.CharField("gemeentecode", max_length=6)
    openness = models.CharField("wie kan erbij?", max_length=20)
    place_kind = models.CharField("waar is het?", max_length=10)
    lat = models.FloatField("breedtegraad", null=True)
    lon = models.FloatField("lengtegraad", null=True)
    mx = models.IntegerField(null=True)
    my = models.IntegerField(null=True)
    audience_keys = models.TextField("sleutels van doelgroepen")
    language_keys = models.TextField("sleutels van talen")
    slots = models.TextField("dagen en dagdelen")
    until = models.DateTimeField("tot", null=True)
    morning_until = models.DateTimeField("ochtenden tot", null=True)
    afternoon_until = models.DateTimeField("middagen tot", null=True)
    evening_until = models.DateTimeField("avonden tot", null=True)

    objects = ListedQuerySet.as_manager()

    class Meta:
        managed = False
        db_table = "activities_listed"
        default_permissions = ()
        verbose_name = "regel van de lijst"
        verbose_name_plural = "regels van de lijst"

    def __str__(self):
        return f"{self.activity_id}: {self.slots}"
