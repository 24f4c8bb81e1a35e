"""What organisers do with their own activities: change them, and move them along."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from accounts.blocking import open_to_blocked
from activities.confirmations import send_in
from activities.editing import save_changes
from activities.entering import claim, discard
from activities.forms import EditActivityForm
from activities.models import Activity
from activities.permissions import can_edit
from activities.team_links import agree_for_team, decline_for_team
from activities.views.helping import (
    PREVIEW,
    asks_help,
    moment_rows,
    show_form,
    show_preview,
    show_unchecked,
    unsettled_lookalikes,
)
from activities.workflow import WORKFLOW, open_steps, take_step
from verbinding.lib.limits import allow
from verbinding.lib.seenforms import StaleForm
from verbinding.lib.workflow import StepRefused


def own_activity(request, slug):
    """The activity when this person may change it: else 404 unseen, 403 seen."""
    activity = get_object_or_404(
        Activity.objects.visible_to(request.user).with_page_data(), slug=slug
    )
    if not can_edit(request.user, activity):
        raise PermissionDenied
    return activity


@require_http_methods(["GET", "HEAD", "POST"])
def activity_edit(request, slug):
    activity = own_activity(request, slug)
    if activity.is_closed:
        messages.info(request, "Deze activiteit kun je niet meer wijzigen.")
        return redirect("activities:done", slug=slug)
    shown = {"edition": activity.edition, "activity": activity}
    if request.method == "POST":
        return take_changes(request, activity, shown)
    form = EditActivityForm(instance=activity, person=request.user)
    return show_form(request, form, moment_rows(None, activity.edition, activity=activity), **shown)


def take_changes(request, activity, shown):
    data = request.POST
    is_concept, is_preview = "bewaar" in data and not activity.is_public, PREVIEW in data
    kind = {"is_concept": is_concept, "is_preview": is_preview}
    form = EditActivityForm(data, instance=activity, person=request.user, **kind)
    moments = moment_rows(
        data, activity.edition, activity=activity, allow_none=is_concept or is_preview
    )
    if asks_help(data):
        return show_unchecked(request, form, moments, **shown)
    if not (form.is_valid() & moments.is_valid()):
        return show_form(request, form, moments, status=422, **shown)
    if is_preview:
        return show_preview(request, form, moments)
    is_sent_in = "submit" in open_steps(activity, request.user) and not is_concept
    if is_sent_in and (alike := unsettled_lookalikes(form, moments, activity.edition)):
        return show_form(request, form, moments, lookalikes=alike, status=422, **shown)
    # Who has a dozen activities may mend them all: only the network is counted.
    if not allow(request, "activities:edit"):
        return show_form(request, form, moments, status=429, **shown)
    try:
        saved = save_changes(form, moments, by=request.user)
    except StaleForm:
        return show_form(request, form, moments, status=409, **shown)
    return redirect(after_edit(request, form.instance, saved, is_concept=is_concept))


def after_edit(request, activity, saved, *, is_concept):
    if "submit" in open_steps(activity, request.user) and not is_concept:
        return send_in(request, activity, by=request.user)
    for remark in saved.remarks:
        messages.info(request, remark)
    if saved.waits:
        messages.success(
            request,
            "Bewaard. Dag, plek en praktische dingen staan meteen online. "
            "Je nieuwe tekst en contactgegevens bekijken we eerst; tot dan blijft het oude staan.",
        )
    else:
        messages.success(request, "Bewaard.")
    return activity.get_absolute_url() if activity.is_public else reverse("accounts:mine")


@open_to_blocked("cancel", "uncancel", "withdraw")
@require_http_methods(["GET", "HEAD", "POST"])
def activity_step(request, slug, name):
    """Asks first where a step is grave or needs words; changes something on POST alone."""
    activity = own_activity(request, slug)
    step = WORKFLOW.steps.get(name)
    if request.method != "POST":
        if name not in open_steps(activity, request.user):
            messages.warning(request, "Dat kan nu niet: zo staat het er nu voor.")
            return redirect("activities:done", slug=slug)
        return render(
            request, "activities/step.html", {"activity": activity, "step": step, "name": name}
        )
    if name == "submit":
        return redirect(send_in(request, activity, by=request.user))
    try:
        take_step(activity, name, by=request.user, note=request.POST.get("note", ""))
    except StepRefused as refusal:
        messages.warning(request, str(refusal))
    else:
        status = activity.get_status_display().lower()
        messages.success(request, f"Gelukt: “{activity}” is nu {status}.")
    return redirect("accounts:mine")


@require_POST
def activity_claim(request, slug):
    """ "Is dit van jou?": what was entered with this address before it was proven."""
    pending = Activity.objects.pending_for(request.user)
    activity = get_object_or_404(pending, slug=slug)
    if claim(activity, request.user):
        messages.success(request, "Deze activiteit is nu van jou. Kijk hem na en verstuur hem.")
        return redirect("activities:edit", slug=slug)
    messages.warning(request, "Deze activiteit is al van iemand.")
    return redirect("accounts:mine")


@open_to_blocked()
@require_POST
def activity_discard(request, slug):
    activity = get_object_or_404(Activity.objects.drafts_of(request.user), slug=slug)
    if discard(activity, request.user):
        messages.success(request, f"“{activity}” is weg.")
    return redirect("accounts:mine")


@require_POST
def activity_team_answer(request, slug):
    """A lead's yes or no to a member who wants the activity to belong to the team."""
    activity = get_object_or_404(Activity.objects.asked_of(request.user), slug=slug)
    answer = agree_for_team if request.POST.get("antwoord") == "ja" else decline_for_team
    try:
        answer(activity, by=request.user)
    except StepRefused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, "Dank je, je antwoord is verwerkt.")
    return redirect("accounts:mine")
