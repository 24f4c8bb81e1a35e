"""What everybody may look at: the list, one idea, and one at random."""

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.viewer import viewer
from editions.models import Edition
from ideas.forms import IdeaFilterForm, WishForm
from ideas.linked_data import of_idea
from ideas.listing import chosen, sentence, ways_on
from ideas.models import Idea
from ideas.permissions import can_edit
from ideas.sharing import links_for
from ideas.surprise import pick
from verbinding.lib.pagecache import public_page
from verbinding.lib.publishing import Status

PER_PAGE = 24
COPIES_SHOWN = 6


@login_not_required
@public_page(params=("q", "waar", "tijd", "kosten", "groep", "thema", "branche", "pagina"))
@require_safe
def idea_list(request):
    filters, ideas = IdeaFilterForm(request.GET), Idea.objects.published()
    found = filters.narrow(ideas).with_card_data().most_copied_first()
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("pagina"))
    count = page.paginator.count
    return render(
        request,
        "ideas/list.html",
        {
            "filters": filters,
            "page_obj": page,
            "count": count,
            "summary": sentence(filters, count),
            "chosen": chosen(filters),
            "ways": [] if count else ways_on(filters, ideas),
        },
    )


@login_not_required
@public_page(params=())
@require_safe
def detail(request, slug):
    user = viewer(request)
    idea = get_object_or_404(Idea.objects.known_to(user).with_page_data(), slug=slug)
    if idea.status == Status.OFFLINE and not Idea.objects.is_visible(idea, user):
        return render(request, "ideas/gone.html", {"idea": idea}, status=410)
    copies = idea.copies.published().for_edition(Edition.objects.current())
    return render(
        request,
        "ideas/detail.html",
        {
            "idea": idea,
            "can_edit": can_edit(user, idea),
            "copies": copies.in_time_order().with_card_data()[:COPIES_SHOWN],
            "similar": Idea.objects.published().like(idea).with_card_data()[:3],
            "links": links_for(idea) if idea.is_public else [],
            "how_to": of_idea(idea) if idea.is_public else None,
        },
    )


@login_not_required
@never_cache
@require_safe
def surprise(request):
    """Another one at each visit, so never kept; and nothing of the visitor is kept either."""
    wishes = WishForm(request.GET)
    found = pick(Idea.objects.published(), wishes, last=request.GET.get("niet", ""))
    another = wishes.query(niet=found.idea.slug) if found else ""
    return render(
        request, "ideas/surprise.html", {"wishes": wishes, "found": found, "another": another}
    )
