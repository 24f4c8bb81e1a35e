"""The moderator's rooms: who may enter, what they show and what their buttons do."""

import pytest
from post_office.models import Email

from activities.models import Activity
from activities.workflow import take_step
from tests.conftest import logged_in
from tests.desk.queue_cast import (
    item_url,
    online_unchecked,
    waiting_activity,
    waiting_proposal,
    waiting_team,
)
from tests.factories import make_activity, make_report, make_second_step, make_user
from tests.guarded import letters_to
from tests.queries import queries_of
from verbinding.lib.publishing import Status

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]

QUEUE = "/beheer/wachtrij/"
ONLINE = "/beheer/wachtrij/online/"


def decide(client, kind, thing, step, note="", **more):
    return client.post(item_url(kind, thing), {"step": step, "note": note, **more})


def status_of(thing):
    thing.refresh_from_db()
    return thing.status


# --- Who may enter ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("client", 302),
        ("as_sam", 302),
        ("as_bram", 302),
        ("as_anna", 302),
        ("as_chris", 302),
        ("as_mo", 200),
        ("as_olga", 200),
    ],
)
def test_queue_is_for_moderators(who, status, request):
    client = request.getfixturevalue(who)
    activity = waiting_activity()

    for url in (QUEUE, ONLINE, item_url("activiteit", activity)):
        assert client.get(url).status_code == status, url


@pytest.mark.parametrize("who", ["client", "as_sam", "as_anna"])
def test_buttons_of_others_change_nothing(who, request):
    client = request.getfixturevalue(who)
    activity = waiting_activity(owner=make_user())

    decide(client, "activiteit", activity, "publish")
    client.post(item_url("activiteit", activity, "vertrouwen/"), {"wie": "persoon"})
    client.post(item_url("activiteit", activity, "gezien/"))

    assert status_of(activity) == Status.SUBMITTED
    assert not activity.owner.is_trusted


def test_staff_who_may_not_moderate_are_refused():
    helper = make_user("Hulp", is_staff=True)
    make_second_step(helper)

    assert logged_in(helper).get(QUEUE).status_code == 403


def test_moderator_without_the_second_step_is_sent_to_it(client, mo):
    client.force_login(mo)

    response = client.get(QUEUE, follow=True)

    assert response.redirect_chain[-1][0].startswith("/account/twee-stappen/")


def test_buttons_answer_to_post_alone(as_mo):
    activity = waiting_activity()

    assert as_mo.get(item_url("activiteit", activity, "gezien/")).status_code == 405
    assert as_mo.get(item_url("activiteit", activity, "vertrouwen/")).status_code == 405
    assert as_mo.get(item_url("activiteit", activity) + "?step=publish").status_code == 200
    assert status_of(activity) == Status.SUBMITTED


@pytest.mark.parametrize("kind", ["activiteit", "team", "wijziging", "onzin"])
def test_what_is_not_there_is_not_found(as_mo, kind):
    assert as_mo.get(f"/beheer/wachtrij/{kind}/12345/").status_code == 404


def test_concept_is_nobody_elses_business(as_mo):
    concept = make_activity(status=Status.CONCEPT)

    assert as_mo.get(item_url("activiteit", concept)).status_code == 404


# --- What they show -----------------------------------------------------------------------------


def test_queue_shows_age_sender_and_signs(as_mo, bram):
    waiting_activity(waited=5, owner=bram, risk_signs=["link in de tekst"])

    text = as_mo.get(QUEUE).text

    assert "wacht al 5 uur" in text
    assert "queue-row--urgent" in text
    assert "Bram · Nieuw hier" in text
    assert "Link in de tekst" in text


def test_empty_queue_says_that_all_is_done(as_mo):
    assert "Niets te doen, alles is bekeken" in as_mo.get(QUEUE).text
    assert "Alles is gezien" in as_mo.get(ONLINE).text


def test_queue_keeps_to_the_chosen_kind(as_mo):
    waiting_activity("Een activiteit")
    waiting_team("Een team")

    response = as_mo.get(QUEUE, {"soort": "team"})

    assert [row.title for row in response.context["rows"]] == ["Een team"]
    assert "?soort=team" in response.text


def test_long_queue_has_pages(as_mo):
    for number in range(40):
        waiting_activity(f"Nummer {number}")

    first, second = as_mo.get(QUEUE), as_mo.get(QUEUE, {"pagina": "2"})

    assert len(first.context["rows"]) == 25
    assert len(second.context["rows"]) == 15
    assert len(as_mo.get(QUEUE, {"pagina": "onzin"}).context["rows"]) == 25


def test_queue_asks_as_many_queries_for_three_as_for_one(as_mo, anna, bram):
    fill(anna)
    few = queries_of(as_mo, QUEUE)
    fill(bram)
    fill(make_user())

    assert queries_of(as_mo, QUEUE) == few


def fill(person):
    waiting_activity(owner=person)
    waiting_team(f"Team van {person.name}", entered_by=person)
    waiting_proposal(make_activity(owner=person), by=person)


def test_unchecked_asks_as_many_queries_for_three_as_for_one(as_mo, team):
    online_unchecked(team=team)
    few = queries_of(as_mo, ONLINE)
    online_unchecked(team=team)
    online_unchecked()

    assert queries_of(as_mo, ONLINE) == few


def test_item_shows_the_words_and_the_hidden_address_to_a_moderator(as_mo):
    activity = waiting_activity(description="Met **veel** ui", address_visibility="buurt")

    text = as_mo.get(item_url("activiteit", activity)).text

    assert "<strong>veel</strong>" in text
    assert "Adres, ziet een bezoeker niet" in text
    assert "Marktplein 1" in text


def test_item_shows_what_happened_and_what_was_reported(as_mo, mo, anna):
    activity = make_activity(owner=anna)
    take_step(activity, "take_offline", by=mo, note="Er klopt iets niet.")
    make_report(activity=activity, words="De deur zat dicht.")

    text = as_mo.get(item_url("activiteit", activity)).text

    assert "Er klopt iets niet." in text
    assert "De deur zat dicht." in text
    assert "Weer online zetten" in text


def test_item_of_a_proposal_shows_which_words_change(as_mo, anna):
    activity = make_activity("Soep voor de straat", owner=anna)
    proposal = waiting_proposal(activity, by=anna, title="Soep voor de wijk")

    text = as_mo.get(item_url("wijziging", proposal)).text

    assert "straat</del>" in text
    assert "wijk</ins>" in text


def test_item_shows_how_the_words_changed_online(as_mo, mo, anna):
    activity = waiting_activity("Soep eten", owner=anna)
    take_step(activity, "publish", by=mo)
    activity.versions.create(texts={"title": "Taart eten"}, published_by=anna)

    text = as_mo.get(item_url("activiteit", activity)).text

    assert "Soep</del>" in text
    assert "Taart</ins>" in text


def test_item_of_a_team_shows_what_goes_along(as_mo):
    team = waiting_team()
    waiting_activity("Gaat mee", team=team)

    assert "Gaat mee" in as_mo.get(item_url("team", team)).text


# --- What the buttons do ------------------------------------------------------------------------


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
    assert to_queue.url == f"{QUEUE}?soort=team"
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
    assert response.url == QUEUE
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
