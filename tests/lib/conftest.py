"""Letters and pages of the tests' own, beside those of the site."""

from pathlib import Path

import pytest

from tests.lib.pagecache_urls import visits, words
from verbinding.lib import keptpages


@pytest.fixture
def _letters(settings):
    first = settings.TEMPLATES[0]
    folder = Path(__file__).parent / "templates"
    settings.TEMPLATES = [{**first, "DIRS": [folder, *first["DIRS"]]}]


@pytest.fixture
def mailserver(settings):
    """Call it with the name of one of `tests/lib/mailservers.py` to send through that."""

    def use(name):
        backends = {"default": f"tests.lib.mailservers.{name}"}
        settings.POST_OFFICE = {**settings.POST_OFFICE, "BACKENDS": backends}

    return use


@pytest.fixture
def no_visits_yet(monkeypatch):
    """The page cache as if no page was asked and no room registered anything."""
    visits.clear()
    monkeypatch.setitem(words, "now", "eerst")
    monkeypatch.setattr(keptpages, "key_parts", [])
    monkeypatch.setattr(keptpages, "turning_points", [])
