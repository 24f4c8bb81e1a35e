"""How many people came in a year that is over, as the organisation has it on paper."""

from django.db import transaction

from impact.models import Result
from verbinding.lib.pagecache import renew_page
from verbinding.lib.workflow import TOO_LATE, StepRefused


def tell_past(results: list[Result]) -> None:
    """New ones; what somebody told in the same moment stays, and StepRefused says so."""
    with transaction.atomic():
        known = Result.objects.filter(pk__in=[result.activity_id for result in results])
        if known.exists():
            raise StepRefused(TOO_LATE)
        Result.objects.bulk_create(results)
        renew(results)


def correct_past(result: Result, columns, *, seen) -> None:
    """Other numbers for an activity; StepRefused when they aren't those that were seen."""
    changes = {name: getattr(result, name) for name in columns}
    with transaction.atomic():
        same = Result.objects.filter(pk=result.pk, changed_at=seen)
        if not same.update(**changes, changed_at=result.changed_at):
            raise StepRefused(TOO_LATE)
        renew([result])


def renew(results):
    """The numbers stand on the page of their edition alone."""
    for edition in {result.activity.edition for result in results}:
        renew_page(edition.get_absolute_url())
