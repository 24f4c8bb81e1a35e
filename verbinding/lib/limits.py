"""How often one sender may send a form: counted in the cache, without keeping any address.

Per form 6 in 5 minutes per e-mail address and 60 per network address, so that a whole class can
enter together. Each form may lead to a letter, so one mailbox gets no more in a day than its owner
needs: a stranger can neither flood it nor go on guessing codes. Works across processes where the
cache's `incr` does: Redis and `verbinding.lib.filecache` across all of them, locmem within one.
"""

import ipaddress
import time
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

MAX_ADDRESS = 320
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Limit:
    per_address: int = 60
    per_email: int = 6
    seconds: int = 300


FORM = Limit()
DAY = 24 * 3600
# The second is higher: who uses up the first for somebody else shuts only their own network out.
PER_MAILBOX_AND_NETWORK = 20
PER_MAILBOX = 60


def allow(request: HttpRequest, name: str, email: str = "", *, limit: Limit = FORM) -> bool:
    """Counts one attempt at the form `name`; False means: answer 429 beside the filled form.

    Call it once per POST, when the form is valid. A refused attempt doesn't count.
    """
    taken = []
    for key, most, seconds in _counters(name, client_network(request), mailbox(email), limit):
        if not _take(key, most, seconds):
            for counted in taken:
                _give_back(counted)
            return False
        taken.append(_slot(key, seconds))
    return True


def mailbox(email: str) -> str:
    """The address without case and without "+something": all those letters land in one place."""
    name, at, host = str(email or "").strip().casefold()[:MAX_ADDRESS].rpartition("@")
    return f"{name.partition('+')[0] or name}{at}{host}"


def _counters(name, network, person, limit):
    yield _key(name, "address", network), limit.per_address, limit.seconds
    if person:
        yield _key(name, "email", person), limit.per_email, limit.seconds
        yield _key("any form", "both", f"{network}|{person}"), PER_MAILBOX_AND_NETWORK, DAY
        yield _key("any form", "email", person), PER_MAILBOX, DAY


def client_network(request: HttpRequest) -> str:
    """The sender's IPv4 address or IPv6 /64; "unknown" when nothing sensible is there.

    Behind TRUSTED_PROXY_COUNT proxies of our own it is the address that the outermost of them
    wrote into X-Forwarded-For; what stands further left was sent by the visitor.
    """
    address = request.META.get("REMOTE_ADDR") or ""
    proxies = getattr(settings, "TRUSTED_PROXY_COUNT", 0)
    if proxies:
        hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
        if len(hops) >= proxies and hops[-proxies]:
            address = hops[-proxies]
    return _network(address)


def _network(text):
    text = text.strip()[:100].split("%")[0]
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return UNKNOWN
    if address.version == 6:
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)


def _key(name, kind, value):
    """A keyed hash: whoever reads the cache learns nobody's address."""
    return "limit:" + salted_hmac("verbinding.limits", f"{name}|{kind}|{value}").hexdigest()


def _slot(key, seconds, back=0):
    return f"{key}:{int(time.time() // seconds) - back}"


def _take(key, most, seconds):
    """Counts first and looks afterwards, so that rivals can't both take the last turn.

    The window slides: of the previous one the part counts that still lies within `seconds`.
    """
    slot = _slot(key, seconds)
    before = cache.get(_slot(key, seconds, back=1), 0) * (1 - time.time() % seconds / seconds)
    if _count(slot, seconds) + before <= most:
        return True
    _give_back(slot)
    return False


def _count(slot, seconds):
    cache.add(slot, 0, timeout=2 * seconds)
    try:
        return cache.incr(slot)
    except ValueError:  # thrown away between the two lines
        cache.set(slot, 1, timeout=2 * seconds)
        return 1


def _give_back(slot):
    try:
        cache.decr(slot)
    except ValueError:
        return
