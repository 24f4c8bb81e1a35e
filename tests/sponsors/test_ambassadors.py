"""Who spreads the word is named after a yes, by a lead and the organiser, and is off at once."""

import datetime as dt

import pytest
from django.db import IntegrityError
from django.test import Client
from django.utils import timezone
from post_office.models import Email

from sponsors import ambassadors
from sponsors.jobs import forget_ambassadors
from sponsors.models import Ambassador
from teams import outreach
from teams.models import Outreach
from tests.factories import make_activity, make_ambassador, make_edition, make_outreach, make_team
from tests.guarded import letters_to
from tests.html import mistakes_in
from verbinding.lib.publishing import Status

pytestmark = pytest.mark.django_db
TOOLKIT = "/promotie/"
DESK = "/beheer/sponsors/ambassador/"


@pytest.fixture
def row(team):
    return make_outreach(team, "Yara kookt", state=Outreach.State.JOINS, note="Geheim")


@pytest.fixture
def page(row):
    return f"/promotie/ambassadeurs/{row.pk}/"


def typed(**overrides):
    fields = {
        "name": "Yara kookt",
        "words": "Kookt mee en vertelt erover.",
        "link": "https://yara.example.nl/",
        "agreed_on": "2026-11-20",
        "agreed_how": "Per mail",
        "agrees": "on",
        **overrides,
    }
    return {name: value for name, value in fields.items() if value is not None}


def publish(as_olga, *people):
    data = {"action": "show", "_selected_action": [one.pk for one in people]}
    return as_olga.post(DESK, data)


# --- From a lead's list to the site -------------------------------------------------------------


def test_yes_goes_by_the_organiser_to_the_site(page, row, team, as_anna, as_olga):
    sent = as_anna.post(page, typed())
    ambassador = Ambassador.objects.get()
    before = Client().get(TOOLKIT).text

    publish(as_olga, ambassador)

    assert sent.url == f"/teams/{team.slug}/bereik/"
    assert (ambassador.team, ambassador.outreach, ambassador.kind) == (team, row, row.kind)
    assert ambassador.agreed_on == dt.date(2026, 11, 20)
    assert "Yara kookt" not in before
    after = Client().get(TOOLKIT).text
    assert "Yara kookt" in after
    assert "Kookt mee en vertelt erover." in after
    assert f'href="/teams/{team.slug}/"' in after
    assert "Geheim" not in after
    assert "Per mail" not in after


def test_organiser_is_told_with_a_link_that_works(page, as_anna, as_olga):
    as_anna.post(page, typed())

    [letter] = letters_to(Email.objects.all(), "organisatie@example.nl")
    address = f"/beheer/wachtrij/ambassadeur/{Ambassador.objects.get().pk}/"
    assert letter.subject == "Nieuwe ambassadeur: Yara kookt"
    assert "20 november 2026, Per mail" in letter.message
    assert address in letter.message
    assert address in letter.html_message
    assert as_olga.get(address).status_code == 200


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", "Yara\nkookt"),
        ("name", "\u202eYara"),
        ("words", ""),
        ("words", "x" * 161),
        ("words", "Kijk op www.winkel.nl"),
        ("link", "javascript:alert(1)"),
        ("agreed_on", ""),
        ("agreed_on", "2026-11-24"),
        ("agreed_on", "gisteren"),
        ("agreed_how", ""),
        ("agrees", None),
        ("activities", "999999"),
        ("activities", "x"),
    ],
)
def test_without_a_clear_yes_or_with_nonsense_nobody_is_named(field, value, page, as_anna):
    answer = as_anna.post(page, typed(**{field: value}))

    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert not Ambassador.objects.exists()


def test_form_sent_twice_makes_one(page, as_anna):
    as_anna.post(page, typed())
    as_anna.post(page, typed(words="Kookt vaker mee."))

    assert Ambassador.objects.get().words == "Kookt vaker mee."


def test_form_too_often_is_kept_but_refused(page, as_anna):
    answers = [as_anna.post(page, typed(words=f"Zin {number}")) for number in range(7)]

    assert [answer.status_code for answer in answers] == [302] * 6 + [429]
    assert "Zin 6" in answers[-1].text


