"""Who looks at a public page, asked in a way that leaves visitors without a cookie."""

from django.conf import settings
from django.contrib.auth.models import AnonymousUser


def viewer(request):
    """The user when the browser carries a session cookie, else nobody.

    Reading `request.user` opens the session, which would mark every public page with
    `Vary: Cookie` and so keep it out of shared caches.
    """
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        return request.user
    return AnonymousUser()
