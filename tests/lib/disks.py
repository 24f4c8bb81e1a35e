"""A disk that takes no more."""

import resource
from contextlib import contextmanager


@contextmanager
def full_disk():
    """Every write to a file of this process fails, as on a full disk; a file can still go."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
