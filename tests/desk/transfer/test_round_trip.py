"""What goes out comes in again: on the same site nothing changes, an empty one becomes the same."""

import pytest

from activities.models import Activity
from desk.models import ListKind
from desk.transfer import importing
from desk.transfer.findings import Findings
from desk.transfer.kinds import LISTINGS
from desk.transfer.writing import csv_pieces, workbook
from impact.models import Result
from sponsors.models import Sponsor
from teams.models import InspiratieTeam
from tests.factories import (
    at,
    make_activity,
    make_audience,
    make_branch,
    make_edition,
    make_language,
    make_moment,
    make_sponsor,
    make_sponsorship,
    make_team,
    make_theme,
)
from tests.impact.made import make_result
from verbinding.lib.publishing import Status

pytestmark = pytest.mark.django_db

KINDS = [ListKind.TEAMS, ListKind.ACTIVITIES, ListKind.COUNTS, ListKind.SPONSORS]
ODD = {
    "title": "=HYPERLINK(1)",
    "summary": "'t Is gezellig",
    "description": '-eerst\r\n\r\n\'=daarna "soep"; en\tbrood, 😀',
    "shown_name": "@Noor",
    "cost": "2.50",
    "cost_note": "+ een munt",
}


@pytest.fixture
def then(edition, db):
    return make_edition(2024)


@pytest.fixture
def world(then, anna):
    team = make_team("'t Team =1", branch=make_branch(), goal="=samen", lead=anna)
    team.participations.update(edition=then)
    make_sponsorship(make_sponsor("+Bakker", link="https://b.example.nl/"), edition=then, text="=a")
    make_sponsor("Zonder jaar")
    odd = make_activity(edition=then, moments=2, theme=make_theme(), team=team, **ODD)
    odd.audiences.add(make_audience(), make_audience("Jong, en oud"))
    odd.languages.add(make_language())
    hidden = make_activity(
        "Thuis", edition=then, address_visibility="buurt", place_label="Zwolle", address="Geheim 7"
    )
    make_result(hidden, people=35)
    make_activity("Eigen groep", edition=then, openness="eigen-groep", address_visibility="buurt")
    whole_day = make_activity("Hele dag", edition=then, moments=0)
    moment = make_moment(whole_day, at(then.first_day, 0))
    moment.set_times(at(then.first_day, 0), at(then.first_day, 23, 59), is_all_day=True)
    moment.save()
    late = make_activity("Laat", edition=then, moments=0)
    make_moment(late, at(then.first_day, 22), hours=4)
    make_activity(
        "Online",
        edition=then,
        place_kind="online",
        **dict.fromkeys(("place_name", "municipality", "municipality_code", "province"), ""),
        place_label="Online",
        lat=None,
        lon=None,
    )


def file_of(kind, format):
    resource = LISTINGS[kind].resource()
    parts = resource.headers, resource.lines(resource.of_edition(None))
    return workbook(*parts).read() if format == "xlsx" else b"".join(csv_pieces(*parts))


def state_of(kind):
    """All that is read, as it goes out."""
    resource = LISTINGS[kind].resource()
    read = [n for n, column in enumerate(resource.columns) if column.is_read and n > 0]
    lines = resource.lines(resource.of_edition(None))
    return sorted([[str(line[n]).replace("\r\n", "\n") for n in read] for line in lines])


def ready(kind, content, olga):
    return importing.put_ready(kind, "terug", content, by=olga)


@pytest.mark.parametrize("format", ["csv", "xlsx"])
@pytest.mark.parametrize("kind", KINDS)
def test_read_back_changes_nothing(kind, format, world, olga):
    upload = ready(kind, file_of(kind, format), olga)

    findings = Findings.kept(upload.findings)

    assert findings.rows
    assert {row["state"] for row in findings.rows} == {"gelijk"}, findings.rows
    assert findings.unknown == []


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_on_an_empty_site_it_is_the_same(format, world, olga):
    before = {kind: state_of(kind) for kind in KINDS}
    files = {kind: file_of(kind, format) for kind in KINDS}
    Result.objects.all().delete()
    Activity.objects.all().delete()
    InspiratieTeam.objects.all().delete()
    Sponsor.objects.all().delete()

    for kind in KINDS:
        upload = ready(kind, files[kind], olga)
        assert Findings.kept(upload.findings).faults == 0, upload.findings
        importing.take_over(upload, by=olga)

    assert {kind: state_of(kind) for kind in KINDS} == before


def test_hidden_address_stays_as_it_was(world, olga):
    hidden = Activity.objects.get(title="Thuis")
    content = file_of(ListKind.ACTIVITIES, "csv")
    assert b"Geheim" not in content

    upload = ready(ListKind.ACTIVITIES, content.replace(b"Thuis", b"Bij mij thuis"), olga)
    importing.take_over(upload, by=olga)

    hidden.refresh_from_db()
    assert hidden.title == "Bij mij thuis"
    assert hidden.private_location.address == "Geheim 7"
    assert (hidden.status, hidden.place_label) == (Status.PUBLISHED, "Zwolle")
