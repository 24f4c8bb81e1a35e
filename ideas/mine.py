"""The ideas that the person logged in sent in, for /mijn/: how each stands and what it asks."""

from django.urls import reverse

from accounts.mine import Action, Section, section
from ideas.models import Idea
from ideas.permissions import can_edit
from ideas.workflow import open_steps
from verbinding.lib.publishing import Status

ASKS = {
    Status.CONCEPT: "Klaar? Stuur het dan in.",
    Status.SUBMITTED: "Een moderator leest het, meestal binnen een paar uur.",
    Status.CHANGES_ASKED: "Pas het aan en stuur het opnieuw in.",
    Status.PUBLISHED: "Staat op de site. Iedereen kan het nadoen.",
    Status.OFFLINE: "De organisatie haalde het van de site.",
    Status.REJECTED: "Dit idee komt niet op de site.",
    Status.CANCELLED: "Dit idee is ingetrokken.",
}
OWN_STEPS = ("submit", "withdraw")


@section("ideas", order=30)
def ideas_of(request):
    user = request.user
    rows = [row(idea, user) for idea in Idea.objects.of_user(user).with_card_data()]
    pending = list(Idea.objects.pending_for(user))
    if not (rows or pending):
        return None
    return Section(
        "Je ideeën", "ideas/_mine.html", {"rows": rows, "pending": pending}, action_for(rows)
    )


def row(idea, user):
    steps = open_steps(idea, user)
    return {
        "idea": idea,
        "asks": ASKS[idea.status],
        "steps": {name: steps[name] for name in OWN_STEPS if name in steps},
        "can_edit": can_edit(user, idea),
        "can_discard": idea.is_draft,
    }


def action_for(rows):
    waiting = (row["idea"] for row in rows if row["idea"].status == Status.CHANGES_ASKED)
    idea = next(waiting, None)
    if idea is None:
        return None
    url = reverse("ideas:edit", args=[idea.slug])
    return Action(f"We vroegen je iets aan te passen aan je idee “{idea}”.", url, "Pas het aan")
