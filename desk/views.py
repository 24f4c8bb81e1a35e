"""The public pages that reach the desk: contact, and telling that something is wrong."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.blocking import open_to_blocked, signs_of
from activities.models import Activity
from desk.forms import MessageForm, ReportForm
from desk.workflow import receive_message, receive_report, sender_hash
from editions.models import Edition, Page
from teams.models import InspiratieTeam
from verbinding.lib.limits import allow
from verbinding.lib.pagecache import public_page


@open_to_blocked()
@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def contact(request):
    form = MessageForm(request.POST if request.method == "POST" else None)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        if allow(request, "desk:contact", form.cleaned_data["email"]):
            row = form.guarded_row()
            row.risk_signs += signs_of(row.email)
            receive_message(row, Edition.objects.current())
            return redirect("desk:thanks")
        status = 429
    return render(
        request,
        "desk/contact.html",
        {
            "form": form,
            "page": Page.objects.named(Page.Name.CONTACT),
            "is_too_often": status == 429,
        },
        status=status,
    )


@login_not_required
@public_page(params=())
@require_safe
def thanks(request):
    return render(request, "desk/thanks.html")


@open_to_blocked()
@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report_activity(request, slug):
    return report(request, get_object_or_404(Activity.objects.public(), slug=slug), "activity")


@open_to_blocked()
@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report_team(request, slug):
    return report(request, get_object_or_404(InspiratieTeam.objects.public(), slug=slug), "team")


def report(request, thing, field):
    form = ReportForm(request.POST if request.method == "POST" else None)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        email = form.cleaned_data["email"]
        if allow(request, "desk:report", email):
            told = form.guarded_row()
            told.risk_signs += signs_of(email)
            setattr(told, field, thing)
            told.sender_hash = sender_hash(request, email)
            receive_report(told)
            return redirect("desk:report_thanks")
        status = 429
    return render(
        request,
        "desk/report.html",
        {"form": form, "thing": thing, "is_team": field == "team", "is_too_often": status == 429},
        status=status,
    )


@login_not_required
@public_page(params=())
@require_safe
def report_thanks(request):
    return render(request, "desk/report_thanks.html")
