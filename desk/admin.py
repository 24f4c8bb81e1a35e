"""What reaches the desk, in the admin: messages, reports and enquiries of sponsors."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html

from desk.inbox import InboxAdmin
from desk.models import ListTransfer, Message, Report, StandardText
from desk.moderation.forms import StandardTextForm
from desk.moderation.kinds import kind_named, kind_of
from sponsors.models import Enquiry


@admin.register(Message)
class MessageAdmin(InboxAdmin):
    fields = ["subject", "sender", "address", "said", "shown_signs", "received_at", "handled_at"]
    list_display = ["subject", "sender", "received_at", "waiting_for"]
    search_fields = ["subject", "name", "email", "words"]


@admin.register(Report)
class ReportAdmin(InboxAdmin):
    fields = [
        *("about", "reason", "said", "address", "shown_signs"),
        *("received_at", "handled_at", "handled_by"),
    ]
    list_display = ["thing", "reason", "received_at", "waiting_for"]
    list_filter = [*InboxAdmin.list_filter, "reason"]
    list_select_related = ["activity", "team"]
    search_fields = ["words", "email", "activity__title", "team__name"]

    def handle(self, row, by):
        return Report.objects.handle(row, handled_by=by)

    @admin.display(description="gaat over")
    def thing(self, report):
        return report.subject

    @admin.display(description="gaat over")
    def about(self, report):
        thing = report.subject
        url = reverse("admin:queue_item", args=[kind_of(thing).value, thing.pk])
        return format_html('<a href="{}">{}</a>: bekijk en beslis', url, thing)


@admin.register(StandardText)
class StandardTextAdmin(admin.ModelAdmin):
    form = StandardTextForm
    fields = ["title", "occasion", "kind", "words", "order", "is_offered"]
    list_display = ["title", "occasion", "only_for", "order", "is_offered"]
    list_editable = ["order", "is_offered"]
    list_filter = ["occasion", "is_offered"]
    search_fields = ["title", "words"]

    @admin.display(description="alleen bij", ordering="kind")
    def only_for(self, text):
        kind = kind_named(text.kind)
        return kind.label if kind else "alles"


@admin.register(Enquiry)
class EnquiryAdmin(InboxAdmin):
    fields = [
        *("organisation", "sender", "address", "phone", "asked_kind", "said", "shown_signs"),
        *("received_at", "handled_at"),
    ]
    list_display = ["organisation", "sender", "asked_kind", "received_at", "waiting_for"]
    list_filter = [*InboxAdmin.list_filter, "kind"]
    search_fields = ["organisation", "name", "email", "words"]

    @admin.display(description="past bij hen", ordering="kind")
    def asked_kind(self, enquiry):
        return enquiry.get_kind_display() or "weten ze nog niet"


@admin.register(ListTransfer)
class ListTransferAdmin(admin.ModelAdmin):
    """Who took or brought which list: to look back at, never to rewrite."""

    list_display = ["at", "direction", "kind", "by", "rows", "selection", "purpose"]
    list_filter = ["direction", "kind", "at"]
    list_select_related = ["by"]
    fields = [*list_display, "format", "new", "changed", "left"]
    readonly_fields = fields

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
