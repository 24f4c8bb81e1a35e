"""The edition as search engines like to read it (schema.org)."""

from django.conf import settings


def of_edition(edition):
    """Nothing while the days are unknown or an example: engines would print them as facts."""
    if edition.is_example or edition.first_day is None:
        return None
    return {
        "@context": "https://schema.org",
        "@type": "EventSeries",
        "name": edition.title,
        "startDate": edition.first_day.isoformat(),
        "endDate": edition.last_day.isoformat(),
        "url": f"{settings.SITE_URL}/",
        "location": {"@type": "Country", "name": "Nederland"},
        "inLanguage": "nl",
    }
