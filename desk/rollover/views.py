"""Making a new edition: the form, the dry run of it, and the button; DeskSite asks for MFA."""

from django.contrib import messages
from django.db import IntegrityError
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from desk.access import only_for
from desk.models import Rollover
from desk.rollover.carry_out import carry_out
from desk.rollover.forms import RolloverForm
from desk.rollover.permissions import may_roll_over
from desk.rollover.proposal import propose
from editions.models import Edition
from verbinding.lib.workflow import StepRefused

CHANGED = "Intussen is er iets veranderd. Zo wordt het nu: kijk het nog eens na."


organisers_only = only_for(may_roll_over)


@organisers_only
@require_http_methods(["GET", "HEAD", "POST"])
def new_edition(request):
    if request.method != "POST":
        return show_form(request, RolloverForm(proposal=propose(request.GET.get("jaar"))))
    proposal = propose(request.POST.get("year"))
    if "maak" in request.POST and was_made(proposal.year):
        messages.info(request, "Deze editie was al gemaakt. Er is niets nog een keer gedaan.")
        return redirect("admin:rollover_done", proposal.year)
    form = RolloverForm(request.POST, proposal=proposal)
    if not form.is_valid():
        return show_form(request, form, status=422)
    if "wijzig" in request.POST:
        return show_form(request, form)
    return make(request, form) if "maak" in request.POST else show_plan(request, form)


def was_made(year):
    edition = Edition.objects.in_year(year)
    return edition is not None and Rollover.objects.of(edition) is not None


def make(request, form):
    plan = form.plan()
    if request.POST.get("seen") != plan.fingerprint:
        return show_plan(request, form, is_changed=True)
    try:
        carry_out(plan, by=request.user)
    except (IntegrityError, StepRefused):
        # Somebody was in between, and nothing of this was done.
        messages.warning(request, CHANGED)
        return redirect("admin:new_edition")
    messages.success(request, f"{plan.edition} is gemaakt. Hieronder staat wat nu nog kan.")
    return redirect("admin:rollover_done", plan.edition.year)


def show_form(request, form, status=200):
    context = {"form": form, "proposal": form.proposal}
    return render(request, "desk/rollover/form.html", context, status=status)


def show_plan(request, form, *, is_changed=False):
    """The choices go along as hidden fields, so nothing is kept until the button is pressed."""
    kept = [(name, value) for name in form.fields for value in request.POST.getlist(name)]
    context = {"plan": form.plan(), "kept": kept, "changed": CHANGED if is_changed else ""}
    status = 409 if is_changed else 200
    return render(request, "desk/rollover/plan.html", context, status=status)
