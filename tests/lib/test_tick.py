"""Periodic jobs: when they are due, and that one can't harm the others."""

import os
import signal
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.utils import timezone

from verbinding.lib import tick


@pytest.fixture
def jobs(monkeypatch):
    """An empty registry; the list tells what ran."""
    monkeypatch.setattr(tick, "JOBS", {})
    ran = []

    def add(name, minutes=10, fails=False):
        @tick.periodic(name, every=timedelta(minutes=minutes))
        def job():
            ran.append(name)
            if fails:
                raise ZeroDivisionError(name)

    add.ran = ran
    return add


def test_job_runs_once_per_interval(jobs, moment_in_time):
    jobs("clean", minutes=10)

    assert tick.run_due() == ["clean"]
    moment_in_time.shift(599)
    assert tick.run_due() == []
    moment_in_time.shift(1)
    assert tick.run_due() == ["clean"]


def test_failing_job_stops_nobody_and_is_tried_again_soon(jobs, moment_in_time, caplog):
    jobs("a-broken", minutes=60, fails=True)
    jobs("b-mail", minutes=60)

    assert tick.run_due() == ["b-mail"]

    assert "a-broken failed" in caplog.text
    assert tick.last_run("a-broken") is None
    assert tick.last_run("b-mail") == timezone.now()
    moment_in_time.shift(5 * 60)
    tick.run_due()
    assert jobs.ran == ["a-broken", "b-mail", "a-broken"]


def test_job_that_another_process_runs_is_left_alone(jobs):
    jobs("mail")
    cache.add("tick:lock:mail", "somebody else")

    assert tick.run_due() == []
    assert tick.run_all() == []
    assert cache.get("tick:lock:mail") == "somebody else"


def test_lock_is_given_back_after_success_and_failure(jobs):
    jobs("bad", fails=True)
    jobs("good")
    tick.run_due()

    assert cache.get("tick:lock:good") is None
    assert cache.get("tick:lock:bad") is None


def test_job_that_a_rival_finished_meanwhile_is_not_run_again(jobs, monkeypatch):
    jobs("mail")
    add = cache.add

    def add_late(key, *args, **options):
        cache.set("tick:next:mail", timezone.now() + timedelta(minutes=10))
        return add(key, *args, **options)

    monkeypatch.setattr(tick.cache, "add", add_late)

    assert tick.run_due() == []
    assert jobs.ran == []


def test_lost_memory_runs_everything_once_more(jobs):
    jobs("clean")
    tick.run_due()
    cache.clear()

    assert tick.run_due() == ["clean"]


def test_wake_makes_a_job_due_and_tells_the_loop_once(jobs):
    jobs("mail")
    tick.run_due()

    tick.wake("mail")

    assert tick.was_woken() is True
    assert tick.was_woken() is False
    assert tick.run_due() == ["mail"]


def test_all_runs_what_is_not_due(jobs):
    jobs("clean")
    tick.run_due()

    assert tick.run_all() == ["clean"]


def test_two_jobs_of_one_name_are_a_mistake(jobs):
    jobs("mail")

    with pytest.raises(ValueError, match="mail"):
        jobs("mail")


def test_command_runs_the_jobs_of_every_app(capsys, monkeypatch):
    monkeypatch.setattr(tick, "run_due", lambda: sorted(tick.JOBS))

    call_command("tick", verbosity=2)

    told = capsys.readouterr().out
    assert {"mail", "wipe-secret-mail", "delete-old-mail"} <= set(told[6:].strip().split(", "))


def test_command_can_run_all(jobs, monkeypatch):
    monkeypatch.setattr(tick, "load_jobs", lambda: None)
    jobs("clean")
    tick.run_due()

    call_command("tick", "--all")

    assert jobs.ran == ["clean", "clean"]


@pytest.mark.parametrize("seconds", [0, -5])
def test_command_refuses_a_loop_without_a_pause(jobs, seconds):
    with pytest.raises(CommandError, match="--loop"):
        call_command("tick", loop=seconds)


@pytest.fixture
def _signals():
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.django_db
@pytest.mark.usefixtures("_signals")
def test_loop_works_on_until_it_is_told_to_stop(jobs, monkeypatch):
    monkeypatch.setattr(tick, "load_jobs", lambda: None)
    monkeypatch.setattr("verbinding.management.commands.tick.time.sleep", lambda seconds: None)
    ran = []

    @tick.periodic("mail", every=timedelta(hours=1))
    def send():
        ran.append("mail")
        if len(ran) < 3:
            tick.wake("mail")
        else:
            os.kill(os.getpid(), signal.SIGTERM)

    call_command("tick", loop=60)

    assert ran == ["mail"] * 3
