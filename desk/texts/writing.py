"""Saving a page or a version of the Spelregels: at once on the site, nothing lost of before."""

import hashlib

from django.db import IntegrityError, transaction
from django.shortcuts import get_object_or_404
from django.utils import timezone

from editions.models import Page, PageVersion, Spelregels
from verbinding.lib.log import note
from verbinding.lib.pagecache import raise_revision
from verbinding.lib.seenforms import StaleForm


def may_write_pages(user) -> bool:
    return user.has_perm("editions.change_page")


def may_write_spelregels(user) -> bool:
    return user.has_perm("editions.change_spelregels")


def may_write(user) -> bool:
    return may_write_pages(user) or may_write_spelregels(user)


# --- Pages ---------------------------------------------------------------------------------------


def page_named(name: str) -> Page:
    """Also one that nobody wrote yet."""
    return Page.objects.named(name) or Page(name=name, title=Page.Name(name).label)


def page_seen(page: Page) -> str:
    return str(page.updated_at.timestamp()) if page.pk else ""


def is_same(page: Page, online: Page) -> bool:
    """A second click, or no change at all."""
    return bool(online.pk) and (page.title, page.text) == (online.title, online.text)


def save_page(form, *, by) -> Page:
    """Raises StaleForm when the page isn't as its writer saw it."""
    page = form.instance
    if form.is_stale:
        raise StaleForm
    try:
        with transaction.atomic():
            if page.pk:
                _keep_what_was(page)
                _update_page(page, by)
            else:
                page.updated_by = by
                page.save(force_insert=True)
            PageVersion.objects.keep(page)
            note(by, page, "Tekst opgeslagen", name=page.title)
            raise_revision()
    except IntegrityError as error:
        raise StaleForm from error
    return page


def _keep_what_was(page):
    """The first time: what stood there before anybody kept versions."""
    if not page.versions.exists():
        PageVersion.objects.keep(Page.objects.get(pk=page.pk))


def _update_page(page, by):
    now, seen = timezone.now(), page.updated_at
    rows = Page.objects.filter(pk=page.pk, updated_at=seen).update(
        title=page.title, text=page.text, updated_at=now, updated_by=by
    )
    if not rows:
        raise StaleForm
    page.updated_at, page.updated_by = now, by


def version_or_404(page: Page, number: int) -> PageVersion:
    return get_object_or_404(PageVersion, page=page, number=number)


# --- Spelregels ----------------------------------------------------------------------------------


def next_spelregels() -> Spelregels:
    """Begins as a copy of the latest."""
    latest = Spelregels.objects.latest_version()
    text = latest.text if latest else ""
    return Spelregels(version=latest.version + 1 if latest else 1, text=text)


def spelregels_seen(spelregels: Spelregels) -> str:
    """A new one was seen under its number: who saves a second one of it is told."""
    if not spelregels.pk:
        return f"new {spelregels.version}"
    whole = f"{spelregels.published_at.timestamp()} {spelregels.text}"
    return hashlib.sha256(whole.encode()).hexdigest()


def save_spelregels(form, *, by) -> Spelregels:
    """Raises StaleForm when it isn't as its writer saw it, or somebody agreed with it."""
    spelregels = form.instance
    if form.is_stale:
        raise StaleForm
    try:
        with transaction.atomic():
            if spelregels.pk:
                _update_spelregels(spelregels, form)
            else:
                spelregels.save(force_insert=True)
            note(by, spelregels, "Tekst opgeslagen", name=str(spelregels))
            raise_revision()
    except IntegrityError as error:
        raise StaleForm from error
    return spelregels


def _update_spelregels(spelregels, form):
    before = Spelregels.objects.select_for_update().get(pk=spelregels.pk)
    if before.is_agreed_with or spelregels_seen(before) != form.now:
        raise StaleForm
    spelregels.save(update_fields=["published_at", "text"])
