"""When new Spelregels appear, whoever enters something agrees with those, once."""

import datetime as dt

import pytest
from django.utils import timezone

from activities.forms.copying import SendAllForm
from activities.models import Activity
from editions.agreeing import AgreesMixin
from ideas.models import Idea
from teams.forms import EditTeamForm
from teams.models import InspiratieTeam
from teams.workflow import trust_team
from tests.activities import entries
from tests.conftest import logged_in
from tests.factories import make_activity, make_idea, make_spelregels, make_team
from tests.ideas import entries as idea_entries
from tests.teams import entries as team_entries
from verbinding.lib.publishing import Status

TICK = 'name="agrees"'
RENEWED = "De Spelregels zijn vernieuwd"


@pytest.fixture
def old(edition):
    yesterday = timezone.now() - dt.timedelta(days=1)
    return make_spelregels(1, text="We helpen elkaar.", published_at=yesterday)


@pytest.fixture
def new(old):
    """A version that came after all that a test made before asking for it."""
    return lambda: make_spelregels(2, text="We helpen elkaar en we ruimen op.")


def changed(activity, **overrides):
    """What the edit form sends when nobody touched it, without the tick."""
    moment = activity.moments.get()
    shown = {
        "title": activity.title,
        "place_query": "8011 PK",
        "address": "Marktplein 1",
        "seen": activity.fingerprint,
        "email": None,
        "agrees": None,
        **entries.rows(("2026-12-14", "14:00", "16:00"), ids=[moment.pk]),
        "moments-INITIAL_FORMS": "1",
    }
    return entries.entry(**{**shown, **overrides})


def test_who_agreed_before_is_asked_at_the_next_entry(old, new, anna):
    make_activity(owner=anna, spelregels=old)
    new()
    client = logged_in(anna)

    refused = client.post(entries.NEW, entries.entry(email=None, agrees=None))
    client.post(entries.NEW, entries.entry(email=None))

    assert refused.status_code == 422
    assert "Zet hier een vinkje" in refused.text
    assert Activity.objects.latest("pk").spelregels.version == 2


def test_the_lead_of_a_trusted_team_is_asked_as_well(old, new, anna, mo, team, moment_in_time):
    InspiratieTeam.objects.filter(pk=team.pk).update(spelregels=old)
    trust_team(team, by=mo)
    new()
    entry = {"email": None, "team": team.pk}

    typed = entries.entry(**entry)
    moment_in_time.shift(60)

    refused = logged_in(anna).post(entries.NEW, {**typed, "agrees": ""})
    logged_in(anna).post(entries.NEW, typed)

    assert refused.status_code == 422
    activity = Activity.objects.get()
    assert (activity.status, activity.spelregels.version) == (Status.PUBLISHED, 2)


@pytest.mark.parametrize("who", ["as_mo", "as_olga"])
def test_staff_agree_as_everybody(old, new, request, who):
    new()

    refused = request.getfixturevalue(who).post(entries.NEW, entries.entry(email=None, agrees=None))

    assert refused.status_code == 422
    assert not Activity.objects.exists()


def test_nobody_agrees_with_words_that_came_after_those_on_the_page(client, old, new):
    page = client.get(entries.NEW).text
    assert 'name="agrees" value="1"' in page
    new()

    refused = client.post(entries.NEW, entries.entry(agrees="1"))

    assert refused.status_code == 422
    assert RENEWED in refused.text
    assert 'name="agrees" value="2"' in refused.text
    assert "Soep eten met de straat" in refused.text
    assert not Activity.objects.exists()

    client.post(entries.NEW, entries.entry(agrees="2"))
    assert Activity.objects.get().spelregels.version == 2


def test_what_is_online_asks_once_when_it_is_changed(old, new, anna):
    activity = make_activity(owner=anna, spelregels=old)
    client, url = logged_in(anna), f"{activity.get_absolute_url()}bewerken/"
    assert TICK not in client.get(url).text
    new()

    assert "vernieuwde" in client.get(url).text
    refused = client.post(url, changed(activity))
    taken = client.post(url, changed(activity, agrees="2"))

    assert (refused.status_code, taken.status_code) == (422, 302)
    activity.refresh_from_db()
    assert activity.spelregels.version == 2
    assert TICK not in client.get(url).text


