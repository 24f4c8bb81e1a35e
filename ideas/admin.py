"""Ideas at the organiser's desk."""

from django import forms
from django.contrib import admin
from django.db import transaction
from django.utils.html import format_html

from ideas import workflow
from ideas.models import Idea, IdeaStatusChange
from ideas.slugs import slugs_for
from verbinding.lib.slugs import write_under_free_slug
from verbinding.lib.stepadmin import AttentionFilter, HistoryInline, StepAdminMixin


class IdeaHistoryInline(HistoryInline):
    model = IdeaStatusChange
    steps = workflow.STEPS


@admin.register(Idea)
class IdeaAdmin(StepAdminMixin, admin.ModelAdmin):
    workflow = workflow.WORKFLOW
    list_display = ["title", "setting", "theme", "status", "waiting_for", "copies", "signs"]
    list_filter = [AttentionFilter, "status", "setting", "theme", "branch"]
    search_fields = ["title", "summary", "steps", "shown_name", "sent_by__email"]
    date_hierarchy = "created_at"
    ordering = ["-created_at", "title"]
    inlines = [IdeaHistoryInline]
    readonly_fields = [
        *("status", "status_note", "signs", "pending_email", "page", "copies"),
        *("sent_by", "submitted_at", "published_at", "checked_at"),
    ]
    fieldsets = [
        (None, {"fields": ["status", "status_note", "signs", "pending_email", "page", "copies"]}),
        ("Het idee", {"fields": ["title", "summary", "steps", "connects", "invitation"]}),
        (
            "Wat ervoor nodig is",
            {
                "fields": [
                    "setting",
                    ("preparation", "duration", "cost"),
                    ("group_min", "group_max"),
                    "materials",
                ]
            },
        ),
        ("Waar het over gaat", {"fields": ["theme", "branch", "audiences"]}),
        (
            "Achtergrond",
            {"fields": ["shown_name", "sent_by", "submitted_at", "published_at", "checked_at"]},
        ),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).with_card_data()

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        """Nine audiences are ticked faster than moved from one box to another."""
        return super().formfield_for_manytomany(
            db_field, request, widget=forms.CheckboxSelectMultiple, **kwargs
        )

    def save_model(self, request, obj, form, change):
        """What the organisation writes itself needs no queue."""
        if change:
            return super().save_model(request, obj, form, change)
        with transaction.atomic():
            slugs = slugs_for(obj.title)
            write_under_free_slug(obj, slugs, lambda: obj.save(force_insert=True))
            workflow.take_step(obj, "submit")
            workflow.take_step(obj, "publish", by=request.user)
        return None

    def has_delete_permission(self, request, obj=None):
        """What was ever sent in keeps its history; only a draft may really go."""
        is_draft = obj is not None and obj.is_draft
        return is_draft and super().has_delete_permission(request, obj)

    @admin.display(description="nagedaan", ordering="copy_count")
    def copies(self, idea):
        return getattr(idea, "copy_count", 0)

    @admin.display(description="valt op")
    def signs(self, idea):
        return ", ".join(idea.risk_signs) or "–"

    @admin.display(description="pagina")
    def page(self, idea):
        if not idea.slug:
            return "–"
        return format_html('<a href="{}">{}</a>', idea.get_absolute_url(), idea.get_absolute_url())
