"""Staff change and cancel for who owns it: online at once, told to them, and in the log."""

import pytest
from django.contrib.admin.models import LogEntry
from post_office.models import Email

from activities.models import Activity
from tests.activities.entries import rows
from tests.desk.entering.typed import ENTER, called_in
from tests.factories import make_activity, make_spelregels
from tests.guarded import subjects_to
from verbinding.lib.publishing import Status

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]


@pytest.fixture
def activity(anna):
    make_spelregels()
    return make_activity(owner=anna)


def form_of(client, activity, **overrides):
    """What the browser would send of the page as it is."""
    page = client.get(f"{ENTER}{activity.pk}/").context["form"]
    shown = {name: page[name].value() for name in page.fields}
    shown["cost"] = "0,00"
    typed = {name: value for name, value in shown.items() if value not in (None, "", False, [])}
    moment = activity.moments.get()
    times = rows(("2026-12-14", "14:00", "16:00"), ids=[moment.pk])
    return {**typed, **times, **overrides}


def send(client, activity, **overrides):
    return client.post(f"{ENTER}{activity.pk}/", form_of(client, activity, **overrides))


@pytest.mark.parametrize(
    ("who", "answer"),
    [("client", 302), ("as_sam", 302), ("as_anna", 302), ("as_mo", 200), ("as_olga", 200)],
)
def test_page_is_for_moderators_and_organisers(who, answer, activity, request):
    found = request.getfixturevalue(who).get(f"{ENTER}{activity.pk}/")

    assert found.status_code == answer


def test_new_words_are_online_at_once(as_mo, activity):
    assert send(as_mo, activity, title="Soep en brood").url == activity.get_absolute_url()

    activity.refresh_from_db()
    assert activity.title == "Soep en brood"
    assert activity.is_public
    assert not activity.proposals.exists()


def test_owner_hears_what_changed(as_mo, activity, anna):
    send(
        as_mo,
        activity,
        title="Soep en brood",
        **rows(("2026-12-15", "14:00", "16:00"), ids=[activity.moments.get().pk]),
    )

    assert subjects_to(anna.email) == ["We wijzigden je activiteit: Soep en brood"]
    letter = Email.objects.get(to=anna.email).message
    assert "- Hoe heet de activiteit?" in letter
    assert "- Dag en tijd" in letter


def test_log_says_who_and_what_without_names(as_mo, mo, activity):
    send(as_mo, activity, shown_name="Geheime Truus")

    entry = LogEntry.objects.get()
    assert (entry.user, entry.object_id) == (mo, str(activity.pk))
    assert entry.change_message == "Gewijzigd namens de organisator: Naam op de site"


def test_nothing_changed_tells_nobody(as_mo, activity, anna):
    data = form_of(as_mo, activity)
    as_mo.post(f"{ENTER}{activity.pk}/", data)

    assert not LogEntry.objects.exists()
    assert subjects_to(anna.email) == []


def test_stale_page_is_refused_and_keeps_what_was_typed(as_mo, activity, moment_in_time):
    data = form_of(as_mo, activity, title="Soep en brood")
    moment_in_time.shift(60)
    activity.touch()

    answer = as_mo.post(f"{ENTER}{activity.pk}/", data)

    assert answer.status_code == 422
    assert "Intussen is hier iets gewijzigd" in answer.text
    assert "Soep en brood" in answer.text
    assert Activity.objects.get().title != "Soep en brood"


@pytest.mark.parametrize("status", [Status.OFFLINE, Status.REJECTED, Status.CANCELLED])
def test_what_is_closed_is_not_changed(status, as_mo, anna):
    activity = make_activity(owner=anna, status=status)

    assert as_mo.get(f"{ENTER}{activity.pk}/").status_code == 302


def test_draft_of_somebody_is_not_there(as_mo, anna):
    draft = make_activity(owner=anna, status=Status.CONCEPT)

    assert as_mo.get(f"{ENTER}{draft.pk}/").status_code == 404


def test_asked_back_from_who_has_no_address_is_sent_in_by_staff(as_mo, as_olga, olga):
    make_spelregels()
    as_mo.post(ENTER, called_in(email="", has_no_email="on", afterwards="wachtrij"))
    activity = Activity.objects.get()
    as_mo.post(
        f"/beheer/wachtrij/activiteit/{activity.pk}/",
        {"step": "ask_changes", "seen": activity.fingerprint, "note": "Welk huisnummer?"},
    )
    activity.refresh_from_db()
    assert activity.status == Status.CHANGES_ASKED

    send(as_olga, activity, address="Bisonspoor 12", place_query="3607 AB")

    activity.refresh_from_db()
    assert activity.status == Status.SUBMITTED
    assert activity.history.first().by == olga


def cancel(client, activity, step="cancel", note="Anna is ziek."):
    return client.post(
        f"/beheer/activities/activity/{activity.pk}/stap/{step}/",
        {"seen": activity.fingerprint, "note": note, "confirmed": "1"},
    )


@pytest.mark.parametrize("who", ["as_mo", "as_olga"])
def test_staff_cancel_for_who_rings(who, activity, anna, request):
    client = request.getfixturevalue(who)
    cancel(client, activity)

    activity.refresh_from_db()
    assert (activity.status, activity.status_note) == (Status.CANCELLED, "Anna is ziek.")
    letter = Email.objects.get(to=anna.email).message
    assert "De organisatie heeft “Soep voor de straat” voor je geannuleerd" in letter

    cancel(client, activity, "uncancel", "")
    activity.refresh_from_db()
    assert activity.status == Status.PUBLISHED


@pytest.mark.parametrize("who", ["as_sam", "as_bram", "as_chris"])
def test_nobody_else_cancels(who, activity, request):
    cancel(request.getfixturevalue(who), activity)

    activity.refresh_from_db()
    assert activity.status == Status.PUBLISHED
