"""The organiser's desk: Django's admin under /beheer/, for staff who proved who they are."""

from functools import wraps

from django.contrib import admin
from django.contrib.admin.views.main import ERROR_FLAG
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect
from django.urls import path
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from accounts.mfa import ask_second_step, has_proven_mfa
from desk.dashboard.page import context_for
from desk.dashboard.tasks import by_task
from desk.rooms import ROOMS
from verbinding.lib.listfilters import ABSURD
from verbinding.lib.log import DiscreetAdmin


def refusing_absurd_filters(view):
    """An absurd number or day in the address is a wrong filter, and not a fault: a fault remains
    when the filter is gone, and is raised then.
    """

    @wraps(view)
    def answer(request, *args, **kwargs):
        try:
            return view(request, *args, **kwargs)
        except ABSURD:
            if request.method != "GET" or not request.GET or ERROR_FLAG in request.GET:
                raise
            return redirect(f"{request.path}?{ERROR_FLAG}=1")

    return answer


class DeskSite(admin.AdminSite):
    site_header = "Week van de Verbinding"
    site_title = "Bureau"
    index_title = "Bureau"
    index_template = "desk/dashboard/index.html"

    def register(self, model_or_iterable, admin_class=None, **options):
        """Whoever wrote the admin, its log names nobody."""
        written = admin_class or admin.ModelAdmin
        discreet = type(
            written.__name__, (DiscreetAdmin, written), {"__module__": written.__module__}
        )
        super().register(model_or_iterable, discreet, **options)

    def has_permission(self, request):
        return super().has_permission(request) and has_proven_mfa(request)

    def admin_view(self, view, cacheable=False):
        return super().admin_view(refusing_absurd_filters(view), cacheable)

    @method_decorator(never_cache)
    @login_not_required
    def login(self, request, extra_context=None):
        """Nobody logs in here: the site's own pages ask for the code and the second step."""
        if request.method == "GET" and self.has_permission(request):
            return super().login(request, extra_context)
        return ask_second_step(request)

    def get_urls(self):
        own = [path(room.path, self.admin_view(room.view), name=room.name) for room in ROOMS]
        return own + super().get_urls()

    def index(self, request, extra_context=None):
        desk = context_for(request.user, anew="vers" in request.GET)
        return super().index(request, {**desk, **(extra_context or {})})

    def get_app_list(self, request, app_label=None):
        """By task, except on the page of one app."""
        apps = super().get_app_list(request, app_label)
        return apps if app_label else by_task(apps)
