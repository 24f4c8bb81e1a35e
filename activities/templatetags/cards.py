"""The tag with which every page shows an activity as a card."""

from django import template

from activities import cards

register = template.Library()


@register.simple_tag
def activity_card(activity, distance="", level=3):
    """The component of that name, drawn once for all pages that show it."""
    return cards.html_of(activity, distance, level)
