"""Asks everybody to log in, except where a view says otherwise."""

from urllib.parse import urlsplit

from django.contrib.auth.middleware import LoginRequiredMiddleware as DjangosMiddleware
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import resolve_url
from django.urls import reverse


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
