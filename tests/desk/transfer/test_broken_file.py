"""A list of five hundred rows with every kind of fault in it; the rest comes in."""

import pytest

from activities.models import Activity
from desk.models import ListKind
from desk.transfer import importing
from desk.transfer.findings import Findings
from tests.desk.transfer.rows import GOOD
from tests.desk.transfer.sheets import csv_bytes, xlsx_bytes
from tests.factories import (
    make_audience,
    make_branch,
    make_edition,
    make_language,
    make_team,
    make_theme,
)
from tests.queries import captured

pytestmark = pytest.mark.django_db

ROWS = 500
LONG = "Soep " * 20

# What is changed in a good row, beside which column it is blamed, and words of the blame.
FAULTS = [
    ({"titel": ""}, "titel", "Vul een titel in."),
    ({"titel": LONG}, "titel", "niet meer dan 80 tekens"),
    ({"titel": "Soep\nvoor de straat"}, "titel", "Zet dit op één regel"),
    ({"beschrijving": ""}, "beschrijving", "Vul een beschrijving in"),
    ({"beschrijving": "a" * 5001}, "beschrijving", "niet meer dan 5000 tekens"),
    ({"in één zin": "a" * 161}, "in één zin", "niet meer dan 160 tekens"),
    ({"naam op de site": ""}, "naam op de site", "Een voornaam is genoeg."),
    ({"editie": ""}, "editie", "Vul het jaar van de editie in."),
    ({"editie": "1999"}, "editie", "Er is geen editie “1999”."),
    ({"editie": "vorig jaar"}, "editie", "Er is geen editie “vorig jaar”."),
    ({"editie": "2026"}, "editie", "De week van 2026 is nog niet voorbij."),
    ({"datum": ""}, "datum", "Vul een dag in."),
    ({"datum": "31-02-2024"}, "datum", "Schrijf de dag als 2024-12-10 of 10-12-2024."),
    ({"datum": "zaterdag"}, "datum", "Schrijf de dag als 2024-12-10 of 10-12-2024."),
    ({"datum": "2023-12-14"}, "datum", "Kies een dag in de week: 14-12-2024 tot en met"),
    ({"van": "half drie"}, "van", "Schrijf de tijd als 14:00."),
    ({"van": "25:00"}, "van", "Schrijf de tijd als 14:00."),
    ({"van": "16:00", "tot": "14:00"}, "tot", "Het einde ligt voor het begin."),
    ({"van": "14:00", "tot": "14:00"}, "tot", "Het einde is gelijk aan het begin."),
    ({"meer momenten": "daarna nog eens"}, "meer momenten", "“daarna nog eens” begrijpen we niet."),
    ({"meer momenten": "2024-12-40"}, "meer momenten", "“2024-12-40”: "),
    ({"plaats": "Zwole", "gemeente": ""}, "plaats", "Bedoel je “Zwolle”"),
    ({"plaats": "Xyzzq", "gemeente": ""}, "plaats", "We kennen “Xyzzq” niet."),
    ({"plaats": "", "gemeente": ""}, "plaats", "Vul een postcode of plaats in"),
    ({"plaats": "Laren", "gemeente": ""}, "plaats", "“Laren” bestaat meer dan eens."),
    ({"gemeente": "Zwole"}, "gemeente", "“Zwole” is geen gemeente. Bedoel je “Zwolle”?"),
    ({"gemeente": "Kampen"}, "gemeente", "ligt in de gemeente Zwolle, niet in Kampen."),
    ({"straat en huisnummer": "www.koop.nl"}, "straat en huisnummer", "Vul hier alleen een straat"),
    ({"thema": "Samen etn"}, "thema", "“Samen etn” is geen thema. Bedoel je “Samen eten”?"),
    ({"branche": "Ruimtevaart"}, "branche", "“Ruimtevaart” is geen branche."),
    (
        {"doelgroepen": "Ouderen, Marsmannetjes"},
        "doelgroepen",
        "“Marsmannetjes” is geen doelgroep.",
    ),
    ({"talen": "Klingon"}, "talen", "“Klingon” is geen taal op de site."),
    ({"team": "Samen in Zwole"}, "team", "Bedoel je “Samen in Zwolle”?"),
    ({"waar": "overal"}, "waar", "Kies uit: “Op een adres”"),
    ({"wie kan erbij": "niemand"}, "wie kan erbij", "Kies uit: “Iedereen kan erbij”"),
    ({"wie ziet het adres": "aangemeld"}, "wie ziet het adres", "Kies “iedereen” (leeg)"),
    ({"kosten": "een tientje"}, "kosten", "Voer een getal in."),
    ({"kosten": "-2"}, "kosten", "minstens 0 is"),
    ({"website": "geen website"}, "website", "geldige URL"),
    ({"toilet": "misschien"}, "toilet", "Vul “ja” of “nee” in."),
    ({"status": "afgewezen"}, "status", "Wat “afgewezen” is, nemen we niet over."),
]
# A good row, and the same again: blamed on the second.
TWICE = 45


