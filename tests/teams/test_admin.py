"""Teams at the desk: steps as buttons, words where they are needed, and nothing on a GET."""

import pytest
from django.test import Client

from teams.models import InspiratieTeam
from tests.factories import make_team
from tests.teams.entries import subjects_to
from verbinding.lib.publishing import Status

pytestmark = pytest.mark.django_db
LIST = "/beheer/teams/inspiratieteam/"


def change(team):
    return f"{LIST}{team.pk}/change/"


def step(team, name):
    return f"{LIST}{team.pk}/stap/{name}/"


def take(client, team, name, **fields):
    """Presses the button on the page as it is now."""
    now = InspiratieTeam.objects.get(pk=team.pk)
    return client.post(step(team, name), {"seen": now.fingerprint, **fields}, follow=True)


@pytest.fixture
def waiting(edition, anna):
    return make_team("Buren", lead=anna, status=Status.SUBMITTED)


def test_page_offers_the_steps_that_are_open(as_olga, waiting):
    page = as_olga.get(change(waiting)).text

    offered = {
        name for name in ("publish", "reject", "take_offline") if step(waiting, name) in page
    }
    assert offered == {"publish", "reject"}


def test_one_click_publishes(as_olga, waiting):
    response = take(as_olga, waiting, "publish")

    waiting.refresh_from_db()
    assert waiting.status == Status.PUBLISHED
    assert "“Publiceren” is gedaan" in response.text


def test_step_that_needs_words_asks_for_them_first(as_olga, waiting, anna):
    asked = take(as_olga, waiting, "ask_changes")
    waiting.refresh_from_db()
    assert (asked.status_code, waiting.status) == (200, Status.SUBMITTED)
    assert 'name="note"' in asked.text

    empty = take(as_olga, waiting, "ask_changes", confirmed="1", note=" ")
    assert "Schrijf er een paar woorden bij" in empty.text

    take(as_olga, waiting, "ask_changes", confirmed="1", note="Noem een dag.")
    waiting.refresh_from_db()
    assert (waiting.status, waiting.status_note) == (Status.CHANGES_ASKED, "Noem een dag.")
    assert subjects_to(anna.email) == ["Nog een kleine aanpassing voor Buren"]


def test_grave_step_asks_first(as_olga, team):
    take(as_olga, team, "trust")
    asked = take(as_olga, team, "untrust")
    team.refresh_from_db()
    assert team.is_trusted
    assert "Weet je het zeker?" in asked.text

    take(as_olga, team, "untrust", confirmed="1")
    team.refresh_from_db()
    assert not team.is_trusted


def test_looking_changes_nothing(as_olga, waiting):
    assert as_olga.get(step(waiting, "publish")).status_code == 405

    waiting.refresh_from_db()
    assert waiting.status == Status.SUBMITTED


def test_stale_button_is_refused_in_words(as_olga, waiting):
    take(as_olga, waiting, "publish")

    response = take(as_olga, waiting, "publish")

    assert "“Publiceren” kan nu niet" in response.text
    assert waiting.history.count() == 1


def test_words_that_came_after_reading_are_not_published(as_olga, waiting):
    seen = as_olga.get(change(waiting)).context["original"].fingerprint
    InspiratieTeam.objects.filter(pk=waiting.pk).update(name="KOOP NU", changed_at="2027-01-01T12Z")

    response = as_olga.post(step(waiting, "publish"), {"seen": seen}, follow=True)

    waiting.refresh_from_db()
    assert "Intussen is hier iets gewijzigd" in response.text
    assert waiting.status == Status.SUBMITTED


def test_unknown_step_or_team_is_not_found(as_olga, waiting):
    assert as_olga.post(step(waiting, "onzin")).status_code == 404
    assert as_olga.post(f"{LIST}999999/stap/publish/").status_code == 404


def test_step_needs_a_csrf_token(olga, waiting):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(olga)

    assert strict.post(step(waiting, "publish")).status_code == 403


@pytest.mark.parametrize("browser", ["as_anna", "as_chris"])
def test_nobody_but_staff_takes_steps_here(request, browser, waiting):
    response = request.getfixturevalue(browser).post(step(waiting, "publish"))

    waiting.refresh_from_db()
    assert response.status_code in {302, 403}
    assert waiting.status == Status.SUBMITTED


def form_of(response):
    """All fields of the change form with its inlines, as a browser would send them back."""
    context = response.context
    forms = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    fields = {field.html_name: field.value() for form in forms for field in form}
    return {name: "" if value is None else value for name, value in fields.items()}


def test_saving_writes_only_what_was_edited(as_olga, team):
    data = form_of(as_olga.get(change(team)))
    InspiratieTeam.objects.filter(pk=team.pk).update(goal="Door een kartrekker gewijzigd.")

    response = as_olga.post(change(team), {**data, "goal": data["goal"], "name": "Nieuw"})

    fresh = InspiratieTeam.objects.get(pk=team.pk)
    assert response.status_code == 302
    assert (fresh.name, fresh.status) == ("Nieuw", Status.PUBLISHED)


def test_desk_adds_no_teams_and_deletes_only_drafts(as_olga, team, edition):
    draft = make_team("Oefening", status=Status.CONCEPT)

    assert as_olga.get(f"{LIST}add/").status_code == 403
    assert as_olga.get(f"{LIST}{team.pk}/delete/").status_code == 403
    assert as_olga.get(f"{LIST}{draft.pk}/delete/").status_code == 200


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", {"Wacht", "Bekend", "Vertrouwd"}),
        ("?aandacht=wacht", {"Wacht"}),
        ("?aandacht=bekijken", {"Vertrouwd"}),
        ("?aandacht=zonder", {"Bekend"}),
        ("?vertrouwd=ja", {"Vertrouwd"}),
        ("?q=anna@example.nl", {"Wacht", "Vertrouwd"}),
    ],
)
def test_list_filters(as_olga, anna, mo, edition, query, expected):
    make_team("Wacht", lead=anna, status=Status.SUBMITTED)
    make_team("Bekend")
    make_team("Vertrouwd", lead=anna, checked_at=None, trusted_at=anna.joined_at, trusted_by=mo)

    found = as_olga.get(f"{LIST}{query}").context["cl"].result_list

    assert {team.name for team in found} == expected


def test_list_shows_how_long_a_team_waits(as_olga, waiting, moment_in_time):
    moment_in_time.shift(5 * 3600)

    assert "5 uur" in as_olga.get(LIST).text


def test_history_is_shown_in_words(as_olga, waiting):
    take(as_olga, waiting, "reject", confirmed="1", note="Dit is reclame.")

    page = as_olga.get(change(waiting)).text

    assert "Afwijzen" in page
    assert "Dit is reclame." in page
