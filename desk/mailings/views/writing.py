"""The list of mailings, writing one, and looking at what the letters will be."""

import uuid

from csp.constants import NONE, SELF, UNSAFE_INLINE
from csp.decorators import csp_replace
from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from desk.mailings import previewing
from desk.mailings.drafts import copy_of, discard
from desk.mailings.facts import MARKS
from desk.mailings.forms import BEGINNING, MailingForm, NewMailingForm
from desk.mailings.permissions import mailers_only
from desk.mailings.sifting import sift_one
from desk.mailings.words import words_of
from desk.models import Mailing
from editions.models import Edition
from verbinding.lib.limits import allow
from verbinding.lib.once import store_once
from verbinding.lib.publishing import Status
from verbinding.lib.seenforms import StaleForm

ROWS_PER_PAGE = 25
# A letter brings its own style, and is shown in a frame of our own page.
LETTER_POLICY = {
    "default-src": [NONE],
    "style-src": [UNSAFE_INLINE],
    "frame-ancestors": [SELF],
    "sandbox": ["allow-popups"],
}


@mailers_only
@require_GET
def mailing_list(request):
    mailings = Mailing.objects.with_names().newest_first()
    page = Paginator(mailings, ROWS_PER_PAGE).get_page(request.GET.get("pagina"))
    return render(request, "desk/mailings/list.html", {"page_obj": page})


@mailers_only
@require_http_methods(["GET", "HEAD", "POST"])
def new(request):
    initial = {
        "edition": Edition.objects.current(),
        "statuses": [Status.PUBLISHED],
        "text": BEGINNING,
    }
    form = NewMailingForm(request.POST if request.method == "POST" else None, initial=initial)
    if not form.is_valid():
        return show_form(request, form)
    mailing = form.row(request.user)
    if not store_once(mailing, words=form.Meta.fields):
        mailing = Mailing.objects.sent_with(mailing.form_token)
    return redirect("admin:mailing_preview", mailing.pk)


@mailers_only
@require_http_methods(["GET", "HEAD", "POST"])
def write(request, pk):
    mailing = get_object_or_404(Mailing.objects.with_names(), pk=pk)
    if not mailing.is_draft:
        return refused(request, mailing)
    form = MailingForm(request.POST if request.method == "POST" else None, instance=mailing)
    if not form.is_valid():
        return show_form(request, form, mailing)
    try:
        with transaction.atomic():
            form.claim()
            form.save()
    except StaleForm:
        return show_form(request, form, mailing)
    return redirect("admin:mailing_preview", pk)


def show_form(request, form, mailing=None):
    status = 200
    if form.is_bound:
        status = 409 if getattr(form, "is_stale", False) else 422
    context = {
        "form": form,
        "mailing": mailing,
        "marks": [(name, meaning) for name, (meaning, _) in MARKS.items()],
    }
    return render(request, "desk/mailings/write.html", context, status=status)


def refused(request, mailing):
    """What is confirmed can't be changed any more; words that were typed are shown to keep."""
    typed = {"subject": request.POST.get("subject"), "text": request.POST.get("text")}
    context = {"mailing": mailing, "typed": typed}
    status = 409 if request.method == "POST" else 200
    return render(request, "desk/mailings/closed.html", context, status=status)


@mailers_only
@require_GET
def preview(request, pk):
    mailing = get_object_or_404(Mailing.objects.drafts().with_names(), pk=pk)
    sample = previewing.sample(mailing, request.GET)
    return render(
        request,
        "desk/mailings/preview.html",
        {
            "mailing": mailing,
            "sample": sample,
            "letter": previewing.letter_to(mailing, sample.person) if sample.person else None,
            "words": words_of(mailing),
        },
    )


@csp_replace(LETTER_POLICY)
@xframe_options_sameorigin
@mailers_only
@require_GET
def preview_letter(request, pk):
    """The HTML letter itself, for the frames of the preview."""
    mailing = get_object_or_404(Mailing.objects.drafts().with_names(), pk=pk)
    person = sift_one(mailing, request.GET.get("aan", ""))
    if person is None:
        raise Http404
    letter = previewing.letter_to(mailing, person)
    return render(request, "desk/mailings/letter.html", {"letter": letter})


@mailers_only
@require_POST
def test(request, pk):
    mailing = get_object_or_404(Mailing.objects.drafts().with_names(), pk=pk)
    if allow(request, "desk:mailing_test", request.user.email):
        person = sift_one(mailing, request.POST.get("aan", ""))
        previewing.send_test(mailing, person, request.user)
        messages.success(request, f"De proef is onderweg naar {request.user.email}.")
    else:
        messages.warning(request, "Je stuurde al een paar proeven. Probeer het zo nog eens.")
    return redirect("admin:mailing_preview", pk)


@mailers_only
@require_POST
def copy(request, pk):
    mailing = get_object_or_404(Mailing, pk=pk)
    made = copy_of(mailing, request.user, token=uuid.uuid4())
    messages.success(request, "Dit is een kopie. Verander wat je wilt.")
    return redirect("admin:mailing_write", made.pk)


@mailers_only
@require_POST
def remove(request, pk):
    mailing = get_object_or_404(Mailing, pk=pk)
    if discard(mailing):
        messages.success(request, f"“{mailing}” is weg.")
        return redirect("admin:mailings")
    messages.error(request, "Deze mail is al bevestigd. Wat verstuurd is, blijft hier staan.")
    return redirect(mailing)
