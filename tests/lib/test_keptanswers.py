"""An answer is asked for once, until something published changes."""

import pytest

from tests.lib.disks import full_disk
from verbinding.lib import keptanswers, keptpages
from verbinding.lib.filecache import SharedFileCache
from verbinding.lib.keptanswers import kept
from verbinding.lib.pagecache import raise_revision


@pytest.fixture
def ask():
    asked = []

    def ask(key):
        return kept(key, lambda: asked.append(key) or len(asked))

    return ask


def test_answer_is_made_once_per_key(ask):
    assert [ask("a"), ask("a"), ask(("b", 1)), ask(("b", 1))] == [1, 1, 2, 2]


def test_answer_is_made_anew_when_something_published_changes(ask, db):
    ask("a")

    raise_revision()

    assert ask("a") == 2


def test_answer_is_made_anew_in_the_next_hour(ask, moment_in_time):
    moment_in_time.shift(3599)
    ask("a")

    moment_in_time.shift(1)

    assert ask("a") == 2


def test_new_release_gets_no_answer_of_the_old_one(ask, monkeypatch):
    ask("a")

    monkeypatch.setattr(keptpages, "release", lambda: 1)

    assert ask("a") == 2


def test_full_disk_keeps_no_answer(ask, monkeypatch, tmp_path):
    shared = SharedFileCache(str(tmp_path / "cache"), {})
    for module in (keptanswers, keptpages):
        monkeypatch.setattr(module, "cache", shared)

    with full_disk():
        answers = [ask("a"), ask("a")]

    assert answers == [1, 2]


def test_answer_is_never_kept_while_debugging(ask, settings):
    settings.DEBUG = True

    assert [ask("a"), ask("a")] == [1, 2]
