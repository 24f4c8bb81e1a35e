"""Mail about new activities: stopping it, and forgetting what was asked."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from accounts import privacy
from activities.jobs import forget_alerts
from activities.models import Alert
from tests import factories
from tests.queries import queries_of

pytestmark = pytest.mark.django_db

DAY = 24 * 3600


# --- Stopping -----------------------------------------------------------------------------------


@pytest.fixture
def alert(sam, edition):
    return factories.make_alert(sam, "gratis=1", words="activiteiten, gratis")


def test_looking_stops_nothing(client, alert):
    page = client.get(alert.get_absolute_url())

    assert "activiteiten, gratis" in page.text
    assert {"private", "no-store"} <= set(page["Cache-Control"].split(", "))
    assert page.cookies == {}
    assert Alert.objects.filter(pk=alert.pk).exists()


def test_button_stops_this_one(client, alert, sam):
    other = factories.make_alert(sam, "online=1")

    answer = client.post(alert.get_absolute_url(), {"stop": "1"})

    assert answer.url == "/meldingen/gestopt/"
    assert "niet meer" in client.get(answer.url).text
    assert list(Alert.objects.all()) == [other]


def test_second_button_stops_all_of_this_person_and_of_nobody_else(client, alert, sam, anna):
    factories.make_alert(sam, "online=1")
    annas = factories.make_alert(anna)

    assert "mijn andere seintje<" in client.get(alert.get_absolute_url()).text
    client.post(alert.get_absolute_url(), {"alles": "1"})

    assert list(Alert.objects.all()) == [annas]


def test_mail_programs_stop_all_with_one_click_and_no_cookie(alert, sam, anna):
    factories.make_alert(sam, "online=1")
    annas = factories.make_alert(anna)
    program = Client(enforce_csrf_checks=True)
    one_click = {"List-Unsubscribe": "One-Click"}

    answers = [program.post(alert.get_absolute_url(), one_click) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert all(answer.cookies == {} for answer in answers)
    assert list(Alert.objects.all()) == [annas]


@pytest.mark.parametrize("who", ["client", "as_sam", "as_anna", "as_mo", "as_olga"])
def test_wrong_token_stops_nothing(who, alert, request):
    client = request.getfixturevalue(who)
    wrong = f"/meldingen/{alert.token[:-1]}/"

    seen, sent = client.get(wrong), client.post(wrong, {"alles": "1"})

    assert seen.status_code == 404
    assert "er niet meer" in seen.text
    assert sent.url == "/meldingen/gestopt/"
    assert Alert.objects.count() == 1


def test_unconfirmed_alert_has_no_page(client, edition):
    pending = factories.make_pending_alert()

    assert client.get(pending.get_absolute_url()).status_code == 404
    client.post(pending.get_absolute_url(), {"alles": "1"})
    assert Alert.objects.get() == pending


def test_tokens_are_long_and_never_the_same(edition):
    tokens = {factories.make_alert(query=f"q={number}").token for number in range(20)}

    assert len(tokens) == 20
    assert {len(token) for token in tokens} == {43}


def test_removing_under_mijn_is_for_its_owner_alone(alert, as_anna, as_sam):
    url = f"{alert.get_absolute_url()}verwijderen/"

    strangers = Client().post(url)
    annas = as_anna.post(url)
    kept = Alert.objects.count()
    sams = as_sam.post(url)

    assert strangers.url.startswith("/account/login/")
    assert (annas.status_code, kept) == (404, 1)
    assert sams.url == "/mijn/"
    assert not Alert.objects.exists()


def test_mijn_shows_own_alerts_only_in_as_many_queries_for_three(as_sam, sam, anna, edition):
    factories.make_alert(anna, words="activiteiten van anna")
    assert "Mijn seintjes" not in as_sam.get("/mijn/").text
    factories.make_alert(sam, words="activiteiten, gratis")
    with_one = queries_of(as_sam, "/mijn/")

    factories.make_alert(sam, "q=1")
    factories.make_alert(sam, "q=2")

    text = as_sam.get("/mijn/").text
    assert queries_of(as_sam, "/mijn/") == with_one
    assert "Activiteiten, gratis" in text
    assert "van anna" not in text


# --- Forgetting ---------------------------------------------------------------------------------


def test_person_takes_alerts_along_and_leaves_none_behind(sam, alert, anna):
    factories.make_pending_alert(sam.email)
    annas = factories.make_alert(anna)

    (exported,) = privacy.export(sam)["seintjes"]
    privacy.erase(sam)

    assert exported["keuze"] == "activiteiten, gratis"
    assert "token" not in str(exported)
    assert list(Alert.objects.all()) == [annas]


def test_unconfirmed_ones_go_after_seven_days(alert, moment_in_time):
    factories.make_pending_alert()

    moment_in_time.shift(7 * DAY - 60)
    early = forget_alerts()
    moment_in_time.shift(120)

    assert (early, forget_alerts()) == (0, 1)
    assert list(Alert.objects.all()) == [alert]


def test_all_go_thirty_days_after_the_week(alert, moment_in_time):
    moment_in_time.move_to("2027-01-18 12:00:00+00:00")
    early = forget_alerts()
    moment_in_time.move_to("2027-01-19 12:00:00+00:00")

    assert (early, forget_alerts()) == (0, 1)


@pytest.mark.parametrize(("year", "gone"), [(2025, 1), (2026, 0), (2027, 0)])
def test_those_of_a_week_that_never_got_its_days_go_after_its_year(edition, year, gone):
    undated = edition if year == 2026 else factories.make_edition(year)
    type(undated).objects.filter(pk=undated.pk).update(first_day=None, last_day=None)
    factories.make_alert(edition=undated)

    assert forget_alerts() == gone


def test_nobody_has_no_alerts(alert):
    assert not Alert.objects.of_user(AnonymousUser()).exists()


def test_admin_shows_and_deletes_but_never_writes(as_olga, as_sam, alert):
    url = f"/beheer/activities/alert/{alert.pk}/"

    shown = as_olga.get(f"{url}change/")
    added = as_olga.get("/beheer/activities/alert/add/")
    as_olga.post(f"{url}delete/", {"post": "yes"})

    assert "sam@example.nl" in shown.text
    assert alert.token not in shown.text
    assert added.status_code == 403
    assert not Alert.objects.exists()
