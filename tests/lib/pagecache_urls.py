"""Pages of the tests' own, each with something that a page may have or must not have."""

from csp.decorators import csp_update
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, StreamingHttpResponse
from django.middleware.csrf import get_token
from django.urls import path
from django.views.decorators.cache import cache_control
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_GET

from verbinding.lib.pagecache import public_page

# Which addresses really reached a view, in order.
visits = []
words = {"now": "eerst"}


def answer(request):
    visits.append(request.get_full_path())
    words.get("meanwhile", bool)()
    return HttpResponse(f"{words['now']} {sorted(request.GET.lists())}", headers={"X-Ours": "1"})


@public_page
@require_GET
@login_not_required
def plain(request):
    return answer(request)


@login_not_required
@public_page(params=("q", "dag"))
def filtered(request):
    return answer(request)


@public_page(renews_alone=True)
@login_not_required
def counted(request, name):
    return answer(request)


@login_not_required
def personal(request):
    return answer(request)


@login_not_required
@cache_control(public=True, max_age=600)
def picture(request):
    return answer(request)


@public_page
@login_not_required
@cache_control(no_store=True)
def short_lived(request):
    return answer(request)


@public_page
@login_not_required
def with_cookie(request):
    response = answer(request)
    response.set_cookie("x", "1")
    return response


@public_page
@login_not_required
def with_session(request):
    request.session.get("x")
    return answer(request)


@public_page
@login_not_required
def with_form(request):
    get_token(request)
    return answer(request)


@public_page
@login_not_required
def missing(request):
    visits.append(request.path)
    return HttpResponse("weg", status=410)


@public_page
@login_not_required
def streaming(request):
    visits.append(request.path)
    return StreamingHttpResponse(["a", "b"])


@public_page
@login_not_required
def large(request):
    visits.append(request.path)
    return HttpResponse("x" * (2 * 1024 * 1024 + 1))


@public_page
@login_not_required
@xframe_options_exempt
@csp_update({"frame-ancestors": ["*"]})
def embedded(request):
    return answer(request)


views = [plain, filtered, personal, picture, with_cookie, with_session, with_form]
views += [missing, streaming, large, embedded, short_lived]
urlpatterns = [path(f"{view.__name__}/", view) for view in views]
urlpatterns += [path("counted/<slug:name>/", counted)]
