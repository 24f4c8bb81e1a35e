"""What a moderator should see changed: proposed words, and versions that followed each other."""

from dataclasses import dataclass
from datetime import datetime

from activities.models import Activity, ActivityProposal
from desk.diff import FieldChange, field_changes

SHOWN_VERSIONS = 5


@dataclass(frozen=True)
class Change:
    at: datetime
    by: str
    fields: list[FieldChange]


def proposed_change(proposal: ActivityProposal) -> Change:
    activity = proposal.activity
    current = {name: getattr(activity, name) for name in proposal.texts}
    fields = field_changes(Activity, current, proposal.texts)
    return Change(proposal.proposed_at, str(proposal.proposed_by or ""), fields)


def changes_online(activity: Activity) -> list[Change]:
    """How the words changed since they first came online, newest first."""
    versions = list(activity.versions.select_related("published_by")[: SHOWN_VERSIONS + 1])
    pairs = zip(versions, versions[1:], strict=False)
    changes = [
        Change(
            newer.published_at,
            str(newer.published_by or ""),
            field_changes(Activity, older.texts, newer.texts),
        )
        for newer, older in pairs
    ]
    return [change for change in changes if change.fields]
