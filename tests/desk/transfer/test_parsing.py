"""Files as people have them: letters, separators and kinds of cells; and files that are refused."""

import datetime as dt
import io
import re
import zipfile

import pytest
from defusedxml import EntitiesForbidden
from openpyxl import Workbook

from desk.transfer import parsing
from desk.transfer.heads import read_heads
from desk.transfer.parsing import FileRefused, read_sheet
from desk.transfer.resources.activities import ActivityList
from tests.desk.transfer.sheets import csv_bytes, xlsx_bytes

HEADS, ROW = ["titel", "plaats"], ["Café “’t Hoekje”", "’s-Gravenhage"]


def refusal(content):
    with pytest.raises(FileRefused) as refused:
        read_sheet(content)
    return str(refused.value)


# --- Text ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_text_is_read_in_the_letters_and_separators_of_spreadsheets(delimiter, encoding):
    sheet = read_sheet(csv_bytes(HEADS, [ROW], delimiter=delimiter, encoding=encoding))

    assert sheet.heads == HEADS
    assert sheet.rows == [(2, ROW)]


def test_rows_have_the_numbers_of_the_spreadsheet():
    content = b'titel;plaats\r\n\r\n"Soep\r\nen brood";Zwolle\r\n;\r\nTaart;Breda\r\n'

    assert read_sheet(content).rows == [
        (3, ["Soep\r\nen brood", "Zwolle"]),
        (5, ["Taart", "Breda"]),
    ]


def test_separator_in_a_head_between_quotes_does_not_count():
    sheet = read_sheet(b'"a,b,c,d";plaats\r\n"x";Zwolle\r\n')

    assert sheet.heads == ["a,b,c,d", "plaats"]


def test_short_and_long_rows_fit_the_heads():
    sheet = read_sheet(b"titel;plaats;;\r\nSoep\r\nTaart;Breda;over;nog meer\r\n")

    assert sheet.rows == [(2, ["Soep", ""]), (3, ["Taart", "Breda"])]


def test_mark_is_taken_off_again():
    sheet = read_sheet(b"titel;plaats\r\n'=1+1;'t Hoekje\r\n")

    assert sheet.rows == [(2, ["=1+1", "'t Hoekje"])]


# --- Excel --------------------------------------------------------------------------------------


def test_cells_of_excel_become_words():
    days = [dt.datetime(2024, 12, 14), dt.date(2024, 12, 14), dt.datetime(2024, 12, 14, 14, 30)]
    row = [*days, dt.time(14, 0), 5, 2.5, 5.0, True, None, "'=a"]

    sheet = read_sheet(xlsx_bytes([f"kolom {n}" for n in range(len(row))], [row]))

    words = [
        "2024-12-14",
        "2024-12-14",
        "2024-12-14 14:30",
        "14:00",
        "5",
        "2,5",
        "5",
        "ja",
        "",
        "=a",
    ]
    assert sheet.rows == [(2, words)]
    assert sheet.format == "xlsx"


def test_empty_rows_of_excel_are_counted():
    sheet = read_sheet(xlsx_bytes(HEADS, [ROW, ["", ""], ROW]))

    assert [number for number, _ in sheet.rows] == [2, 4]


def test_cell_far_away_costs_nothing():
    book, file = Workbook(), io.BytesIO()
    book.active.append(HEADS)
    book.active.append(ROW)
    book.active["XFD1048576"] = "ver weg"
    book.save(file)

    assert read_sheet(file.getvalue()).rows == [(2, ROW)]


