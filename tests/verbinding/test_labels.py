"""The pages of branches and themes: what they show, where they lead, and who answers."""

import datetime as dt

import pytest
from django.test import Client
from post_office.models import Email

from desk.models import Message
from tests import factories
from tests.guarded import letters_to, opened
from tests.queries import queries_of
from verbinding.lib.publishing import Status

pytestmark = pytest.mark.django_db

BRANCH = "/branches/onderwijs/"
THEME = "/themas/samen-eten/"
CHAMPION = f"{BRANCH}kartrekker/"


@pytest.fixture
def branch(edition):
    return factories.make_branch(
        description="Van kleuterklas tot universiteit.", setting="in het onderwijs"
    )


@pytest.fixture
def theme(edition):
    return factories.make_theme(description="Aan tafel gaat praten vanzelf.")


def titles(response):
    return [activity.title for activity in response.context["activities"]]


# --- All branches -------------------------------------------------------------------------------


def test_list_counts_what_is_online_in_each_branch(client, branch):
    factories.make_activity(branch=branch)
    factories.make_activity(branch=branch, status=Status.SUBMITTED)
    factories.make_activity(branch=branch, edition=factories.make_edition(2025))
    factories.make_team(branch=branch)
    factories.make_team("Wacht nog", branch=branch, status=Status.SUBMITTED)
    factories.make_branch("Zorg", order=1)

    rows = client.get("/branches/").context["rows"]

    assert [(row.label.name, row.activities, row.teams) for row in rows] == [
        ("Zorg", 0, 0),
        ("Onderwijs", 1, 1),
    ]


def test_list_names_champions_who_agreed_alone(client, branch):
    factories.make_champion(branch, "Yara")
    factories.make_champion(branch, "Zwijgzame", is_shown=False)

    text = client.get("/branches/").text

    assert "Kartrekker: Yara" in text
    assert "Zwijgzame" not in text


def test_list_without_branches_or_edition_still_invites(client, db):
    assert "Hier komen de branches" in client.get("/branches/").text


# --- One branch, one theme ----------------------------------------------------------------------


def test_branch_asks_its_question_and_leads_to_a_form_that_knows_it(client, branch):
    page = client.get(BRANCH)
    form = client.get("/activiteiten/nieuw/?branche=onderwijs").context["form"]

    assert "Organiseer je zelf iets in het onderwijs?" in page.text
    assert 'href="/activiteiten/nieuw/?branche=onderwijs"' in page.text
    assert form["branch"].value() == branch.pk
    opened = [fold for fold in form.folds if fold.is_open]
    assert ["branch" in {field.name for field in fold.fields} for fold in opened] == [True]


def test_branch_leads_to_founding_a_team_in_that_branch(client, branch):
    page = client.get(BRANCH)
    form = client.get("/teams/starten/?branche=onderwijs").context["form"]

    assert page.text.count('href="/teams/starten/?branche=onderwijs"') == 2
    assert form["branch"].value() == branch.pk
    assert [fold.is_open for fold in form.folds] == [True, False, False]


def test_theme_asks_its_question_and_leads_to_a_form_that_knows_it(client, theme):
    page = client.get(THEME)
    form = client.get("/activiteiten/nieuw/?thema=samen-eten").context["form"]

    assert "Organiseer je zelf iets bij het thema Samen eten?" in page.text
    assert 'href="/activiteiten/nieuw/?thema=samen-eten"' in page.text
    assert form["theme"].value() == theme.pk


@pytest.mark.parametrize("value", ["", "bestaat-niet", "a b", "<b>", "é" * 500])
def test_form_starts_empty_for_a_label_that_is_not_known(client, edition, value):
    form = client.get("/activiteiten/nieuw/", {"branche": value, "thema": value}).context["form"]
    team = client.get("/teams/starten/", {"branche": value}).context["form"]

    assert (form["branch"].value(), form["theme"].value()) == (None, None)
    assert team["branch"].value() is None


def test_form_keeps_the_example_and_takes_the_branch(client, branch):
    example = factories.make_activity("Soep", branch=factories.make_branch("Zorg"))

    url = f"/activiteiten/nieuw/?voorbeeld={example.slug}&branche=onderwijs"
    form = client.get(url).context["form"]

    assert (form["title"].value(), form["branch"].value()) == ("Soep", branch.pk)


@pytest.mark.parametrize(("url", "name"), [(BRANCH, "branch"), (THEME, "theme")])
def test_page_shows_its_own_activities_soonest_first(client, branch, theme, url, name):
    label = {name: branch if name == "branch" else theme}
    later = factories.make_activity("Later", moments=0, **label)
    factories.make_moment(later, factories.at(dt.date(2026, 12, 18), 9))
    factories.make_activity("Eerst", **label)
    factories.make_activity("Elders")
    factories.make_activity("Wacht", status=Status.SUBMITTED, **label)

    assert titles(client.get(url)) == ["Eerst", "Later"]


