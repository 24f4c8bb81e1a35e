"""Every address that tells of activities, for tests that hold all of them to one rule."""

import json
import re

from tests.pdf import all_words_in

LIST = "/activiteiten/"
OF_LIST = (
    LIST,
    f"{LIST}agenda.ics",
    f"{LIST}feed.atom",
    f"{LIST}activiteiten.csv",
    "/embed/activiteiten/",
    "/volg/",
)
OF_ONE = ("", "agenda.ics", "delen.png", "poster.pdf", "poster.pdf?formaat=a5")


def addresses_of(activity):
    return [*OF_LIST, *(f"{LIST}{activity.slug}/{name}" for name in OF_ONE)]


def unfolded(response):
    """The text of any output; lines that a calendar folds are put together again."""
    if response["Content-Type"] == "application/pdf":
        return all_words_in(response.content)
    return response.content.decode("utf-8", "replace").replace("\r\n ", "")


def linked_data_in(response):
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', response.text, re.S)
    return [json.loads(text) for text in found]
