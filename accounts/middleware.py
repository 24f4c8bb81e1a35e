"""Asks everybody to log in, except where a view says otherwise; and stops who is blocked."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware as DjangosMiddleware
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import resolve_url
from django.urls import reverse

from accounts.blocking import block_on
from accounts.views.blocked import refuse_sender

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
# Getting in and out, one's own data and erasing oneself stay open to everybody.
OPEN_PATHS = ("/account/", "/mijn/")


class LoginRequiredMiddleware(DjangosMiddleware):
    """Looks at the view before it looks at the user.

    Django's own reads `request.user` first, which touches the session and so marks every public
    page with `Vary: Cookie`.
    """

    def process_view(self, request, view_func, view_args, view_kwargs):
        if not getattr(view_func, "login_required", True):
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)

    def handle_no_permission(self, request, view_func):
        """After a button, back to the page that it stood on: many addresses only take a POST."""
        if request.method in {"GET", "HEAD"}:
            return super().handle_no_permission(request, view_func)
        return redirect_to_login(
            page_before(request),
            resolve_url(self.get_login_url(view_func)),
            self.get_redirect_field_name(view_func),
        )


def page_before(request):
    referer = urlsplit(request.META.get("HTTP_REFERER", ""))
    return referer.path if referer.netloc == request.get_host() else reverse("accounts:mine")


class BlockedSenderMiddleware:
    """Whoever is logged in and blocked sends nothing in, at any address that doesn't say otherwise.

    A new form is shut to them by itself; `open_to_blocked` marks what they still may do.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view_func, view_args, view_kwargs):
        if request.method in SAFE or request.path.startswith(OPEN_PATHS):
            return None
        if settings.SESSION_COOKIE_NAME not in request.COOKIES or is_open(view_func, view_kwargs):
            return None
        user = request.user
        if not user.is_authenticated or user.is_staff or not (block := block_on(user=user)):
            return None
        return refuse_sender(request, block)


def is_open(view, kwargs):
    allowed = getattr(view, "open_to_blocked", False)
    return allowed is True or (bool(allowed) and kwargs.get("name") in allowed)
