"""Taking activities of earlier years along, and sending them in together."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from activities.copying import bring_along, can_send_in, copies_made, send_in_all
from activities.forms.copying import BringAlongForm, SendAllForm
from activities.models import Activity
from editions.models import Edition
from verbinding.lib.limits import allow


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def bring(request):
    """What can come along, and below it what stands ready to look at and send in."""
    edition = Edition.objects.current()
    if edition is None or not edition.takes_entries:
        return render(request, "activities/closed.html", {"entered_edition": edition})
    form = bring_form(request, edition, request.POST if request.method == "POST" else None)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        if allow(request, "activities:bring", request.user.email):
            keys = [activity.pk for activity in form.cleaned_data["originals"]]
            tell_brought(request, bring_along(request.user, keys, edition))
            return redirect("activities:bring")
        status = 429
    return show(request, edition, form=form, status=status)


@never_cache
@require_POST
def send_brought(request):
    """All that are complete go in at once; the others say what is missing."""
    edition = Edition.objects.current()
    if edition is None or not edition.takes_entries:
        return redirect("activities:bring")
    form = SendAllForm(request.POST)
    if not form.is_valid():
        return show(request, edition, send_form=form, status=422)
    if not allow(request, "activities:send_brought", request.user.email):
        return show(request, edition, send_form=form, status=429)
    made = copies_made(request.user, edition).values()
    ready = [copy for copy in made if can_send_in(copy, request.user)]
    tell_sent(request, send_in_all(ready, by=request.user))
    return redirect("activities:bring")


def bring_form(request, edition, data=None):
    originals = Activity.objects.to_bring_along(request.user, edition)
    originals = originals.select_related("edition", "team").order_by("title", "pk")
    return BringAlongForm(data, originals=originals, made=copies_made(request.user, edition))


def show(request, edition, *, form=None, send_form=None, status=200):
    copies = sorted(copies_made(request.user, edition).values(), key=lambda copy: copy.title)
    return render(
        request,
        "activities/bring.html",
        {
            "entered_edition": edition,
            "form": form or bring_form(request, edition),
            "copies": copies,
            "send_form": send_form or SendAllForm(),
            "can_send": any(can_send_in(copy, request.user) for copy in copies),
            "is_too_often": status == 429,
        },
        status=status,
    )


def tell_brought(request, copies):
    if not copies:
        messages.info(request, "Deze stonden al klaar.")
        return
    stand = "1 activiteit staat" if len(copies) == 1 else f"{len(copies)} activiteiten staan"
    messages.success(request, f"{stand} klaar. Kijk ze na en stuur ze in.")


def tell_sent(request, outcome):
    for activity, reason in outcome.left:
        messages.warning(request, f"“{activity}” is nog niet verstuurd. {reason}")
    if outcome.sent:
        titles = ", ".join(f"“{activity}”" for activity in outcome.sent)
        messages.success(request, f"Verstuurd: {titles}.")
