"""Activities of an earlier year come in: what is stored, what is refused and in which words."""

import pytest
from post_office.models import Email

from activities.models import Activity
from desk.models import ListKind
from desk.transfer import importing
from desk.transfer.findings import Findings
from tests.desk.transfer.rows import GOOD
from tests.desk.transfer.sheets import csv_bytes
from tests.factories import make_edition, make_theme

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


# --- What is there already ------------------------------------------------------------------------


def brought(olga, **changes):
    """The one activity, after this row came in."""
    importing.take_over(ready(olga, **changes), by=olga)
    return Activity.objects.get()


def test_history_says_who_took_it_over(olga):
    activity = brought(olga)

    [change] = activity.history.all()
    assert (change.step, change.by, change.target) == ("enter_past", olga, "gepubliceerd")
    assert activity.published_at
    assert activity.checked_at
    assert activity.versions.get().texts["title"] == "Soep voor de straat"
    assert activity.private_location.address == "Marktplein 1"
    assert not Email.objects.exists()


def test_page_and_search_find_it_at_once(olga, client):
    client.get("/edities/2024/")

    brought(olga)

    assert "Soep voor de straat" in client.get("/edities/2024/").text
    assert "Soep voor de straat" in client.get("/activiteiten/?editie=2024&zoek=soep").text


def test_changed_row_writes_what_changed_alone(olga):
    activity = brought(olga)
    moment = activity.moments.get()

    upload = ready(olga, beschrijving="Anders.", tot="17:00", thema="")
    [row] = found(upload).rows
    importing.take_over(upload, by=olga)

    assert row["changes"] == [
        ["beschrijving", "We kookten samen soep.", "Anders."],
        ["tot", "16:00", "17:00"],
    ]
    activity.refresh_from_db()
    moved = activity.moments.get()
    assert activity.description == "Anders."
    assert (moved.pk, moved.ends_at.hour, moved.sequence) == (
        moment.pk,
        16,
        1,
    )  # 17:00 in Amsterdam
    assert activity.versions.count() == 2


def test_moments_are_added_and_called_off_by_their_order(olga):
    more = "2024-12-15 10:00-12:00; 2024-12-16"
    activity = brought(olga, **{"meer momenten": more})
    keys = [moment.pk for moment in activity.moments.order_by("starts_at")]
    assert len(keys) == 3

    brought(olga, **{"meer momenten": "2024-12-15 11:00-12:00"})

    standing = activity.moments.standing().order_by("starts_at")
    assert [moment.pk for moment in standing] == keys[:2]
    assert activity.moments.count() == 3


def test_same_thing_in_other_words_changes_nothing(olga):
    brought(olga, kosten="2,50")

    same = {
        "titel": " Soep voor de straat ",
        "datum": "14-12-2024",
        "van": "14u",
        "tot": "16.00",
        "plaats": "zwolle",
        "kosten": "€ 2.50",
        "wie kan erbij": "IEDEREEN",
    }

    assert found(ready(olga, **same)).counts["gelijk"] == 1


def test_key_alone_is_enough_for_a_change(olga):
    activity = brought(olga)
    theme = make_theme()

    importing.take_over(ready(olga, {"sleutel": activity.slug, "thema": "samen eten"}), by=olga)

    activity.refresh_from_db()
    assert activity.theme == theme
    assert activity.title == "Soep voor de straat"


def test_it_moves_when_its_place_does(olga):
    activity = brought(olga)

    importing.take_over(
        ready(olga, {"sleutel": activity.slug, "plaats": "Kampen", "gemeente": "Kampen"}), by=olga
    )

    activity.refresh_from_db()
    assert (activity.place_label, activity.municipality) == ("Marktplein 1, Kampen", "Kampen")
    assert activity.private_location.lat == activity.lat


def test_hidden_address_is_kept_from_the_page(olga, client):
    activity = brought(olga, **{"wie ziet het adres": "buurt"})

    assert activity.private_location.address == "Marktplein 1"
    assert "Marktplein" not in activity.place_label
    assert "Marktplein" not in client.get(activity.get_absolute_url()).text
    [row] = found(ready(olga, {"sleutel": activity.slug, "wie ziet het adres": "openbaar"})).rows
    assert row["faults"][0][2].startswith("Een verborgen adres wordt niet openbaar")


def test_own_group_keeps_its_address_to_itself(olga):
    activity = brought(olga, **{"wie kan erbij": "Voor onze eigen groep"})

    assert (activity.address_visibility, activity.coming) == ("buurt", "gewoon")
    assert "Marktplein" not in activity.place_label


def test_online_needs_no_place(olga):
    activity = brought(olga, waar="online", plaats="", gemeente="", **{"straat en huisnummer": ""})

    assert (activity.place_label, activity.municipality_code) == ("Online", "")
    assert (
        found(
            ready(olga, waar="online", plaats="", gemeente="", **{"straat en huisnummer": ""})
        ).counts["gelijk"]
        == 1
    )


def test_status_of_what_is_there_stays_with_its_buttons(olga):
    activity = brought(olga)

    assert faults(olga, sleutel=activity.slug, status="offline") == {
        "status": "De status verander je bij de activiteit zelf."
    }


def test_year_without_days_takes_any_day_of_that_year(olga):
    make_edition(2023, first_day=None, last_day=None)

    assert faults(olga, editie="2023", datum="2023-05-01") == {}
    assert faults(olga, editie="2023", datum="2024-05-01") == {
        "datum": "Deze dag ligt niet in 2023."
    }
