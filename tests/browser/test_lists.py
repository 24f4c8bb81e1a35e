"""A list of an earlier year comes in on a phone: upload, faults, mended, on the site."""

import csv
import io

import pytest

from activities.models import Activity
from tests.browser.axe import axe_violations
from tests.browser.test_journeys import PHONE, SCRIPTS
from tests.browser.widths import width_of
from tests.desk.transfer.rows import GOOD
from tests.desk.transfer.sheets import csv_bytes
from tests.factories import make_edition, make_theme

pytestmark = pytest.mark.django_db(transaction=True)


def choose(page, content):
    file = {"name": "lijst van vorig jaar.csv", "mimeType": "text/csv", "buffer": content}
    page.get_by_label("Je lijst").set_input_files(file)
    page.get_by_role("button", name="Kijk de lijst na").click()


def looks_well(page, scripts):
    assert width_of(page) <= PHONE["width"]
    assert page.locator("h1").count() == 1
    if scripts:
        assert axe_violations(page) == []


def mended(path):
    """As the organiser mends it: the words in front are left, the fault is gone."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        [row] = csv.DictReader(io.StringIO(file.read(), newline=""), delimiter=";")
    assert row["fout"].startswith("Rij 3. gemeente: “Zwole” is geen gemeente.")
    row["gemeente"] = "Zwolle"
    return csv_bytes(list(row), [list(row.values())], delimiter=";")


@SCRIPTS
def test_list_comes_in_after_mending(scripts, new_page, log_in, edition, olga, watch):
    make_edition(2024)
    make_theme()
    page = new_page(viewport=PHONE, java_script_enabled=scripts, accept_downloads=True)
    log_in(page, olga)
    watch.expected_statuses.add(422)
    page.goto("/beheer/import/")
    looks_well(page, scripts)
    page.get_by_role("link", name="Activiteiten inlezen").click()
    looks_well(page, scripts)

    choose(page, b"Beste Noor, hierbij de lijst.")
    page.get_by_text("Er staan alleen kolomnamen in").first.wait_for()
    looks_well(page, scripts)
    wrong = {**GOOD, "titel": "Taart bij de buren", "gemeente": "Zwole"}
    choose(page, csv_bytes(list(GOOD), [list(GOOD.values()), list(wrong.values())]))

    page.get_by_text("“Zwole” is geen gemeente. Bedoel je “Zwolle”?").wait_for()
    looks_well(page, scripts)
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV, voor elk rekenblad (.csv)").click()
    content = mended(download.value.path())
    page.get_by_label("Alleen de goede rijen: 1 van 2").check()
    page.get_by_role("button", name="Lees in").click()
    page.get_by_text("Ingelezen: 1 nieuw, 0 gewijzigd.").wait_for()
    looks_well(page, scripts)

    page.get_by_role("link", name="kies het bestand daarna opnieuw").click()
    choose(page, content)
    page.get_by_text("1 nieuw, 0 gewijzigd, 0 ongewijzigd").wait_for()
    page.get_by_role("button", name="Lees in").click()
    page.get_by_text("Ingelezen: 1 nieuw, 0 gewijzigd.").wait_for()

    assert sorted(Activity.objects.published().values_list("title", flat=True)) == [
        "Soep voor de straat",
        "Taart bij de buren",
    ]
