"""The toolkit for who spreads the word, and who does so for us."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from editions.models import Edition
from sponsors import ambassadors
from sponsors.forms import AmbassadorForm
from sponsors.models import Ambassador
from sponsors.promotion import BADGES, texts_of
from teams.models import Outreach
from verbinding.lib.limits import allow
from verbinding.lib.pagecache import public_page


@login_not_required
@public_page(params=())
@require_safe
def promotion(request):
    edition = Edition.objects.current()
    shown = Ambassador.objects.of_edition(edition).shown().with_card_data()
    context = {"texts": texts_of(edition), "badges": BADGES, "ambassadors": shown}
    return render(request, "sponsors/promotion.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request, pk):
    """A lead of the team that asked tells who may be named; to anybody else it isn't there."""
    row = get_object_or_404(Outreach.objects.joining().led_by(request.user), pk=pk)
    known = Ambassador.objects.of_outreach(row).first()
    form = AmbassadorForm(request.POST or None, instance=known, row=row)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        if allow(request, "promotion:propose", request.user.email):
            ambassadors.propose(form, row, by=request.user)
            messages.success(request, "Bewaard. De organisatie zet de naam op de site.")
            return redirect("teams:outreach", row.team.slug)
        status = 429
    context = {"form": form, "row": row, "team": row.team, "is_too_often": status == 429}
    return render(request, "sponsors/propose.html", context, status=status)
