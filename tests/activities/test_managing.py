"""What organisers do with what is theirs: change it, move it along, and meet a refusal."""

import pytest
from django.test import Client

from activities.models import Activity
from activities.proposals import accept, refuse
from tests.activities.entries import entry, rows, subjects_to
from tests.conftest import logged_in
from tests.factories import make_activity, make_spelregels, make_user
from tests.queries import queries_of
from verbinding.lib.publishing import Status
from verbinding.lib.workflow import StepRefused

pytestmark = pytest.mark.django_db


@pytest.fixture
def noor(edition):
    make_spelregels()
    return make_user("Noor", email="noor@example.nl")


@pytest.fixture
def activity(noor):
    return make_activity("Soep", owner=noor)


def edit(activity, **overrides):
    """The edit form as it stands for this activity, with what is typed over it."""
    moment = activity.moments.first()
    fields = {
        "title": activity.title,
        "description": activity.description,
        "place_query": "Zwolle",
        "address": "Marktplein 1",
        "place_kind": activity.place_kind,
        "address_visibility": activity.address_visibility,
        "shown_name": activity.shown_name,
        "seen": activity.fingerprint,
        **rows(("2026-12-14", "14:00", "16:00"), ids=[moment.pk]),
        "email": None,
        "agrees": None,
    }
    return entry(**{**fields, **overrides})


def url(activity, *parts):
    return "/".join(["/activiteiten", activity.slug, *parts, ""])


def test_edit_form_shows_what_is_there(noor, activity):
    page = logged_in(noor).get(url(activity, "bewerken")).text

    assert 'value="Soep"' in page
    assert 'value="Marktplein 1"' in page
    assert 'value="2026-12-14" selected' in page


def test_new_words_of_an_untrusted_sender_wait(noor, activity, mo):
    answer = logged_in(noor).post(
        url(activity, "bewerken"), edit(activity, title="Taart", cost="2,50")
    )

    activity.refresh_from_db()
    proposal = activity.proposals.get()
    assert answer.url == activity.get_absolute_url()
    assert (activity.title, str(activity.cost)) == ("Soep", "2.50")
    assert proposal.texts == {"title": "Taart"}

    accept(proposal, by=mo)
    activity.refresh_from_db()
    assert activity.title == "Taart"
    assert activity.versions.first().texts["title"] == "Taart"
    assert subjects_to("noor@example.nl") == ["Je nieuwe tekst staat online: Taart"]
    with pytest.raises(StepRefused):
        refuse(proposal, by=mo, note="Toch niet.")


def test_refused_words_leave_the_old_ones(noor, activity, mo):
    logged_in(noor).post(url(activity, "bewerken"), edit(activity, title="KOOP NU"))

    refuse(activity.proposals.get(), by=mo, note="Dit is reclame.")

    activity.refresh_from_db()
    assert activity.title == "Soep"
    assert not activity.proposals.waiting()
    assert subjects_to("noor@example.nl") == ["Over je nieuwe tekst: Soep"]


def test_second_proposal_takes_the_place_of_the_first(noor, activity):
    client = logged_in(noor)
    client.post(url(activity, "bewerken"), edit(activity, title="Taart"))
    activity.refresh_from_db()
    client.post(url(activity, "bewerken"), edit(activity, title="Koek"))

    assert [one.texts for one in activity.proposals.waiting()] == [{"title": "Koek"}]


def test_new_words_of_a_trusted_sender_are_online_and_listed(noor, activity):
    noor.trusted_at = activity.published_at
    noor.save()

    logged_in(noor).post(url(activity, "bewerken"), edit(activity, title="Taart"))

    activity.refresh_from_db()
    assert (activity.title, activity.checked_at) == ("Taart", None)
    assert not activity.proposals.exists()


def test_moment_is_changed_in_place(noor, activity):
    before = activity.moments.get()
    data = edit(activity) | rows(
        ("2026-12-15", "10:00", "11:30"), ("2026-12-16", "19:00", ""), ids=[before.pk]
    )

    logged_in(noor).post(url(activity, "bewerken"), data)

    first, second = activity.moments.order_by("starts_at")
    assert (first.pk, first.uuid, first.sequence) == (before.pk, before.uuid, 1)
    assert (first.local_date.isoformat(), first.daypart) == ("2026-12-15", "ochtend")
    assert (second.ends_at - second.starts_at).total_seconds() == 2 * 3600


