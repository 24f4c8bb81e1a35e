"""Who finds the button, on the public page and at the desk, and what pressing it does."""

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client

from desk.takedown.forms import DEFAULT
from tests.factories import make_activity, make_ambassador, make_idea, make_sponsorship, make_team
from tests.guarded import subjects_to
from tests.impact.made import make_appreciation
from verbinding.lib.publishing import Status

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]

BUTTON = "Offline halen"
BACK = "Weer online zetten"


def url_of(kind, thing):
    return f"/beheer/offline/{kind}/{thing.pk}/"


def press(client, kind, thing, step="take_offline", note="Even weg."):
    return client.post(url_of(kind, thing), {"step": step, "note": note})


@pytest.fixture
def things(anna):
    activity = make_activity(owner=anna)
    return {
        "activiteit": activity,
        "team": make_team("Buren"),
        "idee": make_idea(),
        "waardering": make_appreciation(activity),
        "sponsoring": make_sponsorship(),
        "ambassadeur": make_ambassador(),
    }


KINDS = ("activiteit", "team", "idee", "waardering", "sponsoring", "ambassadeur")
OF_MODERATORS = KINDS[:4]
PAGES = KINDS[:3]


# --- On the public page -------------------------------------------------------------------------


@pytest.mark.parametrize("kind", PAGES)
@pytest.mark.parametrize(
    ("who", "sees"),
    [("client", False), ("as_sam", False), ("as_anna", False), ("as_mo", True), ("as_olga", True)],
)
def test_button_on_the_page_is_for_who_may(kind, who, sees, things, request):
    browser = request.getfixturevalue(who)

    page = browser.get(things[kind].get_absolute_url())

    assert page.status_code == 200
    assert (BUTTON in page.text) is sees
    assert (url_of(kind, things[kind]) in page.text) is sees


def test_moderator_without_a_second_step_gets_no_button(things, mo):
    browser = Client()
    browser.force_login(mo)

    assert BUTTON not in browser.get(things["activiteit"].get_absolute_url()).text
    assert press(browser, "activiteit", things["activiteit"]).status_code == 302
    assert is_online(things["activiteit"])


def test_page_that_a_moderator_saw_is_not_kept_for_others(things, as_mo):
    url = things["activiteit"].get_absolute_url()

    assert as_mo.get(url)["Cache-Control"] == "private, no-store"
    assert BUTTON not in Client().get(url).text


def test_report_page_shows_moderators_the_button(things, client, as_mo):
    url = f"{things['activiteit'].get_absolute_url()}melden/"

    assert BUTTON in as_mo.get(url).text
    assert BUTTON not in client.get(url).text


@pytest.mark.parametrize("kind", PAGES)
def test_way_back_stands_at_the_same_place(kind, things, as_mo, client):
    thing = things[kind]
    page = press(as_mo, kind, thing).url
    assert page == thing.get_absolute_url()

    assert BACK in as_mo.get(page).text
    assert BACK not in client.get(page).text
    assert client.get(page).status_code == 410

    assert press(as_mo, kind, thing, "restore").url == page
    assert client.get(page).status_code == 200


def test_one_of_many_on_a_page_has_a_link(things, as_olga, client, moment_in_time):
    moment_in_time.move_to(things["activiteit"].moments.first().ends_at)
    url = things["activiteit"].get_absolute_url()

    assert url_of("waardering", things["waardering"]) in as_olga.get(url).text
    assert url_of("waardering", things["waardering"]) not in client.get(url).text
    assert url_of("ambassadeur", things["ambassadeur"]) in as_olga.get("/promotie/").text
    sponsor = things["sponsoring"].get_absolute_url()
    assert url_of("sponsoring", things["sponsoring"]) in as_olga.get(sponsor).text


# --- At the desk --------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("who", "answer"),
    [("client", 302), ("as_sam", 302), ("as_anna", 302), ("as_mo", None), ("as_olga", 200)],
)
def test_desk_page_is_for_who_may(kind, who, answer, things, request):
    expected = answer or (200 if kind in OF_MODERATORS else 403)

    found = request.getfixturevalue(who).get(url_of(kind, things[kind]))

    assert found.status_code == expected


