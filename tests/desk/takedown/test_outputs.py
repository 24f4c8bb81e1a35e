"""Offline is offline everywhere at once: no page, list, file or feed that was kept still tells."""

import pytest
from django.test import Client

from tests import factories
from tests.activities.outputs import unfolded
from tests.impact.made import make_appreciation
from tests.pages import ACTIVITY, IDEA, ROWS, SPONSOR, TEAM, fill_the_site
from verbinding.lib import keptpages

WORD = "Zwanenfeest"
TITLE = f"{WORD} in de straat"
PINS = "/activiteiten/kaart.geojson?bbox=6.0,52.4,6.2,52.6&zoom=16"
# What the table asks for without parameters, and lists as they are asked for with them.
ASKED = [
    *(row.url for row in ROWS if row.is_public),
    *("/activiteiten/activiteiten.csv", "/sitemap.xml", "/sitemap-activiteiten.xml"),
    *(f"/activiteiten/{name}?q={WORD}" for name in ("", "week/", "kaart/", "agenda.ics")),
    *(f"/activiteiten/{name}?plaats=Zwolle" for name in ("", "feed.atom", "activiteiten.csv")),
    f"/embed/activiteiten/?q={WORD}",
    PINS,
]
OF_TEAMS = ["/", "/teams/", "/teams/?q=Samen", TEAM, "/kettingreactie/", "/sitemap-teams.xml"]
OF_TEAMS += [ACTIVITY, "/activiteiten/", "/branches/onderwijs/", "/edities/2026/"]
OF_IDEAS = ["/", "/ideeen/", "/ideeen/?q=soep", IDEA, "/ideeen/verras-me/", "/sitemap-ideeen.xml"]
OF_IDEAS += [ACTIVITY, "/themas/samen-eten/", "/branches/onderwijs/"]
OF_SPONSORS = ["/", "/sponsors/", SPONSOR, "/sitemap-sponsors.xml", "/promotie/", "/edities/2026/"]
OWN = ("", "agenda.ics", "delen.png", "poster.pdf", "poster.pdf?formaat=a5")
# At the least these tell of it while it is online; else the test would prove nothing.
TELL = {
    *("/", "/activiteiten/", "/activiteiten/week/", "/activiteiten/kaart/", ACTIVITY),
    *(f"/activiteiten/{name}" for name in ("agenda.ics", "feed.atom", "activiteiten.csv")),
    PINS,
    *("/embed/activiteiten/", f"/activiteiten/?q={WORD}", f"/activiteiten/week/?q={WORD}"),
    *("/sitemap-activiteiten.xml", TEAM, "/themas/samen-eten/"),
    *("/branches/onderwijs/", IDEA),
    *(f"{ACTIVITY}agenda.ics", f"{ACTIVITY}poster.pdf"),
}


@pytest.fixture
def site(anna, bram, chris, sam, mo, olga):
    cast = {"anna": anna, "bram": bram, "chris": chris, "sam": sam, "mo": mo, "olga": olga}
    activity = fill_the_site(cast)
    activity.title = TITLE
    activity.branch = activity.team.branch or factories.make_branch()
    activity.copied_from_idea = factories.Idea.objects.get(slug="soep-op-de-stoep")
    activity.save()
    nowhere = dict.fromkeys(("lat", "lon", "mx", "my"))
    factories.make_activity("Koffie", edition=activity.edition, theme=activity.theme, **nowhere)
    return activity


def telling(*words, asked):
    """Which of these addresses tell a stranger of it now."""
    answers = {url: Client().get(url) for url in asked}
    return {
        url
        for url, answer in answers.items()
        if answer.status_code == 200 and any(word in unfolded(answer) for word in words)
    }


def similar_page(activity):
    other = activity.edition.activities.exclude(pk=activity.pk).first()
    return other.get_absolute_url()


def press(client, kind, thing, step, **more):
    return client.post(
        f"/beheer/offline/{kind}/{thing.pk}/", {"step": step, "note": "Even weg.", **more}
    )


