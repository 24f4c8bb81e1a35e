"""Fills in the pages of a new edition as the organiser's browser would."""

import re

URL = "/beheer/nieuwe-editie/"


def filled(client, url=URL, **changes):
    """The form as it was proposed, with these answers instead; None leaves a field out."""
    form = client.get(url).context["form"]
    values = {}
    for field in form:
        value = field.value()
        if value is True:
            value = "on"
        elif hasattr(value, "isoformat"):
            value = value.isoformat()
        values[field.html_name] = value
    values |= changes
    return {name: value for name, value in values.items() if value not in (None, False, "")}


def dry_run(client, **changes):
    return client.post(URL, {**filled(client, **changes), "bekijk": "1"})


def button_of(page):
    """What the button of the dry run sends: all its hidden fields."""
    hidden = re.findall(r'<input type="hidden" name="([\w-]+)" value="([^"]*)">', page.text)
    sent = {}
    for name, value in hidden:
        sent.setdefault(name, []).append(value.replace("&#x27;", "'").replace("&quot;", '"'))
    return {**sent, "maak": "1"}


def make(client, **changes):
    return client.post(URL, button_of(dry_run(client, **changes)))
