"""What the person logged in may still tell, for /mijn/."""

from django.urls import reverse

from accounts.mine import Action, Section, section
from impact.results import missing_for


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
