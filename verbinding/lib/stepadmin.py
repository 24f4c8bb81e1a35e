"""The steps of a workflow as buttons in the admin, for every model that has such a life.

    class TeamAdmin(StepAdminMixin, admin.ModelAdmin):
        workflow = workflow.WORKFLOW
        inlines = [TeamHistoryInline]  # a HistoryInline with `model` set

A button is a form of its own, so that looking changes nothing. A step that needs words, or that is
grave, first answers with a page that asks.
"""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone

from verbinding.lib.pagecache import raise_revision
from verbinding.lib.publishing import Status
from verbinding.lib.workflow import StepRefused

NOTE_LENGTH = 2000


class StepAdminMixin:
    """Expects `workflow`, with `steps`, `open_steps(thing, user)` and `take_step(thing, …)`."""

    workflow = None
    change_form_template = "admin/steps/change_form.html"
    step_template = "admin/steps/confirm.html"

    def get_urls(self):
        own = path(
            "<path:object_id>/stap/<slug:name>/",
            self.admin_site.admin_view(self.step_view),
            name=self.step_url_name(),
        )
        return [own, *super().get_urls()]

    def step_url_name(self):
        return f"{self.opts.app_label}_{self.opts.model_name}_step"

    def save_model(self, request, obj, form, change):
        """Writes only what was edited: a whole row, read earlier, would undo a step taken since."""
        if not change:
            return super().save_model(request, obj, form, change)
        columns = {field.name for field in obj._meta.concrete_fields} & set(form.changed_data)
        obj.changed_at = timezone.now()
        obj.save(update_fields=[*columns, "changed_at"])
        if obj.is_public:
            raise_revision()
        return None

    def render_change_form(self, request, context, *args, **kwargs):
        thing = kwargs.get("obj")
        context["step_buttons"] = self.step_buttons(request, thing) if thing else []
        return super().render_change_form(request, context, *args, **kwargs)

    def step_buttons(self, request, thing):
        return [
            {
                "name": name,
                "label": step.label,
                "url": self.step_url(thing, name),
                "is_grave": step.is_grave,
            }
            for name, step in self.workflow.open_steps(thing, request.user).items()
        ]

    def step_url(self, thing, name):
        return reverse(f"{self.admin_site.name}:{self.step_url_name()}", args=[thing.pk, name])

    def step_view(self, request, object_id, name):
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        thing, step = self.get_object(request, object_id), self.workflow.steps.get(name)
        if thing is None or step is None:
            raise Http404
        if not self.has_view_permission(request, thing):
            raise PermissionDenied
        if request.POST.get("seen") != thing.fingerprint:
            messages.error(request, "Intussen is hier iets gewijzigd. Kijk opnieuw, en beslis dan.")
            return HttpResponseRedirect(self.after_step_url(thing))
        note = request.POST.get("note", "").strip()[:NOTE_LENGTH]
        if (step.needs_note and not note) or (step.is_grave and "confirmed" not in request.POST):
            return self.ask_first(request, thing, step)
        try:
            self.workflow.take_step(thing, name, by=request.user, note=note)
        except StepRefused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, f"“{step.label}” is gedaan: {thing}.")
        return HttpResponseRedirect(self.after_step_url(thing))

    def after_step_url(self, thing):
        opts, site = self.opts, self.admin_site.name
        return reverse(f"{site}:{opts.app_label}_{opts.model_name}_change", args=[thing.pk])

    def ask_first(self, request, thing, step):
        context = {
            **self.admin_site.each_context(request),
            "title": step.label,
            "opts": self.opts,
            "thing": thing,
            "step": step,
            "note_length": NOTE_LENGTH,
            "note_missing": "confirmed" in request.POST,
            "back_url": self.after_step_url(thing),
        }
        return TemplateResponse(request, self.step_template, context)

    @admin.display(description="wacht al")
    def waiting_for(self, thing):
        """How long a moderator has let it wait, in words; for list_display."""
        if thing.status != Status.SUBMITTED or thing.submitted_at is None:
            return "–"
        return in_words(timezone.now() - thing.submitted_at)


def in_words(span):
    hours, minutes = divmod(int(span.total_seconds()) // 60, 60)
    if hours >= 48:
        return f"{hours // 24} dagen"
    return f"{hours} uur" if hours else f"{minutes} min"


class AttentionFilter(admin.SimpleListFilter):
    """Expects the queryset of a Submission that also tells what is `orphaned`."""

    title = "wat vraagt aandacht"
    parameter_name = "aandacht"
    CHOICES = {
        "wacht": ("Wacht op een moderator", "waiting"),
        "bekijken": ("Online, nog niet bekeken", "unchecked"),
        "zonder": ("Online, met niemand erachter", "orphaned"),
        "onbevestigd": ("Code nooit ingevuld", "unconfirmed"),
    }

    def lookups(self, request, model_admin):
        return [(value, label) for value, (label, _) in self.CHOICES.items()]

    def queryset(self, request, queryset):
        if self.value() not in self.CHOICES:
            return queryset
        return getattr(queryset, self.CHOICES[self.value()][1])()


class HistoryInline(admin.TabularInline):
    """What happened, newest first; nobody rewrites it."""

    fields = readonly_fields = ("at", "shown_step", "by", "note")
    verbose_name = verbose_name_plural = "geschiedenis"
    classes = ("collapse",)
    extra = max_num = 0
    can_delete = False
    steps = {}

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("by")

    @admin.display(description="stap")
    def shown_step(self, change):
        step = self.steps.get(change.step)
        return step.label if step else change.step
