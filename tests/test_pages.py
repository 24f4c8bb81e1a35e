"""Every address × every person, and what all public pages promise."""

import re

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import URLPattern, get_resolver

from tests.conftest import logged_in
from tests.html import mistakes_in
from tests.pages import ROLES, ROWS, fill_the_site

PUBLIC = [row for row in ROWS if row.is_public]


@pytest.fixture
def cast(anna, bram, chris, sam, mo, olga):
    return {"anna": anna, "bram": bram, "chris": chris, "sam": sam, "mo": mo, "olga": olga}


@pytest.fixture
def site(cast):
    return fill_the_site(cast)


def named_patterns(patterns, namespace=""):
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name or pattern.pattern}"
        else:
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from named_patterns(pattern.url_patterns, inner)


def summary_of(response):
    if response.status_code in {301, 302}:
        target = response["Location"]
        return "login" if target.startswith("/account/login/?") else target.split("?")[0]
    return str(response.status_code)


def test_every_address_has_its_row():
    """The desk's own addresses come from the admin and are asked below."""
    names = {name for name in named_patterns(get_resolver().url_patterns) if name[:6] != "admin:"}

    assert names - {row.name for row in ROWS} == set()
    assert {row.name for row in ROWS} - names == set()


@pytest.mark.parametrize("role", ROLES)
def test_addresses_answer_as_the_table_says(role, site, cast):
    client = logged_in(cast[role]) if role in cast else Client()
    client.raise_request_exception = False
    surprises = {}
    for row in ROWS:
        answer = summary_of(client.get(row.url))
        if answer != row.answer_to(role):
            surprises[row.url] = f"{answer}, not {row.answer_to(role)}"

    assert surprises == {}


def test_public_pages_know_nobody(site):
    """Whoever only reads gets no cookie, and everybody gets the same page from a shared cache."""
    assert {row.url: found for row in PUBLIC if (found := personal_in(row.url))} == {}


def personal_in(url):
    """What is wrong with two visits of strangers, in words."""
    visits = [Client().get(url), Client().get(url)]
    signs = {
        "a cookie": any(visit.cookies for visit in visits),
        "Vary: Cookie": any("Cookie" in visit.get("Vary", "") for visit in visits),
        "private": {visit["Cache-Control"] for visit in visits} != {"no-cache, s-maxage=60"},
        "no ETag": not all(visit.get("ETag") for visit in visits),
        "other words": visits[0].content != visits[1].content,
    }
    return [sign for sign, is_there in signs.items() if is_there]


def test_parameters_made_up_by_somebody_fill_no_room(site):
    """Each page names what it reads; else anyone could have it kept in endless copies."""
    kept_twice = []
    for row in PUBLIC:
        page = Client().get(row.url)
        room = len(cache._cache)
        if Client().get(f"{row.url}?verzonnen=1").content != page.content:
            kept_twice.append(f"{row.url} differs")
        if len(cache._cache) > room:
            kept_twice.append(row.url)

    assert kept_twice == []


def test_public_pages_are_not_shared_with_who_is_logged_in(site, as_anna):
    answers = {row.url: as_anna.get(row.url)["Cache-Control"] for row in PUBLIC}

    assert {url: said for url, said in answers.items() if said != "private, no-store"} == {}


def test_public_pages_hold_no_form_that_changes_anything(site):
    changing = re.compile(r"<form[^>]*method=.post|csrfmiddlewaretoken", re.IGNORECASE)
    pages = {row.url: Client().get(row.url).content.decode(errors="replace") for row in PUBLIC}

    assert {url: found[0] for url, html in pages.items() if (found := changing.search(html))} == {}


@pytest.mark.parametrize("role", ["anonymous", "anna"])
def test_pages_are_valid_html(role, site, cast):
    client = logged_in(cast[role]) if role in cast else Client()
    mistakes = {}
    for row in ROWS:
        if row.answer_to(role) != "200":
            continue
        response = client.get(row.url)
        if response["Content-Type"].startswith("text/html"):
            found = mistakes_in(response.content.decode())
            if found:
                mistakes[row.url] = found

    assert mistakes == {}


@pytest.mark.parametrize("url", ["/nergens/", "/activiteiten/nergens-12345/", "/edities/1999/"])
def test_lost_visitors_read_where_they_are(url, site):
    response = Client().get(url)

    assert response.status_code == 404
    assert mistakes_in(response.content.decode()) == []


@pytest.mark.parametrize(
    ("role", "expected"),
    [("anonymous", "login"), ("sam", "403"), ("anna", "403"), ("mo", "200"), ("olga", "200")],
)
def test_desk_opens_for_staff_alone(role, expected, site, cast):
    client = logged_in(cast[role]) if role in cast else Client()

    response = client.get("/beheer/", follow=True)

    last = response.redirect_chain[-1][0] if response.redirect_chain else ""
    found = "login" if last.startswith("/account/login/") else str(response.status_code)
    assert found == expected


def test_desk_asks_staff_for_a_second_step(site, mo):
    client = Client()
    client.force_login(mo)

    response = client.get("/beheer/")

    assert response.status_code == 302
    assert "Wachtrij" not in response.content.decode()
