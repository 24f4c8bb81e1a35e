"""The pages about teams: for everybody, for a founder, for who is in one or would like to be."""

from teams.views.chain import chain, inspirer, start_too
from teams.views.founding import claim, discard, done, found
from teams.views.goals import checklist, tick_goal
from teams.views.invitations import accept, decline, invitation, withdraw
from teams.views.joining import answer_request, ask_to_join, withdraw_request
from teams.views.members import change_member, members
from teams.views.outreach import outreach_edit, outreach_list, outreach_remove, outreach_step
from teams.views.own import edit, join_edition, step
from teams.views.public import detail, team_list
from teams.views.returning import take_part_again

__all__ = [
    "accept",
    "answer_request",
    "ask_to_join",
    "chain",
    "change_member",
    "checklist",
    "claim",
    "decline",
    "detail",
    "discard",
    "done",
    "edit",
    "found",
    "inspirer",
    "invitation",
    "join_edition",
    "members",
    "outreach_edit",
    "outreach_list",
    "outreach_remove",
    "outreach_step",
    "start_too",
    "step",
    "take_part_again",
    "team_list",
    "tick_goal",
    "withdraw",
    "withdraw_request",
]