def test_moments_of_another_activity_are_out_of_reach(noor, activity):
    other = make_activity("Andermans soep", owner=make_user())
    theirs = other.moments.get()
    data = edit(activity) | rows(("2026-12-16", "10:00", "11:00"), ids=[theirs.pk])

    logged_in(noor).post(url(activity, "bewerken"), data)

    assert other.moments.get().starts_at == theirs.starts_at
    assert activity.moments.get().local_date.isoformat() == "2026-12-14"


@pytest.mark.parametrize(
    ("changed", "sequence"),
    [({"address": "Marktplein 2"}, 1), ({"place_query": "Utrecht"}, 1), ({"cost": "3"}, 0)],
)
def test_calendars_notice_another_place(noor, activity, changed, sequence):
    logged_in(noor).post(url(activity, "bewerken"), edit(activity, **changed))

    assert activity.moments.get().sequence == sequence


@pytest.mark.parametrize(("status", "left"), [(Status.PUBLISHED, 2), (Status.SUBMITTED, 1)])
def test_moment_that_stood_online_is_cancelled_not_deleted(noor, status, left):
    activity = make_activity(owner=noor, moments=2, status=status)
    first, second = activity.moments.order_by("starts_at")
    days = [("2026-12-14", "14:00", "16:00"), ("2026-12-15", "14:00", "16:00")]
    data = edit(activity) | rows(*days, ids=[first.pk, second.pk]) | {"moments-1-DELETE": "on"}

    logged_in(noor).post(url(activity, "bewerken"), data)

    assert activity.moments.count() == left
    assert list(activity.moments.standing()) == [first]


def test_stale_form_is_refused_and_keeps_the_words(noor, activity):
    data = edit(activity, cost="9")
    Activity.objects.filter(pk=activity.pk).update(changed_at="2026-11-23T13:00Z")

    answer = logged_in(noor).post(url(activity, "bewerken"), data)

    activity.refresh_from_db()
    assert answer.status_code == 422
    assert "Intussen is hier iets gewijzigd" in answer.text
    assert 'value="9"' in answer.text
    assert activity.cost == 0


def test_stale_form_cannot_unpublish(noor, activity, mo):
    """Opened while it waited, sent after it was published: the status stays what it is now."""
    Activity.objects.filter(pk=activity.pk).update(status=Status.SUBMITTED)
    activity.refresh_from_db()
    data = edit(activity, title="Oud")
    Activity.objects.filter(pk=activity.pk).update(status=Status.PUBLISHED)

    logged_in(noor).post(url(activity, "bewerken"), data)

    activity.refresh_from_db()
    assert (activity.status, activity.title) == (Status.PUBLISHED, "Soep")


def test_changes_asked_are_made_and_sent_again(noor, activity):
    Activity.objects.filter(pk=activity.pk).update(status=Status.CHANGES_ASKED)
    activity.refresh_from_db()

    answer = logged_in(noor).post(url(activity, "bewerken"), edit(activity, title="Soep om vijf"))

    activity.refresh_from_db()
    assert answer.url == url(activity, "verstuurd")
    assert (activity.status, activity.title) == (Status.SUBMITTED, "Soep om vijf")


def test_cancel_asks_first_and_stays_visible(noor, activity):
    client = logged_in(noor)

    asked = client.get(url(activity, "stap", "cancel"))
    client.post(url(activity, "stap", "cancel"), {"note": "De kok is ziek."})

    page = Client().get(activity.get_absolute_url())
    assert "Annuleren" in asked.text
    assert page.status_code == 200
    assert "Deze activiteit gaat niet door" in page.text
    assert "De kok is ziek." in page.text


def test_looking_at_a_step_changes_nothing(noor, activity):
    logged_in(noor).get(url(activity, "stap", "cancel"))

    assert Activity.objects.get().status == Status.PUBLISHED


