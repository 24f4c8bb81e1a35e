"""Teams, sponsors and counts of earlier years come in."""

import pytest

from desk.models import ListKind
from desk.transfer import importing
from desk.transfer.findings import Findings
from impact.models import Result
from impact.numbers import told_of
from sponsors.models import Sponsor, Sponsorship
from teams.models import InspiratieTeam
from tests.desk.transfer.sheets import csv_bytes, sent
from tests.factories import (
    make_activity,
    make_branch,
    make_edition,
    make_sponsor,
    make_sponsorship,
    make_team,
)
from tests.impact.made import make_result
from tests.queries import captured

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]

TEAM = {
    "naam": "Buren van Breda",
    "wat jullie willen doen": "Elkaar ontmoeten.",
    "plaats": "Breda",
    "edities": "2023, 2024",
    "branche": "",
    "soort team": "",
    "website": "",
    "status": "",
}
SPONSOR = {
    "naam": "Bakkerij De Korst",
    "website": "korst.example.nl",
    "editie": "2024",
    "soort": "Sponsor",
    "staat op de site": "ja",
    "tekst": "Brood voor iedereen.",
    "volgorde": "",
}
COUNT = {
    "editie": "2024",
    "titel": "Soep voor de straat",
    "datum": "2024-12-14",
    "gemeente": "Zwolle",
    "gekomen": "35",
    "nieuw voor elkaar": "",
    "vervolg": "",
}


@pytest.fixture(autouse=True)
def then(edition):
    make_edition(2023, first_day=None, last_day=None)
    return make_edition(2024)


def ready(kind, olga, *rows):
    heads = list(rows[0])
    content = csv_bytes(heads, [[row[head] for head in heads] for row in rows])
    return importing.put_ready(kind, "lijst.csv", content, by=olga)


def bring(kind, olga, *rows):
    return importing.take_over(ready(kind, olga, *rows), by=olga)[0]


def states(kind, olga, *rows):
    return [row["state"] for row in Findings.kept(ready(kind, olga, *rows).findings).rows]


def fault(kind, olga, row, *before):
    """(column, words) of the one thing that is wrong with the last of these rows."""
    last = Findings.kept(ready(kind, olga, *before, row).findings).rows[-1]
    [(header, _, words)] = last["faults"]
    return header, words


# --- Teams --------------------------------------------------------------------------------------


def test_team_is_online_without_anybody(olga):
    transfer = bring(ListKind.TEAMS, olga, {**TEAM, "plaats": "4811 AA"})

    team = InspiratieTeam.objects.get()
    assert (team.name, team.slug, team.status) == (TEAM["naam"], "buren-van-breda", "gepubliceerd")
    assert (team.municipality, team.entered_by) == ("Breda", olga)
    assert "4811" not in team.place_label
    assert not team.memberships.exists()
    assert not team.takes_people
    assert [row.edition.year for row in team.participations.order_by("edition__year")] == [
        2023,
        2024,
    ]
    assert [change.step for change in team.history.all()] == ["enter_past"]
    assert not InspiratieTeam.objects.orphaned().exists()
    assert transfer.new == 1


def test_team_that_lost_its_leads_is_still_told_of(olga):
    make_team("Verlaten")
    bring(ListKind.TEAMS, olga, TEAM)

    assert [team.name for team in InspiratieTeam.objects.orphaned()] == ["Verlaten"]


def test_team_twice_changes_nothing_and_other_words_do(olga):
    bring(ListKind.TEAMS, olga, TEAM)

    assert states(ListKind.TEAMS, olga, TEAM) == ["gelijk"]
    transfer = bring(ListKind.TEAMS, olga, {**TEAM, "naam": "BUREN van breda", "plaats": "Tilburg"})

    team = InspiratieTeam.objects.get()
    assert (transfer.new, transfer.changed) == (0, 1)
    assert (team.name, team.municipality) == ("BUREN van breda", "Tilburg")


