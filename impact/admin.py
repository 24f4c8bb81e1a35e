"""Results and good words at the organiser's desk: to read, and to take away."""

from django.contrib import admin

from impact.models import Appreciation, Result
from verbinding.lib.publishedadmin import PublishedAdmin


@admin.register(Result)
class ResultAdmin(PublishedAdmin):
    """Told by who was there, so nobody writes in it here."""

    list_display = ["activity", "people", "new", "goes_on", "told_at"]
    list_filter = ["activity__edition", "new", "goes_on"]
    list_select_related = ["activity"]
    search_fields = ["activity__title", "sentence"]
    fields = [
        *("activity", "people", "new", "goes_on"),
        *("sentence", "may_share", "shows_name", "told_by", "told_at", "changed_at"),
    ]
    readonly_fields = fields
    show_full_result_count = False

    def has_add_permission(self, request):
        return False


@admin.register(Appreciation)
class AppreciationAdmin(PublishedAdmin):
    """Decided on in the queue; here one finds them back."""

    list_display = ["words", "activity", "source", "state", "sent_at"]
    list_filter = ["state", "source", "activity__edition"]
    list_select_related = ["activity"]
    search_fields = ["words", "name", "activity__title"]
    fields = [
        *("activity", "source", "words", "name"),
        *("state", "note", "sent_at", "decided_at", "decided_by"),
    ]
    readonly_fields = fields
    show_full_result_count = False

    def has_add_permission(self, request):
        return False
