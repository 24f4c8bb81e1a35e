"""The open data: what a spreadsheet makes of it."""

import csv
import io

import pytest
from django.core.cache import cache

from activities.exports import COLUMNS
from activities.views import outputs
from tests.factories import at, make_activity, make_audience, make_moment, make_team, make_theme
from verbinding.lib.publishing import Status

pytestmark = pytest.mark.django_db
FILE = "/activiteiten/activiteiten.csv"


def rows_at(client, **filters):
    cache.clear()
    text = client.get(FILE, filters).content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def test_file_opens_with_a_double_click(client, edition):
    response = client.get(FILE)

    assert response.content.startswith(b"\xef\xbb\xbfmoment;dag;")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="activiteiten.csv"'


def test_row_holds_the_public_facts(client, edition):
    activity = make_activity(
        "Soep; met “brood”",
        summary="Eet\nmee",
        cost="2.50",
        welcomes_alone=True,
        theme=make_theme("Samen eten"),
        team=make_team("Samen in Zwolle"),
        municipality_code="0193",
    )
    activity.audiences.add(make_audience("Ouderen"), make_audience("Buren"))

    [row] = rows_at(client)

    assert list(row) == [name for name, _ in COLUMNS]
    assert row["moment"] == str(activity.moments.get().uuid)
    assert (row["dag"], row["begin"], row["einde"]) == ("2026-12-14", "14:00", "16:00")
    assert row["activiteit"] == "Soep; met “brood”"
    assert row["in_een_zin"] == "Eet mee"
    assert row["kosten"] == "2,50"
    assert (row["breedtegraad"], row["lengtegraad"]) == ("52,5126", "6,0936")
    assert row["doelgroepen"] == "Buren, Ouderen"
    assert (row["welkom_alleen"], row["zonder_drempels"]) == ("ja", "nee")
    assert row["gemeentecode"] == "GM0193"
    assert row["team"] == "Samen in Zwolle"
    assert row["gaat_door"] == "ja"
    assert row["pagina"] == f"http://testserver{activity.get_absolute_url()}"


def test_each_moment_has_its_row(client, edition):
    activity = make_activity(moments=2)
    whole_day = make_moment(activity, at(edition.last_day, 0), hours=20, is_all_day=True)
    whole_day.set_times(whole_day.starts_at, whole_day.ends_at, is_all_day=True)
    whole_day.cancelled_at = whole_day.starts_at
    whole_day.save()

    rows = rows_at(client)

    assert [row["dag"] for row in rows] == ["2026-12-14", "2026-12-15", "2026-12-19"]
    assert [row["gaat_door"] for row in rows] == ["ja", "ja", "nee"]
    assert (rows[2]["hele_dag"], rows[2]["begin"], rows[2]["einde"]) == ("ja", "", "")


def test_activity_that_is_off_says_so_in_each_row(client, edition):
    make_activity("Soep", moments=2, status=Status.CANCELLED)

    assert [row["gaat_door"] for row in rows_at(client)] == ["nee", "nee"]


def test_team_that_is_not_public_is_not_named(client, edition):
    make_activity(team=make_team("Nog geheim", status=Status.SUBMITTED))

    assert rows_at(client)[0]["team"] == ""


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t=", "\r=", " =", "＝", "\u202e="])
def test_cells_run_no_formula(client, edition, sign):
    attack = f'{sign}cmd|" /C calc"!A0'
    make_activity(attack, slug="aanval-a1b2c", summary=attack, place_label=attack)

    [row] = rows_at(client)

    assert not [cell for cell in row.values() if cell.lstrip().startswith(tuple("=+-@＝＋－＠"))]
    assert row["activiteit"].startswith("'")
    assert "cmd" in row["activiteit"]


def test_long_file_is_sent_while_it_is_made(client, edition, monkeypatch):
    monkeypatch.setattr(outputs, "KEPT_BYTES", 10)
    for number in range(3):
        make_activity(f"Soep {number}", moments=2)

    response = client.get(FILE)

    assert response.streaming
    lines = b"".join(response.streaming_content).decode("utf-8-sig").splitlines()
    assert len(lines) == 1 + 3 * 2
    assert response["Cache-Control"] == "no-cache, s-maxage=60"
    assert response.cookies == {}
