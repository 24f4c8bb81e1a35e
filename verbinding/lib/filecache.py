"""A cache in files that several processes on one machine may count in at the same time.

Django's own file cache reads, adds and writes without a lock, so rivals lose counts; its `incr`
also forgets when the entry ends, and it throws away a random third at 300 entries, listing the
whole directory at every write. Several machines use Redis instead, which needs none of this.
"""

import fcntl
import os
import pickle
import random
import time
import zlib
from contextlib import contextmanager
from typing import NamedTuple

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.filebased import FileBasedCache

LOCKS = 64
# What unpacking a damaged file may end in, of which an empty one is a kind.
DAMAGED = (
    *(pickle.UnpicklingError, zlib.error, EOFError, ArithmeticError, AttributeError, ImportError),
    *(LookupError, MemoryError, TypeError, ValueError),
)
# Counting the files costs time, so only one write in so many looks whether there are too many.
LOOK_EVERY = 200
# What `glance` read, by folder and key. When there are too many all go: it reads them again.
MOST_SEEN = 1_000
_seen: dict[tuple, "Seen"] = {}


class Seen(NamedTuple):
    """Where an entry stands, which file it was, what it held and when that ends."""

    path: str
    mark: tuple[int, int, int]
    value: object
    end: float | None


class SharedFileCache(FileBasedCache):
    """`add`, `incr` and `decr` are atomic between processes; an entry keeps its end.

    A file that a broken disk or a hard stop damaged is none, and goes.
    """

    def __init__(self, dir, params):
        params = {**params, "OPTIONS": {"MAX_ENTRIES": 20_000, **params.get("OPTIONS", {})}}
        super().__init__(dir, params)

    def get(self, key, default=None, version=None):
        try:
            return self._value_and_end(key, version)[0]
        except ValueError:
            return default

    def glance(self, key, version=None):
        """`get` for what every request asks and hardly ever changes.

        Looks whether the file is still the one it read before: writing always makes another one.
        """
        known = _seen.get((self._dir, key, version))
        path = known.path if known else self._key_to_file(key, version)
        try:
            facts = os.stat(path)
        except FileNotFoundError:
            return None
        mark = (facts.st_ino, facts.st_mtime_ns, facts.st_ctime_ns)
        if known is None or known.mark != mark:
            # Read after the look: at worst what is newer is read once more.
            try:
                known = Seen(path, mark, *self._value_and_end(key, version))
            except ValueError:
                return None
            if len(_seen) >= MOST_SEEN:
                _seen.clear()
            _seen[self._dir, key, version] = known
        return known.value if known.end is None or known.end > time.time() else None

    def add(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        with self._locked(key, version):
            return super().add(key, value, timeout, version)

    def incr(self, key, delta=1, version=None):
        with self._locked(key, version):
            value, end = self._value_and_end(key, version)
            left = None if end is None else max(end - time.time(), 0.001)
            self.set(key, value + delta, timeout=left, version=version)
            return value + delta

    def _value_and_end(self, key, version):
        path = self._key_to_file(key, version)
        try:
            with open(path, "rb") as file:
                end = pickle.load(file)
                if end is None or end > time.time():
                    return pickle.loads(zlib.decompress(file.read())), end
        except FileNotFoundError:
            pass
        except DAMAGED:
            self._delete(path)
        raise ValueError(f"Key {key!r} not found")

    def _is_expired(self, f):
        try:
            return super()._is_expired(f)
        except DAMAGED:
            self._delete(f.name)
            return True

    @contextmanager
    def _locked(self, key, version):
        """One of 64 lock files, kept for ever: a lock on a file that may be replaced is none."""
        self._createdir()
        number = zlib.crc32(self._key_to_file(key, version).encode()) % LOCKS
        with open(os.path.join(self._dir, f"{number}.lock"), "ab") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def _cull(self):
        if random.random() < 1 / LOOK_EVERY:
            self.drop_surplus()

    def drop_surplus(self):
        """What has ended goes first, then the oldest, until a third of the room is free."""
        files = []
        for path in self._list_cache_files():
            try:
                with open(path, "rb") as file:
                    if not self._is_expired(file):
                        files.append((os.stat(path).st_mtime, path))
            except FileNotFoundError:
                continue
        if len(files) >= self._max_entries:
            keep = self._max_entries * 2 // 3
            for _, path in sorted(files)[: len(files) - keep]:
                self._delete(path)
