"""The hand-written material of the example data, read from content/."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

CONTENT = Path(__file__).parent / "content"


@dataclass(frozen=True, kw_only=True)
class ActivityText:
    title: str
    summary: str
    description: str
    theme: str
    audiences: list[str]
    # A kind of place, of which words.toml knows a few by name.
    venue: str
    starts: list[str]
    hours: float
    host: str
    where: str = "adres"
    # The address of the idea that it was made after.
    idea: str = ""
    branch: str = ""
    moments: int = 1
    capacity: int | None = None
    cost: float = 0
    cost_note: str = ""
    openness: str = "iedereen"
    welcomed_by: str = ""
    welcome: str = ""
    facts: tuple[str, ...] = ()
    languages: tuple[str, ...] = ("nl",)


@dataclass(frozen=True, kw_only=True)
class TeamText:
    name: str
    place: str
    kind: str
    goal: str
    branch: str = ""
    organisation: str = ""
    inspired_by: str = ""


@dataclass(frozen=True, kw_only=True)
class SponsorText:
    name: str
    kind: str
    initials: str
    colours: tuple[str, str]
    text: str


@dataclass(frozen=True, kw_only=True)
class ReachText:
    team: int
    name: str
    kind: str
    channel: str
    state: str
    note: str = ""
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class Words:
    first_names: list[str]
    streets: list[str]
    twists: list[str]
    closings: list[str]
    venues: dict[str, list[str]]


@lru_cache(maxsize=1)
def activity_texts() -> tuple[ActivityText, ...]:
    return tuple(
        ActivityText(theme=path.stem, **row)
        for path in sorted((CONTENT / "activities").glob("*.toml"))
        for row in _read(path)["activity"]
    )


@lru_cache(maxsize=1)
def team_texts() -> tuple[TeamText, ...]:
    return tuple(TeamText(**row) for row in _read(CONTENT / "teams.toml")["team"])


@lru_cache(maxsize=1)
def sponsor_texts() -> tuple[SponsorText, ...]:
    return tuple(SponsorText(**row) for row in _read(CONTENT / "sponsors.toml")["sponsor"])


@lru_cache(maxsize=1)
def reach_texts() -> tuple[ReachText, ...]:
    return tuple(ReachText(**row) for row in _read(CONTENT / "reach.toml")["reach"])


@lru_cache(maxsize=1)
def post_texts() -> dict[str, list[dict]]:
    return _read(CONTENT / "post.toml")


@lru_cache(maxsize=1)
def afterwards_texts() -> dict[str, list[dict]]:
    return _read(CONTENT / "afterwards.toml")


@lru_cache(maxsize=1)
def network_texts() -> dict[str, list[dict]]:
    return _read(CONTENT / "network.toml")


@lru_cache(maxsize=1)
def idea_texts() -> list[dict]:
    return _read(CONTENT / "ideas.toml")["idea"]


@lru_cache(maxsize=1)
def words() -> Words:
    return Words(**_read(CONTENT / "words.toml"))


def _read(path):
    return tomllib.loads(path.read_text(encoding="utf-8"))
