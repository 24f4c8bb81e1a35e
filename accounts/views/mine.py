"""What belongs to the person logged in: /mijn/ and what lies below it."""

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts import privacy as privacy_registry
from accounts.forms import EraseForm, NameForm
from accounts.mfa import uses_second_step
from accounts.mine import parts_for


@never_cache
@require_GET
def mine(request):
    parts = parts_for(request)
    return render(
        request,
        "accounts/mine.html",
        {
            "parts": [part for part in parts if not part.is_setting],
            "choices": [part for part in parts if part.is_setting],
            "action": next((part.action for part in parts if part.action), None),
        },
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def details(request):
    form = NameForm(request.POST if request.method == "POST" else None, instance=request.user)
    if form.is_valid():
        request.user.save(update_fields=form.Meta.fields)
        messages.success(request, "Je naam is bewaard.")
        return redirect("accounts:details")
    return render(
        request,
        "accounts/details.html",
        {"form": form, "has_second_step": uses_second_step(request.user)},
        status=422 if form.is_bound else 200,
    )


@never_cache
@require_GET
def privacy(request):
    return _privacy_page(request, EraseForm())


@never_cache
@require_GET
def export(request):
    response = JsonResponse(
        privacy_registry.export(request.user),
        json_dumps_params={"indent": 2, "ensure_ascii": False},
    )
    response["Content-Disposition"] = 'attachment; filename="mijn-gegevens.json"'
    return response


@never_cache
@require_POST
def erase(request):
    form = EraseForm(request.POST)
    if not privacy_registry.may_erase_self(request.user):
        form.add_error(
            None,
            "Je werkt nog mee aan het bureau. Vraag een organisator om je daar eerst af te halen.",
        )
    if not form.is_valid():
        return _privacy_page(request, form)
    privacy_registry.erase(request.user)
    logout(request)
    return redirect("accounts:erased")


@login_not_required
@require_GET
def erased(request):
    return render(request, "accounts/erased.html")


def _privacy_page(request, form):
    return render(
        request,
        "accounts/privacy.html",
        {"form": form, "may_erase": privacy_registry.may_erase_self(request.user)},
        status=422 if form.is_bound else 200,
    )
