"""The public pages about sponsors."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.blocking import open_to_blocked, signs_of
from editions.models import Edition
from sponsors.forms import EnquiryForm
from sponsors.models import Sponsor, Sponsorship
from sponsors.workflow import receive_enquiry
from verbinding.lib.limits import allow
from verbinding.lib.pagecache import public_page


@login_not_required
@public_page(params=())
@require_safe
def sponsor_list(request):
    edition = Edition.objects.current()
    shown = Sponsorship.objects.for_edition(edition).shown().with_card_data()
    return render(
        request,
        "sponsors/list.html",
        {"groups": shown.by_kind(), "has_any": bool(shown)},
    )


@login_not_required
@public_page(params=())
@require_safe
def detail(request, slug):
    sponsor = get_object_or_404(Sponsor.objects.visible(), slug=slug)
    sponsorships = sponsor.sponsorships.shown().newest_first()
    return render(
        request,
        "sponsors/detail.html",
        {"sponsor": sponsor, "sponsorships": sponsorships},
    )


@open_to_blocked()
@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def enquire(request):
    form = EnquiryForm(request.POST if request.method == "POST" else None)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        if allow(request, "sponsors:enquire", form.cleaned_data["email"]):
            row = form.guarded_row()
            row.risk_signs += signs_of(row.email)
            receive_enquiry(row, Edition.objects.current())
            return redirect("sponsors:thanks")
        status = 429
    return render(
        request,
        "sponsors/enquire.html",
        {"form": form, "is_too_often": status == 429},
        status=status,
    )


@login_not_required
@public_page(params=())
@require_safe
def thanks(request):
    return render(request, "sponsors/thanks.html")
