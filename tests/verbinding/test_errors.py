"""Pages for errors lead on, whatever else is broken."""

import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

from tests.html import mistakes_in
from verbinding import errors

HANDLERS = [
    (errors.bad_request, 400),
    (errors.permission_denied, 403),
    (errors.page_not_found, 404),
    (errors.method_not_allowed, 405),
    (errors.too_many_requests, 429),
    (errors.server_error, 500),
    (errors.csrf_failure, 403),
]


@pytest.mark.parametrize(
    ("handler", "status"), HANDLERS, ids=lambda it: getattr(it, "__name__", "")
)
def test_error_pages_work_without_the_database(handler, status):
    """No `db` mark: a query would fail this test, a session cookie must not provoke one."""
    request = RequestFactory().get("/nergens/")
    request.COOKIES["sessionid"] = "iets"

    response = handler(request)

    assert response.status_code == status
    assert mistakes_in(response.content.decode()) == []


def test_expired_form_tells_how_to_go_on(db):
    response = Client(enforce_csrf_checks=True).post("/contact/", {"message": "Hallo"})

    assert response.status_code == 403
    assert "Deze pagina stond te lang open" in response.content.decode()


@pytest.mark.parametrize("method", ["get", "head"])
def test_address_of_a_button_says_so_to_who_types_it(method, as_anna):
    response = getattr(as_anna, method)("/mijn/privacy/wissen/")

    assert (response.status_code, response["Allow"]) == (405, "POST")
    assert response["Cache-Control"] == "private, no-store"
    if method == "get":
        assert "Hier kom je met een knop" in response.text
        assert mistakes_in(response.text) == []


def test_gone_page_leads_on(rf):
    html = render_to_string("410.html", request=rf.get("/"))

    assert mistakes_in(html) == []
    assert 'href="/activiteiten/"' in html
