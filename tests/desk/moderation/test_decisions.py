"""What a moderator's buttons do: decide, trust, look afterwards; and what rivals hear."""

import pytest
from django.utils import timezone
from post_office.models import Email

from activities.models import Activity
from activities.proposals import propose
from activities.workflow import take_step
from tests.desk.queue_cast import (
    decide,
    item_url,
    online_unchecked,
    status_of,
    waiting_activity,
    waiting_proposal,
    waiting_team,
)
from tests.factories import make_activity
from tests.guarded import letters_to
from verbinding.lib.publishing import Status

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]

QUEUE = "/beheer/wachtrij/"
ONLINE = "/beheer/wachtrij/online/"


def test_publishing_mails_the_sender_and_goes_on_to_the_next(as_mo, mo, anna):
    activity = waiting_activity("Straks", owner=anna, starts_in=5)
    following = waiting_activity("Daarna", owner=anna, starts_in=6)

    response = decide(as_mo, "activiteit", activity, "publish")

    assert response.url == item_url("activiteit", following)
    assert status_of(activity) == Status.PUBLISHED
    assert activity.history.get().by == mo
    assert len(letters_to(Email.objects.all(), anna.email)) == 1


def test_deciding_keeps_to_the_chosen_kind(as_mo, anna):
    activity = waiting_activity(owner=anna)
    waiting_activity("Nog een", owner=anna, starts_in=3)
    team = waiting_team()
    other = waiting_team("Een ander team")

    to_team = decide(as_mo, "team", team, "publish", soort="team")
    to_queue = decide(as_mo, "team", other, "publish", soort="team")

    assert to_team.url == f"{item_url('team', other)}?soort=team"
    assert to_queue.url == f"{QUEUE}klaar/?soort=team"
    assert status_of(activity) == Status.SUBMITTED


@pytest.mark.parametrize(
    ("step", "status"),
    [("ask_changes", Status.CHANGES_ASKED), ("reject", Status.REJECTED)],
)
@pytest.mark.parametrize(
    ("kind", "make"), [("activiteit", waiting_activity), ("team", waiting_team)]
)
def test_words_go_along_with_a_refusal(as_mo, kind, make, step, status):
    thing = make()

    decide(as_mo, kind, thing, step, "Zet er een tijd bij.")

    assert status_of(thing) == status
    assert thing.status_note == "Zet er een tijd bij."


@pytest.mark.parametrize("step", ["ask_changes", "reject"])
@pytest.mark.parametrize("note", ["", "   \n"])
def test_refusal_without_words_asks_for_them_beside_the_field(as_mo, step, note):
    activity = waiting_activity()

    response = decide(as_mo, "activiteit", activity, step, note)

    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["note"]
    assert status_of(activity) == Status.SUBMITTED


def test_second_moderator_hears_that_somebody_was_first(as_mo, as_olga, olga):
    activity = waiting_activity()
    decide(as_olga, "activiteit", activity, "publish")

    response = decide(as_mo, "activiteit", activity, "reject", "Dit hoort hier niet.")

    assert response.status_code == 409
    assert "Dit hoort hier niet." in response.text
    assert "Gepubliceerd" in response.text
    assert status_of(activity) == Status.PUBLISHED
    assert activity.history.get().by == olga


def test_second_moderator_of_a_proposal_hears_it_too(as_mo, as_olga, anna):
    activity = make_activity("Soep", owner=anna)
    proposal = waiting_proposal(activity, title="Taart")
    decide(as_olga, "wijziging", proposal, "refuse", "Soep is mooier.")

    response = decide(as_mo, "wijziging", proposal, "accept")

    activity.refresh_from_db()
    assert response.status_code == 409
    assert activity.title == "Soep"


def test_accepted_proposal_puts_the_new_words_online(
    as_mo, client, anna, django_capture_on_commit_callbacks
):
    activity = make_activity("Soep", owner=anna)
    proposal = waiting_proposal(activity, title="Taart")
    assert "Soep" in client.get(activity.get_absolute_url()).text

    with django_capture_on_commit_callbacks(execute=True):
        response = decide(as_mo, "wijziging", proposal, "accept")

    proposal.refresh_from_db()
    assert response.url == f"{QUEUE}klaar/"
    assert proposal.is_accepted
    assert "Taart" in client.get(activity.get_absolute_url()).text


def test_refused_proposal_needs_words(as_mo, anna):
    proposal = waiting_proposal(make_activity(owner=anna))

    assert decide(as_mo, "wijziging", proposal, "refuse").status_code == 422
    assert decide(as_mo, "wijziging", proposal, "refuse", "Liever zo.").status_code == 302
    proposal.refresh_from_db()
    assert (proposal.is_accepted, proposal.note) == (False, "Liever zo.")


@pytest.mark.parametrize("step", ["", "onzin", "submit", "cancel", "withdraw", "accept"])
def test_step_that_is_not_a_moderators_is_refused(as_mo, step):
    activity = waiting_activity()

    assert decide(as_mo, "activiteit", activity, step).status_code == 409
    assert status_of(activity) == Status.SUBMITTED


def test_publishing_a_team_takes_its_activities_along(as_mo, anna):
    team = waiting_team(lead=anna)
    activity = waiting_activity(team=team, owner=anna)

    decide(as_mo, "team", team, "publish")

    assert (status_of(team), status_of(activity)) == (Status.PUBLISHED, Status.PUBLISHED)


