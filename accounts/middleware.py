"""Asks everybody to log in, except where a view says otherwise."""

from django.contrib.auth.middleware import LoginRequiredMiddleware as DjangosMiddleware


class LoginRequiredMiddleware(DjangosMiddleware):
    """Looks at the view before it looks at the user.

    Django's own reads `request.user` first, which touches the session and so marks every public
    page with `Vary: Cookie`.
    """

    def process_view(self, request, view_func, view_args, view_kwargs):
        if not getattr(view_func, "login_required", True):
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)
