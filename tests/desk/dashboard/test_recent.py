"""What staff did lately: whose deeds one sees, in which order, and where they lead."""

import pytest
from django.contrib.admin.models import ADDITION, CHANGE, DELETION, LogEntry
from django.contrib.contenttypes.models import ContentType

from activities import workflow
from desk.dashboard.recent import SHOWN, deeds
from editions.models import Page
from teams.workflow import take_step as take_team_step
from tests.desk.queue_cast import waiting_activity, waiting_team
from tests.factories import make_page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]


def log(user, flag, thing):
    kind = ContentType.objects.get_for_model(thing)
    return LogEntry.objects.create(
        user=user, action_flag=flag, content_type=kind, object_id=thing.pk, object_repr=str(thing)
    )


def test_steps_of_the_queue_and_of_the_admin_stand_together(olga, mo, moment_in_time):
    page = make_page(Page.Name.ABOUT)
    activity, team = waiting_activity("Soep"), waiting_team("Buren")
    workflow.take_step(activity, "publish", by=mo)
    moment_in_time.shift(60)
    take_team_step(team, "ask_changes", by=mo, note="Wie doen er mee?")
    moment_in_time.shift(60)
    log(olga, CHANGE, page)

    found = deeds(olga)

    assert [(deed.what, deed.who, deed.thing) for deed in found] == [
        ("Gewijzigd", "Olga", str(page)),
        ("Aanpassing gevraagd", "Mo", "Buren"),
        ("Gepubliceerd", "Mo", "Soep"),
    ]
    assert found[1].url == f"/beheer/wachtrij/team/{team.pk}/"


def test_what_senders_do_is_no_deed_of_the_desk(mo, anna):
    activity = waiting_activity(owner=anna)
    workflow.take_step(activity, "withdraw", by=anna)

    assert deeds(mo) == []


def test_who_may_not_see_everything_sees_their_own(mo, olga):
    page = make_page(Page.Name.ABOUT)
    log(olga, ADDITION, page)
    mine = log(mo, CHANGE, page)

    assert [deed.who for deed in deeds(mo)] == [str(mine.user)]


def test_what_is_gone_is_no_link(olga):
    page = make_page(Page.Name.ABOUT)
    log(olga, DELETION, page)

    assert [(deed.what, deed.url) for deed in deeds(olga)] == [("Verwijderd", "")]


def test_no_more_are_shown_than_fit(olga):
    page = make_page(Page.Name.ABOUT)
    for _ in range(SHOWN + 3):
        log(olga, CHANGE, page)

    assert len(deeds(olga)) == SHOWN