def test_anything_online_is_taken_offline_with_one_button(
    as_mo, client, anna, django_capture_on_commit_callbacks
):
    activity = online_unchecked(owner=anna)
    client.get(activity.get_absolute_url())

    with django_capture_on_commit_callbacks(execute=True):
        decide(as_mo, "activiteit", activity, "take_offline", "Dit is reclame.")

    assert status_of(activity) == Status.OFFLINE
    assert client.get(activity.get_absolute_url()).status_code == 410


# --- Trust, and a look afterwards ---------------------------------------------------------------


def test_person_is_trusted_with_one_button(as_mo, mo, anna):
    activity = waiting_activity(owner=anna)

    response = as_mo.post(item_url("activiteit", activity, "vertrouwen/"), {"wie": "persoon"})

    anna.refresh_from_db()
    assert response.url == item_url("activiteit", activity)
    assert (anna.is_trusted, anna.trusted_by) == (True, mo)
    assert status_of(activity) == Status.SUBMITTED


def test_team_is_trusted_from_its_activity_and_from_its_own_page(as_mo, team, other_team):
    activity = waiting_activity(team=team)

    as_mo.post(item_url("activiteit", activity, "vertrouwen/"), {"wie": "team"})
    stays = decide(as_mo, "team", other_team, "trust")

    for trusted in (team, other_team):
        trusted.refresh_from_db()
        assert trusted.is_trusted
    assert stays.url == item_url("team", other_team)


@pytest.mark.parametrize("whom", ["", "onzin", "team"])
def test_trust_in_nobody_says_so(as_mo, anna, whom):
    activity = waiting_activity(owner=anna)

    url = item_url("activiteit", activity, "vertrouwen/")
    response = as_mo.post(url, {"wie": whom}, follow=True)

    anna.refresh_from_db()
    assert "Dit kan niet (meer)" in response.text
    assert not anna.is_trusted


def test_seen_takes_it_off_the_list(as_mo):
    activity = online_unchecked()

    response = as_mo.post(item_url("activiteit", activity, "gezien/"), follow=True)

    assert response.redirect_chain == [(ONLINE, 302)]
    assert "is gezien" in response.text
    assert Activity.objects.unchecked().count() == 0


def test_seen_twice_says_so(as_mo, as_olga):
    activity = online_unchecked()
    as_olga.post(item_url("activiteit", activity, "gezien/"))

    response = as_mo.post(item_url("activiteit", activity, "gezien/"), follow=True)

    assert "was al gezien" in response.text


# --- What changed while a moderator read it -----------------------------------------------------


def read(client, kind, thing):
    """The mark of what stands on the moderator's screen."""
    return client.get(item_url(kind, thing)).context["seen"]


def test_words_that_came_after_reading_are_not_published(as_mo, anna, moment_in_time):
    activity = waiting_activity("Soep eten", owner=anna)
    seen = read(as_mo, "activiteit", activity)
    moment_in_time.shift(60)
    Activity.objects.filter(pk=activity.pk).update(title="KOOP NU", changed_at=timezone.now())

    refused = decide(as_mo, "activiteit", activity, "publish", "Mooi!", seen=seen)

    assert refused.status_code == 409
    assert "Intussen is hier iets gewijzigd" in refused.text
    assert "KOOP NU" in refused.text
    assert "Mooi!" in refused.text
    assert status_of(activity) == Status.SUBMITTED
    decide(as_mo, "activiteit", activity, "publish", seen=refused.context["seen"])
    assert status_of(activity) == Status.PUBLISHED


def test_proposal_that_was_replaced_after_reading_is_not_taken_over(as_mo, anna, moment_in_time):
    activity = make_activity("Soep", owner=anna)
    proposal = waiting_proposal(activity, title="Taart")
    seen = read(as_mo, "wijziging", proposal)
    moment_in_time.shift(60)
    propose(activity, {"title": "KOOP NU"}, by=anna)

    response = decide(as_mo, "wijziging", proposal, "accept", seen=seen)

    activity.refresh_from_db()
    assert (response.status_code, activity.title) == (409, "Soep")


def test_team_is_decided_with_the_activities_that_were_read(as_mo, anna):
    team = waiting_team(lead=anna)
    seen = read(as_mo, "team", team)
    waiting_activity("KOOP NU", team=team, owner=anna)

    response = decide(as_mo, "team", team, "publish", seen=seen)

    assert (response.status_code, status_of(team)) == (409, Status.SUBMITTED)


def test_decision_without_a_mark_is_refused(as_mo):
    activity = waiting_activity()

    response = decide(as_mo, "activiteit", activity, "publish", seen="")

    assert (response.status_code, status_of(activity)) == (409, Status.SUBMITTED)


def test_new_words_of_what_went_offline_wait(as_mo, mo, anna):
    activity = make_activity("Soep", owner=anna)
    proposal = waiting_proposal(activity, title="Taart")
    take_step(activity, "take_offline", by=mo, note="Even kijken.")

    page = as_mo.get(item_url("wijziging", proposal))
    response = decide(as_mo, "wijziging", proposal, "accept")

    activity.refresh_from_db()
    assert "Hier valt nu niets te beslissen." in page.text
    assert (response.status_code, activity.title) == (409, "Soep")
