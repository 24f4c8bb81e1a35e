"""The page behind the own link: who has the link may see, change and cancel one sign-up."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accounts.blocking import open_to_blocked
from signups.forms import ChangeForm
from signups.guests import SignupRefused, cancel, change
from signups.links import token_for
from signups.models import Signup
from signups.whereabouts import exact_place
from verbinding.lib.limits import allow


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def own(request, token):
    signup = Signup.objects.with_token(token)
    if signup is None:
        return show_gone(request)
    form = ChangeForm(request.POST if request.method == "POST" else None, instance=signup)
    if not form.is_bound:
        return show_own(request, form)
    if not form.is_valid():
        return show_own(request, form, status=422)
    if not allow(request, "signups:change", signup.email):
        return show_own(request, form, status=429)
    try:
        change(form.before(), people=form.cleaned_data["people"], note=form.cleaned_data["note"])
    except SignupRefused as refusal:
        form.add_error("people", str(refusal))
        return show_own(request, form, status=409)
    messages.success(request, "Bewaard.")
    return redirect(signup.get_absolute_url())


@open_to_blocked()
@login_not_required
@never_cache
@require_POST
def own_cancel(request, token):
    signup = Signup.objects.with_token(token)
    if signup is None:
        return show_gone(request)
    if cancel(signup):
        messages.success(request, "Dank je dat je het liet weten.")
    return redirect(signup.get_absolute_url())


def show_own(request, form, status=200):
    """The page of one person: kept nowhere and found by no search engine."""
    signup = form.before()
    response = render(
        request,
        "signups/own.html",
        {
            "signup": signup,
            "activity": signup.activity,
            "moment": signup.moment,
            "token": token_for(signup.key),
            "location": exact_place(signup),
            "form": form if signup.is_open else None,
            "can_return": signup.can_return,
            "is_too_often": status == 429,
        },
        status=status,
    )
    response["X-Robots-Tag"] = "noindex"
    return response


def show_gone(request):
    return render(request, "signups/gone.html", status=404)
