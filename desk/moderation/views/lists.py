"""The line and what is online unseen, and where one arrives when all is done."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from desk.moderation import bulk, handled, queue
from desk.moderation.access import moderators_only
from desk.moderation.kinds import KINDS
from desk.moderation.narrowing import Narrowing
from desk.moderation.standard_texts import offered
from desk.moderation.views.together import Picked, answer
from verbinding.lib.listfilters import Period


@moderators_only
@require_http_methods(["GET", "HEAD", "POST"])
def queue_list(request):
    kind = Narrowing.read(request.GET).kind
    steps = [step for verb in bulk.VERBS.values() for step in verb.steps]
    texts = offered(kind.value if kind else "", steps)
    return answer(request, show_queue, verbs=bulk.VERBS, texts=texts)


def show_queue(request, picked: Picked, status=200):
    narrowing, now = Narrowing.read(request.GET), timezone.now()
    everything = queue.line(now=now)
    spots = narrowing.of(everything, now)
    if picked.again:
        spots = [spot for spot in spots if spot.key in picked.again]
    page = picked.page_of(spots)
    context = {
        "rows": queue.with_facts(page.object_list, now),
        "narrowing": narrowing,
        "kinds": [(each, sum(spot.kind is each for spot in everything)) for each in KINDS],
        "total": len(everything),
        **picked.context(spot.key for spot in page.object_list),
    }
    return render(request, "desk/moderation/queue.html", context, status=status)


@moderators_only
@require_http_methods(["GET", "HEAD", "POST"])
def unchecked_list(request):
    return answer(request, show_unchecked, verbs=bulk.SEEN)


def show_unchecked(request, picked: Picked, status=200):
    period = chosen_period(request.GET)
    found = queue.unchecked(period)
    if picked.again:
        found = [(kind, pk) for kind, pk in found if f"{kind}-{pk}" in picked.again]
    rows = queue.marked(picked.page_of(found).object_list)
    context = {"rows": rows, "period": period, **picked.context(row.key for row in rows)}
    return render(request, "desk/moderation/unchecked.html", context, status=status)


def chosen_period(parameters) -> Period | None:
    try:
        return Period.read(parameters.get("online", ""))
    except ValueError:
        return None


@moderators_only
@require_GET
def queue_done(request):
    """Where whoever decided on the last one of the line arrives."""
    narrowing, now = Narrowing.read(request.GET), timezone.now()
    everything = queue.line(now=now)
    left = [(each, sum(spot.kind is each for spot in everything)) for each in KINDS]
    context = {
        "narrowing": narrowing,
        "is_done": not narrowing.of(everything, now),
        "left": [(each, count) for each, count in left if count],
        "handled": handled.today(request.user, now),
    }
    return render(request, "desk/moderation/done.html", context)
