"""Which announcements stand at the top of a page now, and when that changes."""

from datetime import datetime, timedelta

from django.utils import timezone

from editions.models import Announcement
from verbinding.lib.keptanswers import kept

# More than this and nobody reads any of them; the desk refuses a third at the same time.
MOST = 2


def announcements_for(path: str) -> list[Announcement]:
    """What "let op" says comes first, then what began last."""
    now, is_home = timezone.now(), path == "/"
    shown = [
        one
        for one in of_this_hour()
        if one.is_shown(now) and (is_home or one.where == Announcement.Where.EVERYWHERE)
    ]
    shown.sort(key=lambda one: (one.is_warning, one.starts_at, one.pk), reverse=True)
    return shown[:MOST]


def turning_points() -> list[float]:
    """For the page cache: when in this hour something comes or goes."""
    return [at.timestamp() for one in of_this_hour() for at in (one.starts_at, one.ends_at)]


def of_this_hour() -> list[Announcement]:
    """Kept for as long as the pages are, so that no page pays for a bar that isn't there."""
    return kept("announcements", _read_this_hour)


def crowding(start: datetime, end: datetime, besides=None) -> list[Announcement]:
    """Those that leave no room for one more at some moment of this stretch of time."""
    others = list(
        Announcement.objects.between(start, end).exclude(pk=besides).order_by("starts_at")
    )
    for moment in [start, *(one.starts_at for one in others)]:
        together = [one for one in others if one.is_shown(max(moment, start))]
        if len(together) >= MOST:
            return together
    return []


def _read_this_hour():
    hour = timezone.now().replace(minute=0, second=0, microsecond=0)
    return list(Announcement.objects.between(hour, hour + timedelta(hours=1)))
