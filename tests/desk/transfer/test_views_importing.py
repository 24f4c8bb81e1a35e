"""The pages on which a list comes in: who may, what they answer, and rivals."""

import datetime as dt

import pytest

from activities.models import Activity
from desk.jobs import throw_lists_away
from desk.models import ListTransfer, ListUpload
from tests.conftest import logged_in
from tests.desk.transfer.rows import GOOD
from tests.desk.transfer.sheets import content_of, csv_bytes, rows_of_csv, rows_of_xlsx, sent
from tests.factories import make_edition, make_second_step, make_user
from tests.queries import queries_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition", "then")]

PAGE = "/beheer/import/"
LIST = f"{PAGE}activiteiten/"


@pytest.fixture
def then(db):
    return make_edition(2024)


def file_of(*changes):
    rows = [{**GOOD, **change} for change in changes or [{}]]
    return sent(csv_bytes(list(rows[0]), [list(row.values()) for row in rows]))


def bring(client, *changes):
    """The address at which the list lies ready."""
    response = client.post(LIST, {"file": file_of(*changes)})
    assert response.status_code == 302
    return response.url


# --- Who ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("who", "status"),
    [("client", 302), ("as_sam", 302), ("as_mo", 403), ("as_tess", 403), ("as_olga", 200)],
)
@pytest.mark.parametrize("address", [PAGE, LIST, f"{LIST}voorbeeld.csv"])
def test_pages_are_for_organisers(address, who, status, request):
    assert request.getfixturevalue(who).get(address).status_code == status


def test_unknown_lists_are_no_pages(as_olga):
    for address in ("gasten/", "organisatoren/", "activiteiten/voorbeeld.exe", "klaar/1/"):
        assert as_olga.get(f"{PAGE}{address}").status_code == 404


def test_list_of_somebody_else_is_no_page(as_olga, as_omar):
    url = bring(as_olga)

    for address, ask in (
        (url, as_omar.get),
        (url, as_omar.post),
        (f"{url}weg/", as_omar.post),
        (f"{url}fouten.csv", as_omar.get),
    ):
        assert ask(address).status_code == 404
    assert ListUpload.objects.count() == 1
    assert as_olga.get(url).status_code == 200


@pytest.fixture
def as_omar(olga):
    """Another organiser."""
    omar = make_user("Omar", is_staff=True)
    omar.groups.set(olga.groups.all())
    make_second_step(omar)
    return logged_in(omar)


# --- From file to site --------------------------------------------------------------------------


def test_looking_stores_no_activity_and_taking_over_does(as_olga, olga):
    url = bring(as_olga)
    page = as_olga.get(url)
    assert "1 nieuw, 0 gewijzigd, 0 ongewijzigd" in page.text
    assert not Activity.objects.exists()

    response = as_olga.post(url, follow=True)

    assert "Ingelezen: 1 nieuw, 0 gewijzigd." in response.text
    assert Activity.objects.published().count() == 1
    transfer = ListTransfer.objects.get()
    assert (transfer.direction, transfer.by, transfer.rows) == ("in", olga, 1)
    assert not ListUpload.objects.exists()


def test_double_click_is_told_what_the_first_did(as_olga):
    url = bring(as_olga)
    as_olga.post(url)

    response = as_olga.post(url, follow=True)

    assert "Deze lijst is al ingelezen: 1 nieuw, 0 gewijzigd." in response.text
    assert Activity.objects.count() == 1
    assert ListTransfer.objects.count() == 1


def test_with_faults_who_brings_it_chooses(as_olga):
    url = bring(as_olga, {}, {"titel": ""})

    nothing = as_olga.post(url)
    assert nothing.status_code == 422
    assert "Kies wat we inlezen." in nothing.text
    all_or_none = as_olga.post(url, {"which": "alles"})
    assert all_or_none.status_code == 422
    assert "Er is niets ingelezen: er zit nog een fout in 1 rij." in all_or_none.text
    assert not Activity.objects.exists()

    only_good = as_olga.post(url, {"which": "goed"}, follow=True)

    assert Activity.objects.count() == 1
    assert "te herstellen uit lijst.csv" in only_good.text
    assert "Vul een titel in." in only_good.text


@pytest.mark.parametrize(("format", "rows_of"), [("csv", rows_of_csv), ("xlsx", rows_of_xlsx)])
def test_faults_go_along_with_what_is_wrong_in_front(format, rows_of, as_olga):
    url = bring(as_olga, {}, {"titel": "", "plaats": "=Zwolle"}, {"gemeente": "Utregt"})

    rows = rows_of(as_olga.get(f"{url}fouten.{format}"))

    assert [list(row)[0] for row in rows] == ["fout", "fout"]
    assert rows[0]["fout"].startswith("Rij 3. titel: Vul een titel in.")
    assert rows[0]["plaats"] == "'=Zwolle"
    assert rows[1]["fout"].startswith("Rij 4. gemeente: “Utregt” is geen gemeente.")
    assert "Bedoel je “Utrecht”?" in rows[1]["fout"]


