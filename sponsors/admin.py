"""Sponsors at the organiser's desk, with what they do for each edition."""

from django.contrib import admin
from django.utils.html import format_html

from sponsors import ambassadors
from sponsors.forms import SponsorForm
from sponsors.models import Ambassador, Sponsor, Sponsorship
from verbinding.lib.publishedadmin import PublishedAdmin


class SponsorshipInline(admin.StackedInline):
    model = Sponsorship
    extra = 0
    fields = ["edition", "kind", "is_shown", "text", "order"]


class ShownFilter(admin.SimpleListFilter):
    title = "op de site"
    parameter_name = "getoond"

    def lookups(self, request, model_admin):
        return [("ja", "Staat op de site"), ("nee", "Staat er niet")]

    def queryset(self, request, queryset):
        if self.value() == "ja":
            return queryset.visible()
        visible = Sponsor.objects.visible()
        return queryset.exclude(pk__in=visible) if self.value() == "nee" else queryset


@admin.register(Sponsor)
class SponsorAdmin(PublishedAdmin):
    is_named_in_log = True
    form = SponsorForm
    fields = ["name", "slug", "logo", "link"]
    inlines = [SponsorshipInline]
    list_display = ["name", "what", "has_logo", "shown_link"]
    list_filter = [ShownFilter, "sponsorships__edition", "sponsorships__kind"]
    search_fields = ["name", "sponsorships__text"]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("sponsorships__edition")

    @admin.display(description="doet mee als")
    def what(self, sponsor):
        rows = sponsor.sponsorships.all()
        return ", ".join(f"{row.get_kind_display()} {row.edition.year}" for row in rows) or "–"

    @admin.display(description="logo", boolean=True)
    def has_logo(self, sponsor):
        return bool(sponsor.logo)

    @admin.display(description="website")
    def shown_link(self, sponsor):
        if not sponsor.link:
            return "–"
        return format_html('<a href="{0}" rel="noopener">{0}</a>', sponsor.link)


@admin.register(Ambassador)
class AmbassadorAdmin(PublishedAdmin):
    list_display = ["name", "words", "kind", "team", "agreed_on", "is_shown"]
    list_filter = ["is_shown", "edition", "kind"]
    list_select_related = ["team"]
    search_fields = ["name", "words", "team__name"]
    autocomplete_fields = ["team", "activities"]
    readonly_fields = ["proposed_at", "withdrawn_at"]
    actions = ["show", "withdraw"]
    fieldsets = [
        (None, {"fields": ["is_shown", "name", "kind", "words", "link"]}),
        ("Akkoord", {"fields": ["agreed_on", "agreed_how", "proposed_at", "withdrawn_at"]}),
        ("Waarbij", {"fields": ["edition", "team", "activities"]}),
    ]

    @admin.action(description="Op de site zetten", permissions=["change"])
    def show(self, request, queryset):
        left = queryset.count() - ambassadors.show(queryset)
        words = f" {left} gaf geen akkoord of wilde eraf." if left else ""
        self.message_user(request, f"Op de site gezet.{words}")

    @admin.action(description="Meteen van de site halen", permissions=["change"])
    def withdraw(self, request, queryset):
        self.message_user(request, f"Van de site gehaald: {ambassadors.withdraw(queryset)}.")
