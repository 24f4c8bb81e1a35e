"""Days on a calendar as times on a clock."""

from datetime import date, datetime, time

from django.utils import timezone


def midnight(day: date) -> datetime:
    """When it begins in Amsterdam; of the very first of all days no database can tell it."""
    return timezone.make_aware(datetime.combine(day, time.min))
