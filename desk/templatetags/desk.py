"""What the pages of the desk have in common."""

from django import template

from desk.menu import menu_for

register = template.Library()


@register.simple_tag(takes_context=True)
def desk_menu(context):
    request = context["request"]
    return menu_for(request.user, request.path)