def test_what_changed_meanwhile_is_shown_first(as_olga):
    as_olga.post(bring(as_olga))
    url = bring(as_olga, {"beschrijving": "Anders."})
    Activity.objects.get().touch()
    Activity.objects.update(changed_at=dt.datetime(2026, 11, 23, 15, tzinfo=dt.UTC))

    stale = as_olga.post(url)

    assert stale.status_code == 409
    assert "Intussen is er iets veranderd op de site." in stale.text
    assert Activity.objects.get().description == GOOD["beschrijving"]
    again = as_olga.post(url, follow=True)
    assert "Ingelezen: 0 nieuw, 1 gewijzigd." in again.text
    assert Activity.objects.get().description == "Anders."


def test_rival_list_finds_the_first_ones_rows(as_olga, as_omar):
    mine, theirs = bring(as_olga), bring(as_omar)
    as_olga.post(mine)

    response = as_omar.post(theirs)

    assert response.status_code == 409
    assert "0 nieuw, 0 gewijzigd, 1 ongewijzigd" in response.text
    assert Activity.objects.count() == 1


def test_list_is_thrown_away_by_hand_and_by_the_clock(as_olga, moment_in_time):
    url = bring(as_olga)
    as_olga.post(f"{url}weg/")
    assert not ListUpload.objects.exists()

    url = bring(as_olga)
    moment_in_time.shift(2 * 60 * 60 + 1)
    as_olga = logged_in(ListUpload.objects.get().by)
    assert as_olga.get(url).status_code == 404
    throw_lists_away()
    assert not ListUpload.objects.exists()


def test_looking_by_get_changes_nothing(as_olga):
    url = bring(as_olga, {}, {"titel": ""})

    for address in (url, f"{url}?toon=nieuw", f"{url}?toon=x&pagina=99", f"{url}fouten.csv"):
        assert as_olga.get(address).status_code == 200
    assert as_olga.get(f"{url}weg/").status_code == 405
    assert not Activity.objects.exists()
    assert ListUpload.objects.count() == 1


def test_page_of_findings_shows_one_kind_of_row_at_a_time(as_olga):
    rows = [{"titel": f"Soep {number}"} for number in range(60)]
    url = bring(as_olga, {"titel": ""}, *rows)

    assert as_olga.get(url).text.count('class="transfer-row ') == 1
    assert as_olga.get(f"{url}?toon=nieuw").text.count('class="transfer-row ') == 50
    assert as_olga.get(f"{url}?toon=nieuw&pagina=2").text.count('class="transfer-row ') == 10
    assert queries_of(as_olga, f"{url}?toon=nieuw") == queries_of(as_olga, f"{url}?toon=fout")


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", "😀" * 20, "\u202eomgekeerd"])
def test_odd_words_are_shown_as_they_are(words, as_olga):
    url = bring(as_olga, {"thema": words})

    page = as_olga.get(url)

    assert "is geen thema" in page.text
    assert "<script>alert" not in page.text


# --- The way there ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({}, "Kies een bestand."),
        ({"file": sent(b"")}, "Dit bestand is leeg."),
        ({"file": sent(b"\x89PNG\r\n\x1a\n\x00", "foto.png")}, "Dit is geen rekenblad."),
        ({"file": sent(b"titel\r\nSoep\r\n")}, "Deze kolommen missen: “editie”"),
    ],
)
def test_file_that_is_no_list_is_refused_beside_the_field(data, words, as_olga):
    response = as_olga.post(LIST, data)

    assert response.status_code == 422
    assert words in response.text
    assert not ListUpload.objects.exists()


def test_large_file_is_refused_before_it_is_read(as_olga):
    response = as_olga.post(LIST, {"file": sent(b"a" * (6 * 1024 * 1024))})

    assert response.status_code == 422
    assert "Dit bestand is 6 MB." in response.text


def test_example_comes_in_as_it_is(as_olga):
    for format in ("csv", "xlsx"):
        content = content_of(as_olga.get(f"{LIST}voorbeeld.{format}"))

        url = as_olga.post(LIST, {"file": sent(content.replace(b"2024-12-10", b"2024-12-14"))}).url

        assert as_olga.get(url).status_code == 200


def test_page_explains_the_columns(as_olga):
    text = as_olga.get(LIST).text

    assert "Mag ook heten: dag." in text
    assert "lezen we niet: provincie" in text
