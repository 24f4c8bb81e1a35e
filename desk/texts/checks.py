"""What to look at again in a text: links that lead nowhere, headings that leave a level out.

These are warnings: a text with any of them can still be saved.
"""

from django.urls import Resolver404, resolve
from markdown_it import MarkdownIt

_parser = MarkdownIt("commonmark", {"html": False})
LEADING = ("http://", "https://", "mailto:", "tel:", "/")


def warnings_for(text: str) -> list[str]:
    """Dutch sentences, each once, in the order of the text."""
    found = []
    level = None
    tokens = _parser.parse(text)
    for position, token in enumerate(tokens):
        if token.type == "heading_open":
            words, depth = _words(tokens[position + 1]), int(token.tag[1])
            found += _about_heading(words, depth, level)
            level = depth
        elif token.type == "inline":
            found += _about_links(token)
    return list(dict.fromkeys(found))


def _about_heading(words, depth, before):
    if not words:
        yield "Er staat een kop zonder woorden."
    elif before is not None and depth > before + 1:
        yield f"De kop “{words}” slaat een niveau over: gebruik {'#' * (before + 1)}."


def _about_links(inline):
    for position, part in enumerate(inline.children):
        if part.type == "link_open":
            words = _words_of_link(inline.children[position + 1 :])
            yield from _about_link(words, part.attrs.get("href", ""))


def _about_link(words, href):
    shown = words or href
    if not words:
        yield f"Een link naar {href or 'niets'} heeft geen woorden om op te klikken."
    if href in {"", "#"}:
        yield f"De link “{shown}” leidt nergens heen."
    elif not href.startswith(("#", *LEADING)):
        yield f"De link “{shown}” mist https:// of een / aan het begin."
    elif href.startswith("/") and not _is_ours(href):
        yield f"De link “{shown}” gaat naar een pagina die er niet is: {href}"


def _is_ours(href):
    try:
        resolve(href.split("#")[0].split("?")[0])
    except Resolver404:
        return False
    return True


def _words(inline):
    return "".join(part.content for part in inline.children if not part.type.startswith("link_"))


def _words_of_link(parts):
    words = []
    for part in parts:
        if part.type == "link_close":
            break
        words.append(part.content)
    return "".join(words).strip()
