"""Sign-ups at the organiser's desk: to help somebody who lost their link or their organiser."""

from django.contrib import admin

from signups.guests import approve, cancel, decline
from signups.models import GuestMessage, Question, Signup
from verbinding.lib.listfilters import PeriodFilter


class ConfirmedFilter(PeriodFilter):
    title = "bevestigd"
    parameter_name = "bevestigd"
    column = "confirmed_at"


@admin.register(Signup)
class SignupAdmin(admin.ModelAdmin):
    """Who comes only changes by the verbs that also count places and write letters."""

    list_display = ["name", "activity_title", "moment", "people", "state", "confirmed_at"]
    list_filter = ["state", ConfirmedFilter, "moment__activity__edition"]
    list_select_related = ["moment__activity"]
    search_fields = ["name", "email", "moment__activity__title"]
    ordering = ["-confirmed_at", "-pk"]
    fields = [
        "name",
        "email",
        "activity_title",
        "moment",
        "people",
        "note",
        "state",
        "confirmed_at",
    ]
    readonly_fields = fields
    actions = ["say_yes", "say_no", "sign_off"]
    show_full_result_count = False

    @admin.display(description="activiteit")
    def activity_title(self, signup):
        return signup.activity

    @admin.action(description="Zeg ja namens de organisator", permissions=["change"])
    def say_yes(self, request, queryset):
        self._take(request, queryset, approve)

    @admin.action(description="Zeg nee namens de organisator", permissions=["change"])
    def say_no(self, request, queryset):
        self._take(request, queryset, decline)

    @admin.action(description="Meld af namens wie zich aanmeldde", permissions=["change"])
    def sign_off(self, request, queryset):
        self._take(request, queryset, cancel)

    def _take(self, request, queryset, verb):
        done = sum(verb(signup) for signup in queryset.with_activity())
        self.message_user(request, f"{done} gedaan; de anderen stonden er niet voor open.")

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class ReadOnlyAdmin(admin.ModelAdmin):
    show_full_result_count = False

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(GuestMessage)
class GuestMessageAdmin(ReadOnlyAdmin):
    """What organisers wrote, to look into a complaint; words stay for thirty days."""

    list_display = ["activity", "sent_by", "sent_at", "reached"]
    list_select_related = ["activity", "sent_by"]
    search_fields = ["activity__title", "sent_by__email", "words"]
    date_hierarchy = "sent_at"
    fields = [
        *("activity", "moment", "sent_by", "sent_at"),
        *("reached", "takes_replies", "words"),
    ]
    readonly_fields = fields


@admin.register(Question)
class QuestionAdmin(ReadOnlyAdmin):
    """What visitors asked, to look into a complaint; gone after thirty days."""

    list_display = ["activity", "name", "asked_at", "sent_at"]
    list_select_related = ["activity"]
    search_fields = ["activity__title", "name", "email", "words"]
    fields = ["activity", "name", "email", "words", "risk_signs", "asked_at", "sent_at"]
    readonly_fields = fields