def packed(content, **changes):
    """The same workbook with parts added, changed (bytes) or left out (None)."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        parts = {name: old.read(name) for name in old.namelist()} | changes
        for name, part in parts.items():
            if part is not None:
                new.writestr(name, part)
    return file.getvalue()


def test_macros_are_refused():
    content = packed(xlsx_bytes(HEADS, [ROW]), **{"xl/vbaProject.bin": b"Sub AutoOpen()"})

    assert refusal(content).startswith("Er zitten macro’s in dit bestand.")


def test_bomb_is_refused_before_it_is_unpacked(monkeypatch):
    content = packed(
        xlsx_bytes(HEADS, [ROW]), **{"xl/media/nul.xml": b"\0" * (parsing.MOST_UNPACKED + 1)}
    )
    monkeypatch.setattr(parsing, "load_workbook", None)
    assert len(content) < 100_000

    assert refusal(content).startswith("Dit bestand is uitgepakt te groot.")


@pytest.mark.parametrize(
    "entity",
    [
        b'<!DOCTYPE x [<!ENTITY a "soep">]>',
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
    ],
)
@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"])
def test_entities_are_refused(part, entity):
    whole = xlsx_bytes(HEADS, [ROW])
    with zipfile.ZipFile(io.BytesIO(whole)) as book:
        xml = book.read(part)
    declaration, mark, rest = xml.partition(b"?>")
    broken = declaration + mark + entity + rest if mark else entity + xml

    content = packed(whole, **{part: broken})

    with pytest.raises(FileRefused, match="kunnen we niet lezen") as refused:
        read_sheet(content)
    assert isinstance(refused.value.__context__.__cause__, EntitiesForbidden)


@pytest.mark.parametrize("lost", ["xl/worksheets/sheet1.xml", "[Content_Types].xml"])
def test_broken_workbook_is_refused_in_words(lost):
    assert "kunnen we niet lezen" in refusal(packed(xlsx_bytes(HEADS, [ROW]), **{lost: None}))


def test_damaged_workbook_is_refused_in_words():
    content = bytearray(xlsx_bytes(HEADS, [ROW] * 50))
    content[200:260] = b"\xff" * 60

    assert "opnieuw" in refusal(bytes(content))


def marked(content, place, of_local, of_central):
    """With one byte changed in the heads of all parts, counted from where each head begins."""
    found = bytearray(content)
    for sign, offset in ((b"PK\x03\x04", of_local), (b"PK\x01\x02", of_central)):
        at = -1
        while (at := content.find(sign, at + 1)) >= 0:
            found[at + offset] = place
    return bytes(found)


@pytest.mark.parametrize(
    ("byte", "of_local", "of_central"),
    [(1, 6, 8), (14, 8, 10), (105, 4, 6), (99, 8, 10)],
    ids=["password", "lzma that is none", "later version", "unknown compression"],
)
def test_strange_packing_is_refused_in_words(byte, of_local, of_central):
    content = marked(xlsx_bytes(HEADS, [ROW]), byte, of_local, of_central)

    assert "opnieuw" in refusal(content)


def test_number_beyond_all_is_refused_in_words():
    whole = xlsx_bytes(HEADS, [ROW])
    with zipfile.ZipFile(io.BytesIO(whole)) as book:
        styles = book.read("xl/styles.xml")
    huge = re.sub(rb'(<cellXfs.*?numFmtId=")\d+', rb"\g<1>" + b"9" * 20, styles, flags=re.DOTALL)
    assert huge != styles

    assert "kunnen we niet lezen" in refusal(packed(whole, **{"xl/styles.xml": huge}))


def test_sign_that_no_database_keeps_is_refused_in_words():
    content = "titel;plaats\r\nSoep\0;Zwolle\r\n".encode("utf-16")

    assert refusal(content).startswith("Dit is geen rekenblad.")


# --- What is no list ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "Dit bestand is leeg."),
        (b" \r\n \r\n", "Dit bestand is leeg."),
        (b";;\r\n;;\r\n", "Er staat niets in dit bestand."),
        (b"titel;plaats\r\n", "Er staan alleen kolomnamen in"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "Dit is geen rekenblad."),
        (b"%PDF-1.7\n\x00\x00", "Dit is geen rekenblad."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Dit is een oud of beveiligd Excel-bestand."),
        (b"PK\x03\x04 en dan niets", "Dit bestand is kapot."),
        (b"titel;plaats\r\n\x81\x8d;x\r\n", "We kunnen de letters niet lezen."),
        (b"a;b\r\n" + b"x" * 200_000 + b";y\r\n", "Rond regel 2 klopt het bestand niet."),
        (b"a" * (parsing.MOST_BYTES + 1), "groter dan 5 MB"),
        (b"titel;plaats\r\n" + b"Soep;Zwolle\r\n" * 5001, "Er staan meer dan 5000 rijen in."),
    ],
    ids=range(12),
)
def test_what_is_no_list_is_refused_in_words(content, words):
    assert words in refusal(content)


def test_other_zip_is_no_workbook():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as other:
        other.writestr("brief.docx", b"Beste Noor")

    assert refusal(file.getvalue()).startswith("Dit is geen Excel-bestand (.xlsx).")


# --- Heads --------------------------------------------------------------------------------------

NEEDED = ["editie", "titel", "beschrijving", "datum", "plaats", "naam op de site"]


def test_heads_are_found_in_any_order_and_by_other_names():
    heads = [
        "PLAATSNAAM",
        "Naam_op_de_site",
        "dag",
        "In een zin",
        "Omschrijving",
        "activiteit",
        "Jaar",
    ]

    found = read_heads(heads, ActivityList().fields)

    names = ["place_query", "shown_name", "day", "summary", "description", "title", "edition"]
    assert found.places == {name: place for place, name in enumerate(names)}


def test_unknown_and_only_told_heads_are_named():
    found = read_heads([*NEEDED, "opmerking", "provincie", "fout", ""], ActivityList().fields)

    assert (found.unknown, found.only_told) == (["opmerking"], ["provincie"])


def test_head_twice_is_refused():
    with pytest.raises(FileRefused, match="“datum” staat er twee keer in"):
        read_heads([*NEEDED, "dag"], ActivityList().fields)


@pytest.mark.parametrize("missing", NEEDED)
def test_missing_head_is_named(missing):
    with pytest.raises(FileRefused, match=f"Deze kolommen missen: “{missing}”"):
        read_heads([head for head in NEEDED if head != missing], ActivityList().fields)


def test_municipality_may_stand_in_for_the_place():
    heads = [head if head != "plaats" else "gemeente" for head in NEEDED]

    assert "municipality" in read_heads(heads, ActivityList().fields).places


def test_who_knows_the_keys_may_send_the_changes_alone():
    assert set(read_heads(["sleutel", "thema"], ActivityList().fields).places) == {"key", "theme"}
