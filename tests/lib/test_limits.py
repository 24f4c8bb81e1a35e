"""How often one sender may send a form, and who one sender is."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.cache import cache
from django.core.cache.backends.locmem import LocMemCache

from tests.lib.disks import full_disk
from verbinding.lib import limits
from verbinding.lib.filecache import SharedFileCache
from verbinding.lib.limits import Limit, allow, client_network


def tries(request, count, name="form", email="", **options):
    return [allow(request, name, email, **options) for _ in range(count)]


def test_sixth_letter_to_one_address_passes_and_the_seventh_does_not(rf):
    request = rf.post("/")

    assert tries(request, 7, email="anna@example.nl") == [True] * 6 + [False]
    assert allow(request, "form", " ANNA@example.nl ") is False
    assert allow(request, "form", "bram@example.nl") is True


def test_class_of_sixty_can_enter_from_one_network(rf):
    request = rf.post("/")

    answers = [allow(request, "form", f"p{number}@example.nl") for number in range(61)]

    assert answers == [True] * 60 + [False]
    assert allow(rf.post("/", REMOTE_ADDR="192.0.2.9"), "form", "p61@example.nl") is True


def test_forms_are_counted_apart(rf):
    request = rf.post("/")
    tries(request, 6, name="one", email="anna@example.nl")

    assert allow(request, "other", "anna@example.nl") is True


def test_one_mailbox_is_not_flooded_in_a_day_by_all_forms_together(rf, moment_in_time):
    answers = []
    for number in range(30):
        moment_in_time.shift(600)
        answers.append(allow(rf.post("/"), f"form {number % 3}", "anna@example.nl"))

    assert answers == [True] * 20 + [False] * 10
    elsewhere = rf.post("/", REMOTE_ADDR="192.0.2.9")
    assert allow(elsewhere, "form 1", "anna@example.nl") is True


def test_one_mailbox_is_not_flooded_from_many_networks(rf, moment_in_time):
    answers = []
    for number in range(70):
        moment_in_time.shift(600)
        request = rf.post("/", REMOTE_ADDR=f"192.0.2.{number}")
        answers.append(allow(request, "form", "anna@example.nl"))

    assert answers == [True] * 60 + [False] * 10


def test_what_stands_behind_a_plus_is_the_same_mailbox(rf):
    tries(rf.post("/"), 6, email="anna@example.nl")

    assert allow(rf.post("/"), "form", "anna+1@example.nl") is False
    assert allow(rf.post("/"), "form", "+anna@example.nl") is True


def test_refused_attempt_counts_nowhere(rf):
    limit = Limit(per_address=3, per_email=1)
    tries(rf.post("/"), 10, email="anna@example.nl", limit=limit)

    answers = [allow(rf.post("/"), "form", f"p{n}@example.nl", limit=limit) for n in range(3)]

    assert answers == [True, True, False]


def test_full_disk_lets_nobody_through(rf, monkeypatch, tmp_path):
    """A limit that can't count must not say yes."""
    monkeypatch.setattr(limits, "cache", SharedFileCache(str(tmp_path / "cache"), {}))

    with full_disk(), pytest.raises(OSError, match="File too large"):
        allow(rf.post("/"), "form", "anna@example.nl")


def test_window_slides(rf, moment_in_time):
    request = rf.post("/")
    assert tries(request, 7, email="anna@example.nl")[-1] is False

    moment_in_time.shift(150)
    assert allow(request, "form", "anna@example.nl") is False

    moment_in_time.shift(450)
    assert tries(request, 7, email="anna@example.nl") == [True] * 6 + [False]


def test_edge_of_a_window_does_not_double_the_limit(rf, moment_in_time):
    moment_in_time.shift(299)
    request = rf.post("/")
    assert all(tries(request, 6, email="anna@example.nl"))

    moment_in_time.shift(2)

    assert allow(request, "form", "anna@example.nl") is False


def test_rivals_get_no_more_turns_than_there_are(rf):
    request = rf.post("/")

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: allow(request, "form", "a@example.nl"), range(40)))

    assert sum(answers) == 6


def test_count_that_was_thrown_away_starts_again(rf, monkeypatch):
    class Forgetful(LocMemCache):
        def incr(self, key, delta=1, version=None):
            raise ValueError

        decr = incr

    monkeypatch.setattr("verbinding.lib.limits.cache", Forgetful("forgetful", {}))

    assert tries(rf.post("/"), 3, email="anna@example.nl") == [True, True, True]


def test_cache_holds_no_address(rf):
    allow(rf.post("/", REMOTE_ADDR="192.0.2.7"), "form", "anna@example.nl")

    kept = " ".join(cache._cache) + repr(list(cache._cache.values()))
    assert "limit:" in kept
    assert "192.0.2.7" not in kept
    assert "anna" not in kept


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("fe80::1%eth0", "fe80::/64"),
        ("[2001:db8::1]:443", "2001:db8::/64"),
        ("192.0.2.7:5000", "192.0.2.7"),
        ("", "unknown"),
        ("@", "unknown"),
        ("x" * 100_000, "unknown"),
    ],
)
def test_network_of_an_address(rf, address, network):
    assert client_network(rf.get("/", REMOTE_ADDR=address)) == network


@pytest.mark.parametrize(
    ("proxies", "forwarded", "network"),
    [
        (0, "198.51.100.1", "192.0.2.1"),
        (1, "198.51.100.1", "198.51.100.1"),
        (1, "203.0.113.66, 198.51.100.1", "198.51.100.1"),
        (2, "203.0.113.66, 198.51.100.1, 192.0.2.50", "198.51.100.1"),
        (2, "198.51.100.1", "192.0.2.1"),
        (1, "", "192.0.2.1"),
        (1, "nonsense", "unknown"),
    ],
)
def test_only_declared_proxies_are_believed(rf, settings, proxies, forwarded, network):
    settings.TRUSTED_PROXY_COUNT = proxies
    request = rf.get("/", REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR=forwarded)

    assert client_network(request) == network


@pytest.mark.parametrize("email", [None, 5, "\0", "é" * 5000, "\n", "🎄@example.nl"])
def test_odd_input_never_crashes(rf, email):
    assert allow(rf.post("/"), "form\n\0", email) is True
