"""What the person logged in may still tell, and what others said, for /mijn/."""

from django.urls import reverse

from accounts.mine import Action, Section, section
from activities.models import Activity
from impact.models import Appreciation, Reaction
from impact.results import missing_for

SAID_SHOWN = 20


@section("impact", order=15)
def results_of(request):
    missing = missing_for(request.user)
    if not missing:
        return None
    first = missing[0]
    return Section(
        "Hoe was het?",
        "impact/_mine.html",
        {"activities": missing},
        action=Action(
            f"Hoe was “{first}”? Vertel het in twee minuten.",
            reverse("impact:result", args=[first.slug]),
            "Vul je terugblik in",
        ),
    )


@section("said", order=16)
def said_of(request):
    """Of what this person organises: the sentences on the site, and how often people reacted."""
    own = Activity.objects.editable_by(request.user).published()
    words = Appreciation.objects.shown().by_visitors().of_activities(own).with_activity()
    sentences = list(words.newest_first()[:SAID_SHOWN])
    reactions = Reaction.objects.of_activities(own).count()
    if not (sentences or reactions):
        return None
    context = {"sentences": sentences, "reactions": reactions}
    return Section("Wat mensen zeiden", "impact/_mine_said.html", context)
