"""One step for all that is ticked: each by its own rules, and a report of what came of it."""

import pytest
from post_office.models import Email

from activities.models import Activity
from desk.moderation.bulk import MOST
from tests.desk.queue_cast import (
    hours_ago,
    item_url,
    online_unchecked,
    status_of,
    waiting_activity,
    waiting_proposal,
    waiting_team,
)
from tests.factories import make_activity
from tests.guarded import letters_to
from tests.html import mistakes_in
from tests.impact.made import make_appreciation
from tests.queries import queries_of
from verbinding.lib.publishing import Status

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]

QUEUE = "/beheer/wachtrij/"
ONLINE = "/beheer/wachtrij/online/"
REPORT = "/beheer/wachtrij/verslag/"


def marks_on(client, url):
    """What the list holds for each row: its key, and how it was as it was shown."""
    rows = client.get(url).context["rows"]
    return {(row.spot.key if hasattr(row, "spot") else row.key): row.seen for row in rows}


def send(client, step, keys=None, note="", url=QUEUE, marks=None, **more):
    marks = marks_on(client, url) if marks is None else marks
    keys = list(marks) if keys is None else keys
    fields = {f"seen-{key}": mark for key, mark in marks.items()}
    return client.post(url, {"keuze": keys, "stap": step, "note": note, **fields, **more})


def key_of(thing, kind="activiteit"):
    return f"{kind}-{thing.pk}"


def test_all_that_is_ticked_comes_online_and_each_sender_hears_it(as_mo, mo, anna, bram):
    soup = waiting_activity("Soep", owner=anna)
    cake = waiting_activity("Taart", owner=bram)
    other = waiting_activity("Niet aangevinkt", owner=bram)

    response = send(as_mo, "ja", [key_of(soup), key_of(cake)])

    report = as_mo.get(response.url)
    assert response.url == REPORT
    assert [status_of(one) for one in (soup, cake, other)] == [
        *[Status.PUBLISHED] * 2,
        Status.SUBMITTED,
    ]
    assert (soup.history.get().by, soup.history.get().step) == (mo, "publish")
    assert len(letters_to(Email.objects.all(), anna.email)) == 1
    assert [one["title"] for one in report.context["done"]] == ["Soep", "Taart"]
    assert report.context["refused"] == []
    assert mistakes_in(report.text) == []


def test_one_button_means_the_step_of_each_kind(as_mo, anna):
    activity, team = waiting_activity(owner=anna), waiting_team()
    proposal = waiting_proposal(make_activity("Soep", owner=anna), title="Taart")
    word = make_appreciation(make_activity(owner=anna), state="wacht")

    send(as_mo, "ja")

    proposal.refresh_from_db()
    word.refresh_from_db()
    assert [status_of(activity), status_of(team)] == [Status.PUBLISHED] * 2
    assert (proposal.is_accepted, word.is_shown) == (True, True)


@pytest.mark.parametrize(
    ("step", "status"), [("vraag", Status.CHANGES_ASKED), ("nee", Status.REJECTED)]
)
def test_words_go_to_every_sender(as_mo, anna, bram, step, status):
    activities = [waiting_activity(owner=anna), waiting_activity(owner=bram)]

    send(as_mo, step, note="Zet er een tijd bij.")

    assert [status_of(one) for one in activities] == [status] * 2
    for person in (anna, bram):
        [letter] = letters_to(Email.objects.all(), person.email)
        assert "Zet er een tijd bij." in letter.message


def test_missing_words_are_asked_for_and_the_ticks_stay(as_mo):
    activity, other = waiting_activity("Soep"), waiting_activity("Taart")

    response = send(as_mo, "nee", [key_of(activity)], note="  ")

    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["note"]
    assert response.context["picks"] == {key_of(activity)}
    assert response.text.count(" checked>") == 1
    assert [status_of(activity), status_of(other)] == [Status.SUBMITTED] * 2


