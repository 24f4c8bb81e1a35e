"""What the forms make of what people type: clear words beside the field, and nothing lost."""

import pytest
from django.test import Client

from teams.forms import FoundTeamForm, TeamFilterForm
from teams.models import InspiratieTeam
from tests.factories import make_branch, make_spelregels, make_team
from tests.teams.entries import NEW, founding

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _open(edition):
    make_spelregels()


def errors_of(**overrides):
    form = FoundTeamForm(founding(**overrides))
    form.is_valid()
    return form.errors


def test_empty_form_asks_for_six_things_and_no_more():
    form = FoundTeamForm({})
    form.is_valid()

    assert set(form.errors) == {
        "name", "place_query", "goal", "founder_name", "email", "agrees",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", "   "),
        ("name", "n" * 61),
        ("name", "🎉🎉"),
        ("name", "\x00Buren"),
        ("goal", "g" * 2001),
        ("email", "geen adres"),
        ("email", "a@b\n.nl,c@d.nl"),
        ("website", "javascript:alert(1)"),
        ("contact_email", "ook geen adres"),
        ("contact_phone", "bel mij"),
        ("place_query", "Qxzqxz"),
        ("branch", "999999"),
        ("kind", "sekte"),
        ("inspired_name", "Bestaat niet"),
    ],
)
def test_bad_value_is_refused_beside_its_field_and_kept(client, field, value):
    response = client.post(NEW, founding(**{field: value}))

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert response.context["form"][field].value() == value
    assert not InspiratieTeam.objects.exists()


@pytest.mark.parametrize(
    "name",
    ["<script>alert(1)</script>", "Buren 🎉 & co", "שכנים טובים", "Būren van ’s-Gravenhage"],
)
def test_unusual_names_are_taken_and_shown_as_typed(client, name):
    client.post(NEW, founding(name=name))
    team = InspiratieTeam.objects.get()
    InspiratieTeam.objects.update(
        status="gepubliceerd", pending_email="", published_at=team.created_at
    )

    page = Client().get(team.get_absolute_url())

    assert team.name == name
    assert page.status_code == 200
    assert "<script>alert" not in page.text


def test_goal_with_html_shows_as_text(client, team):
    InspiratieTeam.objects.update(goal="<img src=x onerror=alert(1)> [klik](javascript:alert(1))")

    page = Client().get(team.get_absolute_url()).text

    assert "<img src=x" not in page
    assert 'href="javascript' not in page


def test_ambiguous_place_asks_which_and_takes_the_answer(client):
    data = founding(place_query="Laren")

    asked = client.post(NEW, data)
    client.post(NEW, {**data, "place_choice": "Laren (Gelderland)"})

    assert asked.status_code == 422
    assert "Welke bedoel je?" in asked.text
    team = InspiratieTeam.objects.get()
    assert (team.place_label, team.province) == ("Laren (Gelderland)", "Gelderland")


def test_postcode_does_not_reach_the_page(client):
    client.post(NEW, founding(place_query="1251 AB"))

    assert InspiratieTeam.objects.get().place_label == "Laren (Noord-Holland)"


def test_inspirer_with_a_shared_name_asks_which(client, edition):
    first, second = make_team("Buren"), make_team("Buren", place_label="Breda")

    asked = client.post(NEW, founding(inspired_name="buren"))
    client.post(NEW, founding(inspired_name="buren", inspired_choice=second.slug))

    assert asked.status_code == 422
    assert f'value="{first.slug}"' in asked.text
    assert InspiratieTeam.objects.latest("pk").inspired_by == second


def test_inspirer_must_be_published(edition):
    make_team("Stille Buren", status="ingediend")

    assert "inspired_name" in errors_of(inspired_name="Stille Buren")


def test_trap_and_missing_time_are_signs_and_refuse_nobody(client):
    client.post(NEW, founding(kenmerk_bijlage="x", opened=None, form_token=None))

    assert InspiratieTeam.objects.get().risk_signs == [
        "Het verborgen veld is ingevuld",
        "Het tijdstip van openen ontbreekt",
    ]


def test_advertising_is_a_sign_and_refuses_nobody(client):
    client.post(NEW, founding(goal="Soep, en kijk op gokken.com"))

    assert InspiratieTeam.objects.get().risk_signs[-1] == "link in de tekst"


def test_form_without_csrf_token_is_refused():
    strict = Client(enforce_csrf_checks=True)

    assert strict.post(NEW, founding()).status_code == 403
    assert not InspiratieTeam.objects.exists()


def test_form_without_a_session_still_arrives():
    strict = Client(enforce_csrf_checks=True)
    strict.get(NEW)
    token = strict.cookies["csrftoken"].value

    response = strict.post(NEW, founding(csrfmiddlewaretoken=token))

    assert response.url == "/account/code/"


# --- The filters of the list ----------------------------------------------------------------------


def names(**filters):
    teams = TeamFilterForm(filters).narrow(InspiratieTeam.objects.published().by_name())
    return [team.name for team in teams]


@pytest.fixture
def _three_teams(edition):
    onderwijs = make_branch()
    make_team("Klas 4B", branch=onderwijs)
    make_team("Buren", place_label="Maarssen", municipality_code="1904", province="Utrecht")
    make_team("Bakkers", organisation="De Korst", province="Limburg", municipality_code="0994")
    make_team("Wachtenden", status="ingediend")


@pytest.mark.usefixtures("_three_teams")
@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, ["Bakkers", "Buren", "Klas 4B"]),
        ({"q": "klas"}, ["Klas 4B"]),
        ({"q": "korst"}, ["Bakkers"]),
        ({"q": "maarssen"}, ["Buren"]),
        ({"q": "3607 AB"}, ["Buren"]),
        ({"q": "%"}, []),
        ({"provincie": "utrecht"}, ["Buren"]),
        ({"branche": "onderwijs"}, ["Klas 4B"]),
        ({"branche": "onderwijs", "provincie": "utrecht"}, []),
        ({"provincie": "atlantis"}, ["Bakkers", "Buren", "Klas 4B"]),
    ],
)
def test_filters_narrow_the_list(filters, expected):
    assert names(**filters) == expected


@pytest.mark.usefixtures("_three_teams")
def test_unknown_filter_is_named_on_the_page():
    response = Client().get("/teams/", {"provincie": "atlantis", "branche": "<b>", "pagina": "x"})

    assert response.status_code == 200
    assert "Provincie “atlantis” kennen we niet" in response.text
    assert "Branche “&lt;b&gt;” kennen we niet" in response.text
