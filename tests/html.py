"""What is wrong with a page's HTML, as far as can be told without a browser."""

import re

import html5lib

HTML = "{http://www.w3.org/1999/xhtml}"
# Attributes that name the id of another element, or several.
REFERENCES = ("aria-controls", "aria-describedby", "aria-labelledby", "for", "form", "list")


def mistakes_in(text):
    parser = html5lib.HTMLParser(strict=False)
    page = parser.parse(text)
    parse_errors = [f"{code} at {position}" for position, code, _ in parser.errors]
    return [*parse_errors, *frame_mistakes(page), *reference_mistakes(page), *smaller(page, text)]


def elements(page, name):
    return page.iter(f"{HTML}{name}")


def frame_mistakes(page):
    if page.get("lang") != "nl":
        yield f"lang is {page.get('lang')}"
    headings = sum(1 for _ in elements(page, "h1"))
    if headings != 1:
        yield f"{headings} × h1"
    if not "".join(node.text or "" for node in elements(page, "title")).strip():
        yield "no title"


def reference_mistakes(page):
    ids = [node.get("id") for node in page.iter() if node.get("id") is not None]
    yield from (f"id {name!r} {ids.count(name)} times" for name in set(ids) if ids.count(name) > 1)
    for node in page.iter():
        for attribute in REFERENCES:
            for target in (node.get(attribute) or "").split():
                if target not in ids:
                    yield f"{attribute}={target!r} names nothing"
    for link in elements(page, "a"):
        target = link.get("href", "")
        if target.startswith("#") and target[1:] and target[1:] not in ids:
            yield f"link to {target} leads nowhere"


def smaller(page, text):
    for image in elements(page, "img"):
        if image.get("alt") is None:
            yield f"img {image.get('src')} without alt"
    for moment in elements(page, "time"):
        if not re.fullmatch(
            r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?([+-]\d\d:?\d\d|Z)?)?|\d\d:\d\d",
            moment.get("datetime", ""),
        ):
            yield f"time datetime={moment.get('datetime')!r}"
    if "{{" in text or "{%" in text or "{#" in text:
        yield "a template tag shows"
