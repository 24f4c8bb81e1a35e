"""The pages of branches and themes: made to get one sector's network, or one idea, moving."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.blocking import open_to_blocked, signs_of
from desk.workflow import receive_message
from editions.models import Branch, Edition, Theme
from verbinding.champion_form import ChampionForm
from verbinding.label_pages import BRANCHES, THEMES, branches_in, page_of
from verbinding.lib.limits import allow
from verbinding.lib.pagecache import public_page


@login_not_required
@require_safe
@public_page(params=())
def branch_list(request):
    rows = branches_in(Edition.objects.current())
    return render(request, "labels/list.html", {"rows": rows})


@login_not_required
@require_safe
@public_page(params=())
def branch(request, slug):
    label = get_object_or_404(Branch, slug=slug)
    context = page_of(BRANCHES, label, Edition.objects.current())
    context |= {
        "branch": label,
        "question": f"Organiseer je zelf iets {label.in_words}?",
        "in_words": label.in_words,
        "champions": label.champions.shown(),
    }
    return render(request, "labels/detail.html", context)


@login_not_required
@require_safe
@public_page(params=())
def theme(request, slug):
    label = get_object_or_404(Theme, slug=slug)
    context = page_of(THEMES, label, Edition.objects.current())
    context |= {
        "question": f"Organiseer je zelf iets bij het thema {label.name}?",
        "in_words": f"bij het thema {label.name}",
    }
    return render(request, "labels/detail.html", context)


@open_to_blocked()
@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def champion(request, slug):
    """Words to the organiser: somebody wants to get this branch moving, or asks who does."""
    branch = get_object_or_404(Branch, slug=slug)
    data = request.POST if request.method == "POST" else None
    form = ChampionForm(data, branch=branch, asks="vraag" in request.GET)
    status = 200 if data is None else 422
    if form.is_valid():
        if allow(request, "desk:contact", form.cleaned_data["email"]):
            row = form.addressed(form.guarded_row())
            row.risk_signs += signs_of(row.email)
            receive_message(row, Edition.objects.current())
            return redirect("desk:thanks")
        status = 429
    return render(
        request,
        "labels/champion.html",
        {"form": form, "branch": branch, "is_too_often": status == 429},
        status=status,
    )
