"""What staff find on a public page and nobody else does: the way to take it offline.

Nothing here runs for a visitor: without a session cookie there is nobody to look at, so the page
that is kept for all never holds it.
"""

from django import template
from django.contrib.auth.models import AnonymousUser
from django.middleware.csrf import get_token
from django.urls import reverse

from accounts.mfa import has_proven_mfa
from accounts.viewer import viewer
from desk.takedown.forms import OfflineForm
from desk.takedown.kinds import kind_of, switch_for

register = template.Library()


def staff_behind(request):
    """Who looks, when they are staff and took their second step in this session."""
    user = viewer(request) if request is not None else AnonymousUser()
    return user if user.is_staff and has_proven_mfa(request) else AnonymousUser()


@register.inclusion_tag("desk/takedown/_bar.html", takes_context=True)
def staff_bar(context, thing):
    """The whole bar, for the top of a page about one thing."""
    request = getattr(context, "request", None)
    switch = switch_for(thing, staff_behind(request))
    if switch is None:
        return {"switch": None}
    return {
        "switch": switch,
        "thing": thing,
        "kind": kind_of(thing),
        "form": OfflineForm(),
        "csrf_token": get_token(request),
    }


@register.inclusion_tag("desk/takedown/_link.html", takes_context=True)
def staff_link(context, thing):
    """A link to the page with the button, for what is one of many on a page."""
    if switch_for(thing, staff_behind(getattr(context, "request", None))) is None:
        return {"url": ""}
    return {"url": offline_url(thing), "thing": thing}


@register.simple_tag
def offline_url(thing):
    return reverse("admin:offline", args=[kind_of(thing).name, thing.pk])
