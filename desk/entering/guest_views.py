"""A sign-up for who rang: find the activity, fill in who comes, read aloud what they need."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from activities.models import Activity
from activities.search import matching
from desk.entering.forms import ChangeGuestForm, FindForm, GuestForForm
from desk.moderation.access import moderators_only
from editions.models import Edition
from signups.guests import SignedUpAlready, SignupRefused, cancel, change, sign_up_for
from signups.models import Signup
from signups.whereabouts import exact_place
from verbinding.lib import log

MOST_FOUND = 20


@moderators_only
@require_http_methods(["GET", "HEAD", "POST"])
def enter_guest(request):
    """Looks for the activity first; its address in the query is the choice."""
    if slug := request.GET.get("activiteit", ""):
        return enter_at(request, slug)
    find = FindForm(request.GET)
    words = find.cleaned_data["zoek"] if find.is_valid() else ""
    found = matching(Activity.objects.taking_signups(), words) if words else []
    found = found.in_time_order().with_card_data()[:MOST_FOUND] if words else []
    context = {"form": find, "words": words, "found": found, "most": MOST_FOUND}
    return render(request, "desk/entering/find.html", context)


def enter_at(request, slug):
    taking = Activity.objects.taking_signups().with_page_data()
    activity = get_object_or_404(taking, slug=slug)
    asked = request.GET.get("moment", "")
    form = GuestForForm(request.POST or None, activity=activity, asked=asked)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        signup = form.signup()
        try:
            sign_up_for(signup, by=request.user)
        except SignedUpAlready:
            form.add_error("email", "Dit e-mailadres is al aangemeld voor dit moment.")
            status = 409
        except SignupRefused as refusal:
            form.add_error(None, str(refusal))
            status = 409
        else:
            return redirect("admin:guest_for", signup.pk)
    shown = {"form": form, "activity": activity}
    return render(request, "desk/entering/guest.html", shown, status=status)


# --- What they need to know, and what changes ---------------------------------------------------


def known_to(user):
    """Moderators meet whom staff signed up; organisers also who did so by themselves and rings."""
    if user.has_perm("signups.change_signup"):
        return Signup.objects.confirmed().with_activity()
    return Signup.objects.entered_by_staff()


@moderators_only
@require_http_methods(["GET", "HEAD", "POST"])
def guest_for(request, pk):
    """To read aloud or to print; also of who signed up by themselves and rings to change it."""
    signup = get_object_or_404(known_to(request.user), pk=pk)
    form = ChangeGuestForm(request.POST if request.method == "POST" else None, instance=signup)
    if not form.is_bound:
        return show_guest(request, form)
    if not form.is_valid():
        return show_guest(request, form, status=422)
    try:
        change(form.before(), people=form.cleaned_data["people"], note=form.cleaned_data["note"])
    except SignupRefused as refusal:
        form.add_error("people", str(refusal))
        return show_guest(request, form, status=409)
    log.note(request.user, signup, "Gewijzigd namens wie komt")
    messages.success(request, "Bewaard.")
    return redirect("admin:guest_for", pk)


@moderators_only
@require_POST
def guest_cancel(request, pk):
    signup = get_object_or_404(known_to(request.user), pk=pk)
    if cancel(signup):
        log.note(request.user, signup, "Afgemeld namens wie zou komen")
        messages.success(request, "Afgemeld. Wie wachtte, schuift door.")
    else:
        messages.info(request, "Deze aanmelding stond al niet meer open.")
    return redirect("admin:guest_for", pk)


def show_guest(request, form, status=200):
    signup = form.before()
    return render(
        request,
        "desk/entering/guest_for.html",
        {
            "signup": signup,
            "activity": signup.activity,
            "moment": signup.moment,
            "location": exact_place(signup),
            "edition_now": Edition.objects.current(),
            "form": form if signup.is_open else None,
        },
        status=status,
    )
