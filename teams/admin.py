"""InspiratieTeams at the organiser's desk."""

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.utils.html import format_html

from accounts.admin import TrustFilter
from editions.models import Edition
from teams import outreach, workflow
from teams.inspiring import How, link
from teams.models import (
    InspiratieTeam,
    Invitation,
    Membership,
    Outreach,
    TeamParticipation,
    TeamStatusChange,
)
from verbinding.lib.listfilters import Period, ProvinceFilter
from verbinding.lib.stepadmin import AttentionFilter, HistoryInline, StepAdminMixin


class MembershipInline(admin.TabularInline):
    model = Membership
    autocomplete_fields = ["user"]
    readonly_fields = ["joined_at"]
    extra = 0


class InvitationInline(admin.TabularInline):
    """To answer "I got no mail"; inviting is for the leads."""

    model = Invitation
    fields = readonly_fields = [
        "email",
        "role",
        "invited_by",
        "sent_at",
        "accepted_at",
        "expires_at",
    ]
    classes = ["collapse"]
    extra = 0
    can_delete = False

    def has_add_permission(self, request, obj=None):
        return False


class ParticipationInline(admin.TabularInline):
    model = TeamParticipation
    readonly_fields = ["since"]
    extra = 0
    classes = ["collapse"]


class TeamHistoryInline(HistoryInline):
    model = TeamStatusChange
    steps = workflow.STEPS


class ParticipationFilter(admin.SimpleListFilter):
    """Who takes part in an edition: `2026`, or `2025_..2025-11-20` for who did by that day."""

    title = "doet mee in"
    parameter_name = "deelname"

    def lookups(self, request, model_admin):
        years = Edition.objects.newest_first().values_list("year", flat=True)
        usual = {str(year): str(year) for year in years}
        if self.value() and self.value() not in usual:
            year, period = self._read()
            usual[self.value()] = f"{year}, {period.words}"
        return list(usual.items())

    def queryset(self, request, queryset):
        if not self.value():
            return queryset
        year, period = self._read()
        taking_part = TeamParticipation.objects.filter(edition__year=year)
        return queryset.filter(pk__in=period.of(taking_part, "since").values("team"))

    def _read(self):
        year, _, stretch = self.value().partition("_")
        try:
            return int(year), Period.read(stretch) if stretch else Period()
        except ValueError as error:
            raise IncorrectLookupParameters(error) from error


@admin.register(InspiratieTeam)
class InspiratieTeamAdmin(StepAdminMixin, admin.ModelAdmin):
    workflow = workflow.WORKFLOW
    list_display = ["name", "place_label", "status", "waiting_for", "trusted", "branch", "signs"]
    list_filter = [
        *(AttentionFilter, "status", ParticipationFilter, TrustFilter),
        *(ProvinceFilter, "branch", "kind"),
    ]
    list_select_related = ["branch"]
    search_fields = [
        "name",
        "place_label",
        "organisation",
        "founder_name",
        "memberships__user__email",
    ]
    autocomplete_fields = ["inspired_by"]
    date_hierarchy = "created_at"
    ordering = ["-created_at"]
    inlines = [MembershipInline, InvitationInline, ParticipationInline, TeamHistoryInline]
    readonly_fields = [
        "status",
        "status_note",
        "signs",
        "pending_email",
        "page",
        "entered_by",
        "submitted_at",
        "published_at",
        "checked_at",
        "trusted_at",
        "trusted_by",
        "agreement",
        "municipality",
        "province",
        "inspired_how",
        "inspired_at",
    ]
    fieldsets = [
        (None, {"fields": ["status", "status_note", "signs", "pending_email", "page"]}),
        ("Het team", {"fields": ["name", "goal", "kind", "branch", "organisation", "website"]}),
        ("Plaats", {"fields": ["place_label", "municipality", "province"]}),
        (
            "Op de pagina te zien",
            {"fields": ["contact_name", "contact_email", "contact_phone", "welcomes_people"]},
        ),
        ("Kettingreactie", {"fields": ["inspired_by", "inspired_how", "inspired_at"]}),
        (
            "Achtergrond",
            {
                "classes": ["collapse"],
                "fields": [
                    "founder_name",
                    "entered_by",
                    "agreement",
                    "submitted_at",
                    "published_at",
                    "checked_at",
                    "trusted_at",
                    "trusted_by",
                ],
            },
        ),
    ]

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if "inspired_by" in form.changed_data:
            link(obj, obj.inspired_by, How.ORGANISER)

    def has_add_permission(self, request):
        """A team is founded on the site, where its founder agrees with the Spelregels."""
        return False

    def has_delete_permission(self, request, obj=None):
        """What was ever sent in keeps its history; only a draft may really go."""
        is_draft = obj is not None and obj.is_draft
        return is_draft and super().has_delete_permission(request, obj)

    @admin.display(description="vertrouwd", boolean=True, ordering="trusted_at")
    def trusted(self, team):
        return team.is_trusted

    @admin.display(description="valt op")
    def signs(self, team):
        return ", ".join(team.risk_signs) or "–"

    @admin.display(description="akkoord met de spelregels")
    def agreement(self, team):
        return f"{team.spelregels}, {team.agreed_at:%d-%m-%Y}" if team.spelregels else "–"

    @admin.display(description="pagina")
    def page(self, team):
        return format_html('<a href="{}">{}</a>', team.get_absolute_url(), team.get_absolute_url())


@admin.register(Outreach)
class OutreachAdmin(admin.ModelAdmin):
    """All teams' lists together; who asks and how it stands is for the teams to say."""

    list_display = ["name", "team", "state", "kind", "channel", "asked_at"]
    list_filter = ["state", "kind", "channel", "edition"]
    list_select_related = ["team"]
    search_fields = ["name", "normalised_name", "team__name"]
    ordering = ["normalised_name", "pk"]
    fields = ["name", "team", "edition", "kind", "channel", "state", "asked_at", "asked_by", "note"]
    readonly_fields = [name for name in fields if name != "note"]

    def has_add_permission(self, request):
        return False

    def delete_model(self, request, obj):
        outreach.remove(obj)

    def delete_queryset(self, request, queryset):
        for row in queryset:
            outreach.remove(row)
