"""What stands in the place of {team} and its like: facts of each person, in a few queries."""

import re
from dataclasses import dataclass, field

from django.conf import settings

from desk.mailings import audience
from desk.models import Mailing
from editions.models import Edition
from verbinding.lib.mail import one_line
from verbinding.lib.publishing import VISIBLE

Group = Mailing.Group
MOST_NAMED = 3
MARK = re.compile(r"\{([^{}\n]*)\}")

# What each stands for; those with a group only where everybody is in that group.
MARKS = {
    "naam": ("de naam van wie het leest", None),
    "editie": ("de titel van de editie", None),
    "link": ("de eigen pagina van de activiteit of het team; heeft iemand er meer: Mijn", None),
    "team": ("de naam van het team", Group.LEADS),
    "activiteit": ("de titel van de activiteit", Group.ORGANISERS),
    "organisatie": ("de naam van de organisatie", Group.SPONSORS),
}


def marks_for(groups) -> dict[str, str]:
    """Those that say something to everybody in these groups, with their meaning."""
    return {
        name: meaning
        for name, (meaning, group) in MARKS.items()
        if group is None or all(each == group for each in groups)
    }


@dataclass
class Facts:
    teams: list[str] = field(default_factory=list)
    activities: list[str] = field(default_factory=list)
    # The addresses of public pages; None for what nobody but its people can see.
    pages: list[str | None] = field(default_factory=list)


def facts_of(mailing, persons) -> dict[int, Facts]:
    """By the key of the person; four queries for any number of them."""
    keys = [person.user_id for person in persons if person.user_id]
    found = {key: Facts() for key in keys}
    if Group.LEADS in mailing.groups:
        leads = audience.leads_of(mailing).filter(user__in=keys).select_related("team")
        for row in leads.order_by("team__name", "pk"):
            _note(found[row.user_id], row.team, "teams", row.team.name)
    if Group.ORGANISERS in mailing.groups:
        for key, activity in _organised(mailing, keys):
            _note(found[key], activity, "activities", activity.title)
    return found


def _organised(mailing, keys):
    mine = audience.activities_of(mailing).only("title", "slug", "status", "owner")
    for activity in mine.filter(owner__in=keys).order_by("title", "pk"):
        yield activity.owner_id, activity
    helped = audience.helpers_of(mailing).filter(user__in=keys).select_related("activity")
    for row in helped.order_by("activity__title", "pk"):
        if row.activity.owner_id != row.user_id:
            yield row.user_id, row.activity


def _note(facts, thing, kind, name):
    getattr(facts, kind).append(name)
    facts.pages.append(thing.get_absolute_url() if thing.status in VISIBLE else None)


def values_for(mailing, person, facts) -> dict[str, str]:
    """What each mark becomes for this person; `facts` is None for who has no account."""
    facts = facts or Facts()
    return {
        "naam": one_line(person.name),
        "editie": one_line(mailing.edition or Edition.objects.current() or ""),
        "link": _link(person, facts),
        "team": in_a_row(facts.teams),
        "activiteit": in_a_row(facts.activities),
        "organisatie": in_a_row(person.organisations),
    }


def _link(person, facts):
    if len(facts.pages) == 1 and facts.pages[0]:
        return f"{settings.SITE_URL}{facts.pages[0]}"
    return f"{settings.SITE_URL}/mijn/" if person.user_id else f"{settings.SITE_URL}/"


def in_a_row(names) -> str:
    """ "A, B en C"; of many the first three and how many more there are."""
    shown = [one_line(name) for name in names]
    if len(shown) > MOST_NAMED:
        left = len(shown) - MOST_NAMED
        shown = [*shown[:MOST_NAMED], f"nog {left}"]
    return " en ".join(part for part in (", ".join(shown[:-1]), *shown[-1:]) if part)
