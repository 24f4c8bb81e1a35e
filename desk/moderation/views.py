"""The moderator's rooms under /beheer/wachtrij/; DeskSite lets in only who proved who they are."""

from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.permissions import may_moderate
from desk.moderation import decisions, queue
from desk.moderation.ages import Age, age_class
from desk.moderation.forms import DecisionForm
from desk.moderation.item import facts_of
from desk.moderation.kinds import KINDS, kind_named, kind_of
from verbinding.lib.listfilters import Period
from verbinding.lib.log import note
from verbinding.lib.workflow import StepRefused

ROWS_PER_PAGE = 25


def moderators_only(view):
    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not may_moderate(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


@moderators_only
@require_GET
def queue_list(request):
    kind, age, now = chosen_kind(request.GET), chosen_age(request.GET), timezone.now()
    everything = queue.line(now=now)
    spots = [spot for spot in everything if not kind or spot.kind.value == kind]
    spots = [spot for spot in spots if not age or age_class(spot, now) == age]
    page = Paginator(spots, ROWS_PER_PAGE).get_page(request.GET.get("pagina"))
    return render(
        request,
        "desk/moderation/queue.html",
        {
            "page_obj": page,
            "rows": queue.with_facts(page.object_list),
            "kind": kind,
            "age": age,
            "kinds": [(each, sum(spot.kind is each for spot in everything)) for each in KINDS],
            "total": len(everything),
        },
    )


@moderators_only
@require_GET
def unchecked_list(request):
    period = chosen_period(request.GET)
    found = queue.unchecked(period)
    page = Paginator(found, ROWS_PER_PAGE).get_page(request.GET.get("pagina"))
    rows = queue.things_of(page.object_list)
    context = {"page_obj": page, "rows": rows, "period": period}
    return render(request, "desk/moderation/unchecked.html", context)


@moderators_only
@require_http_methods(["GET", "HEAD", "POST"])
def queue_item(request, kind, pk):
    thing = find(request, kind, pk)
    if request.method == "POST":
        return decide(request, thing, kind)
    return show_item(request, thing, DecisionForm(steps={}))


def decide(request, thing, kind):
    name, chosen = request.POST.get("step", ""), chosen_kind(request.POST)
    form = DecisionForm(request.POST, steps=decisions.open_steps(thing, request.user))
    if not form.is_valid():
        return show_item(request, thing, form, status=422)
    spots = queue.line(chosen)
    try:
        refuse_unread(thing, form.cleaned_data["seen"])
        decisions.take(thing, name, by=request.user, note=form.cleaned_data["note"])
    except StepRefused as refusal:
        # The words stay in the form; the rest of the page is how it stands now.
        form.add_error(None, str(refusal))
        return show_item(request, find(request, kind, thing.pk), form, status=409)
    messages.success(request, f"“{kind_of(thing).title(thing)}”: {outcome(thing)}.")
    if name in decisions.STAYS:
        return redirect("admin:queue_item", kind, thing.pk)
    return redirect(onwards((kind, thing.pk), spots, chosen))


def refuse_unread(thing, seen):
    """Nobody publishes words that came after those on the screen."""
    if seen != decisions.fingerprint(thing):
        raise StepRefused("Intussen is hier iets gewijzigd. Hieronder staat hoe het nu is.")


def show_item(request, thing, form, status=200):
    kind, chosen = kind_of(thing), chosen_kind(request.GET or request.POST)
    return render(
        request,
        "desk/moderation/item.html",
        {
            "thing": thing,
            "item_title": kind.title(thing),
            "kind": kind,
            "chosen": chosen,
            "form": form,
            "seen": decisions.fingerprint(thing),
            "steps": decisions.open_steps(thing, request.user),
            "trustable": decisions.whom_to_trust(thing, request.user),
            "next_url": onwards((kind.value, thing.pk), queue.line(chosen), chosen),
            **facts_of(thing),
        },
        status=status,
    )


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
    if queue.mark_checked(thing):
        note(request.user, thing, "Achteraf bekeken.")
        messages.success(request, f"“{thing}” is gezien.")
    else:
        messages.info(request, f"“{thing}” was al gezien, of staat niet meer online.")
    return redirect("admin:queue_unchecked")


def find(request, kind, pk):
    found = kind_named(kind)
    if found is None:
        raise Http404
    return get_object_or_404(found.scope(request.user), pk=pk)


def chosen_kind(parameters):
    """The kind that the list is narrowed to, by its value; empty for all."""
    kind = kind_named(parameters.get("soort", ""))
    return kind.value if kind else ""


def chosen_age(parameters) -> Age | None:
    age = parameters.get("wacht", "")
    return Age(age) if age in Age.values else None


def chosen_period(parameters) -> Period | None:
    try:
        return Period.read(parameters.get("online", ""))
    except ValueError:
        return None


def onwards(spot_key, spots, chosen):
    """The next item, or the queue when this was the last one; the chosen kind goes along."""
    following = queue.next_after(spot_key, spots)
    url = following.url if following else reverse("admin:queue")
    return f"{url}?soort={chosen}" if chosen else url


def outcome(thing):
    """How it stands after the step, in words."""
    words = kind_of(thing).state(thing) or thing.get_status_display()
    return words.lower()
