"""Answers that cost a query or two, kept as long as the pages that show them."""

import hashlib
import time
from collections.abc import Callable

from django.conf import settings
from django.core.cache import cache

from verbinding.lib.keptpages import HOUR, revision


def kept(key, make: Callable):
    """What `make()` answered for this key since anything published last changed, within the hour.

    `key` is anything whose repr says all that the answer depends on; None isn't kept. Under DEBUG
    nothing is.
    """
    if settings.DEBUG:
        return make()
    whole = (revision(), int(time.time() // HOUR), key)
    where = "answer:" + hashlib.sha256(repr(whole).encode()).hexdigest()
    found = cache.get(where)
    if found is None:
        found = make()
        cache.set(where, found, timeout=HOUR)
    return found
