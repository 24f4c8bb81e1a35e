"""What people wrote, in the admin: to read and to mark as handled, never to rewrite."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html

from verbinding.lib.listfilters import PeriodFilter
from verbinding.lib.stepadmin import in_words


class StandFilter(admin.SimpleListFilter):
    title = "stand"
    parameter_name = "stand"

    def lookups(self, request, model_admin):
        return [("open", "Wacht nog"), ("klaar", "Afgehandeld")]

    def queryset(self, request, queryset):
        if self.value() == "open":
            return queryset.open()
        return queryset.exclude(handled_at=None) if self.value() == "klaar" else queryset


class ReceivedFilter(PeriodFilter):
    title = "ontvangen"
    parameter_name = "ontvangen"
    column = "received_at"


class InboxAdmin(admin.ModelAdmin):
    """For models that are `Received`."""

    change_form_template = "admin/desk/inbox.html"
    list_filter = [StandFilter, ReceivedFilter]
    date_hierarchy = "received_at"
    actions = ["handle_selected"]

    def has_add_permission(self, request):
        return False

    def get_readonly_fields(self, request, obj=None):
        return self.fields

    def handle(self, row, by) -> bool:
        """False when somebody else handled it already."""
        return self.model.objects.handle(row)

    def get_urls(self):
        view = self.admin_site.admin_view(self.handle_view)
        own = path("<int:pk>/afhandelen/", view, name=self.handle_url_name())
        return [own, *super().get_urls()]

    def handle_url_name(self):
        return f"{self.opts.app_label}_{self.opts.model_name}_handle"

    def handle_view(self, request, pk):
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        row = self.get_object(request, str(pk))
        if row is None:
            raise Http404
        if not self.has_change_permission(request, row):
            raise PermissionDenied
        if self.handle(row, request.user):
            self.log_change(request, row, "Afgehandeld.")
            messages.success(request, f"“{row}” is afgehandeld.")
        else:
            messages.info(request, f"“{row}” was al afgehandeld.")
        opts = self.opts
        url = reverse(f"admin:{opts.app_label}_{opts.model_name}_changelist")
        return HttpResponseRedirect(f"{url}?stand=open")

    def render_change_form(self, request, context, *args, **kwargs):
        row = kwargs.get("obj")
        context["show_save"] = context["show_save_and_continue"] = False
        if row and row.handled_at is None and self.has_change_permission(request, row):
            context["handle_url"] = reverse(f"admin:{self.handle_url_name()}", args=[row.pk])
        return super().render_change_form(request, context, *args, **kwargs)

    @admin.action(description="Op afgehandeld zetten", permissions=["change"])
    def handle_selected(self, request, queryset):
        handled = [row for row in queryset if self.handle(row, request.user)]
        for row in handled:
            self.log_change(request, row, "Afgehandeld.")
        messages.success(request, f"{len(handled)} afgehandeld.")

    @admin.display(description="wacht al", ordering="received_at")
    def waiting_for(self, row):
        return "afgehandeld" if row.handled_at else in_words(timezone.now() - row.received_at)

    # The models' own labels speak to the visitor who fills in the form ("je naam").
    @admin.display(description="van", ordering="name")
    def sender(self, row):
        return row.name

    @admin.display(description="e-mailadres")
    def address(self, row):
        return format_html('<a href="mailto:{0}">{0}</a>', row.email) if row.email else "geen"

    @admin.display(description="schreef")
    def said(self, row):
        return row.words or "niets"

    @admin.display(description="valt op")
    def shown_signs(self, row):
        return ", ".join(row.risk_signs) or "niets"