def test_a_concept_is_not_sent_in_under_old_rules(old, new, anna):
    concept = make_activity(owner=anna, status=Status.CONCEPT, spelregels=old)
    client, url = logged_in(anna), concept.get_absolute_url()
    new()

    pressed = client.post(f"{url}stap/submit/", follow=True)

    concept.refresh_from_db()
    assert concept.status == Status.CONCEPT
    assert pressed.request["PATH_INFO"] == f"{url}bewerken/"
    assert RENEWED in pressed.text
    client.post(f"{url}bewerken/", changed(concept, agrees="2"))
    concept.refresh_from_db()
    assert (concept.status, concept.spelregels.version) == (Status.SUBMITTED, 2)


def test_entry_confirmed_after_the_rules_changed_waits_for_the_tick(client, old, new):
    client.post(entries.NEW, entries.entry())
    new()

    client.post("/account/code/", {"code": entries.code_sent_to("fatima@example.nl")})

    activity = Activity.objects.get()
    assert (activity.status, activity.owner.email) == (Status.CONCEPT, "fatima@example.nl")
    page = client.get(f"{activity.get_absolute_url()}bewerken/")
    assert TICK in page.text


def test_team_founded_under_old_rules_waits_for_the_tick(client, old, new):
    client.post(team_entries.NEW, team_entries.founding())
    new()

    answer = team_entries.type_code(client, "fatima@example.nl")

    team = InspiratieTeam.objects.get()
    assert (team.status, team.pending_email) == (Status.CONCEPT, "")
    assert answer.url == f"/teams/{team.slug}/bewerken/"
    data = team_entries.edited(team, place_query="3607 AB", submit="1")
    assert client.post(answer.url, data).status_code == 422
    client.post(answer.url, {**data, "agrees": "2"})
    team.refresh_from_db()
    assert (team.status, team.spelregels.version) == (Status.SUBMITTED, 2)


def test_idea_sent_under_old_rules_waits_for_the_tick(client, old, new):
    client.post(idea_entries.SEND, idea_entries.sending())
    new()

    answer = team_entries.type_code(client, idea_entries.FATIMA)

    idea = Idea.objects.get()
    assert (idea.status, idea.spelregels.version) == (Status.CONCEPT, 1)
    assert answer.url == f"/ideeen/{idea.slug}/bewerken/"
    client.post(answer.url, idea_entries.edited(idea, submit="1", agrees="2"))
    idea.refresh_from_db()
    assert (idea.status, idea.spelregels.version) == (Status.SUBMITTED, 2)


@pytest.mark.parametrize("make", [make_activity, make_idea, make_team])
def test_whatever_was_entered_must_be_agreed_with_anew_once(old, new, make):
    entered = make(spelregels=old)
    assert not entered.must_agree_anew()

    new()
    assert entered.must_agree_anew()

    entered.agree()
    assert not entered.must_agree_anew()


def test_rules_of_tomorrow_are_not_asked_today(old, team, moment_in_time):
    InspiratieTeam.objects.update(spelregels=old)
    team.refresh_from_db()
    make_spelregels(2, published_at=timezone.now() + dt.timedelta(hours=5))

    assert "agrees" not in EditTeamForm(instance=team).fields
    moment_in_time.shift(dt.timedelta(hours=5))
    assert "agrees" in EditTeamForm(instance=team).fields


def test_taking_activities_along_asks_for_the_version_of_today(old, new):
    new()

    assert SendAllForm({"agrees": "1"}).errors["agrees"][0].startswith(RENEWED)
    assert SendAllForm({"agrees": "2"}).is_valid()


def test_who_only_comes_agrees_with_nothing(old, client):
    moment = make_activity(coming="aanmelden").moments.get()

    assert TICK not in client.get(f"{moment.activity.get_absolute_url()}ik-kom/").text


def test_each_form_that_enters_something_asks(db):
    """What a room adds to this list asks as well."""

    def below(form):
        return {form, *(each for one in form.__subclasses__() for each in below(one))}

    names = {form.__name__ for form in below(AgreesMixin)}

    assert names >= {
        *("ActivityForm", "EditActivityForm", "SendAllForm"),
        *("FoundTeamForm", "EditTeamForm", "SendIdeaForm", "EditIdeaForm"),
    }


@pytest.mark.parametrize(("value", "stays"), [("1", True), ("0", False)])
def test_a_tick_for_these_rules_stays_when_the_form_comes_back(old, value, stays):
    form = SendAllForm({"agrees": value})

    assert ("checked" in str(form["agrees"])) is stays