def test_change_to_a_shown_name_waits_for_the_organiser_again(page, as_anna, as_olga):
    as_anna.post(page, typed())
    publish(as_olga, Ambassador.objects.get())

    as_anna.post(page, typed(words="Iets heel anders."))

    assert not Ambassador.objects.get().is_shown
    assert "Yara" not in Client().get(TOOLKIT).text


@pytest.mark.parametrize(
    ("browser", "expected"),
    [("as_bram", 404), ("as_chris", 404), ("as_sam", 404), ("as_mo", 404), ("as_olga", 404)],
)
def test_form_is_for_leads_of_the_team_alone(browser, expected, request, page):
    client = request.getfixturevalue(browser)

    assert client.get(page).status_code == expected
    assert client.post(page, typed()).status_code == expected
    assert not Ambassador.objects.exists()


def test_form_asks_strangers_to_log_in_and_everybody_for_a_csrf_token(page, anna):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(anna)

    assert Client().get(page).url.startswith("/account/login/")
    assert strict.post(page, typed()).status_code == 403


@pytest.mark.parametrize("state", [s for s in Outreach.State if s != Outreach.State.JOINS])
def test_who_did_not_say_yes_cannot_be_named(state, as_anna, team):
    row = make_outreach(team, state=state)

    assert as_anna.get(f"/promotie/ambassadeurs/{row.pk}/").status_code == 404


# --- Activities ---------------------------------------------------------------------------------


def test_activity_shows_all_its_ambassadors(page, team, as_anna, as_olga):
    soup = make_activity("Soep", team=team)
    other = make_ambassador("Wies")
    other.activities.add(soup)
    as_anna.post(page, typed(activities=[soup.pk]))
    publish(as_olga, Ambassador.objects.get(name="Yara kookt"))

    shown = Client().get(soup.get_absolute_url()).text

    assert "Yara kookt" in shown
    assert "Wies" in shown
    assert "Soep" in Client().get(TOOLKIT).text


def test_only_own_activities_that_are_online_can_be_chosen(page, team, other_team, as_anna):
    elsewhere = make_activity("Van een ander", team=other_team)
    waiting = make_activity("Wacht nog", team=team, status=Status.SUBMITTED)

    for activity in (elsewhere, waiting):
        assert as_anna.post(page, typed(activities=[activity.pk])).status_code == 422


def test_what_is_not_online_is_named_nowhere(team):
    ambassador = make_ambassador(team=make_team("Verborgen team", status=Status.OFFLINE))
    hidden = make_activity("Verborgen soep", status=Status.OFFLINE)
    ambassador.activities.add(hidden)

    shown = Client().get(TOOLKIT).text

    assert ambassador.name in shown
    assert "Verborgen" not in shown


# --- Off again ----------------------------------------------------------------------------------


def test_organiser_takes_a_name_off_in_one_step(as_olga):
    yara = make_ambassador()
    soup = make_activity("Soep")
    yara.activities.add(soup)
    addresses = (TOOLKIT, soup.get_absolute_url())
    before = [yara.name in Client().get(address).text for address in addresses]

    as_olga.post(DESK, {"action": "withdraw", "_selected_action": [yara.pk]})

    after = [yara.name in Client().get(address).text for address in addresses]
    assert (before, after) == ([True, True], [False, False])


def test_who_took_it_back_comes_back_only_with_a_new_yes(page, as_anna, as_olga):
    as_anna.post(page, typed())
    yara = Ambassador.objects.get()
    ambassadors.withdraw(Ambassador.objects.all())

    publish(as_olga, yara)
    still_off = not Ambassador.objects.get().is_shown
    old_yes = as_anna.post(page, typed())
    new_yes = as_anna.post(page, typed(agreed_on="2026-11-23"))
    publish(as_olga, yara)

    assert still_off
    assert (old_yes.status_code, new_yes.status_code) == (422, 302)
    assert "ging er op 23 november af" in old_yes.text
    assert Ambassador.objects.get().is_shown


