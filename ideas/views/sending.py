"""Sending in an idea: the form without an account, and what its sender does afterwards."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.blocking import open_to_blocked
from accounts.confirmations import confirm_now, prove
from accounts.models import EmailCode
from ideas import sending, workflow
from ideas.forms import EditIdeaForm, SendIdeaForm
from ideas.models import Idea
from ideas.permissions import can_edit
from verbinding.lib.limits import allow
from verbinding.lib.pagecache import public_page
from verbinding.lib.seenforms import StaleForm
from verbinding.lib.workflow import StepRefused

PURPOSE = EmailCode.Purpose.IDEA


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def send(request):
    form = SendIdeaForm(request.POST or None, person=request.user)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        if allow(request, "ideas:send", form.cleaned_data["email"]):
            return redirect(next_address(request, sending.begin(form)))
        status = 429
    return render(
        request, "ideas/send.html", {"form": form, "is_too_often": status == 429}, status=status
    )


def next_address(request, idea):
    """To the code; whoever is logged in with this address proved it before."""
    if not idea.pending_email:
        messages.info(request, "Dit idee had je al ingestuurd. Zo staat het ermee:")
        return "accounts:mine"
    return prove(request, idea.pending_email, PURPOSE, str(idea.pk))


@login_not_required
@public_page(params=())
@require_safe
def thanks(request):
    return render(request, "ideas/thanks.html")


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, slug):
    idea = get_object_or_404(Idea.objects.visible_to(request.user), slug=slug)
    if not can_edit(request.user, idea):
        raise PermissionDenied
    form = EditIdeaForm(request.POST or None, instance=idea)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        try:
            if allow(request, "ideas:edit"):
                sending.save_edit(form)
                return after_edit(request, idea)
            status = 429
        except StaleForm:
            status = 409
    can_submit = "submit" in workflow.open_steps(idea, request.user)
    context = {"idea": idea, "form": form, "can_submit": can_submit}
    context["is_too_often"] = status == 429
    return render(request, "ideas/edit.html", context, status=status)


def after_edit(request, idea):
    messages.success(request, "Bewaard.")
    if "submit" in request.POST:
        take_step(request, idea, "submit")
    return redirect("accounts:mine")


@require_POST
def step(request, slug):
    """Takes the step named in the form; who may is for the workflow to say."""
    idea = get_object_or_404(Idea.objects.of_user(request.user), slug=slug)
    take_step(request, idea, request.POST.get("step", ""))
    return redirect("accounts:mine")


def take_step(request, idea, name):
    try:
        workflow.take_step(idea, name, by=request.user)
    except StepRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"“{idea}” is nu: {idea.get_status_display().lower()}.")


@require_POST
def claim(request, slug):
    """“Ja, dit is van mij”: sent in with this person's address, its code never entered."""
    idea = get_object_or_404(Idea.objects.pending_for(request.user), slug=slug)
    return redirect(confirm_now(request, PURPOSE, str(idea.pk)))


@open_to_blocked()
@require_POST
def discard(request, slug):
    idea = get_object_or_404(Idea.objects.drafts_of(request.user), slug=slug)
    if sending.discard(idea, request.user):
        messages.success(request, f"“{idea}” is weg.")
    return redirect("accounts:mine")
