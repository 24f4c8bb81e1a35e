"""From a list of the admin to the page that takes it along."""

from urllib.parse import urlencode

from django import template
from django.urls import reverse

from desk.transfer.kinds import listings_for

register = template.Library()


@register.simple_tag(takes_context=True)
def export_url(context, changelist):
    """With the filter as it is now; empty for who may take nothing of this list along."""
    model_name, user = changelist.opts.model_name, context["request"].user
    if not listings_for(user, model_name):
        return ""
    query = changelist.get_query_string(remove=["p", "o", "all", "e"]).removeprefix("?")
    asked = urlencode({"uit": model_name, "filter": query} if query else {})
    return f"{reverse('admin:export_page')}?{asked}".removesuffix("?")
