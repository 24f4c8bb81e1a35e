"""The registry behind /mijn/: each app shows its own part of what belongs to a person.

Apps register from `<app>/mine.py`, imported by their AppConfig's `ready`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.template.loader import render_to_string
from django.utils.safestring import SafeString


@dataclass(frozen=True)
class Action:
    """The one thing to do next, shown above everything else."""

    text: str
    url: str
    label: str


@dataclass(frozen=True)
class Section:
    """`template` is rendered with `context` and the request, below a heading with `title`."""

    title: str
    template: str
    context: dict = field(default_factory=dict)
    action: Action | None = None
    # A setting that everybody has: it makes nobody who is new look as if they had something.
    is_setting: bool = False


@dataclass(frozen=True)
class Part:
    title: str
    body: SafeString
    action: Action | None
    is_setting: bool


_sections: dict[str, tuple[int, Callable]] = {}


def section(name: str, *, order: int):
    """Registers `(request) -> Section | None`; lower orders stand higher on the page."""

    def register(function):
        known = _sections.get(name)
        if known and known[1] is not function:
            raise ValueError(f"Two sections are called {name!r}.")
        _sections[name] = (order, function)
        return function

    return register


def parts_for(request) -> list[Part]:
    """All that this person has here, in order; only settings for who is new."""
    in_order = [function for _, function in sorted(_sections.values(), key=lambda pair: pair[0])]
    found = [shown for function in in_order if (shown := function(request))]
    return [
        Part(
            shown.title,
            render_to_string(shown.template, shown.context, request=request),
            shown.action,
            shown.is_setting,
        )
        for shown in found
    ]
