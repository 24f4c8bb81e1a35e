"""What search engines may find: public things only, each with the day it really changed."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import Max
from django.urls import reverse

from activities.models import Activity
from editions.models import Branch, Edition, Page, Theme
from ideas.models import Idea
from sponsors.models import Sponsor
from teams.models import InspiratieTeam


class SiteSitemap(Sitemap):
    """Addresses on the site's own name, whatever name the request came in on."""

    limit = 5000

    def get_protocol(self, protocol=None):
        return urlsplit(settings.SITE_URL).scheme

    def get_domain(self, site=None):
        return urlsplit(settings.SITE_URL).netloc


class SubmissionSitemap(SiteSitemap):
    """Activities, teams and ideas: changed when somebody edited them, or when they came online."""

    queryset = None

    def items(self):
        return self.queryset().only("slug", "changed_at", "published_at").order_by("pk")

    def lastmod(self, item):
        return max(item.changed_at, item.published_at)

    def get_latest_lastmod(self):
        """Without reading every row, as Django's own does."""
        latest = self.queryset().aggregate(changed=Max("changed_at"), published=Max("published_at"))
        return max((at for at in latest.values() if at), default=None)


class ActivitySitemap(SubmissionSitemap):
    queryset = staticmethod(Activity.objects.published)


class TeamSitemap(SubmissionSitemap):
    queryset = staticmethod(InspiratieTeam.objects.published)


class IdeaSitemap(SubmissionSitemap):
    queryset = staticmethod(Idea.objects.published)


class EditionSitemap(SiteSitemap):
    def items(self):
        return Edition.objects.oldest_first()


class SponsorSitemap(SiteSitemap):
    def items(self):
        return Sponsor.objects.visible().order_by("pk")


class LabelSitemap(SiteSitemap):
    """Branches and themes; what is shown there changes without them."""

    def items(self):
        return [*Branch.objects.all(), *Theme.objects.all()]


class PageSitemap(SiteSitemap):
    """The fixed addresses; a text of the organiser tells when it was last changed."""

    names = (
        *("home", "activities:list", "teams:list", "ideas:list", "chain"),
        *("labels:branches", "sponsors:list", "promotion:toolkit", "editions:list", "follow"),
    )

    def items(self):
        fixed = [(reverse(name), None) for name in self.names]
        return fixed + [(page.get_absolute_url(), page.updated_at) for page in Page.objects.all()]

    def location(self, item):
        return item[0]

    def lastmod(self, item):
        return item[1]

    def get_latest_lastmod(self):
        return Page.objects.aggregate(Max("updated_at"))["updated_at__max"]


SITEMAPS = {
    "paginas": PageSitemap,
    "edities": EditionSitemap,
    "activiteiten": ActivitySitemap,
    "teams": TeamSitemap,
    "ideeen": IdeaSitemap,
    "branches": LabelSitemap,
    "sponsors": SponsorSitemap,
}
