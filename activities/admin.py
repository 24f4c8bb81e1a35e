"""Activities on the organiser's desk."""

from django import forms
from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html

from activities.announcing import facts_changed, facts_of
from activities.models import Activity, ActivityStatusChange, Alert, Moment
from activities.search import matching
from activities.workflow import WORKFLOW
from verbinding.lib.listfilters import PeriodFilter, ProvinceFilter
from verbinding.lib.stepadmin import AttentionFilter, HistoryInline, StepAdminMixin


class MomentInline(admin.TabularInline):
    model = Moment
    fields = ["starts_at", "ends_at", "is_all_day", "capacity", "cancelled_at"]
    readonly_fields = ["starts_at", "ends_at", "cancelled_at"]
    extra = 0
    can_delete = False

    def has_add_permission(self, request, obj=None):
        return False


class ActivityHistoryInline(HistoryInline):
    model = ActivityStatusChange
    steps = WORKFLOW.steps


class EnteredFilter(PeriodFilter):
    title = "ingevoerd"
    parameter_name = "ingevoerd"
    column = "created_at"


class OnlineFilter(PeriodFilter):
    title = "online gekomen"
    parameter_name = "online"
    column = "published_at"


@admin.register(Activity)
class ActivityAdmin(StepAdminMixin, admin.ModelAdmin):
    workflow = WORKFLOW
    list_display = ["title", "status", "edition", "next_start", "place_label", "sender", "signs"]
    list_filter = [
        *(AttentionFilter, "status", "edition"),
        *(EnteredFilter, OnlineFilter, ProvinceFilter, "theme", "openness", "place_kind"),
    ]
    list_select_related = ["edition", "owner"]
    search_fields = ["title"]  # only to show the box: see get_search_results
    autocomplete_fields = ["team", "co_organisers"]
    # No bar of dates: it costs half a second at 100,000.
    ordering = ["-pk"]
    inlines = [MomentInline, ActivityHistoryInline]
    readonly_fields = [
        "page",
        "status",
        "status_note",
        "slug",
        # The place as everyone knows it follows from these three; only the form works it out.
        "openness",
        "place_kind",
        "address_visibility",
        "coming",
        "owner",
        "pending_email",
        "place_label",
        "municipality",
        "province",
        "created_at",
        "submitted_at",
        "published_at",
        "checked_at",
        "spelregels",
        "agreed_at",
        "signs",
    ]
    show_full_result_count = False
    list_per_page = 50

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("moments")

    def get_search_results(self, request, queryset, search_term):
        """An address finds what is its owner's; words are sought as visitors seek, by an index."""
        if "@" not in search_term:
            return matching(queryset, search_term), False
        return queryset.of_address(search_term), False

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        """A dozen choices to tick: works on a phone, and Django's two boxes speak English."""
        if db_field.name in {"audiences", "languages"}:
            kwargs["widget"] = forms.CheckboxSelectMultiple
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def save_model(self, request, obj, form, change):
        form.facts_before = facts_of(obj)
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if form.instance.is_public:
            for remark in facts_changed(form.instance, form.facts_before):
                self.message_user(request, remark)

    @admin.display(description="eerste moment")
    def next_start(self, activity):
        moment = activity.next_moment
        return moment.starts_at if moment else None

    @admin.display(description="afzender")
    def sender(self, activity):
        return activity.owner or activity.pending_email or "–"

    @admin.display(description="opvallend")
    def signs(self, activity):
        return ", ".join(activity.risk_signs) or "–"

    @admin.display(description="pagina")
    def page(self, activity):
        url = reverse("activities:detail", args=[activity.slug])
        return format_html('<a href="{}">{}</a>', url, url)

    def has_add_permission(self, request):
        """New ones come in through the form, which knows about places and agreement."""
        return False

    def has_delete_permission(self, request, obj=None):
        """Taking offline is the way: what was online stays in the numbers."""
        return False


@admin.register(Alert)
class AlertAdmin(admin.ModelAdmin):
    """To help somebody who can't stop their letters; only they themselves ask for them."""

    list_display = ["receiver", "words", "edition", "confirmed_at", "mailed_on"]
    list_filter = ["edition", "mailed_on"]
    list_select_related = ["owner", "edition"]
    search_fields = ["owner__email", "pending_email"]
    fields = ["receiver", "words", "query", "edition", "created_at", "confirmed_at", "mailed_on"]
    readonly_fields = fields

    @admin.display(description="voor")
    def receiver(self, alert):
        return alert.owner.email if alert.owner else f"{alert.pending_email} (zonder code)"

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False
