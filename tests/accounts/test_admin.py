"""Persons at the desk: whom we trust, and who may give which rights."""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group

from accounts.models import User
from tests import factories
from tests.conftest import logged_in

pytestmark = pytest.mark.django_db

LIST = "/beheer/accounts/user/"


@pytest.fixture
def as_boss(db):
    boss = factories.make_user("Ria", email="ria@example.nl", is_staff=True, is_superuser=True)
    factories.make_second_step(boss)
    return logged_in(boss)


def act(client, action, *people):
    chosen = [person.pk for person in people]
    return client.post(LIST, {"action": action, "_selected_action": chosen}, follow=True)


def change(client, person, **fields):
    return client.post(f"{LIST}{person.pk}/change/", fields)


def test_list_is_in_dutch_and_searchable(as_olga, sam, anna):
    page = as_olga.get(f"{LIST}?q=sam").content.decode()

    assert "sam@example.nl" in page
    assert "anna@example.nl" not in page
    assert "lid sinds" in page.lower()


def test_page_of_a_person_shows_no_password(as_olga, sam):
    sam.set_password("soep-met-brood-9")
    sam.save()

    page = as_olga.get(f"{LIST}{sam.pk}/change/").content.decode()

    assert sam.password not in page
    assert "superuser" not in page.lower()


def test_moderator_may_trust_and_stop_trusting(as_olga, olga, sam):
    act(as_olga, "trust", sam)
    sam.refresh_from_db()
    assert sam.is_trusted
    assert sam.trusted_by == olga
    assert LogEntry.objects.get(object_id=str(sam.pk)).change_message == "Vertrouwd gemaakt."

    act(as_olga, "stop_trusting", sam)
    sam.refresh_from_db()
    assert not sam.is_trusted
    assert sam.trusted_by is None


def test_trusting_again_changes_nothing(as_olga, olga, mo, sam):
    act(logged_in(olga), "trust", sam)
    before = User.objects.get(pk=sam.pk).trusted_at

    response = act(as_olga, "trust", sam)

    assert User.objects.get(pk=sam.pk).trusted_at == before
    assert "Iemand was je voor" in response.content.decode()


def test_trust_is_no_field_to_fill_in(as_olga, sam):
    change(
        as_olga, sam, name="Sam", is_active="on", trusted_at_0="2026-01-01", trusted_at_1="10:00"
    )

    sam.refresh_from_db()
    assert not sam.is_trusted


def test_organiser_makes_a_moderator(as_olga, mo, sam):
    moderators = Group.objects.get(name="Moderator")

    change(as_olga, sam, name="Sam", is_active="on", is_staff="on", groups=[moderators.pk])

    sam.refresh_from_db()
    assert sam.is_staff
    assert list(sam.groups.all()) == [moderators]


def test_nobody_changes_their_own_rights(as_olga, olga):
    change(as_olga, olga, name="Olga", is_superuser="on", groups=[])

    olga.refresh_from_db()
    assert olga.is_staff
    assert olga.groups.exists()
    assert not olga.is_superuser


def test_nobody_is_made_a_superuser(as_boss, sam):
    change(as_boss, sam, name="Sam", is_active="on", is_superuser="on", user_permissions=["1"])

    sam.refresh_from_db()
    assert not sam.is_superuser
    assert not sam.user_permissions.exists()


def test_nobody_gives_more_than_they_have(as_olga, sam):
    mighty = Group.objects.create(name="Alles")
    mighty.permissions.set(_permissions_beyond("auth"))

    response = change(as_olga, sam, name="Sam", is_active="on", is_staff="on", groups=[mighty.pk])

    sam.refresh_from_db()
    assert response.status_code == 200
    assert not sam.is_staff


def test_organiser_leaves_a_superuser_alone(as_olga):
    boss = factories.make_user("Ria", is_staff=True, is_superuser=True)

    response = change(as_olga, boss, name="Weg")

    assert response.status_code == 403
    boss.refresh_from_db()
    assert boss.name == "Ria"


def test_address_stays_the_persons_own(as_olga, sam):
    change(as_olga, sam, name="Sam", is_active="on", email="olga2@example.nl")

    sam.refresh_from_db()
    assert sam.email == "sam@example.nl"


def test_nobody_is_deleted_here(as_boss, sam):
    assert as_boss.post(f"{LIST}{sam.pk}/delete/", {"post": "yes"}).status_code == 403
    assert User.objects.filter(pk=sam.pk).exists()


def test_person_who_is_put_in_by_hand_has_no_password(as_olga):
    as_olga.post(f"{LIST}add/", {"email": "Eva@Example.nl", "name": "Eva", "is_active": "on"})

    assert not User.objects.get(email="eva@example.nl").has_usable_password()


def test_lost_phone_is_mended_by_an_organiser(as_olga, as_mo, mo, as_boss):
    boss = User.objects.get(email="ria@example.nl")

    act(as_mo, "reset_second_step", mo)
    act(as_olga, "reset_second_step", boss)
    assert Authenticator.objects.filter(user=mo).exists()
    assert Authenticator.objects.filter(user=boss).exists()

    act(as_olga, "reset_second_step", mo)

    assert not Authenticator.objects.filter(user=mo).exists()


def _permissions_beyond(app):
    return Group.permissions.rel.model.objects.filter(content_type__app_label=app)


@pytest.mark.parametrize("lookup", ["password__startswith", "password", "password__regex"])
def test_nobody_can_guess_at_a_password_through_the_filters(as_olga, lookup):
    response = as_olga.get("/beheer/accounts/user/", {lookup: "pbkdf2"})

    assert response.status_code == 400
