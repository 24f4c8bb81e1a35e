"""The Spelregels through the years: every version, and what it changed."""

from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest

from editions.models import Spelregels
from verbinding.lib.diff import Part, word_diff
from verbinding.lib.markdown import plain_lines


@dataclass(frozen=True)
class Version:
    rules: Spelregels
    before: Spelregels | None

    @cached_property
    def changes(self) -> list[Part]:
        """Word by word, without the marks of Markdown; empty for the first version."""
        return changes_since(self.before, self.rules.text) if self.before else []


def changes_since(before: Spelregels, text: str) -> list[Part]:
    return word_diff(plain_lines(before.text), plain_lines(text))


def versions(at=None) -> list[Version]:
    """The version that counts and all before it, newest first."""
    found = list(Spelregels.objects.in_force(at))
    return [Version(*pair) for pair in zip_longest(found, found[1:])]


def announced(at=None) -> Version | None:
    """The next version, while it doesn't count yet: so that nobody is surprised by it."""
    coming = Spelregels.objects.coming(at)
    return Version(coming, Spelregels.objects.current(at)) if coming else None
