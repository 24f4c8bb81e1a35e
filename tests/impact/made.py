"""Makes rows of what comes afterwards: thanks, results and good words."""

import uuid
from datetime import timedelta

from django.utils import timezone

from impact.models import Appreciation, Reaction, Result, Thanks
from tests.factories import make_activity, make_moment


def make_thanks(activity, **overrides):
    """The organiser was thanked today."""
    return Thanks.objects.create(activity=activity, **overrides)


def make_result(activity=None, **overrides):
    fields = {
        "people": 12,
        "new": Result.New.HALF,
        "goes_on": Result.GoesOn.YES,
        **overrides,
    }
    return Result.objects.create(activity=activity or make_activity(), **fields)


def make_appreciation(activity=None, words="Er werd gezongen tot elf uur.", **overrides):
    """A sentence of who organised it, on the site unless told otherwise."""
    fields = {"state": Appreciation.State.SHOWN, **overrides}
    if fields["state"] != Appreciation.State.WAITING:
        fields.setdefault("decided_at", timezone.now())
    activity = activity or make_activity()
    return Appreciation.objects.create(activity=activity, words=words, **fields)


def make_begun(title="Soep", **overrides):
    """An activity that began an hour ago, in the test's own present."""
    activity = make_activity(title, moments=0, **overrides)
    make_moment(activity, timezone.now() - timedelta(hours=1))
    return activity


def make_good_word(activity=None, words="Wat een warme middag.", **overrides):
    """A sentence of somebody who was there, on the site unless told otherwise."""
    fields = {"source": Appreciation.Source.VISITOR, "form_token": uuid.uuid4(), **overrides}
    return make_appreciation(activity or make_begun(), words, **fields)


def make_reaction(activity, kind=Reaction.Kind.GLAD):
    return Reaction.objects.create(activity=activity, kind=kind, token=uuid.uuid4())
