"""The letters of a development site, so that a code can be read; in production it isn't there."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_GET

from verbinding.lib.postman import recent_letters


@require_GET
@login_not_required
def mailbox(request):
    if not settings.DEBUG:
        raise Http404
    return render(request, "mailbox/mailbox.html", {"letters": recent_letters()})
