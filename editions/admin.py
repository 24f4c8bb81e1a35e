"""The organiser's side of editions, texts, labels and Spelregels."""

from django.contrib import admin
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html

from editions.forms import EditionForm, SpelregelsForm
from editions.models import (
    Audience,
    Branch,
    BranchChampion,
    Edition,
    Language,
    Page,
    Spelregels,
    Theme,
)
from editions.rules import changes_since
from verbinding.lib.pagecache import raise_revision
from verbinding.lib.publishedadmin import PublishedAdmin


@admin.register(Edition)
class EditionAdmin(PublishedAdmin):
    is_named_in_log = True
    form = EditionForm
    list_display = ("year", "title", "first_day", "last_day", "phase_label", "is_example")
    list_filter = ("is_example",)
    search_fields = ("title", "year")
    actions = ("confirm",)
    fieldsets = (
        (None, {"fields": ("year", "ordinal", "title", "motto", "hashtag", "is_example")}),
        (
            "Wanneer",
            {
                "fields": (
                    ("first_day", "last_day"),
                    ("entering_opens_on", "entering_closes_on"),
                ),
                "description": "Weet je de dagen nog niet? Laat ze leeg: de site verzint niets.",
            },
        ),
        ("Teksten", {"fields": ("introduction", "story")}),
        ("Groepen", {"fields": ("facebook_url", "linkedin_url")}),
        (
            "Contact",
            {"fields": ("contact_name", "contact_email", "contact_phone", "responsible")},
        ),
    )

    @admin.display(description="fase")
    def phase_label(self, edition):
        return edition.phase.label

    @admin.action(description="Bevestigen: dit is geen voorbeeld meer", permissions=["change"])
    def confirm(self, request, queryset):
        confirmed = queryset.update(is_example=False)
        raise_revision()
        self.message_user(request, f"Bevestigd: {confirmed}.")

    def has_delete_permission(self, request, obj=None):
        """An edition carries the archive."""
        return False


@admin.register(Page)
class PageAdmin(PublishedAdmin):
    is_named_in_log = True
    list_display = ("title", "address", "updated_at", "updated_by")
    search_fields = ("title", "text")

    @admin.display(description="adres")
    def address(self, page):
        return page.get_absolute_url()

    def add_view(self, request, form_url="", extra_context=None):
        return redirect("admin:texts")

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """The desk has a room for writing, with a look beforehand and every earlier version."""
        page = self.get_object(request, object_id)
        return redirect("admin:text_page", page.name) if page else redirect("admin:texts")

    def has_delete_permission(self, request, obj=None):
        """The footer links to each of them."""
        return False


@admin.register(Spelregels)
class SpelregelsAdmin(PublishedAdmin):
    """A version that somebody agreed with stays as it was; the next one begins as its copy."""

    is_named_in_log = True
    form = SpelregelsForm
    list_display = ("version", "published_at", "is_agreed_with")
    readonly_fields = ("preview", "changes", "new_version")
    fields = ("version", "published_at", "text", *readonly_fields)

    @admin.display(description="akkoord gegeven", boolean=True)
    def is_agreed_with(self, spelregels):
        return spelregels.is_agreed_with

    @admin.display(description="zo staat het op de site")
    def preview(self, spelregels):
        return render_to_string("editions/admin_preview.html", {"text": spelregels.text})

    @admin.display(description="wat er anders is")
    def changes(self, spelregels):
        before = Spelregels.objects.older_than(spelregels).latest_version()
        if before is None:
            return "Dit is de eerste versie."
        parts = changes_since(before, spelregels.text)
        return render_to_string("components/diff.html", {"parts": parts})

    @admin.display(description="iets veranderen?")
    def new_version(self, spelregels):
        url = reverse(f"{self.admin_site.name}:editions_spelregels_add")
        return format_html('<a href="{}">Maak een nieuwe versie</a>', url)

    def get_fields(self, request, obj=None):
        return self.fields if obj else ("version", "published_at", "text")

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        at = timezone.localtime(obj.published_at)
        since = "nu" if at <= timezone.now() else date_format(at, "j F Y, H.i") + " uur"
        self.message_user(
            request,
            f"Versie {obj.version} geldt vanaf {since}. Wie dan iets instuurt of wijzigt, gaat één "
            "keer opnieuw akkoord.",
        )

    def get_changeform_initial_data(self, request):
        latest = Spelregels.objects.latest_version()
        return {
            "version": latest.version + 1 if latest else 1,
            "text": latest.text if latest else "",
            **super().get_changeform_initial_data(request),
        }

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and not _is_fixed(obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and not _is_fixed(obj)


def _is_fixed(spelregels):
    return spelregels is not None and spelregels.is_agreed_with


@admin.register(Branch, Theme, Audience, Language)
class LabelAdmin(PublishedAdmin):
    is_named_in_log = True
    list_display = ("name", "slug", "order")
    list_editable = ("order",)
    search_fields = ("name",)
    prepopulated_fields = {"slug": ("name",)}


@admin.register(BranchChampion)
class BranchChampionAdmin(PublishedAdmin):
    list_display = ("name", "branch", "user", "agreed_at", "is_shown")
    list_filter = ("is_shown", "branch")
    list_select_related = ("branch", "user")
    search_fields = ("name", "user__email")
    autocomplete_fields = ("branch", "user")
