"""How many activities each day, part of the day, province and theme would show, in one query.

Every count is taken with all other filters in force but its own, so it is what the visitor gets
by choosing that one value.
"""

from django.db import connection
from django.db.models import F

from activities.models import Moment
from verbinding.lib.keptanswers import kept


def counts_of(filters, activities):
    """By parameter and value as text: ISO day, part of the day, name of province, key of theme."""
    key = ("facets", filters.edition and filters.edition.pk, filters.narrowing)
    return kept(key, lambda: count(filters, activities))


def count(filters, activities):
    parts = {
        "dag": moments_by(filters, activities, "dag", "local_date"),
        "dagdeel": moments_by(filters, activities, "dagdeel", "daypart"),
        "provincie": activities_by(filters, activities, "provincie", "province"),
        "thema": activities_by(filters, activities, "thema", "theme_id"),
    }
    found = {name: {} for name in parts}
    for name, value, number in tally(parts):
        found[name][value] = number
    return found


def activities_by(filters, activities, name, column):
    found = filters.fitting(activities, without={name}).order_by()
    return found.annotate(value=F(column)).values_list("value", "pk")


def moments_by(filters, activities, name, column):
    """Of two moments with the same value an activity counts one.

    A day counts as if it were asked for: then what is over counts as well.
    """
    keys = filters.narrow(activities).order_by().values("pk")
    lookups = filters.moment_lookups({name}, over=name == "dag")
    moments = Moment.objects.filter(**lookups, activity__in=keys).order_by()
    return moments.annotate(value=F(column)).values_list("value", "activity").distinct()


def tally(parts):
    """Counts the rows of each query by their first column; the ORM can't count over DISTINCT."""
    pieces, params = [], []
    for name, rows in parts.items():
        sql, some = rows.query.sql_with_params()
        pieces.append(
            f"SELECT '{name}', CAST(value AS text), count(*) FROM ({sql}) {name}_rows"
            " WHERE value IS NOT NULL GROUP BY value"
        )
        params += some
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(pieces), params)
        return cursor.fetchall()
