"""What a person can take along, and what stays when they go."""

import pytest

from accounts import privacy
from activities.models import Activity, ActivityProposal, ActivityVersion, PrivateLocation
from tests.factories import make_activity, make_user
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
        owner=noor, shown_name="Noor", welcomed_by="Noor", contact_email="noor@example.nl"
    )
    waiting = make_activity(owner=noor, status=Status.SUBMITTED)
    unproven = make_activity(status=Status.CONCEPT, pending_email="noor@example.nl")
    other = make_activity(owner=make_user(), shown_name="Piet")
    for activity in (online, other):
        activity.versions.create(texts={"shown_name": activity.shown_name})
        activity.proposals.create(texts={"shown_name": activity.shown_name})

    privacy.erase(noor)

    left = {row.pk: row for row in Activity.objects.all()}
    assert set(left) == {online.pk, other.pk}
    assert left[online.pk].owner is None
    assert (left[online.pk].shown_name, left[online.pk].contact_email) == (
        "Iemand uit de buurt",
        "",
    )
    assert (left[online.pk].place_label, left[online.pk].welcomed_by) == ("Zwolle", "")
    for model in (PrivateLocation, ActivityVersion, ActivityProposal):
        assert [row.activity for row in model.objects.all()] == [other]
    assert left[other.pk].shown_name == "Piet"
    assert waiting.pk not in left
    assert unproven.pk not in left
