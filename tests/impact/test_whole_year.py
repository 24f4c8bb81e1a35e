"""One activity from going online to the numbers of its edition, as the clock moves on."""

import re

from post_office.models import Email

from activities.workflow import take_step
from tests import factories
from tests.conftest import logged_in
from verbinding.lib import tick
from verbinding.lib.publishing import Status


def run_tick():
    """As `manage.py tick` does, once what was planned is due."""
    tick.load_jobs()
    return tick.run_due()


def newest_subject():
    return Email.objects.latest("pk").subject


def test_from_online_to_the_numbers_of_the_edition(client, anna, mo, edition, moment_in_time):
    soup = factories.make_activity("Soep", owner=anna, status=Status.SUBMITTED)
    take_step(soup, "publish", by=mo)
    assert newest_subject() == "Je activiteit staat online: Soep"

    moment_in_time.move_to("2026-12-14 17:00+01:00")
    run_tick()
    assert newest_subject() == "Je activiteit staat online: Soep"

    moment_in_time.move_to("2026-12-15 09:05+01:00")
    assert "impact-thank" in run_tick()
    assert newest_subject() == "Dank je wel: Soep"

    moment_in_time.move_to("2026-12-28 09:05+01:00")
    run_tick()
    assert newest_subject() == "Hoe was het bij “Soep”?"
    assert "weten we nog niet" in client.get("/edities/2026/").text

    link = re.search(
        r"http://\S+?(/activiteiten/\S+/terugblik/)", Email.objects.latest("pk").message
    )[1]
    told = {"people": "31", "new": "de-meesten", "goes_on": "ja", "seen": "nieuw"}
    assert client.get(link).url == f"/account/login/?next={link}"
    assert logged_in(anna).post(link, told).status_code == 302

    text = client.get("/edities/2026/").text
    assert "<strong>31</strong> mensen kwamen" in text
    assert "1 krijgt een vervolg" in text

    written = Email.objects.count()
    moment_in_time.move_to("2027-01-11 09:05+01:00")
    run_tick()
    assert Email.objects.count() == written
