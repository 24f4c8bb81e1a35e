"""What the organiser has not filled in yet, and the site therefore leaves out."""

from dataclasses import dataclass

from django.urls import reverse

from editions.models import Page
from sponsors.models import Sponsorship

EDITION_FIELDS = (
    *("first_day", "introduction", "hashtag", "facebook_url", "linkedin_url"),
    *("contact_name", "contact_email", "contact_phone", "responsible"),
)


@dataclass(frozen=True)
class Gap:
    words: str
    url: str


def gaps(user, edition) -> list[Gap]:
    """Of this edition and the site, as far as this person may change it."""
    found = []
    if user.has_perm("editions.change_edition"):
        found += edition_gaps(edition)
    if user.has_perm("editions.change_page"):
        found += page_gaps()
    if user.has_perm("sponsors.change_sponsor"):
        found += sponsor_gaps(edition)
    return found


def edition_gaps(edition):
    if edition is None:
        yield Gap("Er is nog geen editie", reverse("admin:editions_edition_add"))
        return
    url = reverse("admin:editions_edition_change", args=[edition.pk])
    if edition.is_example:
        yield Gap(f"{edition} is nog een voorbeeld: kloppen de data?", url)
    for name in EDITION_FIELDS:
        if not getattr(edition, name):
            yield Gap(f"{edition}: {edition._meta.get_field(name).verbose_name}", url)


def page_gaps():
    texts = dict(Page.objects.values_list("name", "text"))
    for name, label in Page.Name.choices:
        if name not in texts:
            yield Gap(f"Pagina “{label}” ontbreekt", reverse("admin:text_page", args=[name]))
        elif not texts[name].strip():
            yield Gap(f"Pagina “{label}” is leeg", reverse("admin:text_page", args=[name]))


def sponsor_gaps(edition):
    shown = Sponsorship.objects.for_edition(edition).shown().with_card_data()
    for sponsor in {sponsorship.sponsor for sponsorship in shown}:
        missing = [
            label
            for label, value in (("logo", sponsor.logo), ("website", sponsor.link))
            if not value
        ]
        if missing:
            url = reverse("admin:sponsors_sponsor_change", args=[sponsor.pk])
            yield Gap(f"{sponsor}: {' en '.join(missing)}", url)
