"""The rooms under /beheer/brieven/."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from desk.access import only_for
from desk.letters import showing, writing
from desk.letters.forms import LetterForm
from verbinding.lib.letterbook import letters
from verbinding.lib.seenforms import StaleForm

writers_only = only_for(writing.may_write)


@writers_only
@require_GET
def letter_list(request):
    return render(request, "desk/letters/list.html", {"rooms": showing.list_by_room()})


@writers_only
@require_http_methods(["GET", "HEAD", "POST"])
def letter_edit(request, name):
    letter = find(name)
    latest = writing.current(letter)
    if request.method != "POST":
        words = chosen_words(request, letter, latest)
        form = LetterForm(letter=letter, words=words, number=latest.number if latest else 0)
        return show(request, form, latest, previews=showing.previews_of(letter, words))
    form = LetterForm(request.POST, letter=letter, words=latest.words if latest else {})
    if not form.is_valid():
        return show(request, form, latest, status=422)
    if request.POST.get("action") in {"preview", "proof"}:
        return show_preview(request, form, latest)
    return save(request, form, latest)


def show_preview(request, form, latest):
    changes = showing.changes_between(form.passages, form.in_use, form.words())
    previews = showing.previews_of(form.letter, form.words())
    if request.POST["action"] == "proof":
        writing.send_proof(previews[0], request.user.email)
        messages.success(request, f"Een proef is onderweg naar {request.user.email}.")
    return show(request, form, latest, previews=previews, changes=changes, is_preview=True)


def save(request, form, latest):
    seen = form.cleaned_data["seen"]
    try:
        is_new = writing.write(form.letter, form.words(), seen=seen, by=request.user)
    except StaleForm:
        latest = writing.current(form.letter)
        form.mark_stale(latest.number)
        return show(request, form, latest, status=409)
    if is_new:
        messages.success(request, f"De brief “{form.letter.title}” gaat voortaan zo uit.")
    else:
        messages.info(request, "Er is niets veranderd.")
    return redirect("admin:letter_edit", form.letter.name)


def show(request, form, latest, *, previews=(), changes=(), is_preview=False, status=200):
    context = {
        "form": form,
        "letter": form.letter,
        "latest": latest,
        "previews": previews,
        "changes": changes,
        "is_preview": is_preview,
        "examples": showing.examples_of(form.letter),
        "history": showing.history_of(form.letter),
    }
    return render(request, "desk/letters/edit.html", context, status=status)


@writers_only
@require_POST
def letter_reset(request, name):
    letter = find(name)
    latest = writing.current(letter)
    writing.write(letter, {}, seen=latest.number if latest else 0, by=request.user)
    messages.success(request, f"De brief “{letter.title}” heeft weer de oorspronkelijke tekst.")
    return redirect("admin:letter_edit", name)


def find(name):
    if name not in letters():
        raise Http404
    return letters()[name]


def chosen_words(request, letter, latest):
    """Those in use, or of an earlier version that somebody wants to put back."""
    number = request.GET.get("versie", "")
    if number.isdecimal() and len(number) < 10:
        return writing.version_or_404(letter, int(number)).words
    return latest.words if latest else {}
