"""Mail about new activities: asking for it, and stopping it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.blocking import open_to_blocked
from accounts.confirmations import prove
from accounts.models import EmailCode
from activities.alerts import (
    MAILED_FROM,
    ask_alert,
    is_too_long,
    is_unsettled,
    query_of,
    stop,
    stop_all,
    words_of,
)
from activities.filter_words import place_answers
from activities.filters import Filters
from activities.forms.alert import AlertForm
from activities.models import Alert
from editions.models import Edition
from verbinding.lib.limits import allow
from verbinding.lib.pagecache import public_page


@open_to_blocked()
@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def alert_new(request):
    """Says in words what will be mailed; the choice itself stands in the address."""
    edition = Edition.objects.current()
    if edition is None or not edition.is_ahead:
        return render(request, "activities/alerts/closed.html")
    filters = Filters(request.GET, edition)
    data = request.POST if request.method == "POST" else None
    form = AlertForm(data, person=request.user)
    problem = problem_with(filters)
    status = 200 if data is None else 422
    if form.is_valid() and not problem:
        if allow(request, "activities:alert", form.address):
            return start(request, ask_alert(form, filters))
        status = 429
    return render(
        request,
        "activities/alerts/new.html",
        {
            "form": form,
            "filters": filters,
            "place_answers": place_answers(filters),
            "words": words_of(filters),
            "problem": problem,
            "query": query_of(filters),
            "hour": MAILED_FROM.hour,
            "is_too_often": status == 429,
        },
        status=status,
    )


def problem_with(filters):
    """Why this choice can't be mailed, in Dutch; empty when it can."""
    if is_unsettled(filters):
        return "Kies eerst welke plaats je bedoelt."
    if is_too_long(query_of(filters)):
        return "Dat zijn te veel keuzes voor één seintje. Haal er een paar weg."
    return ""


def start(request, alert):
    return redirect(prove(request, alert.pending_email, EmailCode.Purpose.ALERT, str(alert.pk)))


# A mail program presses its own button from its own servers: without a cookie, a session or a
# token against forgery. What permits it is the token in the address, which stands in nobody's
# letters but this person's. Whoever has it can do nothing but stop these letters.
@open_to_blocked()
@csrf_exempt
@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def alert_stop(request, token):
    """GET shows and changes nothing, for scanners follow every link; POST stops."""
    alert = Alert.objects.with_token(token)
    if request.method == "POST":
        return stopped(request, alert)
    if alert is None:
        return render(request, "activities/alerts/gone.html", status=404)
    return render(
        request,
        "activities/alerts/stop.html",
        {
            "alert": alert,
            "others": Alert.objects.of_user(alert.owner).count() - 1,
        },
    )


def stopped(request, alert):
    """Asked twice, or after it is gone: the answer is the same, for there are no letters."""
    is_one_click = request.POST.get("List-Unsubscribe") == "One-Click"
    if alert and (is_one_click or "alles" in request.POST):
        stop_all(alert)
    elif alert:
        stop(alert)
    if is_one_click:
        # RFC 8058 forbids a redirect here.
        return HttpResponse("Gestopt.", content_type="text/plain; charset=utf-8")
    return redirect("alerts:stopped")


@login_not_required
@require_safe
@public_page(params=())
def alert_stopped(request):
    return render(request, "activities/alerts/stopped.html")


@open_to_blocked()
@require_POST
def alert_remove(request, token):
    """From /mijn/, by its owner."""
    stop(get_object_or_404(Alert.objects.of_user(request.user), token=token))
    messages.success(request, "Dit seintje is weg. Je krijgt er geen mail meer over.")
    return redirect("accounts:mine")
