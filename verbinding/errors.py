"""Answers to what went wrong; none of them queries the database or reads the session."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponseServerError
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
def too_many_requests(request, exception=None):
    return answer(request, 429)


@login_not_required
def server_error(request):
    """Without a request context: whatever broke may be what the context processors need."""
    return HttpResponseServerError(render_to_string("500.html"))


@login_not_required
@requires_csrf_token
def csrf_failure(request, reason=""):
    """The reason is for developers (Django logs it); the visitor reads how to go on."""
    return render(request, "403_csrf.html", status=403)
