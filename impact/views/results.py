"""Telling how it was, and stopping the letters that ask for it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from accounts.blocking import open_to_blocked
from activities.paper.certificate import is_due
from activities.views.managing import own_activity
from impact.forms import ResultForm
from impact.models import Thanks
from impact.results import is_open, result_of, tell
from impact.thanks import stop_all
from verbinding.lib.limits import allow
from verbinding.lib.pagecache import public_page
from verbinding.lib.seenforms import StaleForm


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def result(request, slug):
    """For who organised it, once it took place."""
    activity = own_activity(request, slug)
    if not is_due(activity):
        raise Http404
    stored = result_of(activity)
    if not is_open(activity):
        status = 409 if request.method == "POST" else 200
        shown = {"activity": activity, "result": stored}
        return render(request, "impact/closed.html", shown, status=status)
    form = ResultForm(request.POST if request.method == "POST" else None, instance=stored)
    if not form.is_bound:
        return show_result(request, activity, form)
    if not form.is_valid():
        return show_result(request, activity, form, status=409 if form.is_stale else 422)
    if not allow(request, "impact:result", request.user.email):
        return show_result(request, activity, form, status=429)
    try:
        tell(form, by=request.user)
    except StaleForm:
        return show_result(request, activity, form, status=409)
    messages.success(request, "Dank je. Zo weet iedereen wat de week deed.")
    return redirect("accounts:mine")


def show_result(request, activity, form, status=200):
    return render(
        request,
        "impact/result.html",
        {"activity": activity, "form": form, "is_too_often": status == 429},
        status=status,
    )


# A mail program presses its own button from its own servers: without a cookie, a session or a
# token against forgery. What permits it is the token in the address, which stands in nobody's
# letters but this person's. Whoever has it can do nothing but stop these letters.
@open_to_blocked()
@csrf_exempt
@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request, token):
    """GET shows and changes nothing, for scanners follow every link; POST stops."""
    thanks = Thanks.objects.with_token(token)
    if request.method == "POST":
        return stopped_by(request, thanks)
    if thanks is None:
        return render(request, "impact/gone.html", status=404)
    return render(request, "impact/stop.html", {"thanks": thanks, "activity": thanks.activity})


def stopped_by(request, thanks):
    """The mail program's button means all of these letters, ours on the page this activity."""
    is_one_click = request.POST.get("List-Unsubscribe") == "One-Click"
    if thanks and is_one_click:
        stop_all(thanks)
    elif thanks:
        Thanks.objects.alone(thanks).stop()
    if is_one_click:
        # RFC 8058 forbids a redirect here.
        return HttpResponse("Gestopt.", content_type="text/plain; charset=utf-8")
    return redirect("impact:stopped")


@login_not_required
@require_safe
@public_page(params=())
def stopped(request):
    return render(request, "impact/stopped.html")
