"""The list of who comes, for who organises: say yes or no, and note who was there."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from activities.views.managing import own_activity
from signups.answers import CHANGED, AnswerRefused, answer, say_no
from signups.exports import csv_of
from signups.models import Signup
from signups.organiser_forms import AnswerForm, DeclineForm
from signups.overview import guests_of
from verbinding.lib.limits import allow


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def guest_list(request, slug):
    activity = own_activity(request, slug)
    if request.method == "POST":
        return take_answer(request, activity)
    guests = guests_of(activity)
    shown = {
        "activity": activity,
        "guests": guests,
        "has_names": any(at.has_names for at in guests),
        "can_write": activity.is_public and any(at.coming for at in guests),
    }
    return render(request, "signups/guests.html", shown)


def take_answer(request, activity):
    """Back to the same row: whoever stands at the door with a phone goes on from there."""
    address = reverse("signups:guests", args=[activity.slug])
    pressed = AnswerForm(request.POST, activity=activity).pressed
    if pressed is None:
        messages.warning(request, CHANGED)
        return redirect(address)
    name, signup = pressed
    try:
        if words := answer(name, signup):
            messages.success(request, words)
    except AnswerRefused as refusal:
        messages.warning(request, str(refusal))
    # Words stand at the top of the page, so that is where to look.
    return redirect(address if messages.get_messages(request) else f"{address}#wie-{signup.pk}")


@never_cache
@require_safe
def guest_file(request, slug):
    activity = own_activity(request, slug)
    headers = {"Content-Disposition": 'attachment; filename="aanmeldingen.csv"'}
    return HttpResponse(
        b"".join(csv_of(guests_of(activity))),
        content_type="text/csv; charset=utf-8",
        headers=headers,
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def guest_decline(request, slug, number):
    """Asks first, for it can't be taken back."""
    activity = own_activity(request, slug)
    known = Signup.objects.of_activity(activity).confirmed().with_activity()
    signup = get_object_or_404(known, pk=number)
    if not (signup.is_active and signup.is_open):
        messages.warning(request, CHANGED)
        return redirect("signups:guests", slug=slug)
    form = DeclineForm(request.POST if request.method == "POST" else None)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        if allow(request, "signups:decline"):
            return take_no(request, signup, form.cleaned_data["note"])
        status = 429
    shown = {"activity": activity, "signup": signup, "form": form, "is_too_often": status == 429}
    return render(request, "signups/decline.html", shown, status=status)


def take_no(request, signup, note):
    try:
        messages.success(request, say_no(signup, note))
    except AnswerRefused as refusal:
        messages.warning(request, str(refusal))
    return redirect("signups:guests", slug=signup.activity.slug)
