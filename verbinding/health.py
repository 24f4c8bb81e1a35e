"""Whether the site can do its work: database, cache, clock, and letters that really leave."""

import uuid

from django.core.cache import cache
from django.db import Error as DatabaseError
from django.db import connection
from django.db.models import Count, Min, Q
from django.utils import timezone
from post_office.models import STATUS
from redis.exceptions import RedisError

from verbinding.lib import postman
from verbinding.lib.tick import last_run

# One wrong address is tried again and again; so many letters at once mean that nothing gets out.
STUCK_LETTERS = 3


def checks() -> dict[str, dict]:
    return {"database": database(), "cache": shared_cache(), "clock": clock(), "mail": mail()}


def database():
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return {"ok": False}
    return {"ok": True}


def shared_cache():
    key, value = "gezondheid", uuid.uuid4().hex
    try:
        cache.set(key, value, 60)
        return {"ok": cache.get(key) is not None}
    except (RedisError, OSError):
        return {"ok": False}


def clock():
    """Mail goes with every turn; an emptied cache forgot when, and then nothing is known."""
    try:
        ran_at = last_run(postman.JOB)
    except (RedisError, OSError):
        return {"ok": False}
    if ran_at is None:
        return {"ok": True}
    waited = timezone.now() - ran_at
    return {"ok": waited < postman.LONGEST_WAIT, "seconds": int(waited.total_seconds())}


def mail():
    now = timezone.now()
    late = Q(waits_since__lt=now - postman.LONGEST_WAIT)
    tried = Q(status=STATUS.requeued)
    try:
        found = postman.waiting_letters(now).aggregate(
            waiting=Count("pk"),
            oldest=Min("waits_since"),
            untried=Count("pk", filter=late & ~tried),
            stuck=Count("pk", filter=late & tried),
        )
    except DatabaseError:
        return {"ok": False}
    oldest = found["oldest"]
    return {
        "ok": not found["untried"] and found["stuck"] < STUCK_LETTERS,
        "waiting": found["waiting"],
        "oldest_seconds": int((now - oldest).total_seconds()) if oldest else 0,
    }
