"""Where staff find the thing back on the site."""

from django.urls import reverse

from impact.models import Appreciation
from sponsors.models import Ambassador, Sponsorship


def public_page_of(thing) -> str:
    """The address that shows it, or that shows staff how to bring it back; empty without one."""
    if isinstance(thing, Appreciation):
        return thing.activity.get_absolute_url()
    if isinstance(thing, Ambassador):
        return reverse("promotion:toolkit") if thing.is_shown else ""
    if isinstance(thing, Sponsorship) and not thing.is_shown:
        return ""
    return thing.get_absolute_url()
