"""What comes after a new edition: the report, the checklist, late questions, and closing the last.

Each page is its own dry run: the button is bound to what stood above it.
"""

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from desk.models import EditionClosing, Rollover
from desk.rollover.checklist import last_before, todos
from desk.rollover.closing import ClosingPlan, can_close, close
from desk.rollover.forms import ClosingForm, TeamsForm
from desk.rollover.lines import fingerprint_of
from desk.rollover.views import CHANGED, organisers_only
from editions.models import Edition
from teams.models import ReturnInvitation
from teams.returning import ask
from verbinding.lib.workflow import StepRefused


@organisers_only
@require_safe
def rollover_done(request, year):
    edition = get_object_or_404(Edition, year=year)
    return render(
        request,
        "desk/rollover/done.html",
        {
            "shown": edition,
            "rollover": Rollover.objects.of(edition),
            "todos": todos(edition),
            "asked": ReturnInvitation.objects.for_edition(edition).tally(),
        },
    )


@organisers_only
@require_http_methods(["GET", "HEAD", "POST"])
def rollover_teams(request, year):
    """Asks the teams that weren't asked yet."""
    edition = get_object_or_404(Edition, year=year)
    form = TeamsForm(request.POST or None)
    form.offer_teams(last_before(edition), edition)
    seen = fingerprint_of(form.teams_plan.facts)
    status = 200
    if request.method == "POST":
        status = 409 if request.POST.get("seen") != seen else 422
        if status == 422 and form.is_valid() and ask_now(request, form, edition):
            return redirect("admin:rollover_done", year)
    changed = CHANGED if status == 409 else ""
    context = {"shown": edition, "form": form, "seen": seen, "changed": changed}
    context["plan"] = form.teams_plan
    return render(request, "desk/rollover/teams.html", context, status=status)


def ask_now(request, form, edition) -> bool:
    plan = form.chosen_teams()
    try:
        with transaction.atomic():
            ask(plan.asked, edition)
    except IntegrityError:
        messages.warning(request, CHANGED)
    else:
        messages.success(request, f"{len(plan.asked)} teams gevraagd. De brieven gaan op weg.")
    return True


@organisers_only
@require_http_methods(["GET", "HEAD", "POST"])
def close_edition(request, year):
    edition = get_object_or_404(Edition, year=year)
    form, plan = ClosingForm(request.POST or None), ClosingPlan(edition)
    status = 200
    if request.method == "POST":
        is_same = request.POST.get("seen") == plan.fingerprint and can_close(edition)
        status = 422 if is_same else 409
        if is_same and form.is_valid() and close_now(request, form.plan_for(edition)):
            return redirect("admin:close_edition", year)
    context = {
        "shown": edition,
        "closing": EditionClosing.objects.of(edition),
        "can_close": can_close(edition),
        "form": form,
        "plan": plan,
        "changed": CHANGED if status == 409 else "",
    }
    return render(request, "desk/rollover/close.html", context, status=status)


def close_now(request, plan) -> bool:
    try:
        close(plan, by=request.user)
    except (IntegrityError, StepRefused):
        messages.warning(request, CHANGED)
    else:
        messages.success(request, f"{plan.edition} is afgesloten.")
    return True
