"""The HTML of a letter, made from its text, so that the two can't tell different things."""

import re

from django.conf import settings
from django.template.defaultfilters import linebreaksbr, urlize
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

CODE = re.compile(r"[A-Z0-9]{3,8}(?:[- ]?[A-Z0-9]{3,8})?")


def html_of(text: str, subject: str) -> str:
    """The whole HTML letter. What its text may hold, each between blank lines:

    - a paragraph; newlines in it stay newlines, web addresses become links
    - lines that begin with "- ": a list
    - `Label: <SITE_URL>/…` on a line of its own: a button
    - `    A1B2C3`, four spaces and a code: a large code
    - lines that begin with "> ": somebody else's words
    """
    context = {"subject": " ".join(subject.split()), "body": blocks_of(text)}
    return render_to_string("mail/base.html", context)


def blocks_of(text: str) -> SafeString:
    """What stands in the frame."""
    blocks = re.split(r"\n\s*\n", text.strip("\n").replace("\r\n", "\n"))
    return format_html_join("\n", "{}", ((_block(block),) for block in blocks if block.strip()))


def _block(block: str) -> SafeString:
    lines = block.rstrip().split("\n")
    if lines[0].startswith("    ") and len(lines) == 1 and CODE.fullmatch(block.strip()):
        return format_html('<p class="code">{}</p>', block.strip())
    if all(line.startswith("- ") for line in lines):
        items = format_html_join("", "<li>{}</li>", ((_words(line[2:]),) for line in lines))
        return format_html("<ul>{}</ul>", items)
    if all(line.startswith(">") for line in lines):
        said = "\n".join(line[1:].removeprefix(" ") for line in lines)
        return format_html("<blockquote><p>{}</p></blockquote>", _words(said))
    return _button(block.strip()) or format_html("<p>{}</p>", _words(block.strip()))


def _button(line: str) -> SafeString | None:
    """Only to our own site: a visitor's words can't make a button to anywhere else."""
    label, _, address = line.rpartition(": ")
    own = address.startswith(f"{settings.SITE_URL}/") and not re.search(r"\s", address)
    if not (label and own) or "\n" in label:
        return None
    return format_html('<p><a class="button" href="{}">{}</a></p>', address, label)


def _words(text: str) -> SafeString:
    """The first filter escapes and links, the second sees that it did."""
    return linebreaksbr(urlize(text.strip()))
