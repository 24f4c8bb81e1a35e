"""A page with three of something asks the database no more often than a page with one."""

import datetime as dt

import pytest
from django.test import Client

from editions.models import Edition
from ideas.models import Idea
from tests import factories
from tests.conftest import logged_in
from tests.impact import made
from tests.pages import ACTIVITY, IDEA, TEAM, fill_the_site
from tests.queries import queries_of
from verbinding.lib.publishing import Status


@pytest.fixture
def cast(anna, bram, mo):
    return {"anna": anna, "bram": bram, "mo": mo, "anonymous": None}


@pytest.fixture
def site(cast):
    site = fill_the_site(cast)
    site.idea = Idea.objects.get(slug=IDEA.split("/")[2])
    return site


def add_one_of_everything(site, cast, number):
    """Beside what is there: an activity and a team online, both waiting, a sponsor, a branch."""
    team = factories.make_team(
        f"Team {number}",
        lead=cast["anna"],
        branch=factories.make_branch(f"Branche {number}"),
        inspired_by=site.team,
    )
    factories.make_team(f"Wacht {number}", status=Status.SUBMITTED, lead=cast["anna"])
    shared = {
        "edition": site.edition,
        "owner": cast["anna"],
        "theme": factories.make_theme(f"Thema {number}"),
        "branch": team.branch,
    }
    factories.make_activity(f"Buiten {number}", team=site.team, moments=2, **shared)
    factories.make_activity(f"Binnen {number}", team=team, moments=2, **shared)
    last = Edition.objects.get(year=2024)
    shared_then = {"edition": last, "owner": cast["anna"], "team": site.team}
    factories.make_activity(f"Toen {number}", **shared_then)
    before = factories.make_activity(f"Weer {number}", **shared_then)
    factories.make_activity(f"Weer nu {number}", team=team, copied_from=before, **shared)
    told = factories.make_activity(f"Geweest {number}", moments=0, **shared)
    factories.make_moment(told, factories.at(dt.date(2026, 11, 20), 14))
    thanked = factories.make_activity(f"Bedankt {number}", **shared)
    made.make_result(thanked)
    made.make_appreciation(thanked)
    open_to_all = factories.make_activity(f"Kom erbij {number}", coming="aanmelden", **shared)
    for state in ("komt", "gevraagd", "wachtlijst"):
        factories.make_signup(open_to_all.moments.get(), state=state)
        factories.make_signup(site.moments.first(), state=state)
    rang = factories.make_activity(f"Gebeld {number}", edition=site.edition, entered_by=cast["mo"])
    factories.make_on_behalf(rang)
    factories.make_signup(open_to_all.moments.get(), entered_by=cast["mo"])
    waiting = factories.make_activity(f"Zin {number}", **shared)
    made.make_appreciation(waiting, state="wacht", sent_by=factories.make_user())
    factories.make_activity(f"Nieuw {number}", status=Status.SUBMITTED, **shared)
    sponsor = factories.make_sponsor(f"Sponsor {number}")
    factories.make_sponsorship(sponsor, edition=site.edition)
    ambassador = factories.make_ambassador(f"Yara {number}", edition=site.edition, team=team)
    ambassador.activities.add(site)
    factories.make_membership(site.team, factories.make_user(f"Lid {number}"))
    idea = factories.make_idea(f"Idee {number}", sent_by=cast["anna"], theme=shared["theme"])
    factories.make_activity(f"Nagedaan {number}", copied_from_idea=idea, **shared)
    factories.make_activity(f"Nog eens {number}", copied_from_idea=site.idea, **shared)
    factories.make_idea(f"Wacht {number}", sent_by=cast["anna"], status=Status.SUBMITTED)
    factories.make_invitation(site.team, f"genodigd{number}@example.nl")
    factories.make_join_request(site.team, factories.make_user(f"Vraagt {number}"))
    elsewhere = factories.make_team(f"Elders {number}", lead=factories.make_user())
    factories.make_invitation(elsewhere, cast["anna"].email)
    factories.make_join_request(elsewhere, cast["anna"])


@pytest.mark.parametrize(
    ("role", "url"),
    [
        ("anonymous", "/"),
        ("anonymous", "/activiteiten/"),
        ("anonymous", ACTIVITY),
        ("anonymous", "/teams/"),
        ("anonymous", TEAM),
        ("anonymous", "/kettingreactie/"),
        ("anonymous", "/ideeen/"),
        ("anonymous", IDEA),
        ("anonymous", "/ideeen/verras-me/"),
        ("anonymous", "/promotie/"),
        ("anonymous", "/sponsors/"),
        ("anonymous", "/branches/"),
        ("anonymous", "/branches/onderwijs/"),
        ("anonymous", "/themas/samen-eten/"),
        ("anonymous", "/edities/"),
        ("anonymous", "/edities/2026/"),
        ("anonymous", "/sitemap.xml"),
        ("anna", "/mijn/"),
        ("anna", "/activiteiten/meenemen/"),
        ("anna", f"{ACTIVITY}aanmeldingen/"),
        ("anna", TEAM),
        ("anna", f"{TEAM}leden/"),
        ("mo", "/beheer/"),
        ("mo", "/beheer/wachtrij/"),
        ("mo", "/beheer/invoeren/"),
        ("mo", "/beheer/invoeren/aanmelding/?zoek=Kom"),
    ],
)
def test_lists_ask_as_often_for_three_as_for_one(role, url, site, cast):
    add_one_of_everything(site, cast, 1)
    client = logged_in(cast[role]) if cast[role] else Client()
    with_one = queries_of(client, url)

    add_one_of_everything(site, cast, 2)
    add_one_of_everything(site, cast, 3)

    assert queries_of(client, url) == with_one
