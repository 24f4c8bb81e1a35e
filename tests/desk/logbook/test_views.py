"""“Logboek”: who did what and when, of all tables that log, on one page."""

import datetime as dt

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.utils import timezone

from accounts.blocking import block
from accounts.privacy import erase
from accounts.trust import trust_person
from activities import workflow as activity_workflow
from activities.models import ActivityStatusChange
from desk.logbook.reading import LINES, Wish, read
from desk.models import ListTransfer
from ideas import workflow as idea_workflow
from tests import factories
from tests.desk.queue_cast import waiting_activity
from tests.queries import queries_of
from verbinding.lib.log import note
from verbinding.lib.publishing import Status

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]

PAGE = "/beheer/logboek/"


def seen(client, **asked):
    """(who, what, words, thing) of each line on the page."""
    response = client.get(PAGE, asked)
    return [(one.who, one.what, one.words, one.thing) for one in response.context["lines"]]


def publish(title, by):
    thing = waiting_activity(title)
    activity_workflow.take_step(thing, "publish", by=by)
    return thing


def test_page_tells_of_every_table_newest_first(as_olga, olga, mo, sam, moment_in_time):
    def later():
        moment_in_time.shift(60)

    publish("Soep", mo)
    later()
    idea = factories.make_idea("Bankje", status=Status.SUBMITTED)
    idea_workflow.take_step(idea, "reject", by=mo, note="Dit is er al.")
    later()
    trust_person(sam, mo)
    later()
    block("stoor@buiten.example", reason="x", until=dt.date(2027, 1, 1), by=mo)
    later()
    ListTransfer.objects.create(direction="uit", kind="teams", by=olga, format="csv", rows=3)

    assert seen(as_olga) == [
        ("Olga", "Meegenomen", "3 rijen. ", "Lijst InspiratieTeams"),
        ("Mo", "", "Geblokkeerd tot en met 01-01-2027.", "stoor@buiten.example"),
        ("Mo", "", "Vertrouwd gemaakt.", "Sam"),
        ("Mo", "Afgewezen", "Dit is er al.", "Bankje"),
        ("Mo", "Gepubliceerd", "", "Soep"),
    ]


def test_what_senders_do_themselves_is_no_desk_work(as_olga, anna):
    activity = factories.make_activity(owner=anna, status=Status.CONCEPT)
    activity_workflow.take_step(activity, "submit", by=anna)

    assert ActivityStatusChange.objects.exists()
    assert seen(as_olga) == []


def test_change_in_the_admin_is_told_in_dutch(as_olga, sam):
    as_olga.post(f"/beheer/accounts/user/{sam.pk}/change/", {"name": "Samira", "is_active": "on"})

    assert seen(as_olga) == [("Olga", "", "Naam gewijzigd.", "Samira")]


def test_erased_person_is_gone_from_the_log_at_once(as_olga, mo, sam):
    trust_person(sam, mo)
    number = sam.pk

    erase(sam)

    assert seen(as_olga) == [("Mo", "", "Vertrouwd gemaakt.", f"persoon {number}")]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"soort": "besluit"}, ["Soep"]),
        ({"soort": "mensen"}, ["Sam"]),
        ({"soort": "blokkade"}, []),
        ({"zoek": "soe"}, ["Soep"]),
        ({"zoek": "SAM@example"}, ["Sam"]),
        ({"zoek": "olga"}, ["Sam"]),
        ({"zoek": "niets zo"}, []),
        ({"dag": "2026-11-23"}, ["Soep", "Sam"]),
        ({"dag": "2026-11-22"}, []),
        ({"zoek": "100%_"}, []),
        ({"zoek": "<script>", "soort": ""}, []),
    ],
)
def test_filters_narrow_the_log(asked, expected, as_olga, olga, mo, sam):
    trust_person(sam, olga)
    publish("Soep", mo)

    assert sorted(thing for *_, thing in seen(as_olga, **asked)) == sorted(expected)


def test_filter_by_person(as_olga, olga, mo, sam):
    trust_person(sam, olga)
    publish("Soep", mo)

    assert [thing for *_, thing in seen(as_olga, wie=mo.pk)] == ["Soep"]


@pytest.mark.parametrize(
    ("field", "value"),
    [("dag", "31-02-2026"), ("dag", "99999-01-01"), ("wie", "9" * 30), ("soort", "x")],
)
def test_absurd_questions_are_told_beside_the_field(field, value, as_olga):
    response = as_olga.get(PAGE, {field: value})

    assert response.status_code == 422
    assert f'id="id_{field}_error"' in response.text


@pytest.mark.parametrize(
    "older", ["x", "1.2", "9" * 40, "1.1.1.1", "-1.1.1", "²²²²²²²²²²²²²²²².1.1", "9" * 17 + ".1.1"]
)
def test_absurd_place_begins_at_the_newest(older, as_olga, olga, sam):
    note(olga, sam, "Iets.")

    assert len(seen(as_olga, ouder=older)) == 1


def test_pages_hold_every_line_once_while_new_ones_come_in(olga, mo, moment_in_time):
    sent = []
    for number in range(LINES + 20):
        moment_in_time.shift(60)
        if number % 2:
            note(olga, None, f"Regel {number}.")
        else:
            publish(f"Regel {number}.", mo)
        sent.append(f"Regel {number}.")

    first = read(Wish())
    note(olga, None, "Net nieuw.")
    second = read(Wish(), first.older)

    told = [line.words or line.thing for line in [*first.lines, *second.lines]]
    assert told == sent[::-1]
    assert (len(first.lines), second.older) == (LINES, "")


def test_lines_of_one_moment_are_all_told(olga, mo):
    """A page may end between two that happened at the same time, here or in another table."""
    for number in range(LINES):
        note(olga, None, f"Regel {number}.")
        publish(f"Regel {LINES + number}.", mo)

    first = read(Wish())
    second = read(Wish(), first.older)

    told = [line.words or line.thing for line in [*first.lines, *second.lines]]
    assert sorted(told) == sorted(f"Regel {number}." for number in range(2 * LINES))


def test_what_was_put_in_later_stands_where_it_happened(olga, mo):
    note(olga, None, "Vandaag.")
    note(olga, None, "Vorige week.")
    week_ago = timezone.now() - dt.timedelta(days=7)
    LogEntry.objects.filter(change_message="Vorige week.").update(action_time=week_ago)
    publish("Nu.", mo)

    assert [line.words or line.thing for line in read(Wish()).lines] == [
        "Nu.",
        "Vandaag.",
        "Vorige week.",
    ]


def test_page_asks_as_often_for_three_as_for_one(as_olga, olga, mo, sam):
    trust_person(sam, mo)
    publish("Een", mo)
    one = queries_of(as_olga, PAGE)
    for name in ("Twee", "Drie"):
        trust_person(factories.make_user(name), mo)
        publish(name, mo)

    assert queries_of(as_olga, PAGE) == one


@pytest.mark.parametrize("who", ["as_mo", "as_vera", "as_tess"])
def test_log_is_for_organisers(who, request):
    assert request.getfixturevalue(who).get(PAGE).status_code == 403


def test_empty_log_says_so(as_olga):
    assert "Nog niets gebeurd" in as_olga.get(PAGE).text
    assert "Niets gevonden" in as_olga.get(PAGE, {"zoek": "x"}).text


def test_log_has_an_index_on_its_time_and_its_thing():
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, LogEntry._meta.db_table)

    assert {"log_by_time", "log_by_thing"} <= set(found)
    assert LogEntry.objects.filter(action_time__lt=timezone.now()).count() == 0
