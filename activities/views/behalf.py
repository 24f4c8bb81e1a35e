"""What staff entered for somebody: that person takes it over, or says that it isn't theirs."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accounts.blocking import open_to_blocked
from activities.behalf import disown, take_over
from activities.models import Activity, OnBehalf


@open_to_blocked()
@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def on_behalf(request, token):
    """The page of the letter. Looking changes nothing, for scanners follow every link."""
    behalf = OnBehalf.objects.with_token(token)
    status = 200
    if behalf is None:
        status = 404
    elif request.method == "POST" and not disown(behalf):
        status = 409
    elif request.method == "POST":
        return redirect(behalf.get_absolute_url())
    if behalf is not None and status == 409:
        behalf = OnBehalf.objects.with_token(token)
    return render(request, "activities/on_behalf.html", {"behalf": behalf}, status=status)


@require_POST
def take_over_entered(request, slug):
    """ "Ja, dit is van mij", or no; by who proved the address that it was entered with."""
    activity = get_object_or_404(Activity.objects.entered_for(request.user), slug=slug)
    if request.POST.get("antwoord") == "nee":
        disown(activity.on_behalf)
        messages.success(request, "Dank je. Het is weg, en we bewaren je adres er niet bij.")
    elif take_over(activity, request.user):
        messages.success(request, f"“{activity}” is nu van jou. Je kunt alles wijzigen.")
    else:
        messages.warning(request, "Deze activiteit is al van iemand.")
    return redirect("accounts:mine")
