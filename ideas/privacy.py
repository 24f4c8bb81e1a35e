"""What ideas know of a person: to take along, and to be erased."""

from accounts.privacy import erases, exports
from ideas.models import Idea
from verbinding.lib.pagecache import raise_revision

EXPORTED = ("title", "summary", "steps", "connects", "shown_name", "status", "created_at")


@exports("ideeen")
def export_ideas(user):
    own = Idea.objects.of_user(user) | Idea.objects.pending_for(user)
    return [{name: str(getattr(idea, name)) for name in EXPORTED} for idea in own]


@erases("ideeen")
def erase_ideas(user):
    """What was never online goes; what was is everybody's by now, and loses its name."""
    own = Idea.objects.of_user(user)
    own.filter(published_at=None).delete()
    Idea.objects.pending_for(user).delete()
    if own.update(shown_name="", sent_by=None):
        raise_revision()
