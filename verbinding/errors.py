"""Answers to what went wrong; none of them queries the database or reads the session."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponseNotAllowed, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.csrf import requires_csrf_token


def answer(request, status):
    return render(request, f"{status}.html", status=status)


@login_not_required
def bad_request(request, exception=None):
    return answer(request, 400)


@login_not_required
def permission_denied(request, exception=None):
    return answer(request, 403)


@login_not_required
def page_not_found(request, exception=None):
    return answer(request, 404)


@login_not_required
def method_not_allowed(request, exception=None):
    return answer(request, 405)


@login_not_required
def too_many_requests(request, exception=None):
    return answer(request, 429)


@login_not_required
def server_error(request):
    """Without a request context: whatever broke may be what the context processors need."""
    return HttpResponseServerError(render_to_string("500.html"))


class MethodNotAllowedMiddleware:
    """Django's own answer to a method that a view refuses is an empty page."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if isinstance(response, HttpResponseNotAllowed):
            allowed, response = response.headers["Allow"], method_not_allowed(request)
            response.headers["Allow"] = allowed
        return response


@login_not_required
@requires_csrf_token
def csrf_failure(request, reason=""):
    """The reason is for developers (Django logs it); the visitor reads how to go on."""
    return render(request, "403_csrf.html", status=403)
