"""Links with which a visitor sends an idea to somebody who could do it."""

from django.conf import settings

from verbinding.lib.sharelinks import links_to_friends


def links_for(idea):
    page = settings.SITE_URL + idea.get_absolute_url()
    text = f"Zullen we dit doen? {idea.title}. {page}"
    return links_to_friends(page, text, f"Zullen we dit doen? {idea.title}")
