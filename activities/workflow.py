"""The steps of an activity's life, and what follows from each."""

from dataclasses import replace

from django.utils import timezone

from accounts.permissions import can_moderate
from activities import mails
from activities.announcing import step_taken
from activities.models import Activity, ActivityStatusChange, ActivityVersion
from activities.permissions import (
    can_call_off,
    can_edit,
    can_send_in,
    goes_online_at_once,
    is_on_behalf,
)
from editions.agreeing import refuse_outdated
from verbinding.lib.pagecache import raise_revision
from verbinding.lib.publishing import ENTER_PAST, VISIBLE, Status, common_steps
from verbinding.lib.risks import signs_in
from verbinding.lib.sendersigns import note_sender
from verbinding.lib.workflow import Step, StepRefused, Workflow

# What a visitor reads as the sender's own words: a moderator looks at these.
TEXTS = (
    *("title", "summary", "description", "link", "shown_name"),
    *("cost_note", "welcomed_by", "access_note", "contact_email", "contact_phone"),
    "signup_link",
)
# What the organiser says when cancelling stands on the page at once, so it stays short and plain.
LONGEST_FAREWELL = 500


def can_uncancel(user, activity):
    """Until the first moment begins, for by then people stayed at home."""
    now = timezone.now()
    has_begun = any(moment.starts_at <= now for moment in activity.moments.all())
    return not has_begun and can_call_off(user, activity)


def can_restore_cancelled(user, activity):
    return activity.cancelled_at is not None and can_moderate(user, activity)


COMMON = common_steps(can_edit=can_edit, can_moderate=can_moderate)
STEPS = {
    **COMMON,
    "submit": replace(COMMON["submit"], allowed=can_send_in),
    "cancel": Step(
        "Annuleren",
        frozenset({Status.PUBLISHED}),
        Status.CANCELLED,
        can_call_off,
        stamps=("cancelled_at",),
        is_grave=True,
    ),
    "uncancel": Step(
        "Toch laten doorgaan",
        frozenset({Status.CANCELLED}),
        Status.PUBLISHED,
        can_uncancel,
        clears=("cancelled_at",),
    ),
    "enter_past": ENTER_PAST,
    "restore_cancelled": Step(
        "Weer tonen als geannuleerd",
        frozenset({Status.OFFLINE}),
        Status.CANCELLED,
        can_restore_cancelled,
    ),
    # Whoever staff entered it for says that it isn't theirs; a button in a letter, without a login.
    "disown": Step("Niet van diegene", frozenset(VISIBLE), Status.OFFLINE, None, needs_note=True),
    "take_back": Step(
        "Niet van diegene",
        frozenset({Status.SUBMITTED, Status.CHANGES_ASKED}),
        Status.CONCEPT,
        None,
    ),
}


def guard(activity, name):
    if name == "submit":
        refuse_unready(activity)
    if name == "publish" and activity.team is not None and activity.team.status == Status.SUBMITTED:
        raise StepRefused("Beslis eerst over het team; deze activiteit gaat dan mee.")


def refuse_unready(activity):
    """A draft may lack anything; what goes to a moderator may not."""
    edition = activity.edition
    if activity.owner is None and not is_on_behalf(activity):
        raise StepRefused("Vul eerst de code in die we je mailden.")
    if not (activity.description and activity.shown_name and activity.spelregels_id):
        raise StepRefused("Er ontbreekt nog iets: vul het formulier eerst verder in.")
    if not activity.moments.standing().exists():
        raise StepRefused("Kies eerst een dag en een tijd.")
    if not (edition.takes_entries or activity.may_be_outside_week):
        raise StepRefused(f"{edition} neemt nu geen activiteiten aan.")
    refuse_outdated(activity, "submit")


def after(activity, name, change):
    if name == "submit":
        note_sender(activity, change, is_known=is_brought_along(activity))
    if change.target == Status.PUBLISHED:
        snapshot(activity, by=change.by)
    if name == "cancel" and change.note:
        check_farewell(activity, change.note)
    if name in {"cancel", "uncancel"}:
        activity.moments.mark_changed()
    if {change.source, change.target} & VISIBLE:
        activity.touch()
        raise_revision()
        step_taken(activity, name)
    if name == "submit" and goes_online_at_once(activity, by=change.by):
        WORKFLOW.take_step(activity, "publish_trusted")
    else:
        mails.tell_of_step(activity, name, change)


def is_brought_along(activity):
    """From another year, of the same person or team: that was looked at then."""
    original = activity.copied_from
    return original is not None and (
        original.owner_id == activity.owner_id
        or (activity.team_id is not None and original.team_id == activity.team_id)
    )


def check_farewell(activity, words):
    """Nobody read these words before: they are listed for a look, and advertising isn't shown."""
    activity.checked_at = None
    if len(words) > LONGEST_FAREWELL or signs_in(words):
        activity.status_note = ""
    changes = {"checked_at": None, "status_note": activity.status_note}
    Activity.objects.filter(pk=activity.pk).update(**changes)


def snapshot(activity, *, by):
    """Keeps the words that come online now, to show a moderator later what changed."""
    texts = {name: getattr(activity, name) for name in TEXTS}
    return ActivityVersion.objects.create(activity=activity, texts=texts, published_by=by)


def publish_with_team(team, by):
    """Lets the activities through that waited for their team, once that is let through."""
    for activity in team.activities.waiting().select_related("edition", "team", "owner"):
        WORKFLOW.take_step(activity, "publish", by=by)


WORKFLOW = Workflow(STEPS, ActivityStatusChange, after=after, guard=guard)
open_steps = WORKFLOW.open_steps
take_step = WORKFLOW.take_step
