"""Activities of an earlier year come in: what is stored, what is refused and in which words."""

import pytest

from activities.models import Activity
from desk.models import ListKind
from desk.transfer import importing
from desk.transfer.findings import Findings
from tests.desk.transfer.rows import GOOD
from tests.desk.transfer.sheets import csv_bytes
from tests.factories import make_edition

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition", "then")]


@pytest.fixture
def then(db):
    return make_edition(2024)


def ready(olga, *rows, **changes):
    rows = rows or [{**GOOD, **changes}]
    heads = list(rows[0])
    content = csv_bytes(heads, [[row.get(head, "") for head in heads] for row in rows])
    return importing.put_ready(ListKind.ACTIVITIES, "lijst.csv", content, by=olga)


def found(upload):
    return Findings.kept(upload.findings)


def faults(olga, **changes):
    [row] = found(ready(olga, **changes)).rows
    return {header: words for header, _, words in row["faults"]}


def test_good_row_is_online_in_the_archive(olga):
    upload = ready(olga)
    assert found(upload).counts == {"fout": 0, "nieuw": 1, "gewijzigd": 0, "gelijk": 0}
    assert not Activity.objects.exists()

    transfer, left = importing.take_over(upload, by=olga)

    activity = Activity.objects.get()
    assert (activity.title, activity.status) == ("Soep voor de straat", "gepubliceerd")
    assert (activity.owner, activity.entered_by) == (None, olga)
    assert activity.place_label == "Marktplein 1, Zwolle"
    assert (transfer.new, transfer.changed, transfer.left, left) == (1, 0, 0, None)


def test_same_file_twice_changes_nothing(olga):
    importing.take_over(ready(olga), by=olga)

    again = ready(olga)

    assert found(again).counts == {"fout": 0, "nieuw": 0, "gewijzigd": 0, "gelijk": 1}
