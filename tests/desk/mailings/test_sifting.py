"""Who is reached: groups × filters against a slow and obvious answer; who is left out, and why."""

import datetime as dt
import itertools

import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone

from accounts.models import BlockedSender, User, key_for
from activities.models import Activity
from desk.mailings.sifting import Reason, sift, sift_rows
from desk.models import MailingRecipient, NewsChoice
from sponsors.models import Enquiry
from teams.models import Membership
from tests.conftest import NOW
from tests.desk.mailings.made import addresses, confirm, make_mailing
from tests.factories import (
    make_activity,
    make_branch,
    make_edition,
    make_enquiry,
    make_membership,
    make_participation,
    make_team,
    make_user,
)
from tests.queries import captured
from verbinding.lib.publishing import Status

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]

STATUSES = [Status.PUBLISHED, Status.SUBMITTED, Status.CANCELLED, Status.CONCEPT]
FILTERS = [
    {},
    {"provinces": ["Overijssel"]},
    {"provinces": ["Overijssel", "Utrecht"], "kinds": ["school"]},
    {"branches": ["onderwijs"]},
    {"statuses": []},
    {"statuses": ["ingediend", "geannuleerd"]},
    {"statuses": ["concept"], "edition": None},
    {"edition": None, "branches": ["zorg"], "statuses": []},
]


@pytest.fixture
def country(edition):
    """Teams and activities of every sort, with people who lead, own, help and only belong."""
    last = make_edition(2025)
    branches = [make_branch("Onderwijs"), make_branch("Zorg"), None]
    spread = itertools.product(STATUSES, ["Overijssel", "Utrecht", ""], ["buurt", "school"])
    for number, (status, province, kind) in enumerate(spread):
        fields = {"status": status, "province": province, "branch": branches[number % 3]}
        team = make_team(f"Team {number}", lead=make_user(f"Lead {number}"), kind=kind, **fields)
        make_membership(team, make_user(f"Lid {number}"))
        if number % 4 == 0:
            team.participations.all().delete()
            make_participation(team, last)
        activity = make_activity(
            f"Soep {number}",
            team=team if number % 2 else None,
            owner=make_user(f"Trekker {number}") if number % 5 else None,
            edition=last if number % 7 == 0 else edition,
            moments=0,
            **fields,
        )
        activity.co_organisers.add(make_user(f"Helper {number}"))
    NewsChoice.objects.create(user=make_user("Lezer"), wants_news=True)
    make_enquiry(email="Bakker@example.nl", handled_at=timezone.now())


def slow_answer(mailing):
    """One thing after the other, as one would do it by hand."""
    found = set()
    if "kartrekkers" in mailing.groups:
        for row in Membership.objects.all():
            editions = [part.edition for part in row.team.participations.all()]
            is_there = mailing.edition is None or mailing.edition in editions
            if row.is_lead and is_there and passes(mailing, row.team, row.team.kind):
                found.add(row.user.email)
    if "organisatoren" in mailing.groups:
        for activity in Activity.objects.all():
            is_there = mailing.edition in {None, activity.edition}
            if is_there and passes(mailing, activity, activity.team and activity.team.kind):
                people = [activity.owner, *activity.co_organisers.all()]
                found |= {person.email for person in people if person}
    if "lezers" in mailing.groups:
        found |= {choice.user.email for choice in NewsChoice.objects.all() if choice.wants_news}
    if "sponsors" in mailing.groups:
        found |= {row.email.lower() for row in Enquiry.objects.all() if row.handled_at}
    return sorted(found)


def passes(mailing, thing, kind):
    return (
        (not mailing.statuses or thing.status in mailing.statuses)
        and (not mailing.provinces or thing.province in mailing.provinces)
        and (not mailing.branches or (thing.branch and thing.branch.slug in mailing.branches))
        and (not mailing.kinds or kind in mailing.kinds)
    )


GROUPS = ["kartrekkers", "organisatoren", "sponsors", "lezers"]


@pytest.mark.parametrize("filters", FILTERS, ids=str)
def test_groups_and_filters_reach_whom_they_say(filters, country):
    for size in range(1, 5):
        for groups in itertools.combinations(GROUPS, size):
            mailing = make_mailing(groups, **filters)

            assert addresses(mailing) == slow_answer(mailing), groups


def test_filters_choose_somebody_and_leave_somebody_out(country):
    everybody = len(addresses(make_mailing(GROUPS, statuses=[], edition=None)))
    chosen = [len(addresses(make_mailing(GROUPS, **filters))) for filters in FILTERS]

    assert all(2 < count < everybody for count in chosen)


def test_somebody_in_several_groups_stands_once(anna, team):
    make_activity("Soep", owner=anna)
    make_activity("Thee", owner=anna)
    make_enquiry(email="Anna@Example.nl", handled_at=timezone.now())
    NewsChoice.objects.create(user=anna, wants_news=True)

    assert addresses(make_mailing(GROUPS)) == ["anna@example.nl"]


