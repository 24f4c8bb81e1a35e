"""An activity for who rang: the public form, filled in by staff, and changing it later."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from activities.behalf import enter_for
from activities.models import Activity, OnBehalf
from activities.views.helping import (
    PREVIEW,
    asks_help,
    moment_rows,
    show_form,
    show_preview,
    show_unchecked,
    unsettled_lookalikes,
)
from activities.workflow import open_steps, take_step
from desk.entering.changing import change_for
from desk.entering.forms import BehalfForm, EditForForm
from desk.moderation.access import moderators_only
from editions.models import Edition
from signups.models import Signup
from verbinding.lib.seenforms import StaleForm
from verbinding.lib.workflow import StepRefused

MOST_LISTED = 100
FORM = "desk/entering/activity.html"


@moderators_only
@require_safe
def entered_list(request):
    """What staff look after because its person has no address, or didn't take it over."""
    known = OnBehalf.objects.with_activity()
    return render(
        request,
        "desk/entering/list.html",
        {
            "disowned": known.disowned()[:MOST_LISTED],
            "without_address": known.without_address()[:MOST_LISTED],
            "with_address": known.open().exclude(email="")[:MOST_LISTED],
            "guests": Signup.objects.entered_by_staff()[:MOST_LISTED],
        },
    )


@moderators_only
@require_http_methods(["GET", "HEAD", "POST"])
def enter_activity(request):
    edition = Edition.objects.current()
    if edition is None or not edition.takes_entries:
        return render(request, "desk/entering/closed.html", {"closed_edition": edition})
    shown = {"edition": edition, "template": FORM}
    if request.method == "POST":
        return take_activity(request, edition, shown)
    return show_form(request, BehalfForm(), moment_rows(None, edition), **shown)


def take_activity(request, edition, shown):
    data = request.POST
    is_preview = PREVIEW in data
    form = BehalfForm(data, is_preview=is_preview)
    moments = moment_rows(data, edition, allow_none=is_preview)
    if asks_help(data):
        return show_unchecked(request, form, moments, **shown)
    if not (form.is_valid() & moments.is_valid()):
        return show_form(request, form, moments, status=422, **shown)
    if is_preview:
        return show_preview(request, form, moments)
    if alike := unsettled_lookalikes(form, moments, edition):
        return show_form(request, form, moments, lookalikes=alike, status=422, **shown)
    activity, obstacle = enter_for(
        form, moments, edition=edition, by=request.user, at_once=form.goes_online
    )
    say_what_happened(request, activity, obstacle)
    return redirect(activity.get_absolute_url())


def say_what_happened(request, activity, obstacle):
    if obstacle:
        messages.warning(request, f"Bewaard, maar nog niet online. {obstacle}")
    elif activity.is_public:
        messages.success(request, "Ingevoerd, en het staat online.")
    else:
        messages.success(request, "Ingevoerd. Het wacht in de wachtrij.")
    behalf = activity.on_behalf
    if behalf.email:
        messages.info(request, f"We mailden {behalf.email} wat er staat en hoe je het wijzigt.")
    else:
        messages.info(request, "Er is geen e-mailadres: het bureau wijzigt en annuleert voor hen.")


# --- Changing -----------------------------------------------------------------------------------


@moderators_only
@require_http_methods(["GET", "HEAD", "POST"])
def change_activity(request, pk):
    """Of anybody's activity: the same form that its organiser has."""
    seen = Activity.objects.visible_to(request.user).with_page_data()
    activity = get_object_or_404(seen, pk=pk)
    if activity.is_closed:
        messages.info(request, "Zo’n activiteit kun je niet wijzigen. Zet haar eerst weer online.")
        return redirect("admin:activities_activity_change", activity.pk)
    shown = {"edition": activity.edition, "activity": activity, "template": FORM}
    if request.method == "POST":
        return take_changes(request, activity, shown)
    form = EditForForm(instance=activity)
    return show_form(request, form, moment_rows(None, activity.edition, activity=activity), **shown)


def take_changes(request, activity, shown):
    data = request.POST
    is_preview = PREVIEW in data
    form = EditForForm(data, instance=activity, is_preview=is_preview)
    moments = moment_rows(data, activity.edition, activity=activity, allow_none=is_preview)
    if asks_help(data):
        return show_unchecked(request, form, moments, **shown)
    if not (form.is_valid() & moments.is_valid()):
        return show_form(request, form, moments, status=422, **shown)
    if is_preview:
        return show_preview(request, form, moments)
    try:
        saved, changed = change_for(form, moments, by=request.user)
    except StaleForm:
        return show_form(request, form, moments, status=409, **shown)
    for remark in saved.remarks:
        messages.info(request, remark)
    messages.success(request, "Bewaard." if changed else "Er was niets gewijzigd.")
    send_in_again(request, form.instance)
    return redirect(after_change(form.instance))


def send_in_again(request, activity):
    """What was asked back from somebody without an address, staff send in for them."""
    if "submit" not in open_steps(activity, request.user):
        return
    try:
        take_step(activity, "submit", by=request.user)
    except StepRefused as refusal:
        messages.warning(request, str(refusal))


def after_change(activity):
    if activity.is_public:
        return activity.get_absolute_url()
    return reverse("admin:activities_activity_change", args=[activity.pk])
