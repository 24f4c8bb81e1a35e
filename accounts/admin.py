"""Persons at the organiser's desk: who they are, whom we trust and who may do what."""

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.hashers import make_password

from accounts.mfa import has_second_step
from accounts.models import User
from accounts.permissions import may_administer, may_give_roles, may_moderate
from accounts.roles import RoleRefused, reset_second_step, roles_within
from accounts.trust import trust_person, untrust_person
from verbinding.lib.workflow import StepRefused

RIGHTS = ("is_active", "is_staff", "groups")


class TrustFilter(admin.SimpleListFilter):
    title = "vertrouwd"
    parameter_name = "vertrouwd"

    def lookups(self, request, model_admin):
        return [("ja", "Ja"), ("nee", "Nee")]

    def queryset(self, request, queryset):
        if self.value() in {"ja", "nee"}:
            return queryset.filter(trusted_at__isnull=self.value() == "nee")
        return queryset


@admin.register(User)
class UserAdmin(admin.ModelAdmin):
    """Shows no password; nobody becomes a superuser here, and nobody changes their own rights."""

    list_display = ["email", "name", "is_trusted", "is_staff", "is_active", "joined_at"]
    list_filter = [TrustFilter, "is_staff", "is_active", "groups", "joined_at"]
    search_fields = ["email", "name"]
    date_hierarchy = "joined_at"
    ordering = ["-joined_at"]
    list_per_page = 50
    actions = ["trust", "stop_trusting", "reset_second_step"]
    fieldsets = [
        (None, {"fields": ["email", "name"]}),
        ("Vertrouwen", {"fields": ["trusted_at", "trusted_by"]}),
        ("Rechten", {"fields": [*RIGHTS, "second_step"]}),
        ("Geschiedenis", {"fields": ["joined_at", "last_login"]}),
    ]
    always_readonly = ["trusted_at", "trusted_by", "second_step", "joined_at", "last_login"]

    @admin.display(description="vertrouwd", boolean=True, ordering="trusted_at")
    def is_trusted(self, user):
        return user.is_trusted

    @admin.display(description="inloggen in twee stappen", boolean=True)
    def second_step(self, user):
        return bool(user.pk) and has_second_step(user)

    def get_readonly_fields(self, request, obj=None):
        """The address belongs to the person: only they can prove another one."""
        if obj is None:
            return self.always_readonly
        rights = [] if may_administer(request.user, obj) else RIGHTS
        return ["email", *rights, *self.always_readonly]

    def lookup_allowed(self, lookup, value, request=None):
        """A filter on the password would tell its hash, letter by letter."""
        return not lookup.startswith("password") and super().lookup_allowed(lookup, value, request)

    def has_change_permission(self, request, obj=None):
        if obj is not None and obj.is_superuser and not request.user.is_superuser:
            return False
        return super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        """People erase themselves under /mijn/privacy/, where every app takes its part."""
        return False

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        """Nobody gives away more than they have. Boxes to tick work on a phone too."""
        if db_field.name == "groups":
            kwargs["widget"] = forms.CheckboxSelectMultiple
        field = super().formfield_for_manytomany(db_field, request, **kwargs)
        if db_field.name == "groups":
            field.queryset = roles_within(request.user)
        return field

    def save_model(self, request, obj, form, change):
        if not change:
            obj.password = make_password(None)
        super().save_model(request, obj, form, change)

    def has_trust_permission(self, request):
        return may_moderate(request.user)

    def has_roles_permission(self, request):
        return may_give_roles(request.user)

    @admin.action(
        description="Vertrouwen: wat zij insturen, is meteen online", permissions=["trust"]
    )
    def trust(self, request, queryset):
        self._change_trust(request, queryset, trust_person, "Vertrouwd gemaakt.")

    @admin.action(description="Niet meer vertrouwen", permissions=["trust"])
    def stop_trusting(self, request, queryset):
        self._change_trust(request, queryset, untrust_person, "Vertrouwen ingetrokken.")

    @admin.action(description="Tweede stap wissen (telefoon kwijt)", permissions=["roles"])
    def reset_second_step(self, request, queryset):
        for person in queryset:
            try:
                reset_second_step(person, by=request.user)
            except RoleRefused as refusal:
                self.message_user(request, f"{person}: {refusal}", messages.WARNING)
            else:
                self.message_user(request, f"{person}: tweede stap gewist.", messages.SUCCESS)

    def _change_trust(self, request, queryset, change, words):
        changed = []
        for person in queryset:
            try:
                change(person, request.user)
            except StepRefused as refusal:
                self.message_user(request, f"{person}: {refusal}", messages.WARNING)
            else:
                changed.append(person)
        count = "1 persoon" if len(changed) == 1 else f"{len(changed)} personen"
        self.message_user(request, f"{count}: {words.lower()}", messages.SUCCESS)
