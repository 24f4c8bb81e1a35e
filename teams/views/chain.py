"""The chain of inspiration: the page of all, the invitation of one team, and who inspired it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from editions.models import Edition
from teams.chain import load_chain
from teams.chain_drawing import drawing_of
from teams.chain_rows import page_of_rows
from teams.forms import InspirerForm
from teams.models import InspiratieTeam
from teams.passing_on import invitation_links, start_address
from teams.permissions import can_edit
from teams.views.own import visible_team
from verbinding.lib.limits import allow
from verbinding.lib.pagecache import public_page


@login_not_required
@public_page(params=("pagina",))
@require_safe
def chain(request):
    found = load_chain()
    page, rows = page_of_rows(found, request.GET.get("pagina"))
    is_first = page.number == 1
    return render(
        request,
        "teams/chain.html",
        {
            "chain": found,
            "page_obj": page,
            "rows": rows,
            "drawing": drawing_of(found) if is_first else None,
            "longest": found.longest() if is_first else [],
            "newest": found.newest() if is_first else [],
        },
    )


@login_not_required
@public_page(params=())
@require_safe
def start_too(request, slug):
    """The page that a team sends to whoever may begin the next one."""
    team = get_object_or_404(InspiratieTeam.objects.published(), slug=slug)
    links = invitation_links(team, Edition.objects.current())
    context = {"team": team, "links": links, "address": start_address(team)}
    return render(request, "teams/start_too.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def inspirer(request, slug):
    team = visible_team(request, slug, can_edit)
    form = InspirerForm(request.POST or None, team=team)
    is_too_often = form.is_valid() and not allow(request, "teams:inspirer", request.user.email)
    if form.is_valid() and not is_too_often and form.save():
        messages.success(request, "Bewaard.")
        return redirect(team)
    status = 409 if form.is_stale else 422 if form.is_bound else 200
    context = {"team": team, "form": form, "is_too_often": is_too_often}
    return render(request, "teams/inspirer.html", context, status=429 if is_too_often else status)
