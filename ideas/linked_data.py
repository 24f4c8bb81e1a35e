"""An idea as search engines like to read it (schema.org HowTo)."""

from django.conf import settings


def of_idea(idea):
    return {
        "@context": "https://schema.org",
        "@type": "HowTo",
        "name": idea.title,
        "description": idea.summary,
        "url": settings.SITE_URL + idea.get_absolute_url(),
        "inLanguage": "nl",
        "prepTime": f"PT{idea.preparation}M",
        "totalTime": f"PT{idea.total_time}M",
        "estimatedCost": {"@type": "MonetaryAmount", "currency": "EUR", "maxValue": idea.cost},
        "supply": [{"@type": "HowToSupply", "name": line} for line in idea.material_lines],
        "step": [{"@type": "HowToStep", "text": line} for line in idea.step_lines],
    }
