"""Which rows go along: those of an edition, or those that a list in the admin shows."""

from copy import copy

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.http import QueryDict

from verbinding.lib.listfilters import ABSURD
from verbinding.lib.nul import NUL

# How a list looks; the rows in it are the same.
ONLY_LOOKS = ("p", "o", "all", "e", "_changelist_filters")


class WrongFilter(Exception):
    """The admin doesn't know this filter; the message is in Dutch."""


def rows_shown(request, model, query: str):
    """What the list of the admin shows with this filter, on all of its pages."""
    asked = copy(request)
    asked.GET = without_looks(query)
    try:
        refuse_nul(asked.GET)
        changelist = admin.site.get_model_admin(model).get_changelist_instance(asked)
        return changelist.get_queryset(asked)
    except (IncorrectLookupParameters, *ABSURD):
        raise WrongFilter("Dit filter kennen we niet. Begin opnieuw bij de lijst.") from None


def refuse_nul(parameters):
    """In an address the middleware does; this came in a form."""
    if any(NUL in value for name in parameters for value in parameters.getlist(name)):
        raise IncorrectLookupParameters


def without_looks(query):
    asked = QueryDict(query.removeprefix("?"), mutable=True)
    for name in ONLY_LOOKS:
        asked.pop(name, None)
    return asked


def words_for(query: str) -> str:
    """For the log: which filters, without what was searched for, which may be a person."""
    asked = without_looks(query)
    words = [f"{name}={'…' if name == 'q' else value}" for name, value in asked.items()]
    return f"filter: {', '.join(words)}"[:300] if words else "alles"
