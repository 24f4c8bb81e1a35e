"""What the database keeps beside the activities, for search and for lists, row by row."""

from django.db import connection
from django.db.models import F, Value
from django.db.models.functions import Concat, Substr

from activities.models import Activity, Listed

SEARCH = {
    "postgresql": (
        "SELECT activity_id, title::text, document::text FROM activities_search ORDER BY 1",
        "SELECT word FROM activities_search_word ORDER BY 1",
    ),
    "sqlite": ("SELECT term, doc, cnt FROM activities_search_word ORDER BY 1",),
}


def kept_rows():
    """All rows of the search index, of its words and of the list."""
    with connection.cursor() as cursor:
        search = [cursor.execute(query).fetchall() for query in SEARCH[connection.vendor]]
    return [*search, list(Listed.objects.order_by("pk").values_list())]


def let_triggers_make_anew():
    """Changes every activity and changes it back."""
    words, cost = Concat(Value("x "), "description"), F("cost") + 1
    Activity.objects.update(description=words, cost=cost)
    Activity.objects.update(description=Substr("description", 3), cost=F("cost") - 1)