def test_page_shows_twelve_and_leads_to_the_rest(client, branch):
    for number in range(13):
        factories.make_activity(f"Les {number}", branch=branch)

    page = client.get(BRANCH)

    assert len(titles(page)) == 12
    assert page.context["activity_count"] == 13
    assert 'href="/activiteiten/?branche=onderwijs"' in page.text


def test_page_leaves_out_what_is_over_but_counts_it(client, branch, moment_in_time):
    factories.make_activity(branch=branch)
    moment_in_time.move_to(factories.at(dt.date(2026, 12, 16), 12))

    page = client.get(BRANCH)

    assert titles(page) == []
    assert "1 activiteit" in page.text
    assert "is geweest" in page.text


def test_page_looks_back_when_the_week_is_over(client, branch, moment_in_time):
    factories.make_activity("Soep", branch=branch)
    moment_in_time.move_to(factories.at(dt.date(2026, 12, 28), 12))

    page = client.get(BRANCH)

    assert titles(page) == ["Soep"]
    assert "Wat er was" in page.text
    assert "Zet je activiteit erop" not in page.text
    assert 'href="/teams/starten/?branche=onderwijs"' in page.text


def test_branch_shows_its_teams_and_theme_those_that_organise_for_it(client, branch, theme):
    own = factories.make_team("De Klas", branch=branch)
    cooking = factories.make_team("De Koks")
    factories.make_activity(theme=theme, team=cooking)
    factories.make_activity(theme=theme, team=own, status=Status.SUBMITTED)

    assert list(client.get(BRANCH).context["teams"]) == [own]
    assert list(client.get(THEME).context["teams"]) == [cooking]


def test_branch_and_theme_show_nothing_that_is_not_online(client, branch, theme):
    factories.make_team("Wacht nog", branch=branch, status=Status.SUBMITTED)
    factories.make_champion(branch, "Zwijgzame", is_shown=False)
    factories.make_idea("Nog geheim", branch=branch, theme=theme, status=Status.SUBMITTED)
    factories.make_activity(team=factories.make_team("Doet iets anders"))

    for url in (BRANCH, THEME):
        page = client.get(url)
        assert (list(page.context["teams"]), list(page.context["ideas"])) == ([], [])
        assert "Zwijgzame" not in page.text


def test_empty_page_invites_to_be_the_first(client, branch):
    text = client.get(BRANCH).text

    assert "Jij kunt de eerste zijn" in text
    assert "Er is nog geen team in het onderwijs" in text
    assert "Word kartrekker van deze branche" in text


def test_page_leads_to_the_others(client, branch, theme):
    factories.make_activity(branch=factories.make_branch("Zorg"))
    factories.make_theme("Muziek")

    (zorg,) = client.get(BRANCH).context["others"]

    assert (zorg.label.name, zorg.activities) == ("Zorg", 1)
    assert 'href="/branches/zorg/"' in client.get(BRANCH).text
    assert 'href="/themas/muziek/"' in client.get(THEME).text


def test_page_gives_words_to_send_on(client, branch):
    links = {link.label: link.url for link in client.get(BRANCH).context["links"]}

    assert "Onderwijs%3A%20http%3A%2F%2Ftestserver%2Fbranches%2Fonderwijs%2F" in links["WhatsApp"]
    assert "%23WeekvandeVerbinding2026" in links["WhatsApp"]
    assert links["LinkedIn"].endswith("url=http%3A%2F%2Ftestserver%2Fbranches%2Fonderwijs%2F")


def test_theme_page_is_not_about_kartrekkers(client, theme):
    assert "artrekker" not in client.get(THEME).text


@pytest.mark.parametrize("url", ["/branches/bestaat-niet/", "/themas/bestaat-niet/", "/themas/"])
def test_unknown_label_is_not_found(client, edition, url):
    assert client.get(url).status_code == 404


@pytest.mark.parametrize("url", ["/branches/", BRANCH, THEME])
def test_pages_answer_before_there_is_an_edition(client, url, db):
    factories.make_branch()
    factories.make_theme()

    assert client.get(url).status_code == 200


