"""The small page for a warm word: never cached, for here a cookie may begin."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from activities.invitation import has_begun
from activities.views.below import below_activity
from activities.views.managing import own_activity
from impact.appreciating import NOTES, has_too_many, hide, is_open, react, take_back
from impact.forms import AppreciationForm, ReactionForm
from impact.models import Appreciation, Reaction
from verbinding.lib.limits import allow
from verbinding.lib.once import store_once
from verbinding.lib.pagecache import public_page

SAME_WORDS = ("activity_id", "words", "name")


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@below_activity
def appreciate(request, activity):
    if not activity.is_for_everyone:
        raise Http404
    if not is_open(activity):
        return show_closed(request, activity)
    if request.method != "POST":
        return show(request, activity)
    return take_words(request, activity) if "words" in request.POST else take(request, activity)


def show_closed(request, activity):
    shown = {"activity": activity, "is_past": has_begun(activity.moments.all())}
    status = 409 if request.method == "POST" else 200
    return render(request, "impact/too_early.html", shown, status=status)


def show(request, activity, *, words=None, status=200):
    """`words` is the form that was refused, with all that was typed."""
    return render(
        request,
        "impact/appreciate.html",
        {
            "activity": activity,
            "form": words or AppreciationForm(),
            "reaction_form": ReactionForm(),
            "kinds": Reaction.Kind,
            "given": note_of(request, activity)[0],
            "is_too_often": status == 429,
        },
        status=status,
    )


def note_of(request, activity):
    """Which reaction this browser gave, and what undoes it."""
    note = NOTES.of(request).get(activity.slug)
    return note if isinstance(note, list) and len(note) == 2 else ("", "")


# --- By one click -------------------------------------------------------------------------------


def take(request, activity):
    form = ReactionForm(request.POST)
    if not form.is_valid():
        return show(request, activity, status=422)
    if not allow(request, "impact:reaction"):
        return show(request, activity, status=429)
    kind, (given, token) = form.cleaned_data["reaction"], note_of(request, activity)
    notes = NOTES.of(request)
    if given and (form.cleaned_data["back"] or kind not in {"", given}):
        take_back(activity, token)
        del notes[activity.slug]
    if kind and kind != given:
        react(activity, kind, form.token())
        notes[activity.slug] = [kind, str(form.token())]
    response = redirect("impact:appreciate", activity.slug)
    NOTES.keep(response, notes)
    return response


# --- In a sentence ------------------------------------------------------------------------------


def take_words(request, activity):
    form = AppreciationForm(request.POST)
    if not form.is_valid():
        return show(request, activity, words=form, status=422)
    if has_too_many(activity) or not allow(request, "impact:appreciation"):
        return show(request, activity, words=form, status=429)
    store_once(form.appreciation(activity), words=SAME_WORDS)
    return redirect("impact:appreciated")


@login_not_required
@require_safe
@public_page(params=())
def appreciated(request):
    return render(request, "impact/appreciated.html")


@require_POST
def hide_appreciation(request, slug, pk):
    """By who organised it: a wrong word is gone at once."""
    activity = own_activity(request, slug)
    appreciation = get_object_or_404(Appreciation.objects.of_activities([activity]), pk=pk)
    if hide(appreciation):
        messages.success(request, "Deze zin staat niet meer op de site.")
    else:
        messages.info(request, "Deze zin stond al niet meer op de site.")
    return redirect("accounts:mine")