def test_activity_is_gone_from_every_output_and_comes_back(kept_where, site, as_mo):
    asked = [*ASKED, similar_page(site)]
    before = telling(TITLE, ACTIVITY, asked=asked)
    assert {*TELL, similar_page(site)} - before == set()
    assert telling(TITLE, ACTIVITY, asked=asked) == before
    assert keptpages._nearby

    assert press(as_mo, "activiteit", site, "take_offline").status_code == 302

    assert telling(TITLE, ACTIVITY, asked=asked) == set()
    gone = {name: Client().get(f"{ACTIVITY}{name}").status_code for name in OWN}
    assert gone == dict.fromkeys(OWN, 410)

    assert press(as_mo, "activiteit", site, "restore").status_code == 302

    assert telling(TITLE, ACTIVITY, asked=asked) == before


def test_team_is_gone_from_every_output_and_comes_back(site, as_mo):
    team = site.team
    before = telling(team.name, TEAM, asked=OF_TEAMS)
    assert {"/teams/", TEAM, "/sitemap-teams.xml", ACTIVITY} - before == set()

    press(as_mo, "team", team, "take_offline")

    assert telling(team.name, TEAM, asked=OF_TEAMS) == set()
    assert Client().get(team.get_absolute_url()).status_code == 410

    press(as_mo, "team", team, "restore")

    assert telling(team.name, TEAM, asked=OF_TEAMS) == before


def test_idea_is_gone_from_every_output_and_comes_back(site, as_mo):
    idea = site.copied_from_idea
    before = telling(IDEA, asked=OF_IDEAS)
    assert {"/ideeen/", IDEA, "/sitemap-ideeen.xml", ACTIVITY} - before == set()

    press(as_mo, "idee", idea, "take_offline")

    assert telling(IDEA, asked=OF_IDEAS) == set()
    assert Client().get(IDEA).status_code == 410

    press(as_mo, "idee", idea, "restore")

    assert telling(IDEA, asked=OF_IDEAS) == before


def test_good_word_is_gone_from_its_page_and_comes_back(site, as_mo, moment_in_time):
    moment_in_time.move_to(site.moments.first().ends_at)
    word = make_appreciation(site, "Wat een avond was dat.")
    assert ACTIVITY in telling(word.words, asked=[ACTIVITY, "/edities/2026/"])

    press(as_mo, "waardering", word, "refuse")
    assert telling(word.words, asked=[ACTIVITY, "/edities/2026/"]) == set()

    press(as_mo, "waardering", word, "accept")
    assert ACTIVITY in telling(word.words, asked=[ACTIVITY, "/edities/2026/"])


def test_sponsor_is_gone_from_every_output_and_comes_back(site, as_olga):
    sponsorship = site.edition.sponsorships.get()
    name = sponsorship.sponsor.name
    before = telling(name, asked=OF_SPONSORS)
    assert {"/", "/sponsors/", SPONSOR} - before == set()

    press(as_olga, "sponsoring", sponsorship, "hide")
    assert telling(name, asked=OF_SPONSORS) == set()

    press(as_olga, "sponsoring", sponsorship, "show")
    assert telling(name, asked=OF_SPONSORS) == before


def test_ambassador_is_gone_from_every_output_and_comes_back(site, as_olga):
    ambassador = factories.make_ambassador("Yasmina", edition=site.edition, team=site.team)
    ambassador.activities.add(site)
    assert telling("Yasmina", asked=["/", "/promotie/", ACTIVITY]) == {"/promotie/", ACTIVITY}

    press(as_olga, "ambassadeur", ambassador, "hide")
    assert telling("Yasmina", asked=["/", "/promotie/", ACTIVITY]) == set()

    press(as_olga, "ambassadeur", ambassador, "show")
    assert telling("Yasmina", asked=["/", "/promotie/", ACTIVITY]) == {"/promotie/", ACTIVITY}