@pytest.mark.parametrize("url", ["/branches/", BRANCH, THEME])
def test_pages_ask_as_often_for_three_as_for_one(client, branch, theme, url):
    def add(number):
        team = factories.make_team(f"Team {number}", branch=branch)
        factories.make_activity(f"Les {number}", branch=branch, theme=theme, team=team, moments=2)
        factories.make_champion(branch, f"Yara {number}")
        factories.make_branch(f"Branche {number}")
        factories.make_theme(f"Thema {number}")

    add(1)
    with_one = queries_of(client, url)
    add(2)
    add(3)

    assert queries_of(client, url) == with_one


def test_sitemap_lists_branches_and_themes(client, branch, theme):
    text = client.get("/sitemap-branches.xml").text

    assert "<loc>http://testserver/branches/onderwijs/</loc>" in text
    assert "<loc>http://testserver/themas/samen-eten/</loc>" in text
    assert "<loc>http://testserver/branches/</loc>" in client.get("/sitemap-paginas.xml").text


def test_footer_leads_to_the_branches(client, edition):
    assert 'href="/branches/"' in client.get("/").text


# --- Becoming a kartrekker ----------------------------------------------------------------------


def words(**overrides):
    return {
        "name": "Yara",
        "email": "yara@example.nl",
        "words": "Ik ken alle scholen in de stad.",
        "may_be_named": "on",
        **overrides,
    }


@pytest.mark.parametrize("who", ["client", "as_sam", "as_bram", "as_anna", "as_mo", "as_olga"])
def test_offer_of_anyone_reaches_the_organiser(who, branch, request, moment_in_time):
    client = request.getfixturevalue(who)

    response = client.post(CHAMPION, words() | opened(client, CHAMPION, moment_in_time))

    message = Message.objects.get()
    [letter] = letters_to(Email.objects.all(), "organisatie@example.nl")
    assert response.url == "/contact/bedankt/"
    assert (message.subject, message.risk_signs) == ("Kartrekker worden: Onderwijs", [])
    assert message.words == "Ik ken alle scholen in de stad.\n\nNaam op de site: ja"
    assert "Kartrekker worden: Onderwijs" in letter.subject
    assert letter.headers["Reply-To"] == "yara@example.nl"
    assert not branch.champions.exists()


def test_offer_without_consent_says_so(client, branch):
    data = words()
    del data["may_be_named"]

    client.post(CHAMPION, data)

    assert Message.objects.get().words.endswith("Naam op de site: nee")


def test_question_can_be_asked_where_somebody_answers(client, branch):
    alone = client.get(f"{CHAMPION}?vraag").context["form"]
    factories.make_champion(branch)
    asking = client.get(f"{CHAMPION}?vraag").context["form"]

    client.post(CHAMPION, words(wish="vraag", words="Komen jullie langs?"))

    message = Message.objects.get()
    assert "wish" not in alone.fields
    assert asking["wish"].value() == "vraag"
    assert message.subject == "Vraag aan de kartrekkers: Onderwijs"
    assert message.words == "Komen jullie langs?"


def test_offer_sent_twice_makes_one_message(client, branch, moment_in_time):
    data = words() | opened(client, CHAMPION, moment_in_time)

    answers = [client.post(CHAMPION, data).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert Message.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", "x" * 81),
        ("email", "geen adres"),
        ("email", "a@b.nl\nBcc: c@d.nl"),
        ("words", " \n "),
        ("words", "x" * 4001),
        ("wish", ""),
        ("wish", "koningin"),
    ],
)
def test_offer_with_bad_input_says_so_and_keeps_the_rest(client, branch, field, value):
    factories.make_champion(branch)

    response = client.post(CHAMPION, words(wish="kartrekker") | {field: value})

    form = response.context["form"]
    assert response.status_code == 422
    assert list(form.errors) == [field]
    assert form["name"].value() == (value if field == "name" else "Yara")
    assert not Message.objects.exists()


def test_offer_with_any_letters_arrives_unharmed(client, branch):
    client.post(CHAMPION, words(name="Zoë-Ünal d'Arc", words='你好 👋🏽 <b>vet</b> & "zo"'))

    message = Message.objects.get()
    assert message.name == "Zoë-Ünal d'Arc"
    assert message.words.startswith('你好 👋🏽 <b>vet</b> & "zo"')


def test_offer_too_often_waits_with_the_filled_form(client, branch):
    for number in range(6):
        client.post(CHAMPION, words(words=f"Keer {number}"))

    response = client.post(CHAMPION, words(words="Keer 7"))

    assert response.status_code == 429
    assert "Keer 7" in response.text
    assert Message.objects.count() == 6


def test_offer_needs_the_token_against_forgery(branch):
    assert Client(enforce_csrf_checks=True).post(CHAMPION, words()).status_code == 403


def test_offer_for_an_unknown_branch_is_not_found(client, edition):
    assert client.get("/branches/bestaat-niet/kartrekker/").status_code == 404