def test_step_that_is_not_open_says_so(noor, activity):
    client = logged_in(noor)

    client.post(url(activity, "stap", "publish"))
    client.post(url(activity, "stap", "verzonnen"))
    page = client.get("/mijn/").text

    assert Activity.objects.get().status == Status.PUBLISHED
    assert "Deze stap bestaat niet." in page


@pytest.mark.parametrize("part", ["bewerken", "stap/cancel", "verstuurd"])
@pytest.mark.parametrize(
    ("role", "status", "expected"),
    [
        ("nobody", Status.PUBLISHED, 302),
        ("chris", Status.PUBLISHED, 403),
        ("bram", Status.PUBLISHED, 403),
        ("mo", Status.PUBLISHED, 403),
        ("chris", Status.SUBMITTED, 404),
        ("mo", Status.CONCEPT, 404),
        ("anna", Status.PUBLISHED, 200),
        ("anna", Status.SUBMITTED, 200),
    ],
)
def test_pages_of_the_organiser_by_role(part, role, status, expected, request, team, noor):
    if part == "stap/cancel" and status == Status.SUBMITTED and expected == 200:
        part = "stap/withdraw"
    if part == "verstuurd" and expected == 403:
        expected = 404
    activity = make_activity(status=status, owner=noor, team=team)
    client = Client() if role == "nobody" else request.getfixturevalue(f"as_{role}")

    answer = client.get(url(activity, part))

    assert answer.status_code == expected


def test_lead_says_yes_to_a_member(as_anna, as_chris, bram, team, other_team):
    activity = make_activity(owner=bram, wanted_team=team)

    refused = as_chris.post(url(activity, "team"), {"antwoord": "ja"})
    as_anna.post(url(activity, "team"), {"antwoord": "ja"})

    activity.refresh_from_db()
    assert refused.status_code == 404
    assert (activity.team, activity.wanted_team) == (team, None)


def test_lead_says_no_to_a_member(as_anna, bram, team):
    activity = make_activity(owner=bram, wanted_team=team)

    as_anna.post(url(activity, "team"), {"antwoord": "nee"})

    activity.refresh_from_db()
    assert (activity.team, activity.wanted_team) == (None, None)


def test_my_page_asks_the_same_questions_at_one_and_three(as_anna, anna, bram, team):
    """Own activities, those of the team, those asked for and those never confirmed alike."""

    def add():
        make_activity(owner=anna)
        make_activity(owner=bram, team=team)
        make_activity(owner=bram, wanted_team=team)
        make_activity(status=Status.CONCEPT, pending_email=anna.email)

    add()
    at_one = queries_of(as_anna, "/mijn/")
    add()
    add()

    assert queries_of(as_anna, "/mijn/") == at_one


def test_draft_is_thrown_away_by_its_owner_alone(as_anna, as_bram, bram, team):
    draft = make_activity("Toch niet", owner=bram, team=team, status=Status.CONCEPT)

    by_the_lead = as_anna.post(url(draft, "weggooien"))
    offered = "Gooi weg" in as_bram.get("/mijn/").text
    as_bram.post(url(draft, "weggooien"))

    assert by_the_lead.status_code == 404
    assert offered
    assert not Activity.objects.exists()


def test_unconfirmed_entry_is_thrown_away_by_who_proved_its_address(noor):
    make_activity(status=Status.CONCEPT, pending_email=noor.email)

    logged_in(noor).post(url(Activity.objects.get(), "weggooien"))

    assert not Activity.objects.exists()


@pytest.mark.parametrize("status", [status for status in Status if status != Status.CONCEPT])
def test_what_is_more_than_a_draft_is_never_deleted(noor, status):
    activity = make_activity(owner=noor, status=status)

    assert logged_in(noor).post(url(activity, "weggooien")).status_code == 404
    assert Activity.objects.get() == activity


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "2030-12-14"])
def test_day_outside_the_week_is_still_a_day_near_it(noor, activity, day):
    Activity.objects.update(may_be_outside_week=True)
    moment = activity.moments.get()

    answer = logged_in(noor).post(
        url(activity, "bewerken"),
        edit(activity) | rows((day, "23:00", "01:00"), ids=[moment.pk]),
    )

    assert answer.status_code == 422
    assert "Klopt het jaar?" in answer.context["moments"].forms[0].errors["day"][0]
