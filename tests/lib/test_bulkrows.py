"""Very many rows in one go, the same as if they had been written one by one."""

from uuid import uuid4

import pytest

from activities.models import Activity, ActivityVersion
from tests.factories import make_activity, make_theme
from verbinding.lib.bulkrows import copy_with, insert_all, insert_rows

ODD = 'Soep\t& "brood"\\\nvoor iedereen, ’s avonds'


@pytest.fixture
def soup(edition):
    return make_activity("Soep", theme=make_theme(), description=ODD, risk_signs=["link"], cost=2.5)


def values_of(activity):
    row = Activity.objects.filter(pk=activity.pk).values().get()
    return {name: value for name, value in row.items() if name not in {"id", "slug", "form_token"}}


def test_objects_come_back_as_they_went_in(soup):
    copy = Activity.objects.get(pk=soup.pk)
    copy.pk, copy.slug, copy.form_token = None, "soep-2", "12345678-1234-5678-1234-567812345678"

    insert_all([copy], with_keys=True)

    assert copy.pk not in {None, soup.pk}
    assert values_of(copy) == values_of(soup)


def test_database_gives_keys_that_nobody_asked_for(edition):
    blank = Activity(edition=edition)
    rows = [copy_with(blank, slug=f"soep-{n}", form_token=uuid4()) for n in range(3)]
    insert_all(rows)
    make_activity("Later")

    assert Activity.objects.filter(slug__startswith="soep-").distinct().count() == 3


def test_rows_without_objects_come_in_as_they_are(soup, mo):
    names = ("activity", "texts", "published_at", "published_by")
    insert_rows(ActivityVersion, names, [(soup.pk, {"title": ODD}, soup.published_at, mo.pk)])

    version = ActivityVersion.objects.get(texts__title=ODD)
    assert (version.activity, version.published_at) == (soup, soup.published_at)
    assert version.published_by == mo


def test_copies_share_nothing_but_what_was_not_given(edition):
    blank = Activity(edition=edition, title="Soep")

    other = copy_with(blank, title="Brood", risk_signs=["link"])

    assert (blank.title, blank.risk_signs) == ("Soep", [])
    assert (other.title, other.risk_signs, other.edition) == ("Brood", ["link"], edition)