@pytest.mark.parametrize("kind", ["sponsoring", "ambassadeur"])
def test_moderator_takes_no_sponsor_away(kind, things, as_mo):
    assert press(as_mo, kind, things[kind], "hide").status_code == 403

    things[kind].refresh_from_db()
    assert things[kind].is_shown


def test_looking_changes_nothing(things, as_olga):
    for kind in KINDS:
        as_olga.get(url_of(kind, things[kind]), {"step": "take_offline", "note": "x"})

    assert is_online(things["activiteit"])
    assert LogEntry.objects.count() == 0


@pytest.mark.parametrize("url", ["/beheer/offline/activiteit/99/", "/beheer/offline/wens/1/"])
def test_what_is_not_there_is_not_found(url, as_mo):
    assert as_mo.get(url).status_code == 404


def test_admin_leads_to_the_same_page(things, as_mo):
    for kind, path in [("activiteit", "activities/activity"), ("team", "teams/inspiratieteam")]:
        page = as_mo.get(f"/beheer/{path}/{things[kind].pk}/change/")

        assert url_of(kind, things[kind]) in page.text


# --- Pressing -----------------------------------------------------------------------------------


def test_first_words_are_there_and_go_to_the_owner(things, as_mo, anna):
    activity = things["activiteit"]
    assert DEFAULT in as_mo.get(url_of("activiteit", activity)).text

    press(as_mo, "activiteit", activity, note=DEFAULT)

    activity.refresh_from_db()
    change = activity.history.first()
    assert (activity.status, change.note, change.by.name) == (Status.OFFLINE, DEFAULT, "Mo")
    assert len(subjects_to(anna.email)) == 1


@pytest.mark.parametrize("note", ["", "   ", "x" * 2001])
def test_without_fitting_words_it_stays(note, things, as_mo):
    answer = press(as_mo, "activiteit", things["activiteit"], note=note)

    assert answer.status_code == 422
    assert "id_note_error" in answer.text
    assert is_online(things["activiteit"])


def test_second_moderator_reads_that_somebody_was_first(things, as_mo, as_olga):
    press(as_mo, "activiteit", things["activiteit"])

    answer = press(as_olga, "activiteit", things["activiteit"], note="Ook even weg.")

    assert answer.status_code == 409
    assert "Ook even weg." in answer.text
    assert BACK in answer.text
    assert things["activiteit"].history.filter(step="take_offline").count() == 1


@pytest.mark.parametrize("step", ["publish", "trust", "cancel", "reject", "", "x"])
def test_other_steps_are_not_taken_here(step, things, as_mo):
    assert press(as_mo, "activiteit", things["activiteit"], step).status_code == 409
    assert is_online(things["activiteit"])


@pytest.mark.parametrize("status", [Status.SUBMITTED, Status.CHANGES_ASKED])
def test_what_was_never_online_has_no_switch(status, as_mo):
    activity = make_activity(status=status)

    page = as_mo.get(url_of("activiteit", activity))

    assert BUTTON not in page.text
    assert BACK not in page.text


def test_cancelled_activity_comes_back_crossed_out(as_mo, anna):
    activity = make_activity(owner=anna, status=Status.CANCELLED)
    press(as_mo, "activiteit", activity)

    press(as_mo, "activiteit", activity, "restore_cancelled")

    activity.refresh_from_db()
    assert activity.status == Status.CANCELLED


def test_what_has_no_history_is_logged_without_words(things, as_olga, olga):
    press(as_olga, "sponsoring", things["sponsoring"], "hide", "Noor belde erover.")
    press(as_olga, "sponsoring", things["sponsoring"], "show")

    logged = LogEntry.objects.order_by("pk")
    assert [(entry.user, entry.change_message) for entry in logged] == [
        (olga, "Offline halen"),
        (olga, "Weer online zetten"),
    ]


def test_ambassador_who_took_the_yes_back_does_not_return(as_olga):
    ambassador = make_ambassador(is_shown=False, withdrawn_at="2026-11-20T12:00:00Z")

    assert press(as_olga, "ambassadeur", ambassador, "show").status_code == 409

    ambassador.refresh_from_db()
    assert not ambassador.is_shown


def is_online(activity):
    activity.refresh_from_db()
    return activity.is_public
