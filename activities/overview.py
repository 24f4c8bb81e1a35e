"""Somebody's own activities in groups, by whose turn it is, each with the one next thing to do."""

from dataclasses import dataclass, field
from typing import NamedTuple

from django.urls import reverse

from activities.paper.certificate import is_due
from activities.permissions import can_choose_team
from activities.workflow import open_steps
from verbinding.lib.publishing import Status

# More than this fold away, lest thirty of one kind hide the next kind.
SHOWN_AT_ONCE = 5
STEPS = ("withdraw", "cancel", "uncancel")


class Link(NamedTuple):
    label: str
    url: str


@dataclass(frozen=True)
class Row:
    activity: object
    next: Link | None
    links: list[Link]
    can_discard: bool


@dataclass
class Group:
    title: str
    note: str = ""
    rows: list[Row] = field(default_factory=list)
    # Of what is over only the heading shows, as long as there is something else to see.
    is_folded: bool = False

    @property
    def shown(self):
        return [] if self.is_folded else self.rows[:SHOWN_AT_ONCE]

    @property
    def folded(self):
        return self.rows if self.is_folded else self.rows[SHOWN_AT_ONCE:]

    @property
    def fold_title(self):
        return f"{self.title} ({len(self.rows)})" if self.is_folded else f"Nog {len(self.folded)}"


def groups_of(activities, user, *, has_team=False) -> list[Group]:
    """Those that hold something, in the order of the page.

    `has_team`: whether there is a team that this person could give an activity to.
    """
    groups = {
        "yours": Group("Wacht op jou"),
        "ours": Group("Wij kijken ernaar", "Meestal binnen een paar uur. Je krijgt een mail."),
        "online": Group("Staat online"),
        "past": Group("Voorbij of gestopt"),
    }
    for activity in activities:
        groups[kind_of(activity)].rows.append(row_of(activity, user, has_team=has_team))
    filled = [group for group in groups.values() if group.rows]
    groups["past"].is_folded = len(filled) > 1
    return filled


def kind_of(activity) -> str:
    if activity.status in {Status.CONCEPT, Status.CHANGES_ASKED}:
        return "yours"
    if activity.status == Status.SUBMITTED:
        return "ours"
    last = activity.next_moment
    is_over = last is not None and last.is_over
    return "online" if activity.is_published and not is_over else "past"


def row_of(activity, user, *, has_team):
    links = links_of(activity, user, has_team=has_team)
    # While we look at it there is nothing to do but wait.
    first = None if activity.status == Status.SUBMITTED else links.pop(0)
    can_discard = activity.is_draft and activity.owner_id == user.pk
    return Row(activity, first, links, can_discard)


def links_of(activity, user, *, has_team) -> list[Link]:
    """All that can be done; what comes first is the next thing."""

    def to(name, *args):
        return reverse(f"activities:{name}", args=[activity.slug, *args])

    steps, kind = open_steps(activity, user), kind_of(activity)
    words = {Status.CONCEPT: "Ga verder", Status.CHANGES_ASKED: "Pas aan"}
    edit = [Link(words.get(activity.status, "Wijzig"), to("edit"))] * (not activity.is_closed)
    again = [Link("Nog eens organiseren", to("do_also"))]
    moves = [Link(steps[name].label, to("step", name)) for name in STEPS if name in steps]
    moves += [Link(team_words(activity), to("team"))] * may_choose_team(activity, user, has_team)
    if kind == "online":
        return [Link("Maak een poster", to("poster")), *edit, *moves, *again]
    if kind == "past":
        thanks = [Link("Je bedankje (pdf)", to("certificate"))] * is_due(activity)
        return [*thanks, *again, *edit, *moves]
    return [*edit, *moves]


def may_choose_team(activity, user, has_team):
    is_open = can_choose_team(user, activity) and not activity.is_closed
    return is_open and (has_team or activity.team_id is not None)


def team_words(activity):
    has_one = activity.team_id or activity.wanted_team_id
    return "Verander het team" if has_one else "Geef aan een team"