@pytest.mark.parametrize("leave", ["nee", "terug", "weg"])
def test_name_goes_when_the_lead_says_they_take_part_no_more(leave, row, team, as_anna):
    make_ambassador("Yara kookt", outreach=row, team=team)

    as_anna.post(f"/teams/{team.slug}/bereik/{row.pk}/{leave}/")

    assert not Ambassador.objects.get().is_shown
    assert "Yara" not in Client().get(TOOLKIT).text


def test_database_shows_nobody_without_a_yes():
    with pytest.raises(IntegrityError):
        make_ambassador(agreed_on=None)


@pytest.mark.parametrize("change", ["agreed_on", "withdrawn"])
def test_desk_says_why_a_name_cannot_be_shown(change, as_olga):
    fields = {"agreed_on": {"agreed_on": None}, "withdrawn": {"withdrawn_at": timezone.now()}}
    yara = make_ambassador(is_shown=False, **fields[change])
    data = {
        "name": "Yara",
        "kind": "influencer",
        "words": "Kookt.",
        "edition": yara.edition_id,
        "agreed_on": yara.agreed_on or "",
        "is_shown": "on",
    }

    answer = as_olga.post(f"{DESK}{yara.pk}/change/", data)

    assert "Een naam komt pas op de site na akkoord" in answer.text
    assert not Ambassador.objects.get().is_shown


def test_moderators_name_nobody(as_mo):
    assert as_mo.get(DESK).status_code == 403


def test_who_is_not_named_goes_after_the_week(moment_in_time):
    make_ambassador("Blijft")
    make_ambassador("Gaat", is_shown=False)
    moment_in_time.move_to(dt.datetime(2027, 2, 18, 12, tzinfo=dt.UTC))

    forget_ambassadors()

    assert [one.name for one in Ambassador.objects.all()] == ["Blijft"]


def test_gone_list_of_a_team_leaves_the_ambassador(row, team):
    yara = make_ambassador("Yara kookt", outreach=row, team=team)

    Outreach.objects.all().delete()

    yara.refresh_from_db()
    assert (yara.outreach, yara.is_shown) == (None, True)


# --- The toolkit --------------------------------------------------------------------------------


def test_toolkit_has_texts_of_this_edition_and_badges_that_exist(edition, client, settings):
    page = client.get(TOOLKIT)

    short = page.context["texts"][0].words
    assert short.startswith("Van 14 december tot en met 19 december 2026 is het de Week van")
    assert short.endswith(f"{settings.SITE_URL}/ #WeekvandeVerbinding2026")
    for badge in page.context["badges"]:
        assert (settings.BASE_DIR / "static" / badge.file).is_file()
        assert f'download="{badge.download}"' in page.text
    assert "Zij vertellen het verder" not in page.text
    assert mistakes_in(page.text) == []


def test_toolkit_names_nobody_of_another_year(edition, client):
    make_ambassador("Van vorig jaar", edition=make_edition(2025))

    assert "Van vorig jaar" not in client.get(TOOLKIT).text


def test_toolkit_works_without_any_edition(db, client):
    page = client.get(TOOLKIT)

    assert page.status_code == 200
    assert "None" not in page.text


def test_badges_are_well_formed_and_hold_no_script(settings):
    for file in (settings.BASE_DIR / "static/img/badges").glob("*.svg"):
        text = file.read_text(encoding="utf-8")
        assert text.startswith("<svg xmlns=")
        assert "<script" not in text
        assert "<text" not in text, "letters are outlines, for the font isn't on every machine"


def test_list_of_a_team_says_how_it_stands(row, team, as_anna):
    page = f"/teams/{team.slug}/bereik/"
    nothing_yet = as_anna.get(page).text
    yara = make_ambassador(outreach=row, is_shown=False)
    waiting = as_anna.get(page).text
    ambassadors.show(Ambassador.objects.filter(pk=yara.pk))
    on_site = as_anna.get(page).text
    outreach.take(row, "terug", by=None)

    assert "Noem als ambassadeur" in nothing_yet
    assert "De organisatie kijkt of de naam op de site kan" in waiting
    assert "Staat als ambassadeur op de site" in on_site
    assert "ambassadeur" not in as_anna.get(page).text.split("</main>")[0].split("<h2")[1]