@pytest.mark.parametrize(
    ("change", "column", "words"),
    [
        ({"naam": ""}, "naam", "Vul een naam in."),
        ({"naam": "!!!"}, "naam", "letters of cijfers"),
        ({"naam": "a" * 61}, "naam", "niet meer dan 60 tekens"),
        ({"wat jullie willen doen": ""}, "wat jullie willen doen", "een zin is genoeg"),
        ({"plaats": "Brda"}, "plaats", "Bedoel je “Breda”"),
        ({"plaats": ""}, "plaats", "Vul een postcode of plaats in."),
        ({"edities": ""}, "edities", "Vul minstens één jaar in"),
        ({"edities": "2024, 1999"}, "edities", "Er is geen editie “1999”."),
        ({"edities": "2026"}, "edities", "De week van 2026 is nog niet voorbij."),
        ({"branche": "Onderwjs"}, "branche", "Bedoel je “Onderwijs”?"),
        ({"soort team": "club"}, "soort team", "Kies uit: “Een buurt, dorp of wijk”"),
        ({"website": "geen website"}, "website", "geldige URL"),
        ({"status": "afgewezen"}, "status", "nemen we niet over"),
    ],
)
def test_fault_in_a_team(change, column, words, olga):
    make_branch()

    header, said = fault(ListKind.TEAMS, olga, {**TEAM, **change})

    assert header == column
    assert words in said


def test_team_twice_in_one_file(olga):
    header, said = fault(ListKind.TEAMS, olga, TEAM, TEAM)

    assert (header, said) == ("naam", "Dit is hetzelfde team als in rij 2.")


def test_years_of_a_team_are_added_and_never_taken_away(olga, then):
    team = make_team("Buren van Breda")  # takes part in 2026
    row = {**TEAM, "edities": "2024"}

    header, said = fault(ListKind.TEAMS, olga, row)
    assert (header, said) == ("edities", "Een jaar weghalen kan niet met een lijst.")
    bring(ListKind.TEAMS, olga, {**TEAM, "edities": "2026, 2024"})

    years = team.participations.order_by("edition__year").values_list("edition__year", flat=True)
    assert list(years) == [2024, 2026]


# --- Sponsors -----------------------------------------------------------------------------------


def test_sponsor_comes_in_with_its_years(olga):
    transfer = bring(
        ListKind.SPONSORS, olga, SPONSOR, {**SPONSOR, "editie": "2026", "soort": "powered-by"}
    )

    sponsor = Sponsor.objects.get()
    assert (sponsor.slug, sponsor.link) == ("bakkerij-de-korst", "https://korst.example.nl")
    rows = sponsor.sponsorships.order_by("edition__year")
    assert [(row.edition.year, row.kind, row.is_shown, row.order) for row in rows] == [
        (2024, "sponsor", True, 100),
        (2026, "powered-by", True, 100),
    ]
    assert transfer.new == 2
    assert states(ListKind.SPONSORS, olga, SPONSOR) == ["gelijk"]


def test_sponsor_that_is_there_gets_what_is_new(olga, then):
    sponsor = make_sponsor("Bakkerij de korst", link="https://oud.example.nl/")
    row = make_sponsorship(sponsor, edition=then, kind="sponsor", is_shown=True, text="Oud.")

    transfer = bring(ListKind.SPONSORS, olga, SPONSOR)

    sponsor.refresh_from_db()
    row.refresh_from_db()
    assert (sponsor.link, row.text) == ("https://korst.example.nl", "Brood voor iedereen.")
    assert (transfer.new, transfer.changed, Sponsorship.objects.count()) == (0, 1, 1)


@pytest.mark.parametrize(
    ("change", "column", "words"),
    [
        ({"naam": ""}, "naam", "Vul een naam in."),
        ({"naam": "a" * 81}, "naam", "niet meer dan 80 tekens"),
        ({"website": "geen website"}, "website", "geldige URL"),
        ({"editie": "1999"}, "editie", "Er is geen editie “1999”."),
        ({"editie": ""}, "editie", "Vul het jaar van de editie in."),
        ({"soort": ""}, "soort", "Vul in wat ze doen: “Powered By”"),
        ({"soort": "vriend"}, "soort", "Kies uit: “Powered By”"),
        ({"staat op de site": "soms"}, "staat op de site", "Vul “ja” of “nee” in."),
        ({"tekst": "a" * 1001}, "tekst", "niet meer dan 1000 tekens"),
        ({"volgorde": "eerst"}, "volgorde", "geheel getal"),
    ],
)
def test_fault_in_a_sponsor(change, column, words, olga):
    header, said = fault(ListKind.SPONSORS, olga, {**SPONSOR, **change})

    assert header == column
    assert words in said


