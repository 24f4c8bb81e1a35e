"""The cache in files: counting with rivals, and staying small."""

import multiprocessing
import os
import pickle
import zlib
from pathlib import Path

import pytest

from tests.lib.disks import full_disk
from verbinding.lib import filecache
from verbinding.lib.filecache import SharedFileCache


@pytest.fixture
def shared(tmp_path):
    return SharedFileCache(str(tmp_path / "cache"), {})


def count_up(directory, times):
    cache = SharedFileCache(directory, {})
    for _ in range(times):
        cache.incr("count")


def try_to_be_first(directory, wins):
    wins.put(SharedFileCache(directory, {}).add("first", os.getpid()))


def run_together(target, arguments, processes):
    context = multiprocessing.get_context("fork")
    workers = [context.Process(target=target, args=arguments) for _ in range(processes)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(30)
    assert [worker.exitcode for worker in workers] == [0] * processes


def test_processes_lose_no_count(shared, tmp_path):
    shared.add("count", 0)

    run_together(count_up, (str(tmp_path / "cache"), 50), 4)

    assert shared.get("count") == 200


def test_only_one_process_adds(shared, tmp_path):
    wins = multiprocessing.get_context("fork").Queue()

    run_together(try_to_be_first, (str(tmp_path / "cache"), wins), 4)

    assert sorted(wins.get(timeout=5) for _ in range(4)) == [False, False, False, True]


def test_counting_keeps_the_end(shared, moment_in_time):
    shared.set("count", 1, timeout=60)
    moment_in_time.shift(50)

    assert shared.incr("count") == 2
    assert shared.decr("count") == 1

    moment_in_time.shift(11)
    assert shared.get("count") is None


def test_counting_for_ever_stays_for_ever(shared, moment_in_time):
    shared.set("count", 1, timeout=None)
    shared.incr("count")
    moment_in_time.shift(10_000_000)

    assert shared.get("count") == 2


def test_counting_what_is_not_there_is_an_error(shared, moment_in_time):
    shared.set("ended", 1, timeout=1)
    moment_in_time.shift(2)

    for key in ("never", "ended"):
        with pytest.raises(ValueError, match=key):
            shared.incr(key)


def test_surplus_goes_ended_first_and_then_the_oldest(tmp_path, moment_in_time):
    roomy = SharedFileCache(str(tmp_path), {})
    roomy.set("ended", 1, timeout=1)
    moment_in_time.shift(5)
    for number in range(8):
        roomy.set(f"key{number}", number, timeout=None)
        os.utime(roomy._key_to_file(f"key{number}"), (number, number))

    cache = SharedFileCache(str(tmp_path), {"OPTIONS": {"MAX_ENTRIES": 6}})
    cache.drop_surplus()

    assert [n for n in range(8) if cache.get(f"key{n}") is not None] == [4, 5, 6, 7]
    assert len(cache._list_cache_files()) == 4


def test_entries_below_the_limit_all_stay(shared):
    for number in range(400):
        shared.set(f"key{number}", number)

    assert all(shared.get(f"key{number}") == number for number in range(400))


def test_full_disk_lets_no_count_through(shared):
    shared.set("tries", 4)

    with full_disk(), pytest.raises(OSError, match="File too large"):
        shared.incr("tries")

    assert shared.get("tries") == 4


# --- Damage -------------------------------------------------------------------------------------


def pickled(value):
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


@pytest.fixture(
    params=[
        b"",
        b"garbage",
        b"\x80\x05" + b"\xff" * 40,
        pickled("no time"),
        pickled(None),
        pickled(None) + b"garbage",
        pickled(None) + zlib.compress(b"garbage"),
        pickled(None) + zlib.compress(b"cverbinding.lib\nGone\n."),
    ],
    ids=["empty", "words", "bytes", "end", "no value", "unpressed", "value", "class"],
)
def damaged(request, shared):
    """The one file of the cache, under the key `count`."""
    shared.set("count", 1)
    (file,) = Path(shared._dir).glob("*.djcache")
    file.write_bytes(request.param)
    return file


@pytest.mark.parametrize("look", ["get", "glance"])
def test_damaged_file_is_none_and_goes(shared, damaged, look):
    assert getattr(shared, look)("count") is None
    assert not damaged.exists()


def test_what_a_damaged_file_counted_is_counted_anew(shared, damaged):
    with pytest.raises(ValueError, match="not found"):
        shared.incr("count")

    assert shared.add("count", 1)
    assert shared.incr("count") == 2


def test_damaged_file_keeps_no_other_from_going(shared, damaged, moment_in_time):
    shared.set("ended", 1, timeout=60)
    moment_in_time.shift(61)

    shared.drop_surplus()

    assert set(damaged.parent.glob("*.djcache")) <= {damaged}


# --- A glance at what hardly ever changes -------------------------------------------------------


def test_glance_finds_what_was_written(shared):
    assert shared.glance("revision") is None

    shared.set("revision", "one", timeout=None)

    assert shared.glance("revision") == "one"


def test_glance_sees_at_once_what_another_wrote(shared, tmp_path):
    """Also when nothing tells the two apart but that it's another file."""
    other = SharedFileCache(str(tmp_path / "cache"), {})
    seen = []
    for number in range(50):
        other.set("revision", f"{number:03}", timeout=None)
        os.utime(other._key_to_file("revision"), ns=(1, 1))
        seen.append(shared.glance("revision"))

    assert seen == [f"{number:03}" for number in range(50)]


def test_glance_sees_what_another_process_wrote(shared, tmp_path):
    shared.set("revision", "old", timeout=None)
    assert shared.glance("revision") == "old"

    run_together(write_revision, (str(tmp_path / "cache"),), 1)

    assert shared.glance("revision") == "new"


def write_revision(directory):
    SharedFileCache(directory, {}).set("revision", "new", timeout=None)


def test_glance_forgets_what_was_thrown_away(shared):
    shared.set("revision", "one", timeout=None)
    assert shared.glance("revision") == "one"

    shared.delete("revision")

    assert shared.glance("revision") is None


def test_glance_keeps_folders_apart(shared, tmp_path):
    elsewhere = SharedFileCache(str(tmp_path / "elsewhere"), {})
    shared.set("revision", "one", timeout=None)
    elsewhere.set("revision", "two", timeout=None)

    assert (shared.glance("revision"), elsewhere.glance("revision")) == ("one", "two")


def test_glance_ends_when_the_entry_does(shared, moment_in_time):
    shared.set("revision", "one", timeout=60)
    moment_in_time.shift(59)
    assert shared.glance("revision") == "one"

    moment_in_time.shift(2)
    assert shared.glance("revision") is None

    shared.add("revision", "two", timeout=60)
    assert shared.glance("revision") == "two"


def test_glance_at_what_had_ended_before_finds_nothing(shared, moment_in_time):
    shared.set("revision", "one", timeout=60)
    moment_in_time.shift(61)

    assert shared.glance("revision") is None


def test_glance_remembers_few_and_finds_all(shared, monkeypatch):
    monkeypatch.setattr(filecache, "_seen", {})
    monkeypatch.setattr(filecache, "MOST_SEEN", 5)
    for number in range(12):
        shared.set(f"key{number}", number)

    assert [shared.glance(f"key{number}") for number in range(12)] == list(range(12))
    assert 0 < len(filecache._seen) <= 5
