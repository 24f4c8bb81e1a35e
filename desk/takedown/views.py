"""One press and it is off every page; another and it is back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from desk.takedown.forms import OfflineForm
from desk.takedown.kinds import BY_NAME, is_shown, press, switch_for
from desk.takedown.pages import public_page_of
from verbinding.lib.workflow import StepRefused

DONE = {True: "weg van de site, overal.", False: "terug op de site."}


@require_http_methods(["GET", "HEAD", "POST"])
def switch_page(request, kind, pk):
    """What stands in a bar on the public page too; here for who comes from the desk."""
    if kind not in BY_NAME:
        raise Http404
    if not BY_NAME[kind].may(request.user):
        raise PermissionDenied
    thing = find(kind, pk)
    if request.method == "POST":
        return take(request, kind, thing)
    return show_switch(request, kind, thing, OfflineForm())


def find(kind, pk):
    return get_object_or_404(BY_NAME[kind].scope(), pk=pk)


def take(request, kind, thing):
    name, form = request.POST.get("step", ""), OfflineForm(request.POST)
    asks_why = name in BY_NAME[kind].explained
    if not form.is_valid() and asks_why:
        return show_switch(request, kind, thing, form, status=422)
    try:
        press(thing, name, by=request.user, note=form.cleaned_data["note"] if asks_why else "")
    except StepRefused as refusal:
        form.add_error(None, str(refusal))
        return show_switch(request, kind, find(kind, thing.pk), form, status=409)
    messages.success(request, f"“{thing}” is nu {DONE[not is_shown(thing)]}")
    return redirect(after_press(thing, kind))


def after_press(thing, kind):
    """The page itself where it still answers staff, for there the way back stands too."""
    return public_page_of(thing) or reverse("admin:offline", args=[kind, thing.pk])


def show_switch(request, kind, thing, form, status=200):
    return render(
        request,
        "desk/takedown/switch.html",
        {
            "thing": thing,
            "kind": BY_NAME[kind],
            "switch": switch_for(thing, request.user),
            "is_shown": is_shown(thing),
            "page_url": public_page_of(thing),
            "form": form,
        },
        status=status,
    )
