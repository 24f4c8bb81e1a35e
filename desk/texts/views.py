"""The rooms under /beheer/teksten/."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from desk.access import only_for
from desk.texts import showing, writing
from desk.texts.forms import PageTextForm, SpelregelsTextForm
from editions.models import Page, Spelregels
from verbinding.lib.seenforms import StaleForm


@only_for(writing.may_write)
@require_GET
def text_list(request):
    context = {
        "pages": showing.pages() if writing.may_write_pages(request.user) else [],
        "spelregels": showing.spelregels_lines()
        if writing.may_write_spelregels(request.user)
        else [],
    }
    return render(request, "desk/texts/list.html", context)


@only_for(writing.may_write_pages)
@require_http_methods(["GET", "HEAD", "POST"])
def page_edit(request, name):
    if name not in Page.Name.values:
        raise Http404
    page = writing.page_named(name)
    seen, initial = writing.page_seen(page), earlier_words(request, page)
    form = PageTextForm(request.POST or None, instance=page, seen=seen, initial=initial)
    online = writing.page_named(name)
    if request.method != "POST":
        return show_page(request, form, online)
    if not form.is_valid():
        return show_page(request, form, online, status=422)
    if request.POST.get("action") == "preview":
        return show_page(request, form, online, preview=form.instance)
    return save_page(request, form, online)


def save_page(request, form, online):
    if writing.is_same(form.instance, online):
        messages.info(request, "Er is niets veranderd.")
        return redirect("admin:text_page", online.name)
    try:
        page = writing.save_page(form, by=request.user)
    except StaleForm:
        online = writing.page_named(online.name)
        form.mark_stale(writing.page_seen(online))
        return show_page(request, form, online, preview=form.instance, status=409)
    messages.success(request, f"“{page.title}” staat zo op de site.")
    return redirect("admin:text_page", page.name)


def show_page(request, form, online, *, preview=None, status=200):
    context = {
        "form": form,
        "online": online,
        "history": showing.history_of(online),
        **showing.of_page(preview, online),
    }
    return render(request, "desk/texts/page.html", context, status=status)


def earlier_words(request, page):
    """What an earlier version said, for who wants to put it back."""
    number = request.GET.get("versie", "")
    if not (page.pk and number.isdecimal() and len(number) < 10):
        return {}
    version = writing.version_or_404(page, int(number))
    return {"title": version.title, "text": version.text}


@only_for(writing.may_write_spelregels)
@require_http_methods(["GET", "HEAD", "POST"])
def spelregels_new(request):
    return edit_spelregels(request, writing.next_spelregels())


@only_for(writing.may_write_spelregels)
@require_http_methods(["GET", "HEAD", "POST"])
def spelregels_edit(request, version):
    spelregels = get_object_or_404(Spelregels, version=version)
    if not spelregels.is_agreed_with:
        return edit_spelregels(request, spelregels)
    if request.method == "POST":
        # Somebody agreed while they wrote: what they typed becomes the next version.
        return edit_spelregels(request, writing.next_spelregels())
    messages.info(request, f"{spelregels} ligt vast: er ging iemand mee akkoord.")
    return redirect("admin:text_spelregels_new")


def edit_spelregels(request, spelregels):
    seen = writing.spelregels_seen(spelregels)
    form = SpelregelsTextForm(request.POST or None, instance=spelregels, seen=seen)
    if request.method == "POST" and form.is_valid():
        if request.POST.get("action") == "preview":
            return show_spelregels(request, form, preview=form.instance)
        return save_spelregels(request, form)
    return show_spelregels(request, form, status=422 if form.is_bound else 200)


def save_spelregels(request, form):
    try:
        spelregels = writing.save_spelregels(form, by=request.user)
    except StaleForm:
        form.mark_stale(form.now)
        return show_spelregels(request, form, preview=form.instance, status=409)
    messages.success(request, f"{spelregels} is opgeslagen.")
    return redirect("admin:texts")


def show_spelregels(request, form, *, preview=None, status=200):
    context = {"form": form, "spelregels": form.instance, **showing.of_spelregels(preview)}
    return render(request, "desk/texts/spelregels.html", context, status=status)
