"""What the pages of the desk have in common."""

from django import template

from desk.rooms import menu_for

register = template.Library()


@register.simple_tag(takes_context=True)
def desk_menu(context):
    """The rooms this person may enter, each with whether it is the one they are in."""
    request = context["request"]
    here = request.resolver_match.url_name
    return [(room, room.name == here) for room in menu_for(request.user)]
