"""Confirming a mailing with its count, following it, and stopping it while it runs."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from post_office.models import STATUS

from desk.mailings import sending
from desk.mailings.counting import counts_of, in_words
from desk.mailings.forms import ConfirmForm
from desk.mailings.letter import reply_to_of
from desk.mailings.permissions import mailers_only
from desk.mailings.sifting import sift
from desk.mailings.words import words_of
from desk.mailings.workflow import open_steps, take_step
from desk.models import Mailing
from verbinding.lib.workflow import StepRefused

FAILURES_SHOWN = 20
HAPPENED = {
    "confirm": "Bevestigd",
    "pause": "Gepauzeerd",
    "resume": "Weer verder",
    "stop": "Gestopt",
    "finish": "Klaar",
}


@mailers_only
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request, pk):
    """The count stands on the page and is part of what is confirmed."""
    mailing = get_object_or_404(Mailing.objects.with_names(), pk=pk)
    if not mailing.is_draft:
        messages.info(request, "Deze mail is al bevestigd. Hieronder zie je hoe het ermee staat.")
        return redirect(mailing)
    if request.method != "POST":
        return show_count(request, mailing, ConfirmForm())
    form = ConfirmForm(request.POST)
    if not form.is_valid():
        return show_count(request, mailing, form, status=422)
    data = form.cleaned_data
    try:
        sending.confirm(mailing, by=request.user, seen=data["seen"], send_at=data["send_at"])
    except sending.GroupChanged:
        return show_count(request, mailing, form, status=409, is_changed=True)
    except StepRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("admin:mailing_confirm", pk)
    messages.success(request, "De mail is bevestigd.")
    return redirect(mailing)


def show_count(request, mailing, form, status=200, is_changed=False):
    sifted = sift(mailing)
    return render(
        request,
        "desk/mailings/confirm.html",
        {
            "mailing": mailing,
            "form": form,
            "count": len(sifted.reached),
            "left_out": in_words(sifted.counts),
            "left_out_count": len(sifted.refused),
            "seen": sending.fingerprint(mailing, sifted),
            "is_changed": is_changed,
            "words": words_of(mailing),
            "reply_to": reply_to_of(mailing),
        },
        status=status,
    )


@mailers_only
@require_GET
def mailing(request, pk):
    """How it stands; of a draft, where to go on writing."""
    mailing = get_object_or_404(Mailing.objects.with_names(), pk=pk)
    if mailing.is_draft:
        return redirect("admin:mailing_write", pk)
    counts = counts_of(mailing)
    failed = mailing.recipients.with_failed_letter(STATUS.failed) if counts.failed else []
    return render(
        request,
        "desk/mailings/mailing.html",
        {
            "mailing": mailing,
            "counts": counts,
            "steps": open_steps(mailing, request.user),
            "failed": failed[:FAILURES_SHOWN],
            "left_out": in_words(mailing.left_out),
            "history": history_of(mailing),
            "kept_days": sending.KEPT.days,
        },
    )


def history_of(mailing):
    rows = mailing.history.select_related("by")
    lines = [{"label": HAPPENED[row.step], "at": row.at, "by": row.by} for row in rows]
    made = {"label": "Gemaakt", "at": mailing.created_at, "by": mailing.created_by}
    return [*lines, made]


@mailers_only
@require_POST
def step(request, pk):
    mailing = get_object_or_404(Mailing, pk=pk)
    name = request.POST.get("step", "")
    try:
        if name not in open_steps(mailing, request.user):
            raise StepRefused(f"Dat kan nu niet: deze mail is {mailing.get_status_display()}.")
        take_step(mailing, name, by=request.user)
    except StepRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"Deze mail is nu {mailing.get_status_display().lower()}.")
    return redirect(mailing)
