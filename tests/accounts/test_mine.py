"""What a person finds under /mijn/, and what nobody else does."""

import json

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from post_office.models import Email

from accounts.mine import Action, Section, parts_for, section
from accounts.models import EmailCode, User
from accounts.privacy import erases, exports
from tests import factories
from tests.accounts.doors import ask, digits_sent_to, log_in
from verbinding.lib.mail import send_letter

pytestmark = pytest.mark.django_db


def test_mine_welcomes_somebody_new_with_two_things_to_do(as_sam):
    page = as_sam.get("/mijn/").content.decode()

    assert "Hallo Sam" in page
    assert "Je hebt nog niets" in page
    assert 'href="/activiteiten/nieuw/"' in page
    assert 'href="/activiteiten/"' in page


def test_mine_shows_the_parts_of_every_app(as_anna, anna, team):
    factories.make_activity("Soep voor de straat", owner=anna)

    response = as_anna.get("/mijn/")

    page = response.content.decode()
    assert len(response.context["parts"]) == 2
    assert "Soep voor de straat" in page
    assert "Samen in Zwolle" in page
    assert "Je hebt nog niets" not in page


def test_mine_offers_what_was_never_confirmed(client):
    """Left behind before the code; a later code for the same address brings it back."""
    factories.make_activity("Soep", status="concept", pending_email="noor@example.nl")
    log_in(client, "noor@example.nl")

    page = client.get("/mijn/").content.decode()

    assert "Is dit van jou?" in page
    assert "Soep" in page


def test_mine_asks_strangers_in(client):
    assert client.get("/mijn/").url == "/account/login/?next=/mijn/"


@pytest.mark.parametrize("path", ["/mijn/", "/mijn/gegevens/", "/mijn/privacy/"])
def test_mine_is_kept_by_no_cache(as_sam, path):
    control = as_sam.get(path)["Cache-Control"]

    assert "no-store" in control
    assert "private" in control


def test_log_out_is_a_button_not_a_link(as_sam):
    page = as_sam.get("/mijn/").content.decode()
    assert '<form class="post-button" method="post" action="/account/logout/"' in page

    as_sam.get("/account/logout/")
    assert as_sam.get("/mijn/").status_code == 200
    response = as_sam.post("/account/logout/")

    assert response.url == "/"
    assert as_sam.get("/mijn/").status_code == 302
    # The good-bye is a sentence; it asks for no cookie of its own.
    assert set(as_sam.cookies) <= {"sessionid", "csrftoken"}


def test_section_that_exists_refuses_another_with_its_name():
    with pytest.raises(ValueError, match="activities"):
        section("activities", order=1)(lambda request: None)


def test_parts_come_in_order_and_only_when_there_is_something(rf, sam, monkeypatch):
    made = {
        "late": (20, lambda request: Section("Laat", "components/ring_divider.html")),
        "none": (15, lambda request: None),
        "early": (
            10,
            lambda request: Section(
                "Vroeg", "components/ring_divider.html", action=Action("Doe iets", "/", "Ga")
            ),
        ),
    }
    monkeypatch.setattr("accounts.mine._sections", made)

    parts = parts_for(rf.get("/mijn/"))

    assert [part.title for part in parts] == ["Vroeg", "Laat"]
    assert parts[0].action.label == "Ga"


def test_name_can_be_changed(as_sam, sam):
    response = as_sam.post("/mijn/gegevens/", {"name": "Samira"})

    sam.refresh_from_db()
    assert response.url == "/mijn/gegevens/"
    assert sam.name == "Samira"


def test_name_form_changes_nothing_else(as_sam, sam):
    as_sam.post(
        "/mijn/gegevens/", {"name": "Sam", "email": "x@example.nl", "is_staff": "1", "pk": "1"}
    )

    sam.refresh_from_db()
    assert (sam.email, sam.is_staff) == ("sam@example.nl", False)


def test_name_that_is_too_long_is_kept_in_the_form(as_sam, sam):
    response = as_sam.post("/mijn/gegevens/", {"name": "S" * 81})

    sam.refresh_from_db()
    assert sam.name == "Sam"
    assert "S" * 81 in response.content.decode()


def test_export_holds_what_every_app_knows(as_anna, anna, team):
    factories.make_activity("Soep voor de straat", owner=anna)
    send_letter("accounts/erased", anna.email)

    response = as_anna.get("/mijn/privacy/gegevens.json")
    known = json.loads(response.content)

    assert response["Content-Disposition"] == 'attachment; filename="mijn-gegevens.json"'
    assert known["account"]["e_mailadres"] == anna.email
    assert len(known["account"]["e_mails_aan_jou"]) == 1
    assert "Soep voor de straat" in json.dumps(known["activiteiten"])
    assert "Samen in Zwolle" in json.dumps(known)
    assert "no-store" in response["Cache-Control"]


def test_export_holds_nothing_of_others(as_sam, anna, team):
    factories.make_activity("Soep voor de straat", owner=anna)

    words = as_sam.get("/mijn/privacy/gegevens.json").content.decode()

    assert "anna" not in words.lower()
    assert "Soep" not in words


def test_erasing_asks_whether_one_is_sure(as_sam, sam):
    response = as_sam.post("/mijn/privacy/wissen/")

    assert response.context["form"].errors["is_sure"]
    assert User.objects.filter(pk=sam.pk).exists()


def test_erasing_takes_everything_along(client):
    log_in(client, "noor@example.nl")
    noor = User.objects.get(email="noor@example.nl")
    factories.make_activity("Nooit ingestuurd", owner=noor, status="concept")
    ask(Client(), noor.email)
    factories.make_second_step(noor)

    response = client.post("/mijn/privacy/wissen/", {"is_sure": "on"})

    assert response.url == "/account/gewist/"
    assert client.get("/account/gewist/").status_code == 200
    assert client.get("/mijn/").status_code == 302
    assert not User.objects.filter(email=noor.email).exists()
    assert not EmailAddress.objects.filter(email=noor.email).exists()
    assert not EmailCode.objects.filter(email=noor.email).exists()
    assert [letter.subject for letter in Email.objects.filter(to=noor.email)] == [
        "Je account is gewist"
    ]


def test_erasing_leaves_what_is_online_without_its_owner(as_anna, anna):
    activity = factories.make_activity("Soep voor de straat", owner=anna)

    as_anna.post("/mijn/privacy/wissen/", {"is_sure": "on"})

    activity.refresh_from_db()
    assert activity.owner is None
    assert activity.is_published
    assert "Anna" not in activity.shown_name


def test_staff_first_lose_their_rights(as_mo, mo):
    response = as_mo.post("/mijn/privacy/wissen/", {"is_sure": "on"})

    assert "werkt mee aan het bureau" in response.content.decode()
    assert User.objects.filter(pk=mo.pk).exists()


def test_registries_refuse_a_second_of_one_name():
    with pytest.raises(ValueError, match="account"):
        exports("account")(lambda user: {})
    with pytest.raises(ValueError, match="account"):
        erases("account")(lambda user: None)


def test_erased_person_may_come_back_as_somebody_new(client):
    log_in(client, "noor@example.nl")
    old = User.objects.get(email="noor@example.nl")
    client.post("/mijn/privacy/wissen/", {"is_sure": "on"})

    ask(client, "noor@example.nl")
    client.post("/account/code/", {"code": digits_sent_to("noor@example.nl")})

    assert User.objects.get(email="noor@example.nl").pk != old.pk
