"""Builds the sponsors of the example data, each with a logo drawn here."""

from io import BytesIO
from math import cos, pi, sin

from django.utils.text import slugify
from PIL import Image, ImageDraw, ImageFont

from sponsors.models import Sponsor, Sponsorship
from verbinding.demo.texts import sponsor_texts
from verbinding.lib.images import clean_image

SIZE = (480, 240)
# Drawn three times as large and shrunk, for smooth edges.
SCALE = 3


def load_sponsors(edition) -> int:
    """Makes those that don't exist, and lets all carry the edition; returns how many are new."""
    return sum(_load_one(edition, order, text) for order, text in enumerate(sponsor_texts(), 1))


def _load_one(edition, order, text):
    slug = slugify(text.name)
    sponsor = Sponsor.objects.filter(slug=slug).first()
    is_new = sponsor is None
    if is_new:
        link = f"https://{slug.removeprefix('voorbeeld')}.example.nl/"
        sponsor = Sponsor(name=text.name, slug=slug, link=link)
        logo = clean_image(draw_logo(text.initials, *text.colours))
        sponsor.logo.save(logo.name, logo, save=True)
    Sponsorship.objects.get_or_create(
        sponsor=sponsor,
        edition=edition,
        kind=text.kind,
        defaults={"is_shown": True, "text": text.text, "order": order * 10},
    )
    return is_new


def draw_logo(initials, ground, ink) -> BytesIO:
    """A PNG: three linked rings and two letters, in two colours."""
    width, height = SIZE[0] * SCALE, SIZE[1] * SCALE
    image = Image.new("RGB", (width, height), ground)
    pen = ImageDraw.Draw(image)
    for turn in range(3):
        angle = 2 * pi * turn / 3 - pi / 2
        _ring(pen, width * 0.27 + cos(angle) * 105, height / 2 + 20 + sin(angle) * 105, 150, ink)
    font = ImageFont.load_default(size=height * 0.44)
    pen.text((width * 0.72, height / 2), initials, fill=ink, font=font, anchor="mm")
    file = BytesIO()
    image.resize(SIZE, Image.Resampling.LANCZOS).save(file, "PNG")
    return file


def _ring(pen, x, y, radius, ink):
    pen.ellipse((x - radius, y - radius, x + radius, y + radius), outline=ink, width=26)