def test_sponsor_twice_or_with_two_websites(olga):
    assert fault(ListKind.SPONSORS, olga, SPONSOR, SPONSOR)[1] == "Dit is hetzelfde als rij 2."
    other = {**SPONSOR, "editie": "2026", "website": "https://ander.example.nl"}
    said = fault(ListKind.SPONSORS, olga, other, SPONSOR)
    assert said == ("website", "In rij 2 heeft deze sponsor een andere website.")


def test_sponsor_manager_brings_sponsors_and_nothing_else(as_vera):
    content = csv_bytes(list(SPONSOR), [list(SPONSOR.values())])

    url = as_vera.post("/beheer/import/sponsors/", {"file": sent(content)}).url
    response = as_vera.post(url, follow=True)

    assert "Ingelezen: 1 nieuw" in response.text
    assert Sponsor.objects.count() == 1
    for kind in ("activiteiten", "teams", "aantallen"):
        assert as_vera.post(f"/beheer/import/{kind}/", {"file": sent(content)}).status_code == 403


# --- Counts -------------------------------------------------------------------------------------


@pytest.fixture
def soup(then):
    return make_activity(edition=then)


def test_count_is_told_on_the_page_of_the_edition(olga, soup, then):
    transfer = bring(ListKind.COUNTS, olga, COUNT)

    result = Result.objects.get(activity=soup)
    assert (result.people, result.new, result.goes_on) == (35, "weet-niet", "weet-niet")
    assert result.told_by is None
    assert (told_of(then).came, told_of(then).going_on) == (35, 0)
    assert transfer.new == 1
    assert states(ListKind.COUNTS, olga, COUNT) == ["gelijk"]


def test_count_is_corrected(olga, soup):
    make_result(soup, people=12, sentence="Er werd gezongen.")

    transfer = bring(ListKind.COUNTS, olga, {**COUNT, "nieuw voor elkaar": "de meesten"})

    result = Result.objects.get(activity=soup)
    assert (result.people, result.new, result.goes_on) == (35, "de-meesten", "weet-niet")
    assert result.sentence == "Er werd gezongen."
    assert transfer.changed == 1


def test_row_without_a_count_is_passed_over(olga, soup):
    assert states(ListKind.COUNTS, olga, {**COUNT, "gekomen": ""}) == ["gelijk"]


@pytest.mark.parametrize(
    ("change", "column", "words"),
    [
        ({"gekomen": "veel"}, "gekomen", "Vul een heel getal in"),
        ({"gekomen": "-1"}, "gekomen", "minstens 0"),
        ({"gekomen": "100000"}, "gekomen", "99999"),
        ({"titel": "Taart"}, "titel", "Lees eerst de activiteiten in."),
        ({"gemeente": "Kampen"}, "titel", "Lees eerst de activiteiten in."),
        ({"datum": "2024-12-15"}, "titel", "Lees eerst de activiteiten in."),
        ({"datum": "", "gemeente": ""}, "titel", "Er zijn er meer die zo heten."),
        ({"nieuw voor elkaar": "x"}, "nieuw voor elkaar", "Kies uit:"),
        ({"vervolg": "x"}, "vervolg", "Kies uit: “Ja”"),
        ({"editie": "2026", "datum": ""}, "editie", "De week van 2026 is nog niet voorbij."),
    ],
)
def test_fault_in_a_count(change, column, words, olga, soup, then):
    make_activity(edition=then, municipality="Utrecht")
    make_activity()

    header, said = fault(ListKind.COUNTS, olga, {**COUNT, **change})

    assert header == column
    assert words in said


def test_count_twice_in_one_file(olga, soup):
    header, said = fault(ListKind.COUNTS, olga, COUNT, COUNT)

    assert (header, said) == ("gekomen", "Deze activiteit staat ook in rij 2. Tel ze bij elkaar.")


# --- What it costs ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "good"),
    [(ListKind.TEAMS, TEAM), (ListKind.SPONSORS, SPONSOR), (ListKind.COUNTS, COUNT)],
)
def test_looking_takes_no_query_for_a_row(kind, good, olga, then):
    name = "titel" if kind == ListKind.COUNTS else "naam"
    rows = [{**good, name: f"Soep {number}"} for number in range(40)]
    for row in rows:
        make_activity(row[name], edition=then)

    def cost(number):
        with captured() as queries:
            ready(kind, olga, *rows[:number])
        return len(queries)

    assert cost(2) == cost(40)
