"""Choosing about news: from a letter without logging in, and under /mijn/."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from accounts.blocking import open_to_blocked
from desk.mailings import news


# A mail program presses its own button from its own servers: without a cookie, a session or a
# token against forgery. What permits it is the token in the address, which stands in nobody's
# letters but this person's. Whoever has it can do nothing but choose about these letters.
@open_to_blocked()
@csrf_exempt
@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def by_letter(request, token):
    """GET shows and changes nothing, for scanners follow every link; POST chooses."""
    who = news.whose(token)
    if request.POST.get("List-Unsubscribe") == "One-Click":
        if who:
            news.choose(False, **who)
        # RFC 8058 forbids a redirect here.
        return HttpResponse("Gestopt.", content_type="text/plain; charset=utf-8")
    if who is None:
        return render(request, "desk/mailings/news_gone.html", status=404)
    if request.method == "POST":
        news.choose(request.POST.get("nieuws") == "ja", **who)
        return redirect(request.path)
    context = {"gets_news": news.gets_news(**who) is not False}
    return render(request, "desk/mailings/news.html", context)


@require_POST
def mine(request):
    wants = request.POST.get("nieuws") == "ja"
    news.choose(wants, user=request.user)
    words = (
        "Je krijgt nieuws van ons per mail." if wants else "Je krijgt geen nieuws meer per mail."
    )
    messages.success(request, words)
    return redirect("accounts:mine")
