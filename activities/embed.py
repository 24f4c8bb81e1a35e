"""The list inside another site's page: its colours, and the code with which it is put there."""

import re
from colorsys import hls_to_rgb, rgb_to_hls

from django.conf import settings
from django.urls import reverse
from django.utils.html import escape

COLOUR = re.compile(r"#?([0-9a-fA-F]{6})")
USUAL = "b53d25"
# Examples to pick from; every other colour works as well.
SUGGESTIONS = (("Rood", USUAL), ("Blauwgroen", "0d5862"), ("Paars", "5d3a8c"), ("Blauw", "154a8f"))
SURFACE = "fffdf8"
# WCAG AA for text of any size.
ENOUGH = 4.5


def colour_of(text):
    """The six digits of a colour such as #0d5862, or the usual one."""
    found = COLOUR.fullmatch((text or "").strip())
    return found[1].lower() if found else USUAL


def style_of(colour):
    """The custom properties of the page in that colour, as dark as reading it needs."""
    main = readable(colour)
    return f":root{{--action:#{main};--action-hover:#{darker(main)};--link:#{main};--band:#{main}}}"


def readable(colour):
    """The same hue, darkened until it can be read on the card and the card's colour on it."""
    while contrast(colour, SURFACE) < ENOUGH:
        colour = darker(colour)
    return colour


def darker(colour):
    hue, light, saturation = rgb_to_hls(*channels(colour))
    return "".join(f"{round(c * 255):02x}" for c in hls_to_rgb(hue, light * 0.92, saturation))


def channels(colour):
    return [int(colour[n : n + 2], 16) / 255 for n in (0, 2, 4)]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour):
    """Relative luminance as WCAG defines it."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels(colour)]
    return sum(share * c for share, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def with_colour(query, colour):
    return f"{query}&kleur={colour}" if query else f"kleur={colour}"


def choices_of(query, chosen):
    """The suggested colours as links that keep the filters."""
    return [
        {
            "label": label,
            "url": f"?{with_colour(query, colour)}#website",
            "is_current": colour == chosen,
        }
        for label, colour in SUGGESTIONS
    ]


def iframe_of(query, title):
    """The code to paste, as text; `query` comes from with_colour."""
    address = f"{settings.SITE_URL}{reverse('embed')}?{query}"
    size = 'width="100%" height="640" loading="lazy"'
    return f'<iframe src="{escape(address)}" title="{escape(title)}" {size}></iframe>'
