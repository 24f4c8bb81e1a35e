"""Markdown that people typed, as HTML that can hold nothing but text, lists and links."""

import re

import nh3
from markdown_it import MarkdownIt

MAX_LENGTH = 50_000
ALLOWED_TAGS = {
    *("p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "strong", "em", "a"),
    *("blockquote", "br", "hr", "code"),
}
ALLOWED_ATTRIBUTES = {"a": {"href"}, "ol": {"start"}}
ALLOWED_SCHEMES = {"http", "https", "mailto", "tel"}

# One newline is a line break: that is what people mean who never heard of Markdown.
_parser = MarkdownIt("commonmark", {"html": False, "breaks": True}).disable(
    ["image", "html_block", "html_inline"]
)


def render_markdown(text: str, first_heading: int = 2) -> str:
    """Safe HTML (mark it safe in `templatetags/text.py` only); at most 50,000 characters are read.

    The first heading becomes `h<first_heading>`, deeper ones follow without leaving a level out,
    so that text of any origin fits under the headings of the page around it.
    """
    tokens = _parser.parse((text or "")[:MAX_LENGTH])
    _fit_headings(tokens, first_heading)
    html = _parser.renderer.render(tokens, _parser.options, {})
    return nh3.clean(
        html,
        tags=ALLOWED_TAGS,
        attributes=ALLOWED_ATTRIBUTES,
        url_schemes=ALLOWED_SCHEMES,
        link_rel="nofollow ugc noopener",
    ).strip()


def plain_text(text: str, length: int = 200) -> str:
    """The words alone, on one line, for leads and meta descriptions; cut at a word, with "…"."""
    return shorten(plain_lines(text), length)


def plain_lines(text: str) -> str:
    """The words alone, each heading, paragraph and item of a list on a line of its own."""
    tokens = _parser.parse((text or "")[:MAX_LENGTH])
    return "\n".join(_words_in(token) for token in tokens if token.type == "inline")


def _words_in(token):
    words = []
    for part in token.children:
        if part.type in {"text", "code_inline"}:
            words.append(part.content)
        elif part.type in {"softbreak", "hardbreak"}:
            words.append(" ")
    return "".join(words)


def shorten(text: str, length: int) -> str:
    text = re.sub(r"\s+", " ", text).strip()
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    if " " in cut and not text[length - 1].isspace():
        cut = cut.rsplit(" ", 1)[0]
    return cut.rstrip(" ,;:.–-") + "…"


def _fit_headings(tokens, first):
    opened = [token for token in tokens if token.type == "heading_open"]
    order = sorted({token.tag for token in opened})
    level = first - 1
    for token in tokens:
        if token.type == "heading_open":
            level = min(first + order.index(token.tag), level + 1, 6)
            token.tag = f"h{level}"
        elif token.type == "heading_close":
            token.tag = f"h{level}"
