"""The pages about teams: for everybody, for a founder, and for who belongs to one."""

from teams.views.founding import claim, discard, done, found
from teams.views.own import change_member, edit, join_edition, members, step
from teams.views.public import detail, team_list

__all__ = [
    "change_member",
    "claim",
    "detail",
    "discard",
    "done",
    "edit",
    "found",
    "join_edition",
    "members",
    "step",
    "team_list",
]