def test_nothing_ticked_says_so_and_keeps_the_words(as_mo):
    activity = waiting_activity()

    response = send(as_mo, "vraag", [], note="Zet er een tijd bij.")

    assert response.status_code == 422
    assert "Vink eerst aan waar het om gaat." in response.text
    assert "Zet er een tijd bij." in response.text
    assert status_of(activity) == Status.SUBMITTED


@pytest.mark.parametrize("step", ["", "onzin", "gezien", "publish"])
def test_step_that_is_none_of_the_buttons_does_nothing(as_mo, step):
    activity = waiting_activity()

    assert send(as_mo, step).status_code == 422
    assert status_of(activity) == Status.SUBMITTED


def test_more_than_a_page_at_once_is_refused(as_mo):
    marks = {f"activiteit-{number}": "" for number in range(MOST + 1)}

    response = send(as_mo, "ja", marks=marks)

    assert response.status_code == 422
    assert f"hoogstens {MOST}" in response.text


# --- What is refused, and why -------------------------------------------------------------------


def refusals(client):
    return {one["title"]: one["words"] for one in client.get(REPORT).context["refused"]}


def test_what_changed_since_the_list_was_read_is_refused_and_the_rest_goes_on(
    as_mo, moment_in_time
):
    soup, cake = waiting_activity("Soep"), waiting_activity("Taart")
    marks = marks_on(as_mo, QUEUE)
    moment_in_time.shift(60)
    Activity.objects.filter(pk=soup.pk).update(title="KOOP NU", changed_at=hours_ago(0))

    send(as_mo, "ja", marks=marks)

    assert [status_of(soup), status_of(cake)] == [Status.SUBMITTED, Status.PUBLISHED]
    assert refusals(as_mo) == {"KOOP NU": "Intussen is hier iets gewijzigd. Lees het eerst."}


def test_what_somebody_else_decided_is_told_as_it_stands(as_mo, as_olga):
    soup = waiting_activity("Soep")
    marks = marks_on(as_mo, QUEUE)
    send(as_olga, "ja")

    send(as_mo, "nee", marks=marks, note="Dit hoort hier niet.")

    assert status_of(soup) == Status.PUBLISHED
    assert refusals(as_mo) == {"Soep": "Iemand was je voor: dit is nu gepubliceerd."}


def test_step_that_a_kind_does_not_know_is_refused_in_words(as_mo, anna):
    word = make_appreciation(make_activity("Soep", owner=anna), state="wacht")

    send(as_mo, "vraag", note="Iets korter?")

    word.refresh_from_db()
    assert word.is_waiting
    assert refusals(as_mo) == {"Over Soep": "“Aanpassing vragen” bestaat niet bij: waardering."}


def test_refusal_of_the_things_own_room_is_told(as_mo):
    activity = waiting_activity("Soep", team=waiting_team())
    mark = as_mo.get(item_url("activiteit", activity)).context["seen"]

    send(as_mo, "ja", marks={key_of(activity): mark})

    assert refusals(as_mo) == {"Soep": "Beslis eerst over het team; deze activiteit gaat dan mee."}


@pytest.mark.parametrize(
    "key",
    ["", "onzin", "activiteit-", "activiteit-x", "activiteit-999999", "x-1", f"team-{'9' * 30}"],
)
def test_what_is_not_there_is_refused(as_mo, key):
    send(as_mo, "ja", marks={key: ""})

    assert refusals(as_mo) == {"Iets dat weg is": "Dit is er niet meer."}


def test_concept_of_another_is_not_there(as_mo):
    concept = make_activity(status=Status.CONCEPT, published_at=None)

    send(as_mo, "ja", marks={key_of(concept): ""})

    assert status_of(concept) == Status.CONCEPT


