"""All that a moderator should know about one thing in the queue."""

from django.utils import timezone

from accounts.models import User
from activities.lookalikes import for_moderator
from activities.models import Activity, ActivityProposal
from desk.models import Report
from desk.moderation import queue
from desk.moderation.changes import changes_online, proposed_change
from desk.moderation.decisions import workflow_of
from desk.moderation.senders import senders_of
from ideas.models import Idea
from impact.models import Appreciation
from teams.models import InspiratieTeam
from verbinding.lib.publishing import Status
from verbinding.lib.stepadmin import in_words


def scope(kind: queue.Kind, user: User):
    """What a moderator may open: all but what nobody has sent in yet."""
    if kind == queue.Kind.ACTIVITY:
        return Activity.objects.visible_to(user).with_page_data()
    if kind == queue.Kind.TEAM:
        return InspiratieTeam.objects.visible_to(user).with_card_data().select_related("entered_by")
    if kind == queue.Kind.IDEA:
        return Idea.objects.visible_to(user).with_page_data()
    if kind == queue.Kind.APPRECIATION:
        return Appreciation.objects.with_activity()
    return ActivityProposal.objects.select_related("proposed_by").prefetch_related("activity")


def facts_of(thing) -> dict:
    """The context of its page, by what it is."""
    if isinstance(thing, ActivityProposal):
        facts = _proposal_facts(thing)
    elif isinstance(thing, Activity):
        facts = _activity_facts(thing)
    elif isinstance(thing, Idea):
        facts = {"idea": thing, "changes": [], **_life_of(thing)}
    elif isinstance(thing, Appreciation):
        facts = _appreciation_facts(thing)
    else:
        facts = _team_facts(thing)
    return {"sender": senders_of([thing])[thing], "signs": queue.signs_of(thing), **facts}


def _proposal_facts(proposal):
    return {
        "activity": proposal.activity,
        "changes": [proposed_change(proposal)],
        "age": in_words(timezone.now() - proposal.proposed_at),
        "is_waiting": proposal.decided_at is None,
        "history": [],
        "reports": [],
    }


def _activity_facts(activity):
    return {
        "activity": activity,
        "location": activity.exact_location(),
        "changes": changes_online(activity),
        "lookalikes": for_moderator(activity),
        "waits_for_team": activity.team if is_waiting(activity.team) else None,
        **_life_of(activity),
    }


def _appreciation_facts(appreciation):
    return {
        "appreciation": appreciation,
        "changes": [],
        "age": in_words(timezone.now() - appreciation.sent_at),
        "is_waiting": appreciation.is_waiting,
        "history": [],
        "reports": [],
    }


def _team_facts(team):
    return {
        "team": team,
        "changes": [],
        "waiting_with_team": team.activities.waiting().with_card_data(),
        **_life_of(team),
    }


def _life_of(thing):
    since = thing.submitted_at or thing.created_at
    return {
        "age": in_words(timezone.now() - since),
        "is_waiting": is_waiting(thing),
        "history": history_of(thing),
        "reports": [] if isinstance(thing, Idea) else Report.objects.open().about(thing),
    }


def is_waiting(thing):
    return thing is not None and thing.status == Status.SUBMITTED


def history_of(thing):
    """The steps so far, newest first, as the timeline component wants them."""
    steps = workflow_of(thing).STEPS
    return [
        {
            "at": change.at,
            "label": steps[change.step].label if change.step in steps else change.step,
            "by": change.by or "vanzelf",
            "note": change.note,
        }
        for change in thing.history.select_related("by")
    ]
