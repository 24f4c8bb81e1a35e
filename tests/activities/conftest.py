"""What the list holds in most tests of finding: soup in Zwolle and a walk in Maarssen."""

import datetime as dt

import pytest

from tests.activities.places import MAARSSEN
from tests.factories import at, make_activity, make_moment, make_theme

MONDAY, TUESDAY = dt.date(2026, 12, 14), dt.date(2026, 12, 15)


@pytest.fixture
def soup(edition):
    """On Monday and Tuesday evening in Zwolle."""
    activity = make_activity("Soep koken", moments=0, theme=make_theme("Samen eten"))
    make_moment(activity, at(MONDAY, 19))
    make_moment(activity, at(TUESDAY, 19))
    return activity


@pytest.fixture
def walk(edition):
    """On Tuesday morning in Maarssen, for who pays."""
    activity = make_activity(
        "Wandeling",
        description="Een rondje.",
        moments=0,
        theme=make_theme("Lopen"),
        cost=5,
        **MAARSSEN,
    )
    make_moment(activity, at(TUESDAY, 10))
    return activity
