"""Who may do what: role by status by action, and the querysets that must give the same answer."""

import pytest
from django.contrib.auth.models import AnonymousUser

from activities import permissions
from activities.models import Activity
from activities.workflow import open_steps
from tests.factories import make_activity, make_user
from verbinding.lib.publishing import Status

pytestmark = pytest.mark.django_db

ROLES = ["nobody", "owner", "helper", "anna", "bram", "chris", "mo", "olga"]
EDITORS = {"owner", "helper", "anna"}
STAFF = {"mo", "olga"}
# What each kind of person may do, by status.
EDITOR_STEPS = {
    Status.CONCEPT: {"submit"},
    Status.SUBMITTED: {"withdraw"},
    Status.CHANGES_ASKED: {"submit", "withdraw"},
    Status.PUBLISHED: {"cancel"},
    Status.CANCELLED: {"uncancel"},
}
STAFF_STEPS = {
    Status.SUBMITTED: {"publish", "ask_changes", "reject"},
    # Also for who rings that it can't go on.
    Status.PUBLISHED: {"take_offline", "cancel"},
    Status.CANCELLED: {"take_offline", "uncancel"},
    Status.OFFLINE: {"restore"},
}


@pytest.fixture
def cast(anna, bram, chris, mo, olga, team, other_team):
    people = {"anna": anna, "bram": bram, "chris": chris, "mo": mo, "olga": olga}
    return {
        "nobody": AnonymousUser(),
        "owner": make_user("Eigenaar"),
        "helper": make_user("Helper"),
        **people,
    }


@pytest.fixture
def make(cast, team):
    def make_one(status, **overrides):
        activity = make_activity(status=status, owner=cast["owner"], team=team, **overrides)
        activity.co_organisers.add(cast["helper"])
        return activity

    return make_one


@pytest.mark.parametrize("status", sorted(Status))
def test_buttons_are_those_of_the_role(status, cast, make):
    activity = make(status)

    shown = {role: set(open_steps(activity, user)) for role, user in cast.items()}

    expected = {
        role: EDITOR_STEPS.get(status, set())
        if role in EDITORS
        else STAFF_STEPS.get(status, set())
        if role in STAFF
        else set()
        for role in ROLES
    }
    assert shown == expected


@pytest.mark.parametrize("status", sorted(Status))
def test_seeing_agrees_with_the_queryset(status, cast, make):
    activity = make(status)

    for role, user in cast.items():
        listed = Activity.objects.visible_to(user).filter(pk=activity.pk).exists()
        public = status in {Status.PUBLISHED, Status.CANCELLED}
        expected = public or role in EDITORS or (role in STAFF and status != Status.CONCEPT)
        assert (role, listed, permissions.can_see(user, activity)) == (role, expected, expected)


def test_editing_agrees_with_the_queryset(cast, make):
    activity = make(Status.PUBLISHED)

    for role, user in cast.items():
        listed = Activity.objects.editable_by(user).filter(pk=activity.pk).exists()
        expected = role in EDITORS
        assert (role, listed, permissions.can_edit(user, activity)) == (role, expected, expected)


def test_member_does_not_edit_what_is_only_asked_of_the_team(cast, team):
    activity = make_activity(owner=cast["bram"], wanted_team=team)

    assert not permissions.can_edit(cast["anna"], activity)
    assert permissions.can_give_to_team(cast["anna"], activity)
    assert not permissions.can_give_to_team(cast["bram"], activity)
    assert list(Activity.objects.asked_of(cast["anna"])) == [activity]
    assert not Activity.objects.asked_of(cast["bram"])


@pytest.mark.parametrize("trust", ["nobody", "person", "team", "team_of_member", "offline_team"])
def test_going_online_at_once_needs_trust(trust, anna, bram, team):
    owner = bram if trust == "team_of_member" else anna
    if trust == "person":
        owner.trusted_at = team.published_at
    if trust.startswith("team") or trust == "offline_team":
        team.trusted_at = team.published_at
    if trust == "offline_team":
        team.status = Status.OFFLINE
    activity = make_activity(status=Status.SUBMITTED, owner=owner, team=team)

    at_once = permissions.goes_online_at_once
    assert at_once(activity, by=owner) == (trust in {"person", "team"})
    assert not at_once(activity, by=None)
    activity.risk_signs = ["HOOFDLETTERS"]
    assert not at_once(activity, by=owner)


def test_trust_in_the_owner_is_not_lent_to_who_may_edit_too(cast, team):
    owner = make_user("Trix", trusted_at=team.published_at)
    activity = make_activity(status=Status.SUBMITTED, owner=owner, team=team)

    assert permissions.can_edit(cast["anna"], activity)
    assert permissions.goes_online_at_once(activity, by=owner)
    assert not permissions.goes_online_at_once(activity, by=cast["anna"])
