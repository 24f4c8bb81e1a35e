"""The example data: varied, whole, the same for the same seed, and never on the real site."""

import datetime as dt
from io import StringIO

import pytest
from django.core import serializers
from django.core.management import CommandError, call_command

from accounts.models import User
from activities.models import Activity, ActivityStatusChange, Alert, Listed, Moment
from activities.workflow import STEPS
from editions.models import BranchChampion, Edition
from impact.models import Appreciation
from signups.models import Signup
from sponsors.models import Sponsorship
from teams.models import InspiratieTeam, Invitation, JoinRequest
from tests.activities.indexes import kept_rows, let_triggers_make_anew
from verbinding.demo.joining import INVITED
from verbinding.demo.people import LOGINS, VISITOR
from verbinding.demo.texts import activity_texts, sponsor_texts, team_texts
from verbinding.lib.publishing import VISIBLE, Status

pytestmark = pytest.mark.django_db


def load(activities=60, teams=12, seed=1):
    out = StringIO()
    call_command("load_demo", activities=activities, teams=teams, seed=seed, stdout=out)
    return out.getvalue()


def words_of(activities):
    fields = ("slug", "title", "description", "place_label", "municipality", "status", "mx", "my")
    return list(activities.order_by("form_token").values_list(*fields))


def test_texts_are_many_and_of_a_good_length():
    texts = activity_texts()

    assert len({text.title for text in texts}) >= 48
    for text in texts:
        assert len(text.title) <= 80
        assert len(text.summary) <= 160
        assert 60 <= len(text.description.split()) <= 140, text.title
    assert len({team.name for team in team_texts()}) == 24
    assert len(sponsor_texts()) == 8


def test_load_demo_makes_what_was_asked_for():
    said = load()

    edition = Edition.objects.current()
    activities = Activity.objects.for_edition(edition)
    assert activities.count() == 60
    assert activities.values("title").distinct().count() >= 40
    assert activities.values("province").exclude(province="").distinct().count() >= 6
    assert activities.values("theme").distinct().count() >= 8
    assert InspiratieTeam.objects.count() == 12
    assert Sponsorship.objects.for_edition(edition).shown().count() == 8
    for email, (_, password) in LOGINS.items():
        assert email in said
        assert password in said


def test_load_demo_shows_every_side_of_the_site():
    load()

    activities = Activity.objects.all()
    assert set(activities.values_list("status", flat=True)) == set(Status.values)
    assert set(activities.values_list("openness", flat=True)) == set(Activity.Openness.values)
    assert set(activities.values_list("place_kind", flat=True)) == set(Activity.PlaceKind.values)
    assert set(activities.values_list("address_visibility", flat=True)) == set(
        Activity.AddressVisibility.values
    )
    assert set(activities.values_list("coming", flat=True)) == set(Activity.Coming.values)
    assert activities.unconfirmed().count() == 1
    assert InspiratieTeam.objects.waiting().exists()
    assert InspiratieTeam.objects.exclude(trusted_at=None).exists()
    assert InspiratieTeam.objects.exclude(inspired_by__inspired_by=None).exists()
    assert JoinRequest.objects.confirmed().count() == 3
    assert set(Invitation.objects.values_list("email", flat=True)) == {INVITED, VISITOR}


def test_load_demo_keeps_each_activity_within_the_week():
    load()

    edition = Edition.objects.current()
    moments = Moment.objects.exclude(activity__may_be_outside_week=True)
    assert set(moments.values_list("local_date", flat=True)) == set(edition.days)
    assert set(moments.values_list("daypart", flat=True)) == set(Moment.Daypart.values)
    assert Activity.objects.filter(moments=None).count() == 0


def test_load_demo_tells_how_it_was_only_of_examples_that_are_over():
    load()
    load()

    over = Activity.objects.took_place()
    told = Activity.objects.filter(result__isnull=False)
    assert over.count() == 4
    assert told.count() == 3
    assert set(told) < set(over)
    assert not told.exclude(owner__is_demo=True).exists()
    assert Appreciation.objects.waiting().count() == 1


def test_load_demo_tells_a_history_that_the_workflow_allows():
    load()

    for activity in Activity.objects.prefetch_related("history", "versions"):
        status = Status.CONCEPT
        for change in reversed(activity.history.all()):
            step = STEPS[change.step]
            assert change.source == status
            assert status in step.sources
            assert bool(change.note) == step.needs_note
            status = change.target
        assert status == activity.status
        assert bool(activity.versions.all()) == (activity.published_at is not None)
        assert (activity.spelregels is not None) or status == Status.CONCEPT


def test_load_demo_lets_a_trusted_team_publish_by_itself():
    load()

    by_system = ActivityStatusChange.objects.filter(step="publish_trusted")
    assert by_system.exists()
    assert all(change.thing.team.is_trusted and change.by is None for change in by_system)


