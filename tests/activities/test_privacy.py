"""What a person can take along, and what stays when they go."""

import pytest

from accounts import privacy
from activities.models import (
    Activity,
    ActivityProposal,
    ActivityVersion,
    OnBehalf,
    PrivateLocation,
)
from tests.factories import make_activity, make_on_behalf, make_user
from verbinding.lib.publishing import Status

pytestmark = pytest.mark.django_db


def test_export_holds_own_activities_only():
    noor = make_user()
    make_activity("Van Noor", owner=noor, address="Stil 1", contact_phone="0612345678")
    make_activity("Van een ander", owner=make_user())

    (row,) = privacy.export(noor)["activiteiten"]

    assert (row["title"], row["adres"]) == ("Van Noor", "Stil 1")
    assert row["contact"] == ["", "0612345678"]
    assert row["momenten"] == ["2026-12-14T13:00:00+00:00"]


def test_erasing_leaves_what_was_online_without_the_person():
    noor = make_user("Noor", email="noor@example.nl")
    online = make_activity(
        owner=noor,
        shown_name="Noor",
        welcomed_by="Noor",
        contact_email="noor@example.nl",
        contact_phone="0612345678",
        shows_contact=True,
    )
    waiting = make_activity(owner=noor, status=Status.SUBMITTED)
    unproven = make_activity(status=Status.CONCEPT, pending_email="noor@example.nl")
    other = make_activity(owner=make_user(), shown_name="Piet")
    for activity in (online, other):
        activity.versions.create(texts={"shown_name": activity.shown_name})
        activity.proposals.create(texts={"shown_name": activity.shown_name})
        make_on_behalf(activity)

    privacy.erase(noor)

    left = {row.pk: row for row in Activity.objects.all()}
    assert set(left) == {online.pk, other.pk}
    assert left[online.pk].owner is None
    stays = left[online.pk]
    assert (stays.shown_name, stays.place_label) == ("Iemand uit de buurt", "Zwolle")
    assert (stays.contact_email, stays.contact_phone, stays.welcomed_by) == ("", "", "")
    assert stays.shows_contact is False
    for model in (PrivateLocation, ActivityVersion, ActivityProposal, OnBehalf):
        assert [row.activity for row in model.objects.all()] == [other]
    assert left[other.pk].shown_name == "Piet"
    assert waiting.pk not in left
    assert unproven.pk not in left


def test_erased_person_is_gone_from_kept_pages_at_once(client):
    noor = make_user("Noor")
    activity = make_activity(owner=noor, shown_name="Noor van Dijk", address="Stil 1")
    pages = (activity.get_absolute_url(), "/activiteiten/")
    assert all("Noor van Dijk" in client.get(page).text for page in pages)

    privacy.erase(noor)

    for page in pages:
        text = client.get(page).text
        assert "Soep voor de straat" in text
        assert "Noor van Dijk" not in text
        assert "Stil 1" not in text


def test_online_activity_of_an_erased_person_stays_online(edition):
    noor = make_user()
    make_activity(owner=noor, place_kind="online", place_label="Online", place_name="")

    privacy.erase(noor)

    assert Activity.objects.get().place_label == "Online"


def test_what_staff_entered_for_an_erased_person_is_theirs_too(edition):
    noor = make_user(email="noor@example.nl")
    theirs = make_activity(shown_name="Noor", contact_phone="0612345678")
    make_on_behalf(theirs, email="noor@example.nl")
    others = make_activity(shown_name="Piet", contact_phone="0687654321")
    make_on_behalf(others, email="piet@example.nl")

    privacy.erase(noor)

    left = Activity.objects.in_bulk()
    assert (left[theirs.pk].shown_name, left[theirs.pk].contact_phone) == (
        "Iemand uit de buurt",
        "",
    )
    assert (left[others.pk].shown_name, left[others.pk].contact_phone) == ("Piet", "0687654321")
    assert [row.activity for row in OnBehalf.objects.all()] == [others]
