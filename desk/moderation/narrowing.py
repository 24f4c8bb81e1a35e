"""What the line is narrowed to: one kind, what waits so long; it goes along from item to item."""

from dataclasses import dataclass
from urllib.parse import urlencode

from desk.moderation import queue
from desk.moderation.ages import Age, age_class
from desk.moderation.kinds import Kind, kind_named


@dataclass(frozen=True)
class Narrowing:
    kind: Kind | None = None
    age: Age | None = None

    @classmethod
    def read(cls, parameters):
        """From an address or a form; what isn't known narrows nothing."""
        age = parameters.get("wacht", "")
        return cls(kind_named(parameters.get("soort", "")), Age(age) if age in Age.values else None)

    def of(self, spots, now) -> list[queue.Spot]:
        return [
            spot
            for spot in spots
            if self.kind in {None, spot.kind} and self.age in {None, age_class(spot, now)}
        ]

    @property
    def parameters(self) -> dict[str, str]:
        found = {"soort": self.kind and self.kind.value, "wacht": self.age and self.age.value}
        return {name: value for name, value in found.items() if value}

    @property
    def query(self):
        """To put behind an address; empty when nothing is narrowed."""
        return f"?{urlencode(self.parameters)}" if self.parameters else ""
