"""Filters for text that people typed; the only place that marks their markup safe."""

from django import template
from django.utils.safestring import mark_safe

from verbinding.lib import markdown as md

register = template.Library()


@register.filter
def markdown(text, first_heading=2):
    """`{{ activity.description|markdown:3 }}`: its headings start at h3."""
    return mark_safe(md.render_markdown(text, first_heading))  # cleaned by nh3


@register.filter
def plain(text, length=200):
    """The words of Markdown alone, for leads and meta descriptions."""
    return md.plain_text(text, length)


@register.filter
def quoted(text):
    """Somebody else's words in a letter: every line begins with "> "."""
    return "\n".join(f"> {line}".rstrip() for line in str(text).strip().splitlines())
