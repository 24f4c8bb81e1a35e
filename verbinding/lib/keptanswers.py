"""Answers that cost a query or two, kept as long as the pages that show them."""

import hashlib
import time
from collections.abc import Callable

from django.conf import settings
from django.core.cache import cache

from verbinding.lib import keptpages


def kept(key, make: Callable):
    """What `make()` answered for this key since anything published last changed, within the hour.

    A new release asks anew, for its answers may be of another shape. `key` is anything whose repr
    says all that the answer depends on; None isn't kept. Under DEBUG nothing is.
    """
    if settings.DEBUG:
        return make()
    moment = keptpages.revision(), int(time.time() // keptpages.HOUR), keptpages.release()
    where = "answer:" + hashlib.sha256(repr((*moment, key)).encode()).hexdigest()
    found = cache.get(where)
    if found is None:
        found = make()
        keptpages.write(cache.set, where, found, timeout=keptpages.HOUR)
    return found
