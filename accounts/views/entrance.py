"""Getting in: ask for a code, enter it, or mend the address it went to."""

from allauth.account.utils import get_next_redirect_url
from allauth.account.views import login as password_login_view
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.codes import ask_code, pending_code
from accounts.confirmations import THEN, CodeRefused, change_address, confirm
from accounts.forms import AddressForm, CodeForm
from accounts.mfa import has_proven_mfa, has_second_step
from accounts.models import EmailCode
from verbinding.lib.limits import Limit, allow

TOO_OFTEN = "Je hebt al een paar keer een code gevraagd. Wacht vijf minuten."
# Five tries hold for one code; this holds for who asks codes for one address after another.
TRIES = Limit(per_address=100, seconds=3600)
TOO_MANY_TRIES = "Vanaf deze plek zijn te veel codes geprobeerd. Probeer het over een uur weer."


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def log_in(request):
    """The one way in, for who is new and for who isn't."""
    target = get_next_redirect_url(request)
    if request.user.is_authenticated:
        return redirect(target or "accounts:mine")
    form = AddressForm(request.POST if request.method == "POST" else None)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        if allow(request, "accounts:log_in", form.cleaned_data["email"]):
            ask_code(request, form.cleaned_data["email"], EmailCode.Purpose.LOG_IN)
            return redirect(_with_next(reverse("accounts:code"), target))
        status = 429
    return render(
        request,
        "accounts/log_in.html",
        {
            "form": form,
            "next": target,
            "password_url": _with_next(reverse("accounts:password_login"), target),
            "problem": TOO_OFTEN if status == 429 else "",
        },
        status=status,
    )


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def password_login(request):
    """For who chose a password; allauth's own view, at an address of its own."""
    return password_login_view(request)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def sign_up(request):
    """There is no signing up apart from logging in."""
    return redirect(_with_next(reverse("account_login"), get_next_redirect_url(request)))


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def code(request):
    pending = pending_code(request)
    form = CodeForm(request.POST if request.method == "POST" else None)
    if pending is None or not pending.is_usable or not form.is_valid():
        return _code_page(request, pending, form=form, status=422 if form.is_bound else 200)
    if not allow(request, "accounts:try", limit=TRIES):
        form.add_error("code", TOO_MANY_TRIES)
        return _code_page(request, pending, form=form, problem=TOO_MANY_TRIES, status=429)
    try:
        return confirm(request, pending, form.cleaned_data["code"])
    except CodeRefused as refusal:
        form.add_error("code", str(refusal))
        return _code_page(request, pending, form=form, problem=str(refusal), status=422)


@login_not_required
@require_POST
def new_code(request):
    pending = pending_code(request)
    if pending and not allow(request, "accounts:code", pending.email):
        return _code_page(request, pending, problem=TOO_OFTEN, status=429)
    if pending:
        ask_code(request, pending.email, pending.purpose, pending.subject_key)
        messages.success(request, f"We hebben een nieuwe code gestuurd naar {pending.email}.")
    return redirect(_with_next(reverse("accounts:code"), get_next_redirect_url(request)))


@login_not_required
@require_POST
def new_address(request):
    """What waits for the code stays; only the letter goes elsewhere."""
    pending = pending_code(request)
    form = AddressForm(request.POST)
    if pending is None or not form.is_valid():
        return _code_page(request, pending, address_form=form, status=422)
    email = form.cleaned_data["email"]
    if not allow(request, "accounts:code", email):
        return _code_page(request, pending, address_form=form, problem=TOO_OFTEN, status=429)
    change_address(request, pending, email)
    messages.success(request, f"We hebben een code gestuurd naar {email}.")
    return redirect(_with_next(reverse("accounts:code"), get_next_redirect_url(request)))


@never_cache
@require_GET
def two_steps(request):
    """Explains to staff why the desk asks for a second step, and leads there."""
    target = get_next_redirect_url(request) or reverse("admin:index")
    if has_proven_mfa(request):
        return redirect(target)
    return render(
        request,
        "accounts/two_steps.html",
        {
            "has_second_step": has_second_step(request.user),
            "prove_url": _with_next(reverse("mfa_reauthenticate"), target),
        },
    )


def _code_page(request, pending, *, form=None, address_form=None, problem="", status=200):
    if pending is None:
        return render(request, "accounts/no_code.html", status=status)
    return render(
        request,
        "accounts/code.html",
        {
            "code": pending,
            "form": form or CodeForm(),
            "address_form": address_form or AddressForm(),
            "then": THEN[pending.purpose],
            "next": get_next_redirect_url(request),
            "problem": problem,
        },
        status=status,
    )


def _with_next(url, target):
    return f"{url}?{urlencode({'next': target})}" if target else url
