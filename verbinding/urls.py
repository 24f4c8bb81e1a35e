"""Every public address of the site; they are printed on posters and do not change."""

from django.contrib import admin
from django.urls import include, path

from activities.views import outputs
from teams.views import chain
from verbinding import (
    edition_pages,
    errors,
    home,
    labels,
    machines,
    mailbox,
    media,
    pages,
    styleguide,
)

info_pages = [
    path("over/", pages.information, {"name": "over"}, name="over"),
    path("spelregels/", pages.spelregels, name="spelregels"),
    path("privacy/", pages.information, {"name": "privacy"}, name="privacy"),
    path(
        "toegankelijkheid/",
        pages.information,
        {"name": "toegankelijkheid"},
        name="toegankelijkheid",
    ),
    path("colofon/", pages.information, {"name": "colofon"}, name="colofon"),
    path("english/", pages.information, {"name": "english"}, name="english"),
]

machine_pages = [
    path("robots.txt", machines.robots, name="robots"),
    path("sitemap.xml", machines.sitemap_index, name="sitemap"),
    path("sitemap-<slug:section>.xml", machines.sitemap_section, name="sitemap_section"),
    path("gezondheid/", machines.health, name="health"),
    path(".well-known/security.txt", machines.security_txt, name="security_txt"),
    path("favicon.ico", machines.favicon, name="favicon"),
]

editions = [
    path("edities/", edition_pages.list_editions, name="list"),
    path("edities/<int:year>/", edition_pages.show_edition, name="detail"),
]

label_pages = [
    path("branches/", labels.branch_list, name="branches"),
    path("branches/<slug:slug>/", labels.branch, name="branch"),
    path("branches/<slug:slug>/kartrekker/", labels.champion, name="champion"),
    path("themas/<slug:slug>/", labels.theme, name="theme"),
]

urlpatterns = [
    path("", home.home, name="home"),
    path("", include((info_pages, "pages"))),
    path("", include(machine_pages)),
    path("", include((label_pages, "labels"))),
    path("activiteiten/", include("activities.urls")),
    path("meldingen/", include("activities.alert_urls")),
    path("volg/", outputs.follow, name="follow"),
    path("embed/activiteiten/", outputs.embed, name="embed"),
    path("embed/kleur-<slug:colour>.css", outputs.embed_colour, name="embed_colour"),
    path("teams/", include("teams.urls")),
    path("kettingreactie/", chain, name="chain"),
    path("ideeen/", include("ideas.urls")),
    path("", include((editions, "editions"))),
    path("", include("accounts.urls")),
    path("account/", include("allauth.urls")),
    path("sponsors/", include("sponsors.urls")),
    path("", include("signups.urls")),
    path("promotie/", include("sponsors.promotion_urls")),
    path("", include("impact.urls")),
    path("", include("desk.urls")),
    path("media/<path:path>", media.media, name="media"),
    path("stijlgids/", styleguide.styleguide, name="styleguide"),
    path("stijlgids/fout/<int:status>/", styleguide.error_page, name="styleguide_error"),
    path("beheer-mail/", mailbox.mailbox, name="mailbox"),
    path("beheer/", admin.site.urls),
]

handler400 = errors.bad_request
handler403 = errors.permission_denied
handler404 = errors.page_not_found
handler500 = errors.server_error
