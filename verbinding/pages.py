"""The organiser's own texts at their fixed addresses: over, spelregels, privacy and the like."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from editions.models import Edition, Page
from editions.rules import announced, versions
from verbinding.lib.outline import outline_of
from verbinding.lib.pagecache import public_page


@login_not_required
@require_safe
@public_page(params=())
def information(request, name):
    """Also answers kindly while nobody has written the text: the footer links here."""
    context = {**_page_context(name), "responsible": _responsible(name)}
    return render(request, "pages/information.html", context)


def _responsible(name):
    """Who answers for the data, once the organiser has told; the law wants that on /privacy/."""
    edition = Edition.objects.current() if name == Page.Name.PRIVACY else None
    return edition.responsible if edition else ""


@login_not_required
@require_safe
@public_page(params=())
def spelregels(request):
    """The text around them, the version that counts now, what it changed, and the others."""
    current, *older = versions() or [None]
    return render(
        request,
        "pages/spelregels.html",
        {
            **_page_context(Page.Name.SPELREGELS),
            "current": current,
            "older": older,
            "announced": announced(),
        },
    )


def _page_context(name):
    page = Page.objects.named(name)
    return {
        "page": page,
        "title": page.title if page else Page.Name(name).label,
        "outline": outline_of(page.text) if page else None,
        "language": "en" if name == Page.Name.ENGLISH else "",
    }
