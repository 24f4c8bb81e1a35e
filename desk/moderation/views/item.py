"""One thing in the line: all there is to know, and the decision on it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from desk.moderation import decisions, queue
from desk.moderation.access import find, moderators_only, onwards
from desk.moderation.forms import DecisionForm
from desk.moderation.item import facts_of
from desk.moderation.kinds import kind_of
from desk.moderation.narrowing import Narrowing
from desk.moderation.standard_texts import offered
from verbinding.lib.workflow import StepRefused


@moderators_only
@require_http_methods(["GET", "HEAD", "POST"])
def queue_item(request, kind, pk):
    thing = find(request, kind, pk)
    if request.method != "POST":
        return show_item(request, thing, form_for(request, thing))
    form = form_for(request, thing, request.POST)
    if "vul" in request.POST:
        filled = form_for(request, thing, initial={"note": form.filled_in()})
        filled.fields["note"].widget.attrs["autofocus"] = True
        return show_item(request, thing, filled)
    return decide(request, thing, form)


def form_for(request, thing, data=None, **options):
    steps = decisions.open_steps(thing, request.user)
    texts = offered(kind_of(thing).value, steps)
    return DecisionForm(data, steps=steps, texts=texts, **options)


def decide(request, thing, form):
    kind, name = kind_of(thing), form.data.get("step", "")
    if not form.is_valid():
        return show_item(request, thing, form, status=422)
    narrowing, spots = around(request)
    try:
        refuse_unread(thing, form.cleaned_data["seen"])
        decisions.take(thing, name, by=request.user, note=form.cleaned_data["note"])
    except StepRefused as refusal:
        # The words stay in the form; the rest of the page is how it stands now.
        form.add_error(None, str(refusal))
        return show_item(request, find(request, kind.value, thing.pk), form, status=409)
    messages.success(request, f"“{kind.title(thing)}”: {decisions.outcome(thing)}.")
    if name in decisions.STAYS:
        return redirect("admin:queue_item", kind.value, thing.pk)
    return redirect(onwards(queue.key_of(thing), spots, narrowing, otherwise="queue_done"))


def around(request):
    """What the line is narrowed to, and the line as it is now."""
    narrowing, now = Narrowing.read(request.POST or request.GET), timezone.now()
    return narrowing, narrowing.of(queue.line(now=now), now)


def refuse_unread(thing, seen):
    """Nobody publishes words that came after those on the screen."""
    if seen != decisions.fingerprint(thing):
        raise StepRefused("Intussen is hier iets gewijzigd. Hieronder staat hoe het nu is.")


def show_item(request, thing, form, status=200):
    kind, steps = kind_of(thing), decisions.open_steps(thing, request.user)
    (narrowing, spots), key = around(request), queue.key_of(thing)
    return render(
        request,
        "desk/moderation/item.html",
        {
            "thing": thing,
            "item_title": kind.title(thing),
            "kind": kind,
            "narrowing": narrowing,
            "form": form,
            "seen": decisions.fingerprint(thing),
            **by_weight(steps),
            "trustable": decisions.whom_to_trust(thing, request.user),
            "place": queue.place_of(key, spots),
            "total": len(spots),
            "next_url": onwards(key, spots, narrowing),
            **facts_of(thing),
        },
        status=status,
    )


def by_weight(steps):
    """The step that most things need; others that need no words; and those to think about."""
    quick = {name: step for name, step in steps.items() if not (step.needs_note or step.is_grave)}
    other = {name: step for name, step in steps.items() if name not in quick}
    first = next(iter(quick), None)
    step = quick.pop(first, None)
    return {
        "first_step": {"name": first, "label": step.label} if step else None,
        "quick_steps": quick,
        "other_steps": other,
    }


@moderators_only
@require_POST
def queue_trust(request, kind, pk):
    thing = find(request, kind, pk)
    try:
        trusted = decisions.trust(thing, request.POST.get("wie", ""), by=request.user)
    except StepRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(
            request, f"{trusted} is nu vertrouwd: wat zij insturen staat meteen online."
        )
    return redirect("admin:queue_item", kind, pk)


@moderators_only
@require_POST
def queue_seen(request, kind, pk):
    thing = find(request, kind, pk)
    if decisions.see(thing, by=request.user):
        messages.success(request, f"“{thing}” is gezien.")
    else:
        messages.info(request, f"“{thing}” was al gezien, of staat niet meer online.")
    return redirect("admin:queue_unchecked")
