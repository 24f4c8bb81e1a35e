"""The numbers of an edition count what was published, and nothing twice."""

from editions.archive import Numbers, numbers_by_edition, numbers_of, page_of_activities, teams_of
from tests import factories
from verbinding.lib.publishing import Status


def test_numbers_count_published_activities_and_their_municipalities_once(edition):
    factories.make_activity(moments=3)
    factories.make_activity("Wandelen")
    factories.make_activity("Zingen", municipality_code="GM0344", municipality="Utrecht")
    factories.make_activity("Online quiz", municipality_code="", municipality="")
    factories.make_activity("Nog niet", status=Status.SUBMITTED, municipality_code="GM0363")
    factories.make_activity("Toch niet", status=Status.CANCELLED, municipality_code="GM0363")

    assert numbers_of(edition) == Numbers(activities=4, municipalities=2, teams=0)


def test_numbers_count_teams_that_everybody_may_see(edition):
    factories.make_team("Zwolle")
    factories.make_team("Breda")
    factories.make_team("Wacht nog", status=Status.SUBMITTED)

    assert numbers_of(edition).teams == 2


def test_numbers_stay_apart_per_edition(edition, django_assert_num_queries):
    last_year = factories.make_edition(2025)
    factories.make_activity(edition=last_year)
    factories.make_activity()
    factories.make_activity("Wandelen")

    with django_assert_num_queries(2):
        numbers = numbers_by_edition()

    assert numbers[last_year.pk].activities == 1
    assert numbers[edition.pk].activities == 2


def test_teams_of_an_edition_come_by_name_and_only_when_public(edition):
    factories.make_team("Zwolle")
    factories.make_team("Breda")
    factories.make_team("Wacht nog", status=Status.SUBMITTED)

    assert [row.team.name for row in teams_of(edition)] == ["Breda", "Zwolle"]


def test_activities_of_an_edition_come_in_the_order_in_which_they_happen(edition):
    day = edition.first_day
    later = factories.make_activity("Later", moments=0)
    factories.make_moment(later, factories.at(day, 19))
    sooner = factories.make_activity("Eerder", moments=0)
    factories.make_moment(sooner, factories.at(day, 10))
    undated = factories.make_activity("Dag volgt", moments=0)
    factories.make_activity("Concept", status=Status.CONCEPT)

    assert list(page_of_activities(edition, 1, per_page=2)) == [sooner, later]
    assert list(page_of_activities(edition, 2, per_page=2)) == [undated]
