"""Very many activities at once: found and listed as if they had come one by one."""

import pytest
from django.db import IntegrityError
from django.utils import timezone

from activities.bulk import inserting_many
from activities.models import Activity, Listed, Moment
from activities.search import matching
from tests.activities.indexes import kept_rows, let_triggers_make_anew
from tests.factories import at, make_activity
from verbinding.lib.publishing import Status


@pytest.fixture
def soup(edition):
    return make_activity("Soep")


def insert(edition, title):
    """As rows come in bulk: without a form."""
    activity = Activity(edition=edition, title=title, slug=title.lower(), shown_name="Anna")
    activity.status, activity.published_at = Status.PUBLISHED, timezone.now()
    Activity.objects.bulk_create([activity])
    moment = Moment(activity=activity)
    moment.set_times(at(edition.first_day, 10), at(edition.first_day, 11))
    Moment.objects.bulk_create([moment])


def insert_many(edition, *titles):
    with inserting_many():
        for title in titles:
            insert(edition, title)


def found(words):
    return [activity.title for activity in matching(Activity.objects.all(), words)]


def test_rows_are_kept_as_the_triggers_would_have(soup):
    insert_many(soup.edition, "Wandelen", "Schaken")

    made_at_once = kept_rows()
    assert found("wandelen") == ["Wandelen"]
    assert Listed.objects.exclude(slots="").count() == 3
    let_triggers_make_anew()
    assert kept_rows() == made_at_once


def test_triggers_are_back_afterwards(soup):
    insert_many(soup.edition, "Wandelen")

    insert(soup.edition, "Schaken")

    assert found("schaken") == ["Schaken"]
    kept = kept_rows()
    let_triggers_make_anew()
    assert kept_rows() == kept


def test_a_failure_leaves_everything_as_it_was(soup):
    before = kept_rows()

    with pytest.raises(IntegrityError, match="slug"):
        insert_many(soup.edition, "Wandelen", "Wandelen")

    assert kept_rows() == before
    insert(soup.edition, "Schaken")
    assert found("schaken") == ["Schaken"]
    assert Listed.objects.count() == 2
