"""A desk with something of everything, and the numbers that a page shows with their links."""

import datetime as dt

import html5lib
from django.utils import timezone
from post_office.models import STATUS, Email

from activities.models import Activity
from ideas.models import Idea
from tests.desk.queue_cast import (
    hours_ago,
    online_unchecked,
    waiting_activity,
    waiting_proposal,
    waiting_team,
)
from tests.factories import (
    at,
    make_activity,
    make_edition,
    make_enquiry,
    make_idea,
    make_message,
    make_moment,
    make_participation,
    make_report,
    make_signup,
    make_team,
    make_user,
)
from tests.impact.made import make_good_word
from verbinding.lib.publishing import Status

HTML = "{http://www.w3.org/1999/xhtml}"
LAST_FIRST_DAY = dt.date(2025, 12, 8)
# As far before the week of 2025 as the frozen today lies before that of 2026.
LAST_UNTIL = dt.date(2025, 11, 17)


def counts_on(page):
    """Each number marked as one, with the address of the list behind it."""
    tree = html5lib.parse(page)
    found = []
    for link in tree.iter(f"{HTML}a"):
        marked = [node for node in link.iter() if "data-count" in node.attrib]
        found += [(link.get("href"), number_in(node)) for node in marked]
    return found


def number_in(node):
    return int("".join(node.itertext()).replace(".", ""))


def counted_behind(client, url):
    """How many the page behind a number says there are."""
    response = client.get(url)
    assert response.status_code == 200, (url, response.status_code)
    if "cl" in response.context:
        return response.context["cl"].result_count
    if "page_obj" in response.context:
        return response.context["page_obj"].paginator.count
    return response.context["total"]


def make_letter(status=STATUS.failed, minutes=0, **overrides):
    letter = Email.objects.create(
        status=status, from_email="week@example.nl", to=["noor@example.nl"], **overrides
    )
    created = timezone.now() - dt.timedelta(minutes=minutes)
    Email.objects.filter(pk=letter.pk).update(created=created)
    return letter


def last_edition():
    last_day = LAST_FIRST_DAY + dt.timedelta(days=5)
    return make_edition(2025, first_day=LAST_FIRST_DAY, last_day=last_day)


def make_activity_then(edition, day, **overrides):
    """Online since that day of last year, with a moment in its week."""
    published_at = at(day, 12)
    activity = make_activity(
        f"Toen {day}", edition=edition, published_at=published_at, coming="aanmelden", **overrides
    )
    make_signup(activity.moments.get(), confirmed_at=published_at)
    return activity


def fill_the_desk(anna):
    """Two of most things, so that a mix-up of counts shows; some on both sides of each border."""
    for waited in (0.5, 2, 2, 4, 5, 30, 100):
        waiting_activity(f"Wacht {waited}", waited=waited)
    waiting_team("Wacht", waited=6)
    proposed = make_activity("Met nieuwe woorden", owner=anna)
    waiting_proposal(proposed, waited=3)
    make_idea("Een idee", status=Status.SUBMITTED)
    make_good_word(state="wacht")
    online_unchecked("Van vandaag", owner=anna)
    old = online_unchecked("Van gisteren", owner=anna)
    Activity.objects.filter(pk=old.pk).update(published_at=hours_ago(26))
    Idea.objects.filter(pk=make_idea("Zomaar").pk).update(checked_at=None)
    fill_the_inboxes()
    fill_the_country(anna)
    fill_last_year()


def fill_the_inboxes():
    for waited in (1, 5, 24 * 6, 24 * 8):
        make_report(received_at=hours_ago(waited))
    make_report(received_at=hours_ago(3), handled_at=timezone.now())
    make_message()
    make_enquiry()
    make_letter()
    make_letter(STATUS.queued, minutes=5)
    make_letter(STATUS.queued, minutes=40)
    make_letter(STATUS.requeued, minutes=90)


def fill_the_country(anna):
    for number in range(3):
        activity = make_activity(
            f"In Utrecht {number}",
            province="Utrecht",
            municipality_code="0344",
            municipality="Utrecht",
            coming="aanmelden",
            owner=anna,
        )
        make_moment(activity, at(dt.date(2026, 12, 16), 10 + number))
        make_signup(activity.moments.first(), confirmed_at=hours_ago(24 * number))
    online = {"province": "", "municipality_code": "", "municipality": "", "lat": None}
    make_activity("Online", place_kind="online", lon=None, owner=anna, **online)
    make_activity("Gaat niet door", status=Status.CANCELLED, owner=anna)
    make_activity("Weg", status=Status.OFFLINE, owner=anna)
    signed_up = make_activity("Met wie nog bezig is", owner=anna).moments.get()
    make_signup(signed_up, state="onbevestigd")
    make_signup(signed_up, state="afgemeld", confirmed_at=hours_ago(50))
    make_signup(signed_up, confirmed_at=hours_ago(24 * 30))
    for name in ("Een", "Twee"):
        make_team(name, lead=make_user())
    make_team("Weg", status=Status.OFFLINE, lead=make_user())


def fill_last_year():
    edition = last_edition()
    for days in (-40, 0, 1, 10):
        make_activity_then(edition, LAST_UNTIL + dt.timedelta(days=days))
    for days in (0, 1):
        joined = make_participation(make_team(f"Toen {days}", lead=make_user()), edition)
        type(joined).objects.filter(pk=joined.pk).update(
            since=at(LAST_UNTIL + dt.timedelta(days=days), 9)
        )