@pytest.fixture
def world(edition, db):
    make_edition(2024)
    for make in (make_audience, make_branch, make_language, make_team, make_theme):
        make()


def broken_rows():
    """(heads, rows): good ones everywhere, and from row 10 on a fault in every third."""
    heads = [*GOOD, *sorted({name for change, _, _ in FAULTS for name in change} - set(GOOD))]
    rows = []
    for number in range(2, ROWS + 2):
        row = {**GOOD, "titel": f"Soep nummer {number}"}
        place, rest = divmod(number - 10, 3)
        if rest == 0 and 0 <= place < len(FAULTS):
            row |= FAULTS[place][0]
        rows.append([row.get(head, "") for head in heads])
    rows[TWICE * 10 - 2][heads.index("titel")] = "SOEP  nummer 2"
    return heads, rows


def expected():
    found = {10 + 3 * place: (column, words) for place, (_, column, words) in enumerate(FAULTS)}
    return {**found, TWICE * 10: ("titel", "Dit is dezelfde activiteit als in rij 2.")}


def ready(by, make=csv_bytes):
    return importing.put_ready(ListKind.ACTIVITIES, "lijst", make(*broken_rows()), by=by)


@pytest.mark.parametrize("make", [csv_bytes, xlsx_bytes])
def test_each_fault_is_told_with_row_column_and_words(make, olga, world):
    findings = Findings.kept(ready(olga, make).findings)

    blamed = {row["number"]: row["faults"] for row in findings.in_state("fout")}
    assert sorted(blamed) == sorted(expected())
    for number, (column, words) in expected().items():
        [(header, _, said)] = blamed[number]
        assert (number, header) == (number, column)
        assert words in said
    assert findings.counts["nieuw"] == ROWS - len(expected())


def test_good_rows_come_in_once_and_twice_changes_nothing(olga, world):
    good = ROWS - len(expected())

    transfer, left = importing.take_over(ready(olga), by=olga)
    assert (transfer.new, transfer.changed, transfer.left) == (good, 0, len(expected()))
    assert Activity.objects.published().count() == good
    assert Findings.kept(left.findings).counts["fout"] == len(expected()) - 1  # no longer twice
    before = sorted(Activity.objects.values_list("pk", "changed_at"))

    again = Findings.kept(ready(olga).findings)

    assert again.counts == {"fout": len(expected()), "nieuw": 0, "gewijzigd": 0, "gelijk": good}
    assert sorted(Activity.objects.values_list("pk", "changed_at")) == before


def test_faults_come_back_mended(olga, world):
    _, left = importing.take_over(ready(olga), by=olga)
    heads, rows = importing.faulty_rows(
        importing.read_sheet(bytes(left.content)), Findings.kept(left.findings)
    )
    mended = []
    for number, row in enumerate(rows):
        assert row[0].startswith("Rij ")
        cells = dict(zip(heads, row, strict=True)) | GOOD | {"titel": f"Hersteld {number}"}
        for name in heads:
            cells[name] = cells[name] if name in GOOD or name == "fout" else ""
        mended.append([cells[head] for head in heads])

    upload = importing.put_ready(
        ListKind.ACTIVITIES, "hersteld.csv", csv_bytes(heads, mended), by=olga
    )

    counts = Findings.kept(upload.findings).counts
    assert (counts["fout"], counts["nieuw"]) == (0, len(expected()) - 1)


def test_looking_takes_no_query_for_a_row(olga, world):
    def cost(number):
        heads, rows = broken_rows()
        with captured() as queries:
            importing.put_ready(
                ListKind.ACTIVITIES, "lijst", csv_bytes(heads, rows[:number]), by=olga
            )
        return len(queries)

    assert cost(2) == cost(400)


def test_taking_over_takes_no_query_for_a_row(olga, world):
    def cost(first, last):
        heads, rows = broken_rows()
        content = csv_bytes(heads, rows[140:][first:last])
        upload = importing.put_ready(ListKind.ACTIVITIES, "lijst", content, by=olga)
        with captured() as queries:
            importing.take_over(upload, by=olga)
        # SQLite takes a thousand values at a time, so it gets the same insert in pieces.
        return sum(not query["sql"].startswith("INSERT") for query in queries)

    few = cost(0, 3)

    assert cost(3, 300) == few
