"""The geometry of a bar plot; numbers leave as text with a point, as SVG wants them."""

from collections.abc import Sequence
from dataclasses import dataclass

# Drawn 1:1 on a phone of 360 pixels, so that words in it stay readable there.
WIDTH, HEIGHT = 312, 170
# Room for the count above the highest bar, and for two lines of words below.
TOP, BOTTOM = 20, 36
WIDEST = 56
LOWEST = 3


@dataclass(frozen=True)
class Value:
    """`words` say in full what `label` says in a few letters; `note` is a second line below it."""

    label: str
    words: str
    count: int
    url: str = ""
    note: str = ""
    is_marked: bool = False


@dataclass(frozen=True)
class Bar:
    value: Value
    middle: str
    left: str
    top: str
    width: str
    height: str
    count_at: str
    # A finger needs more than the bar: the whole strip in which it stands.
    strip_left: str
    strip_width: str

    @property
    def text(self):
        """The count, short enough to stand above its bar."""
        count = self.value.count
        if not count:
            return ""
        return str(count) if count < 1000 else f"{count // 1000}k"


@dataclass(frozen=True)
class Plot:
    bars: list[Bar]
    view_box: str = f"0 0 {WIDTH} {HEIGHT}"
    width: int = WIDTH
    height: int = HEIGHT
    floor: int = HEIGHT - BOTTOM
    label_at: int = HEIGHT - BOTTOM + 15
    note_at: int = HEIGHT - BOTTOM + 30

    @property
    def total(self):
        return sum(bar.value.count for bar in self.bars)

    @property
    def values(self):
        return [bar.value for bar in self.bars]


def plot(values: Sequence[Value]) -> Plot:
    slot = WIDTH / max(len(values), 1)
    most = max((value.count for value in values), default=0)
    return Plot([_bar(value, place, slot, most) for place, value in enumerate(values)])


def _bar(value, place, slot, most):
    width = min(slot * 0.72, WIDEST)
    middle = (place + 0.5) * slot
    height = _height(value.count, most)
    top = HEIGHT - BOTTOM - height
    return Bar(
        value=value,
        middle=f"{middle:.1f}",
        left=f"{middle - width / 2:.1f}",
        top=f"{top:.1f}",
        width=f"{width:.1f}",
        height=f"{height:.1f}",
        count_at=f"{top - 5:.1f}",
        strip_left=f"{place * slot:.1f}",
        strip_width=f"{slot:.1f}",
    )


def _height(count, most):
    """Something is never drawn as nothing."""
    return max(count / most * (HEIGHT - TOP - BOTTOM), LOWEST) if count else 0
