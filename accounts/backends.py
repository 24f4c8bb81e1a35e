"""Who may be logged in at all."""

from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings


class Backend(AuthenticationBackend):
    """allauth's, which takes a password; codes and sessions ask `user_can_authenticate` too."""

    def user_can_authenticate(self, user):
        """Everybody may know a demo account's password: on a real site it opens nothing."""
        is_theirs = not (settings.PRODUCTION and user.is_demo)
        return is_theirs and super().user_can_authenticate(user)
