"""The reference: 24 cards by one view, one queryset and one template.

The site's own settings, models and components, but no middleware, filters, counts or caches.
"""

import os
from functools import lru_cache

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpResponse
from django.template import engines
from django.urls import include, path

os.environ["DJANGO_SETTINGS_MODULE"] = "verbinding.settings"
django.setup()
settings.ROOT_URLCONF = "bench.plain"
settings.MIDDLEWARE = []
application = WSGIHandler()

from activities.models import Activity  # noqa: E402

CARDS_PER_PAGE = 24
TEMPLATE = engines["django"].from_string("""<!doctype html>
<html lang="nl"><head><title>Activiteiten</title></head><body><main class="grid">
{% for activity in activities %}
{% include "components/activity_card.html" with activity=activity only %}
{% endfor %}</main></body></html>""")


@lru_cache
def keys_of(page):
    """Which cards the site shows, found once: the reference only has to fetch and draw them."""
    keys = Activity.objects.public().in_time_order().values_list("pk", flat=True)
    return list(keys[(page - 1) * CARDS_PER_PAGE : page * CARDS_PER_PAGE])


def activity_list(request):
    keys = keys_of(int(request.GET.get("pagina", 1)))
    activities = Activity.objects.filter(pk__in=keys).with_card_data()
    return HttpResponse(TEMPLATE.render({"activities": activities}))


# The others stand there to be linked to.
urlpatterns = [
    path("", activity_list),
    path("activiteiten/", activity_list),
    path("", include("verbinding.urls")),
]
