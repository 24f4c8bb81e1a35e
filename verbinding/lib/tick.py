"""Periodic work: each app registers jobs in its `jobs.py`; `manage.py tick` runs what is due.

When a job last ran stands in the cache. If that is lost the job runs once more, so every job must
be idempotent: cleaning, reminding and sending look at the rows, never at the clock alone.
"""

import logging
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.cache import cache
from django.utils import timezone
from django.utils.module_loading import autodiscover_modules

logger = logging.getLogger(__name__)

# A process that dies while it works blocks its job for this long at most.
LOCK_SECONDS = 900
RETRY_AFTER = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Job:
    name: str
    every: timedelta
    run: Callable[[], object]


JOBS: dict[str, Job] = {}


def periodic(name: str, *, every: timedelta):
    """Registers a function without arguments, in `<app>/jobs.py`, under a name of its own."""

    def register(function):
        known = JOBS.get(name)
        if known and known.run is not function:
            raise ValueError(f"Two jobs are called {name!r}.")
        JOBS[name] = Job(name, every, function)
        return function

    return register


def load_jobs() -> None:
    """Imports every app's `jobs.py`."""
    autodiscover_modules("jobs")


def run_due(now: datetime | None = None) -> list[str]:
    """Runs each job that is due and that no other process is at; names those that succeeded."""
    now = now or timezone.now()
    return [job.name for job in _by_name() if _run(job, now, only_due=True)]


def run_all(now: datetime | None = None) -> list[str]:
    """Runs every job, due or not, except where another process is at it."""
    now = now or timezone.now()
    return [job.name for job in _by_name() if _run(job, now)]


def last_run(name: str) -> datetime | None:
    """When the job last succeeded; None when that isn't known."""
    return cache.get(f"tick:done:{name}")


def wake(name: str) -> None:
    """Makes the job due at once: the loop looks every second. Call it by `on_commit`."""
    cache.delete(f"tick:next:{name}")
    cache.set("tick:wake", True, timeout=60)


def was_woken() -> bool:
    """Whether `wake` was called since the last time this was asked."""
    return cache.delete("tick:wake")


def _by_name():
    return [JOBS[name] for name in sorted(JOBS)]


def _is_due(job, now):
    due_at = cache.get(f"tick:next:{job.name}")
    return due_at is None or due_at <= now


def _run(job, now, only_due=False):
    if only_due and not _is_due(job, now):
        return False
    lock, token = f"tick:lock:{job.name}", secrets.token_hex(8)
    if not cache.add(lock, token, timeout=LOCK_SECONDS):
        return False
    try:
        # Once more: another process may have finished it between the look and the lock.
        if only_due and not _is_due(job, now):
            return False
        # Planned before the work, so that a `wake` during the work isn't lost.
        _plan(job, now + job.every)
        return _run_guarded(job, now)
    finally:
        if cache.get(lock) == token:
            cache.delete(lock)


def _run_guarded(job, now):
    started = time.monotonic()
    try:
        job.run()
    except Exception:
        # The only broad except of the house: one broken job must not stop mail and reminders.
        logger.exception("The job %s failed", job.name)
        _plan(job, now + min(job.every, RETRY_AFTER))
        return False
    cache.set(f"tick:done:{job.name}", now, timeout=None)
    logger.info("The job %s took %.1f s", job.name, time.monotonic() - started)
    return True


def _plan(job, at):
    cache.set(f"tick:next:{job.name}", at, timeout=None)
