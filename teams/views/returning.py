"""An older team says that it takes part in the edition that a letter asked it about."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from editions.models import Edition
from teams.models import InspiratieTeam
from teams.permissions import can_edit
from teams.views.own import visible_team
from teams.workflow import take_part


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def take_part_again(request, slug, year):
    """Programs that scan mail follow each link, so only the button on the page says yes."""
    team = visible_team(request, slug, can_edit)
    edition = get_object_or_404(Edition, year=year)
    can_join = team.is_published and edition.is_ahead
    if request.method == "POST" and can_join:
        take_part(team, edition)
        messages.success(request, f"Wat leuk! {team} doet mee aan {edition}.")
        return redirect("teams:take_part_again", slug, year)
    takes_part = InspiratieTeam.objects.taking_part_in(edition).filter(pk=team.pk).exists()
    context = {
        "team": team,
        "asked_edition": edition,
        "can_join": can_join,
        "takes_part": takes_part,
    }
    status = 409 if request.method == "POST" else 200
    return render(request, "teams/take_part_again.html", context, status=status)
