"""What a line of the log is about: its name as it is now, and its page."""

from django.apps import apps
from django.db.models import CharField, F, Value
from django.db.models.functions import Coalesce, NullIf
from django.urls import NoReverseMatch, reverse

# By what a thing is known; of what isn't here the log's own words suffice ("vraag 12"), for a
# name that follows foreign keys would cost a query a line.
NAMES = {
    "accounts.user": Coalesce(NullIf("name", Value("")), F("email"), output_field=CharField()),
    "accounts.blockedsender": F("written"),
    "activities.activity": F("title"),
    "activities.activityproposal": F("activity__title"),
    "desk.mailing": F("subject"),
    "desk.message": F("subject"),
    "ideas.idea": F("title"),
    "impact.appreciation": F("words"),
    "sponsors.sponsor": F("name"),
    "teams.inspiratieteam": F("name"),
}
# The pages of our own; the rest has one in the admin.
PAGES = {
    "accounts.user": "admin:sender",
    "desk.mailing": "admin:mailing",
}
IN_QUEUE = {
    "activities.activity": "activiteit",
    "activities.activityproposal": "wijziging",
    "ideas.idea": "idee",
    "impact.appreciation": "waardering",
    "teams.inspiratieteam": "team",
}
# What a search looks through: labels above that people know by a word.
SEARCHED = (
    *("accounts.blockedsender", "activities.activity", "desk.mailing", "ideas.idea"),
    *("sponsors.sponsor", "teams.inspiratieteam"),
)
MOST_FOUND = 50


def names_of(keys) -> dict:
    """(label, key) → name; a query per kind of thing, whatever the number of lines."""
    wanted = {}
    for label, key in keys:
        if label in NAMES and key.isdecimal():
            wanted.setdefault(label, set()).add(int(key))
    return {
        (label, str(key)): name
        for label, found in sorted(wanted.items())
        for key, name in _named(label).filter(pk__in=found).values_list("pk", "log_name")
    }


def find(words: str) -> dict[str, list[int]]:
    """Label → keys of the things that are called so; each a query, and no more than MOST_FOUND."""
    return {
        label: list(
            _named(label)
            .filter(log_name__icontains=words)
            .order_by("-pk")
            .values_list("pk", flat=True)[:MOST_FOUND]
        )
        for label in SEARCHED
    }


def url_of(label: str, key: str) -> str:
    """Empty where it has no page."""
    if label in IN_QUEUE:
        return reverse("admin:queue_item", args=[IN_QUEUE[label], key])
    try:
        return reverse(PAGES.get(label) or f"admin:{label.replace('.', '_')}_change", args=[key])
    except NoReverseMatch:
        return ""


def _named(label):
    return apps.get_model(label)._base_manager.annotate(log_name=NAMES[label])
