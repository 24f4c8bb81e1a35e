"""The second step of logging in: who must take it, and who took it."""

from allauth.account.authentication import get_authentication_records
from allauth.account.decorators import secure_admin_login
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode


def is_exempt(user) -> bool:
    """Demo accounts, on a developer's machine only: everybody may know their passwords."""
    return settings.DEBUG and user.is_demo


def has_second_step(user) -> bool:
    """Whether this person set up an authenticator app, or needs none."""
    return is_exempt(user) or uses_second_step(user)


def uses_second_step(user) -> bool:
    """Whether an authenticator app is set up; asked once per instance."""
    if not hasattr(user, "_has_second_step"):
        user._has_second_step = is_mfa_enabled(user, [Authenticator.Type.TOTP])
    return user._has_second_step


def has_proven_mfa(request) -> bool:
    """Whether who is logged in passed the second step in this session."""
    user = request.user
    if not user.is_authenticated or not has_second_step(user):
        return False
    records = get_authentication_records(request, user)
    return is_exempt(user) or any(record["method"] == "mfa" for record in records)


@secure_admin_login
def ask_second_step(request):
    """For `AdminSite.login`: strangers log in, others get a 403, and staff take their second step.

    By way of a page that explains what is asked and why.
    """
    target = request.GET.get("next") or reverse("admin:index")
    return redirect(f"{reverse('accounts:two_steps')}?{urlencode({'next': target})}")
