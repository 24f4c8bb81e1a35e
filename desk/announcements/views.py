"""The rooms under /beheer/mededelingen/."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from desk.access import only_for
from desk.announcements import writing
from desk.announcements.forms import AnnouncementForm
from editions.models import Announcement
from verbinding.lib.seenforms import StaleForm

ROWS_PER_PAGE = 25


announcers_only = only_for(writing.may_announce)


@announcers_only
@require_GET
def announcement_list(request):
    over = Paginator(Announcement.objects.over().with_maker(), ROWS_PER_PAGE)
    context = {
        "to_come": Announcement.objects.not_over().with_maker(),
        "page_obj": over.get_page(request.GET.get("pagina")),
    }
    return render(request, "desk/announcements/list.html", context)


@announcers_only
@require_http_methods(["GET", "HEAD", "POST"])
def announcement_new(request):
    return edit(request, Announcement())


@announcers_only
@require_http_methods(["GET", "HEAD", "POST"])
def announcement_edit(request, pk):
    return edit(request, get_object_or_404(Announcement, pk=pk))


def edit(request, announcement):
    form = AnnouncementForm(request.POST or None, instance=announcement)
    if request.method != "POST":
        return show(request, form)
    if not form.is_valid():
        return show(request, form, status=409 if form.is_stale else 422)
    if request.POST.get("action") == "preview":
        return show(request, form, preview=form.instance)
    try:
        writing.publish(form, by=request.user)
    except StaleForm:
        return show(request, form, status=409)
    messages.success(request, "De mededeling is opgeslagen.")
    return redirect("admin:announcements")


def show(request, form, *, preview=None, status=200):
    context = {
        "form": form,
        "announcement": form.instance,
        "preview": preview,
        "may_remove": writing.may_remove(request.user),
    }
    return render(request, "desk/announcements/edit.html", context, status=status)


@announcers_only
@require_POST
def announcement_stop(request, pk):
    announcement = get_object_or_404(Announcement, pk=pk)
    if writing.stop(announcement, by=request.user):
        messages.success(request, "De mededeling is van de site.")
    else:
        messages.info(request, "Deze mededeling stond niet op de site.")
    return redirect("admin:announcements")


@announcers_only
@require_POST
def announcement_remove(request, pk):
    if not writing.may_remove(request.user):
        raise PermissionDenied
    writing.remove(get_object_or_404(Announcement, pk=pk), by=request.user)
    messages.success(request, "De mededeling is weggegooid.")
    return redirect("admin:announcements")
