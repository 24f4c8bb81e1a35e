"""Tags for the head of a page: what other sites show of it, and what search engines read."""

import json

from django import template
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.html import format_html
from django.utils.safestring import mark_safe

register = template.Library()

# With these written as escapes, no text can end the script element or open another one.
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@register.inclusion_tag("layouts/page_meta.html", takes_context=True)
def page_meta(context, title, description="", kind="website", path="", image=""):
    """Canonical address and Open Graph; `path` where the page's own path isn't canonical."""
    return {
        "title": title,
        "description": description,
        "kind": kind,
        "image": image,
        "url": context["site_url"] + (path or context["request"].path),
        "site_name": context["SITE_NAME"],
    }


@register.simple_tag
def linked_data(data):
    """The one inline block that pages may hold."""
    text = json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False).translate(ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))