def test_refused_ones_can_be_chosen_again_with_the_words_that_were_typed(as_mo, anna):
    word = make_appreciation(make_activity("Soep", owner=anna), state="wacht")
    waiting_activity("Niet gekozen")
    send(as_mo, "vraag", [key_of(word, "waardering")], note="Iets korter?")

    again = as_mo.get(as_mo.get(REPORT).context["again_url"])

    assert [row.title for row in again.context["rows"]] == ["Over Soep"]
    assert again.context["picks"] == {key_of(word, "waardering")}
    assert "Iets korter?" in again.text


def test_page_sent_twice_does_nothing_twice(as_mo, anna):
    waiting_activity("Soep", owner=anna)
    marks = marks_on(as_mo, QUEUE)

    send(as_mo, "ja", marks=marks)
    send(as_mo, "ja", marks=marks)

    assert len(letters_to(Email.objects.all(), anna.email)) == 1
    assert refusals(as_mo) == {"Soep": "Iemand was je voor: dit is nu gepubliceerd."}


# --- The list around it -------------------------------------------------------------------------


def test_one_press_ticks_the_whole_page_and_keeps_the_words(as_mo):
    for number in range(27):
        waiting_activity(f"Nummer {number}")

    first = as_mo.post(QUEUE, {"alles": "1", "note": "Wacht."})
    second = as_mo.post(f"{QUEUE}?pagina=2", {"alles": "1"})

    assert (first.status_code, len(first.context["picks"])) == (200, 25)
    assert (first.text.count(" checked>"), second.text.count(" checked>")) == (25, 2)
    assert "Wacht." in first.text


def test_report_leads_back_to_the_chosen_kind(as_mo):
    waiting_team()

    send(as_mo, "ja", url=f"{QUEUE}?soort=team")

    assert as_mo.get(REPORT).context["list_url"] == f"{QUEUE}?soort=team"


def test_there_is_no_report_before_the_first_step(as_mo):
    assert as_mo.get(REPORT).url == QUEUE


@pytest.mark.parametrize("who", ["client", "as_sam", "as_anna"])
def test_others_change_nothing(who, request):
    client = request.getfixturevalue(who)
    activity = waiting_activity()

    send(client, "ja", marks={key_of(activity): ""})

    assert client.get(REPORT).status_code == 302
    assert status_of(activity) == Status.SUBMITTED


def test_what_is_online_is_seen_together(as_mo, team):
    soup, cake = online_unchecked("Soep", team=team), online_unchecked("Taart")
    left = online_unchecked("Nog niet")

    send(as_mo, "gezien", [key_of(soup), key_of(cake)], url=ONLINE, marks=marks_on(as_mo, ONLINE))

    assert [one.pk for one in Activity.objects.unchecked()] == [left.pk]
    assert as_mo.get(REPORT).context["list_url"] == ONLINE


def test_what_changed_or_was_seen_is_not_seen_again(as_mo, as_olga, moment_in_time):
    soup, cake = online_unchecked("Soep"), online_unchecked("Taart")
    marks = marks_on(as_mo, ONLINE)
    moment_in_time.shift(60)
    Activity.objects.filter(pk=soup.pk).update(title="KOOP NU", changed_at=hours_ago(0))
    as_olga.post(item_url("activiteit", cake, "gezien/"))

    send(as_mo, "gezien", url=ONLINE, marks=marks)

    assert refusals(as_mo) == {
        "KOOP NU": "Intussen is hier iets gewijzigd. Lees het eerst.",
        "Taart": "Dit was al gezien, of staat niet meer online.",
    }


def test_list_of_all_kinds_asks_as_often_for_three_as_for_one(as_mo, anna, bram):
    fill(anna)
    few = queries_of(as_mo, QUEUE), queries_of(as_mo, ONLINE)
    fill(bram)
    fill(anna)

    assert (queries_of(as_mo, QUEUE), queries_of(as_mo, ONLINE)) == few


def fill(person):
    waiting_activity(owner=person)
    waiting_activity(owner=person, team=waiting_team(f"Van {person.name}", entered_by=person))
    waiting_proposal(make_activity(owner=person), by=person)
    make_appreciation(make_activity(owner=person), state="wacht")
    online_unchecked(owner=person)
