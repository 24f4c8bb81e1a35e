"""What the site tells machines: search engines, monitors, browsers and finders of leaks."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.sitemaps.views import SitemapIndexItem
from django.contrib.sitemaps.views import sitemap as django_sitemap
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from verbinding.health import checks
from verbinding.lib.pagecache import public_page
from verbinding.sitemaps import SITEMAPS

# Forms, what is somebody's own, and the endless combinations of filters.
NOT_FOR_ROBOTS = (
    "/account/",
    "/beheer/",
    "/meldingen/",
    "/mijn/",
    "/stijlgids/",
    "/activiteiten/nieuw/",
    "/ideeen/insturen/",
    "/ideeen/verras-me/",
    "/activiteiten/*/bewerken/",
    "/activiteiten/*/melden/",
    "/teams/*/melden/",
    "/activiteiten/?",
)
SECURITY_TEXT_DAYS = timedelta(days=180)


@login_not_required
@require_safe
def robots(request):
    lines = [
        "User-agent: *",
        "Allow: /activiteiten/?pagina=",
        *(f"Disallow: {path}" for path in NOT_FOR_ROBOTS),
        "",
        f"Sitemap: {settings.SITE_URL}{reverse('sitemap')}",
    ]
    return _plain(lines)


@login_not_required
@require_safe
@public_page(params=())
def sitemap_index(request):
    """Django's own index would use the name on which the request came in, not the site's."""
    found = []
    for section, sitemap in SITEMAPS.items():
        url = settings.SITE_URL + reverse("sitemap_section", args=[section])
        changed_at = sitemap().get_latest_lastmod()
        found.append(SitemapIndexItem(url, changed_at))
        pages = range(2, sitemap().paginator.num_pages + 1)
        found += [SitemapIndexItem(f"{url}?p={page}", changed_at) for page in pages]
    return render(request, "sitemap_index.xml", {"sitemaps": found}, content_type="application/xml")


@login_not_required
@require_safe
@public_page(params=("p",))
def sitemap_section(request, section):
    return django_sitemap(request, SITEMAPS, section).render()


@login_not_required
@require_safe
@never_cache
def health(request):
    """200 when all is well, else 503; tells states and numbers, never names, paths or errors."""
    found = checks()
    is_well = all(check["ok"] for check in found.values())
    return JsonResponse({"ok": is_well, **found}, status=200 if is_well else 503)


@login_not_required
@require_safe
def security_txt(request):
    """RFC 9116; `Expires` is required and must be less than a year ahead."""
    expires = (timezone.now() + SECURITY_TEXT_DAYS).replace(hour=0, minute=0, second=0)
    lines = [
        f"Contact: {settings.SITE_URL}{reverse('desk:contact')}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: nl, en",
        f"Canonical: {settings.SITE_URL}{reverse('security_txt')}",
    ]
    return _plain(lines)


@login_not_required
@require_safe
def favicon(request):
    """For browsers that ask without reading the page first."""
    return redirect(static("img/favicon.ico"))


def _plain(lines):
    text = "".join(f"{line}\n" for line in lines)
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
