"""The small page behind "Kom erbij": never cached, for here a cookie may begin."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.confirmations import prove
from accounts.models import EmailCode
from activities.invitation import invitation_to
from activities.models import Activity
from activities.views.below import below_activity
from signups.forms import NodForm, SignupForm
from signups.nods import NOTES, nod, undo
from verbinding.lib.limits import allow
from verbinding.lib.once import store_once

# Two forms with one token are a double click only when all of these are the same.
SAME_SIGNUP = ("moment_id", "name", "email", "people", "note")


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@below_activity
def come(request, activity):
    if not activity.is_for_everyone:
        raise Http404
    invitation = invitation_to(activity, activity.moments.all())
    if invitation and activity.coming == Activity.Coming.SIGN_UP:
        return sign_up(request, activity, invitation)
    if invitation and activity.coming == Activity.Coming.NOD:
        return nods(request, activity)
    status = 409 if request.method == "POST" else 200
    shown = {"activity": activity, "invitation": invitation}
    return render(request, "signups/no_need.html", shown, status=status)


# --- With a name and an address -----------------------------------------------------------------


def sign_up(request, activity, invitation):
    form = SignupForm(
        request.POST if request.method == "POST" else None,
        activity=activity,
        person=request.user,
        asked=request.GET.get("moment", ""),
    )
    status = 422 if form.is_bound else 200
    if form.is_valid():
        signup = form.signup()
        if allow(request, "signups:sign_up", signup.email):
            return take_signup(request, signup)
        status = 429
    return render(
        request,
        "signups/sign_up.html",
        {
            "activity": activity,
            "invitation": invitation,
            "form": form,
            "is_too_often": status == 429,
        },
        status=status,
    )


def take_signup(request, signup):
    if not store_once(signup, words=SAME_SIGNUP):
        signup = type(signup).objects.with_form_token(signup.form_token)
    return redirect(prove(request, signup.email, EmailCode.Purpose.SIGN_UP, str(signup.pk)))


# --- Without any data ---------------------------------------------------------------------------


def nods(request, activity):
    form = NodForm(request.POST if request.method == "POST" else None, activity=activity)
    status = 422 if form.is_bound else 200
    if form.is_valid() and (form.cleaned_data["comes"] or form.cleaned_data["stays"]):
        if allow(request, "signups:nod"):
            return take_nod(request, activity, form)
        status = 429
    held = NOTES.of(request)
    rows = [(moment, str(moment.uuid) in held) for moment in form.moments]
    return render(
        request,
        "signups/nod.html",
        {
            "activity": activity,
            "form": form,
            "rows": rows,
            "comes": any(comes for _moment, comes in rows),
            "is_too_often": status == 429,
        },
        status=status,
    )


def take_nod(request, activity, form):
    held, comes, stays = NOTES.of(request), form.cleaned_data["comes"], form.cleaned_data["stays"]
    if stays and (token := held.pop(str(stays.uuid), None)):
        undo(stays, token)
    elif comes and str(comes.uuid) not in held:
        token = form.token_for(comes)
        nod(comes, token)
        held[str(comes.uuid)] = str(token)
    response = redirect("signups:come", activity.slug)
    NOTES.keep(response, held)
    return response
