"""Who must log in where, and that visitors who only read leave no trace."""

import pytest
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.test import Client
from django.urls import path

from tests import factories
from tests.accounts.doors import account_urls

pytestmark = pytest.mark.django_db

# What allauth answers to strangers; all its other pages ask them to log in.
OPEN = {
    "/account/login/": 200,
    "/account/login/wachtwoord/": 200,
    "/account/signup/": 302,
    "/account/inactive/": 200,
    "/account/password/reset/": 200,
}
SHUT = [
    "/account/email/",
    "/account/password/change/",
    "/account/password/set/",
    "/account/reauthenticate/",
    "/account/2fa/",
    "/account/2fa/reauthenticate/",
    "/account/2fa/totp/activate/",
    "/account/2fa/totp/deactivate/",
    "/account/2fa/recovery-codes/",
    "/account/2fa/recovery-codes/generate/",
    "/account/2fa/recovery-codes/download/",
    "/account/twee-stappen/",
    "/mijn/",
    "/mijn/gegevens/",
    "/mijn/nieuws/",
    "/mijn/privacy/",
    "/mijn/privacy/gegevens.json",
]


@login_not_required
def open_page(request):
    return HttpResponse("voor iedereen")


def shut_page(request):
    return HttpResponse("voor wie inlogt")


urlpatterns = [path("open/", open_page), path("dicht/", shut_page)]


@pytest.mark.urls("tests.accounts.test_middleware")
def test_public_page_reads_no_session(client):
    response = client.get("/open/")

    assert response.content.decode() == "voor iedereen"
    assert "Cookie" not in response.get("Vary", "")
    assert not response.cookies


def test_page_that_says_nothing_asks_to_log_in(client, settings, sam):
    settings.ROOT_URLCONF = "tests.accounts.test_middleware"
    settings.LOGIN_URL = "/inloggen/"

    assert client.get("/dicht/").url == "/inloggen/?next=/dicht/"
    client.force_login(sam)
    assert client.get("/dicht/").content.decode() == "voor wie inlogt"


@pytest.mark.parametrize(
    ("referer", "target"),
    [
        ("http://testserver/mijn/privacy/?a=1", "/mijn/privacy/"),
        ("https://elders.example.nl/mijn/privacy/", "/mijn/"),
        ("", "/mijn/"),
    ],
)
def test_button_of_who_was_logged_out_leads_back_to_its_page(client, referer, target):
    response = client.post("/mijn/privacy/wissen/", headers={"referer": referer})

    assert response.url == f"/account/login/?next={target}"


def test_home_leaves_no_trace(client, edition):
    factories.make_activity()

    response = client.get("/")

    assert response.status_code == 200
    assert "Cookie" not in response.get("Vary", "")
    assert not response.cookies


@pytest.mark.parametrize(("url", "status"), OPEN.items())
def test_pages_to_get_in_are_open(client, url, status):
    assert client.get(url).status_code == status


@pytest.mark.parametrize("url", SHUT)
def test_pages_of_an_account_are_shut(client, url):
    response = client.get(url)

    assert response.status_code == 302
    assert response.url.startswith("/account/")
    assert client.post(url).status_code in {302, 405}


def test_every_page_of_an_account_is_named_here():
    """A new version of allauth that brings a page should make somebody look at it."""
    urls = account_urls()

    unknown = {url for url in urls if url not in OPEN and url not in SHUT} - {
        "/account/logout/",  # a friend of both
        "/account/code/",
        "/account/code/nieuw/",
        "/account/code/adres/",
        "/account/gewist/",
        "/account/confirm-email/",  # these know by the session whom they are waiting for
        "/account/login/code/confirm/",
        "/account/password/reset/confirm/",
        "/account/password/reset/complete/",
        "/account/password/reset/done/",
        "/account/2fa/authenticate/",
        "/mijn/privacy/wissen/",
    }

    assert unknown == set()


@pytest.mark.parametrize(
    "url",
    [
        "/account/confirm-email/",
        "/account/login/code/confirm/",
        "/account/password/reset/confirm/",
        "/account/password/reset/complete/",
        "/account/2fa/authenticate/",
    ],
)
def test_pages_half_way_send_strangers_to_the_door(url):
    response = Client().get(url)

    assert response.status_code == 302
    assert response.url.startswith("/account/")
