"""Makes rows of what comes afterwards: thanks, results and good words."""

from django.utils import timezone

from impact.models import Appreciation, Result, Thanks
from tests.factories import make_activity


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
