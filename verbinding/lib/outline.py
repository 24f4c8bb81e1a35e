"""A long Markdown text cut at its highest headings, so that a page can show its contents."""

from dataclasses import dataclass

from django.utils.text import slugify
from markdown_it import MarkdownIt

# Ids that the frame of every page uses itself.
TAKEN = {"inhoud", "menu"}

_parser = MarkdownIt("commonmark", {"html": False})


@dataclass(frozen=True)
class Part:
    anchor: str
    title: str
    text: str


@dataclass(frozen=True)
class Outline:
    """`opening` is the Markdown before the first heading; each part the Markdown below its own."""

    opening: str
    parts: list[Part]

    @property
    def is_long(self):
        return len(self.parts) >= 4


def outline_of(text: str) -> Outline:
    """Link definitions (`[a]: https://…`) only count in the part in which they stand."""
    lines = text.splitlines()
    headings = _highest_headings(text)
    starts = [*(first for first, _, _ in headings), len(lines)]
    anchors = set(TAKEN)
    parts = [
        Part(_free_anchor(title, anchors), title, "\n".join(lines[body:end]).strip())
        for (_, body, title), end in zip(headings, starts[1:], strict=True)
    ]
    return Outline("\n".join(lines[: starts[0]]).strip(), parts)


def _highest_headings(text):
    """First line, line after it and words of each heading of the highest level in use."""
    tokens = _parser.parse(text)
    headings = [
        (token.tag, *token.map, _words(tokens[position + 1]))
        for position, token in enumerate(tokens)
        if token.type == "heading_open" and token.level == 0
    ]
    highest = min((tag for tag, *_ in headings), default="")
    return [heading for tag, *heading in headings if tag == highest]


def _words(inline):
    return "".join(part.content for part in inline.children if part.type in {"text", "code_inline"})


def _free_anchor(title, taken):
    base = slugify(title) or "deel"
    anchor, number = base, 1
    while anchor in taken:
        number += 1
        anchor = f"{base}-{number}"
    taken.add(anchor)
    return anchor
