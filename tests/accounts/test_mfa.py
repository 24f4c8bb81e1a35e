"""The second step: always asked of who set it up, and without it the desk stays shut."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from post_office.models import Email

from accounts.permissions import may_moderate
from tests import factories
from tests.accounts.doors import (
    app_code,
    ask,
    digits_sent_to,
    enter,
    log_in,
    wait_for_code,
    who_is_in,
)
from tests.conftest import logged_in

pytestmark = pytest.mark.django_db

NEEDS_STEP = "/account/twee-stappen/?next=%2Fbeheer%2F"


def test_code_from_the_mail_is_half_of_it_for_who_has_an_app(client, sam):
    factories.make_second_step(sam)

    response = log_in(client, sam.email)

    assert response.url == "/account/2fa/authenticate/"
    assert who_is_in(client) is None


def test_code_from_the_app_is_the_other_half(client, sam):
    factories.make_second_step(sam)
    ask(client, sam.email, next="/mijn/privacy/")
    enter(client, digits_sent_to(sam.email), next="/mijn/privacy/")

    response = client.post("/account/2fa/authenticate/", {"code": app_code()})

    assert response.url == "/mijn/privacy/"
    assert who_is_in(client) == sam.email


def test_wrong_code_from_the_app_keeps_the_door_shut(client, sam):
    factories.make_second_step(sam)
    log_in(client, sam.email)

    response = client.post("/account/2fa/authenticate/", {"code": "000000"})

    assert "Deze code klopt niet" in response.content.decode()
    assert who_is_in(client) is None


def test_what_was_sent_in_counts_before_the_second_step(client, sam):
    """The address is proven; the app only guards what more one may do here."""
    factories.make_second_step(sam)
    activity = factories.make_activity(status="concept", pending_email=sam.email)
    wait_for_code(client, sam.email, "activiteit", f"{activity.pk}:indienen")

    response = enter(client, digits_sent_to(sam.email))

    activity.refresh_from_db()
    assert (activity.status, activity.owner) == ("ingediend", sam)
    assert response.url == "/account/2fa/authenticate/"
    onward = client.post("/account/2fa/authenticate/", {"code": app_code()})
    assert onward.url == f"/activiteiten/{activity.slug}/verstuurd/"


def test_desk_opens_for_staff_in_two_steps(client, mo):
    log_in(client, mo.email)
    client.post("/account/2fa/authenticate/", {"code": app_code()})

    assert client.get("/beheer/").status_code == 200


def test_desk_sends_staff_without_an_app_to_set_it_up(client, mo):
    Authenticator.objects.all().delete()
    log_in(client, mo.email)

    response = client.get("/beheer/", follow=True)

    assert response.redirect_chain[-1][0] == NEEDS_STEP
    assert 'href="/account/2fa/totp/activate/"' in response.content.decode()


def test_desk_asks_the_code_of_staff_with_an_older_session(mo):
    """The app was set up in another browser, after this one logged in."""
    client = Client()
    client.force_login(mo)

    response = client.get("/beheer/", follow=True)

    assert response.redirect_chain[-1][0] == NEEDS_STEP
    assert "/account/2fa/reauthenticate/?next=%2Fbeheer%2F" in response.content.decode()
    proven = client.post("/account/2fa/reauthenticate/?next=/beheer/", {"code": app_code()})
    assert proven.url == "/beheer/"
    assert client.get("/beheer/").status_code == 200


def test_desk_shuts_when_the_app_is_taken_off(mo):
    client = logged_in(mo)
    assert client.get("/beheer/").status_code == 200

    Authenticator.objects.all().delete()

    assert client.get("/beheer/").status_code == 302


def test_desk_is_no_place_for_others(client, as_sam):
    assert as_sam.get("/beheer/login/").status_code == 403
    assert client.get("/beheer/", follow=True).redirect_chain[-1][0].startswith("/account/login/")


def test_desk_has_no_log_in_form_of_its_own(client, mo):
    mo.set_password("soep-met-brood-9")
    mo.save()

    client.post("/beheer/login/", {"username": mo.email, "password": "soep-met-brood-9"})

    assert who_is_in(client) is None


def test_log_in_leads_through_the_second_step_to_the_desk(client, mo):
    door = client.get("/beheer/activities/activity/", follow=True).redirect_chain[-1][0]
    page = client.get(door)
    ask(client, mo.email, next=page.context["next"])
    enter(client, digits_sent_to(mo.email), next=page.context["next"])

    response = client.post("/account/2fa/authenticate/", {"code": app_code()})

    assert client.get(response.url, follow=True).request["PATH_INFO"] == (
        "/beheer/activities/activity/"
    )


@pytest.mark.parametrize(
    ("debug", "is_demo", "opens"),
    [
        (True, True, True),
        (True, False, False),
        (False, True, False),
        (False, False, False),
    ],
)
def test_demo_accounts_need_one_step_on_a_developers_machine_only(
    settings, mo, debug, is_demo, opens
):
    settings.DEBUG = debug
    Authenticator.objects.all().delete()
    mo.is_demo = is_demo
    mo.save()
    client = Client()
    client.force_login(mo)

    assert (client.get("/beheer/").status_code == 200) is opens
    assert may_moderate(mo) is opens


def test_moderator_without_a_second_step_moderates_nothing(mo):
    assert may_moderate(mo)
    Authenticator.objects.all().delete()

    assert not may_moderate(type(mo).objects.get(pk=mo.pk))


def test_setting_up_the_app_gives_codes_for_a_lost_phone(as_sam, sam):
    response = set_up_app(as_sam)

    assert response.request["PATH_INFO"] == "/account/2fa/recovery-codes/"
    assert len(response.context["unused_codes"]) == 10
    assert Authenticator.objects.filter(user=sam, type="totp").exists()


def test_setting_up_the_app_is_told_by_letter(as_sam, sam, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        set_up_app(as_sam)

    subjects = Email.objects.filter(to=sam.email).values_list("subject", flat=True)
    assert list(subjects) == ["Inloggen in twee stappen staat aan"]


def test_setting_up_the_app_opens_the_desk(mo):
    Authenticator.objects.all().delete()
    client = Client()
    client.force_login(mo)

    set_up_app(client)

    assert client.get("/beheer/").status_code == 200


def test_code_for_a_lost_phone_opens_the_door(client, as_sam, sam):
    spare = set_up_app(as_sam).context["unused_codes"][0]
    log_in(client, sam.email)

    client.post("/account/2fa/authenticate/", {"code": spare})

    assert who_is_in(client) == sam.email


def set_up_app(client):
    """Scan, enter what the app shows, and enter it once more to see the spare codes."""
    secret = client.get("/account/2fa/totp/activate/").context["form"].secret
    asked = client.post("/account/2fa/totp/activate/", {"code": app_code(secret)}, follow=True)
    again = asked.redirect_chain[-1][0]
    assert again.startswith("/account/2fa/reauthenticate/")
    return client.post(again, {"code": app_code(secret)}, follow=True)