def test_who_wrote_with_another_address_of_theirs_stands_once(anna, team):
    EmailAddress.objects.create(user=anna, email="anna@werk.example.nl", verified=True)
    make_enquiry(email="anna@werk.example.nl")
    mailing = make_mailing(["kartrekkers", "sponsors"])

    assert addresses(mailing) == ["anna@example.nl"]
    assert addresses(make_mailing(["sponsors"])) == ["anna@example.nl"]


@pytest.mark.parametrize(
    ("change", "sort", "reason"),
    [
        ({}, "nieuws", None),
        ({"is_active": False}, "nieuws", Reason.BLOCKED),
        ({"is_proven": False}, "nodig", Reason.UNPROVEN),
        ({"wants_news": False}, "nieuws", Reason.UNSUBSCRIBED),
        ({"wants_news": False}, "nodig", None),
        ({"wants_news": True}, "nieuws", None),
    ],
)
def test_who_is_left_out_and_why(change, sort, reason):
    wants = change.pop("wants_news", None)
    lead = make_user("Noor", **change)
    make_team(lead=lead)
    if wants is not None:
        NewsChoice.objects.create(user=lead, wants_news=wants)

    sifted = sift(make_mailing(sort=sort))

    assert sifted.refused == ({lead.email: reason} if reason else {})
    assert list(sifted.reached) == ([] if reason else [lead.email])


def block(written, **overrides):
    until = timezone.localdate() + dt.timedelta(days=9)
    fields = {"key": key_for(written), "reason": "Reclame.", "until": until, **overrides}
    return BlockedSender.objects.create(written=written, **fields)


@pytest.mark.parametrize(
    ("written", "overrides", "reason"),
    [
        ("anna@example.nl", {}, Reason.BLOCKED),
        ("example.nl", {}, Reason.BLOCKED),
        ("ander@example.nl", {}, None),
        ("anna@example.nl", {"lifted_at": NOW}, None),
        ("anna@example.nl", {"until": dt.date(2026, 11, 22)}, None),
    ],
    ids=["her own", "her domain", "another", "lifted", "over"],
)
def test_blocked_senders_get_nothing(written, overrides, reason, anna, team):
    block(written, **overrides)

    sifted = sift(make_mailing(sort="nodig"))

    assert sifted.refused == ({"anna@example.nl": reason} if reason else {})


def test_a_blocked_person_is_so_whatever_the_address(anna, team):
    block("elders@example.com", person=anna)
    make_enquiry(email="bakker@example.com", handled_at=timezone.now())
    block("bakker@example.com")

    assert sift(make_mailing(["kartrekkers", "sponsors"])).counts == {"geblokkeerd": 2}


def test_what_was_chosen_before_there_was_an_account_still_holds(anna, team):
    NewsChoice.objects.create(address="anna@example.nl", wants_news=False)

    assert sift(make_mailing()).counts == {"afgemeld": 1}


def test_nobody_writes_to_addresses_without_their_code():
    make_activity("Soep", status=Status.CONCEPT, pending_email="Fatima@example.nl")
    make_team(status=Status.CONCEPT, pending_email="fatima@example.nl")
    make_enquiry(email="bakker@example.nl")

    sifted = sift(make_mailing(["kartrekkers", "organisatoren", "sponsors"], statuses=["concept"]))

    assert sifted.reached == {}
    assert sifted.counts == {"onbewezen": 2}


def test_a_copy_leaves_out_who_got_the_first_one(olga, anna, team, other_team):
    first = make_mailing(provinces=["Overijssel"])
    confirm(first, olga)
    first.recipients.filter(user=anna).update(state=MailingRecipient.State.WRITTEN)

    copy = make_mailing(copied_from=first, skips_earlier=True)
    again = make_mailing(copied_from=first, skips_earlier=False)

    assert sift(copy).refused == {"anna@example.nl": Reason.GOT_IT}
    assert addresses(copy) == ["chris@example.nl"]
    assert addresses(again) == ["anna@example.nl", "chris@example.nl"]


def test_batches_ask_the_same_as_the_count(country, olga):
    for groups in itertools.combinations(GROUPS, 2):
        mailing = make_mailing(groups)
        confirm(mailing, olga)
        rows = list(mailing.recipients.waiting())

        assert sorted(sift_rows(mailing, rows[:3]).reached) == sorted(r.address for r in rows[:3])


def test_counting_asks_as_often_for_many_as_for_one(anna, team):
    mailing = make_mailing(GROUPS)

    def queries():
        with captured() as caught:
            found = sift(mailing)
        return len(caught), len(found.reached)

    make_enquiry(email="een@example.nl", handled_at=timezone.now())
    with_few = queries()
    for number in range(5):
        make_team(f"Team {number}", lead=make_user())
        make_enquiry(email=f"bakker{number}@example.nl", handled_at=timezone.now())
    with_many = queries()

    assert with_many == (with_few[0], with_few[1] + 10)
    assert with_many[0] <= 8
    assert User.objects.count() >= 6
