"""From one item to the next: where one is in the line, what stands out, and how it ends."""

import pytest

from activities.lookalikes import SIGN
from desk.moderation.signs import FIRST_TIME, WHY
from tests.desk.queue_cast import decide, item_url, status_of, waiting_activity, waiting_team
from tests.factories import make_activity, make_team
from tests.html import mistakes_in
from verbinding.lib.publishing import Status
from verbinding.lib.risks import WORD_SIGNS
from verbinding.lib.sendersigns import SENDER_SIGNS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]

QUEUE = "/beheer/wachtrij/"
DONE = "/beheer/wachtrij/klaar/"


def test_item_tells_where_it_stands_in_the_line(as_mo):
    first = waiting_activity("Straks", starts_in=5)
    second = waiting_activity("Daarna", starts_in=6)
    waiting_team()

    whole = as_mo.get(item_url("activiteit", second)).text
    narrowed = as_mo.get(item_url("activiteit", second), {"soort": "activiteit"}).text
    outside = as_mo.get(item_url("activiteit", second), {"soort": "team"}).text
    decided = as_mo.get(item_url("activiteit", make_activity())).text

    assert "2 van 3" in whole
    assert "2 van 2" in narrowed
    assert " van 1</span>" not in outside
    assert "Naar de wachtrij" in decided
    assert status_of(first) == Status.SUBMITTED


def test_item_opens_at_its_title_and_a_filled_form_at_the_words(as_mo):
    activity = waiting_activity()
    url = item_url("activiteit", activity)

    opened, filled = as_mo.get(url), as_mo.post(url, {"vul": "1", "note": "Dag"})

    assert '<h1 class="page-head__title" tabindex="-1" autofocus>' in opened.text
    assert [page.text.count(" autofocus") for page in (opened, filled)] == [1, 1]
    assert mistakes_in(opened.text) == []


def test_how_long_it_waits_goes_along_too(as_mo):
    late = waiting_activity("Laat", waited=6, starts_in=70)
    later = waiting_activity("Later", waited=7, starts_in=80)
    waiting_activity("Net binnen", waited=0, starts_in=5)
    narrowed = {"soort": "activiteit", "wacht": "4-tot-24-uur"}

    on = decide(as_mo, "activiteit", late, "publish", **narrowed)
    end = decide(as_mo, "activiteit", later, "publish", **narrowed)

    query = "?soort=activiteit&wacht=4-tot-24-uur"
    assert on.url == f"{item_url('activiteit', later)}{query}"
    assert end.url == f"{DONE}{query}"


# --- The end ------------------------------------------------------------------------------------


def test_end_of_the_line_thanks_and_counts_what_was_done_today(as_mo, as_olga, moment_in_time):
    decide(as_mo, "activiteit", waiting_activity(), "publish")
    moment_in_time.shift(24 * 3600)
    for _ in range(2):
        decide(as_mo, "activiteit", waiting_activity(), "publish")
    decide(as_mo, "team", waiting_team(), "reject", "Reclame.")
    decide(as_olga, "activiteit", waiting_activity(), "publish")

    page = as_mo.get(DONE)

    assert "Alles gedaan" in page.text
    assert "Dank je wel" in page.text
    assert "Vandaag besliste jij 3 keer" in page.text
    assert page.context["handled"].steps == [("Publiceren", 2), ("Afwijzen", 1)]
    assert mistakes_in(page.text) == []


def test_end_of_one_kind_tells_what_else_waits(as_mo):
    waiting_team()

    page = as_mo.get(DONE, {"soort": "activiteit"})
    skipped = as_mo.get(DONE)

    assert "Alles gedaan" in page.text
    assert f'href="{QUEUE}?soort=team"' in page.text
    assert "Er wacht nog wat" in skipped.text


def test_end_without_a_decision_counts_nothing(as_mo):
    assert "Vandaag besliste" not in as_mo.get(DONE).text


# --- Trust in one go ----------------------------------------------------------------------------


def test_team_is_published_and_trusted_by_one_press(as_mo, mo, anna):
    team = waiting_team(lead=anna)
    activity = waiting_activity(team=team, owner=anna)

    response = decide(as_mo, "team", team, "publish_and_trust")

    team.refresh_from_db()
    assert response.url == DONE
    assert (team.status, team.is_trusted, team.trusted_by) == (Status.PUBLISHED, True, mo)
    assert status_of(activity) == Status.PUBLISHED
    assert [change.step for change in team.history.all()] == ["trust", "publish"]


def test_activity_is_published_and_its_team_trusted_by_one_press(as_mo, team):
    activity = waiting_activity(team=team)

    decide(as_mo, "activiteit", activity, "publish_and_trust")

    team.refresh_from_db()
    assert (status_of(activity), team.is_trusted) == (Status.PUBLISHED, True)


@pytest.mark.parametrize("trusted", [True, False])
def test_trust_in_one_go_is_offered_where_it_can_be_given(as_mo, team, trusted):
    """Not for a team that is trusted already, nor without a team."""
    if trusted:
        team = make_team("Vertrouwd", trusted_at=team.published_at)
    activity = waiting_activity(team=team if trusted else None)

    page = as_mo.get(item_url("activiteit", activity))
    response = decide(as_mo, "activiteit", activity, "publish_and_trust")

    assert "dit team vertrouwen" not in page.text
    assert (response.status_code, status_of(activity)) == (409, Status.SUBMITTED)


# --- What stands out ----------------------------------------------------------------------------


@pytest.mark.parametrize("sign", [*WORD_SIGNS, *SENDER_SIGNS, SIGN, FIRST_TIME])
def test_every_sign_has_its_why(sign):
    assert WHY[sign].endswith((".", "?"))


def test_item_tells_what_stands_out_and_why(as_mo, anna):
    activity = waiting_activity(owner=anna, risk_signs=["wegwerpadres", "iets van vroeger"])

    page = as_mo.get(item_url("activiteit", activity))

    assert [sign.words for sign in page.context["signs"]] == [
        "wegwerpadres",
        "iets van vroeger",
        FIRST_TIME,
    ]
    assert WHY["wegwerpadres"] in page.text
    assert "desk-signs--calm" not in page.text


def test_first_time_is_told_calmly_and_only_once(as_mo, anna):
    first = as_mo.get(item_url("activiteit", waiting_activity(owner=anna)))
    make_activity(owner=anna)
    second = as_mo.get(item_url("activiteit", waiting_activity(owner=anna)))

    assert "desk-signs--calm" in first.text
    assert "Valt op" not in second.text
