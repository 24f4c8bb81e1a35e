"""From the empty form to the page that says what happens next."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from accounts.codes import ask_code
from accounts.models import EmailCode
from activities.confirmations import after_own_entry
from activities.entering import code_subject, enter
from activities.forms import ActivityForm
from activities.hints import hints_for, listed
from activities.models import Activity
from activities.prefill import initial_labels, source_of
from activities.views.helping import (
    PREVIEW,
    asks_help,
    moment_rows,
    show_form,
    show_preview,
    show_unchecked,
    unsettled_lookalikes,
)
from editions.models import Edition
from verbinding.lib.limits import allow


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def activity_create(request):
    edition = Edition.objects.current()
    source = source_of(request.GET, request.user)
    if request.method == "POST" and edition is not None:
        return take_entry(request, edition, source)
    if edition is None or not edition.takes_entries:
        return render(request, "activities/closed.html", {"entered_edition": edition})
    initial = source.initial | initial_labels(request.GET)
    form = ActivityForm(person=request.user, source=source, initial=initial)
    return show_form(request, form, moment_rows(None, edition), edition=edition)


def take_entry(request, edition, source):
    data = request.POST
    is_concept, is_preview = "bewaar" in data, PREVIEW in data
    form = ActivityForm(
        data, person=request.user, source=source, is_concept=is_concept, is_preview=is_preview
    )
    moments = moment_rows(data, edition, allow_none=is_concept or is_preview)
    if asks_help(data):
        return show_unchecked(request, form, moments, edition=edition)
    if form.is_valid() and not edition.takes_entries:
        # Opened in time and sent too late: whoever typed this must not lose it.
        form.add_error(None, f"{edition} neemt geen nieuwe activiteiten meer aan.")
    if not (form.is_valid() & moments.is_valid()):
        return show_form(request, form, moments, edition=edition, status=422)
    if is_preview:
        return show_preview(request, form, moments)
    if not is_concept and (alike := unsettled_lookalikes(form, moments, edition)):
        return show_form(request, form, moments, edition=edition, lookalikes=alike, status=422)
    email = form.cleaned_data.get("email") or request.user.email
    if not allow(request, "activities:create", email):
        return show_form(request, form, moments, edition=edition, status=429)
    activity = enter(form, moments, edition=edition)
    if request.user.is_authenticated:
        return redirect(after_own_entry(request, activity, sends_in=not is_concept))
    subject = code_subject(activity, is_concept=is_concept)
    ask_code(request, activity.pending_email, EmailCode.Purpose.ENTER, subject)
    return redirect("accounts:code")


@login_not_required
@require_safe
def do_also(request, slug):
    """“Doe dit ook”: to the form, which takes over the words and remembers whose they were."""
    activity = get_object_or_404(Activity.objects.visible_to(request.user), slug=slug)
    return redirect(f"{reverse('activities:create')}?voorbeeld={activity.slug}")


@require_GET
def activity_done(request, slug):
    """What happens next and when; only for who organises it."""
    activity = get_object_or_404(Activity.objects.editable_by(request.user), slug=slug)
    hints = [] if activity.is_closed else listed(hints_for(activity))
    return render(request, "activities/done.html", {"activity": activity, "hints": hints})