def test_load_demo_hides_addresses_that_are_to_be_hidden():
    load()

    hidden = Activity.objects.exclude(address_visibility="openbaar").filter(place_kind="adres")
    assert hidden.exists()
    for activity in hidden.select_related("private_location"):
        assert activity.private_location.address
        assert activity.private_location.address not in activity.place_label


def test_load_demo_twice_changes_nothing():
    load()
    before = dump()

    said = load()

    assert dump() == before
    assert "0 activiteiten, 0 teams, 0 sponsors en 0 berichten" in said


def test_load_demo_is_found_and_listed_as_the_triggers_would_have_it():
    load(activities=30, teams=4)
    load(activities=40, teams=4)

    kept = kept_rows()
    assert Listed.objects.count() == Activity.objects.filter(status__in=VISIBLE).count() > 0
    let_triggers_make_anew()
    assert kept_rows() == kept


def test_load_demo_that_fails_half_way_leaves_nothing(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "file"
    settings.MEDIA_ROOT.touch()

    with pytest.raises(OSError, match="file"):
        load(activities=12, teams=3)

    assert not User.objects.exists()
    settings.MEDIA_ROOT = tmp_path
    assert "12 activiteiten, 3 teams, 8 sponsors" in load(activities=12, teams=3)


def test_load_demo_with_more_only_adds():
    load(activities=60, teams=6)
    before = words_of(Activity.objects.all())

    load(activities=70, teams=8)

    assert Activity.objects.count() == 70
    assert InspiratieTeam.objects.count() == 8
    assert set(before) < set(words_of(Activity.objects.all()))


def test_load_demo_follows_the_seed():
    load(activities=20, teams=4)
    first = words_of(Activity.objects.all())
    Signup.objects.all().delete()
    Activity.objects.all().delete()
    InspiratieTeam.objects.all().delete()

    load(activities=20, teams=4)
    again = words_of(Activity.objects.all())
    load(activities=20, teams=4, seed=2)
    other = words_of(Activity.objects.exclude(slug__in=[row[0] for row in again]))

    assert again == first
    assert len(other) == 20
    assert [row[1] for row in other] != [row[1] for row in first]


def test_load_demo_names_champions_and_asks_for_alerts():
    load(activities=4, teams=1)

    named = BranchChampion.objects.shown()
    assert named.count() == 5
    assert BranchChampion.objects.count() == 6
    assert list(Alert.objects.confirmed().values_list("words", flat=True)) == [
        "activiteiten binnen 10 km van Utrecht",
        "activiteiten, waar je ook alleen welkom bent, gratis",
        "activiteiten, in Overijssel, met als thema Samen eten",
        "activiteiten met “muziek”, in de avond",
    ]
    assert Alert.objects.unconfirmed().count() == 1


@pytest.mark.parametrize("today", ["2024-07-01", "2025-12-10", "2026-12-25", "2033-01-02"])
def test_load_demo_is_alive_on_any_date(moment_in_time, today):
    moment_in_time.move_to(dt.datetime.fromisoformat(f"{today}T12:00:00+01:00"))

    load(activities=12, teams=3)

    edition = Edition.objects.current()
    assert edition.last_day >= dt.date.fromisoformat(today)
    assert Activity.objects.for_edition(edition).published().upcoming().exists()


def test_load_demo_fills_the_next_edition_too(moment_in_time):
    load(activities=12, teams=3)
    moment_in_time.move_to(dt.datetime(2027, 6, 1, 12, tzinfo=dt.UTC))

    load(activities=12, teams=3)

    per_year = Activity.objects.values_list("edition__year", flat=True)
    assert sorted(per_year) == [2026] * 12 + [2027] * 12
    assert InspiratieTeam.objects.count() == 3


def test_load_demo_makes_people_that_the_deploy_check_knows():
    load(activities=4, teams=1)

    assert not User.objects.filter(is_demo=False).exists()
    for email, (_, password) in LOGINS.items():
        assert User.objects.get(email=email).check_password(password)
    crowd = User.objects.exclude(email__in=LOGINS)
    assert not any(user.has_usable_password() for user in crowd)


def test_load_demo_refuses_the_real_site(settings):
    settings.PRODUCTION = True

    with pytest.raises(CommandError, match="echte site"):
        load()

    assert not User.objects.exists()


def dump():
    """All rows of the example data as text."""
    models = (
        *(Activity, Moment, ActivityStatusChange, Alert, BranchChampion),
        *(InspiratieTeam, Sponsorship, User),
    )
    return [
        serializers.serialize("json", model.objects.order_by("pk"), fields=columns_of(model))
        for model in models
    ]


def columns_of(model):
    """Without what is only a way to another row, such as a moment's row of the list."""
    meta = model._meta
    return [field.name for field in (*meta.concrete_fields, *meta.many_to_many)]
