"""When an edition is closed, as a condition for queries."""

from django.db.models import Q

from editions.models import DAYS_AFTERWARDS


def archived(day, field="activity__edition"):
    """As `Edition.phase_on` says it; an edition without days has an archive alone."""
    return Q(**{f"{field}__last_day__lt": day - DAYS_AFTERWARDS}) | Q(
        **{f"{field}__last_day": None}
    )
