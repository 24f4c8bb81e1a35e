"""Every address that takes something: how often, what a robot meets, and who is blocked."""

import inspect
import types

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver

from tests.pages import ROWS, fill_the_site

# Why there is no limit of our own. allauth's pages have its limits (ACCOUNT_RATE_LIMITS).
ONE_ROW = "one row of one's own, or a step that can be taken once; no letter to a stranger"
UNLIMITED = {
    "accounts:details": "one's own name",
    "accounts:erase": "once",
    "accounts:password_login": "allauth counts",
    "accounts:sign_up": "leads on to logging in",
    "activities:claim": ONE_ROW,
    "activities:discard": ONE_ROW,
    "activities:on_behalf": "saying that it isn't theirs is never made to wait",
    "activities:step": ONE_ROW,
    "activities:take_over": ONE_ROW,
    "activities:team_answer": ONE_ROW,
    "alerts:remove": "stopping is never made to wait",
    "alerts:stop": "stopping is never made to wait",
    "desk:news": "stopping is never made to wait",
    "desk:news_mine": "one's own choice",
    "ideas:claim": ONE_ROW,
    "ideas:discard": ONE_ROW,
    "ideas:step": ONE_ROW,
    "impact:hide": ONE_ROW,
    "impact:stop": "stopping is never made to wait",
    "signups:cancel": "giving a place back is never made to wait",
    "signups:guests": "ticks of who was there, a whole list in an evening",
    "teams:answer_request": ONE_ROW,
    "teams:claim": ONE_ROW,
    "teams:decline": "saying no is never made to wait",
    "teams:discard": ONE_ROW,
    "teams:join_edition": ONE_ROW,
    "teams:outreach_remove": ONE_ROW,
    "teams:outreach_step": ONE_ROW,
    "teams:step": ONE_ROW,
    "teams:take_part_again": ONE_ROW,
    "teams:withdraw": ONE_ROW,
    "teams:withdraw_request": ONE_ROW,
}
# What a blocked sender still may do, and why. Under /account/ and /mijn/ that is everything.
BACK = "takes back what they sent"
ASKS = "how they reach the organisation; it arrives with a risk sign"
OPEN = {
    "activities:discard": BACK,
    "activities:on_behalf": "says that what we entered isn't theirs",
    "activities:step": "cancelling and withdrawing only: guests must hear of it",
    "alerts:new": "reaches nobody but themselves",
    "alerts:remove": BACK,
    "alerts:stop": BACK,
    "desk:contact": ASKS,
    "desk:news": BACK,
    "desk:report_activity": ASKS,
    "desk:report_team": ASKS,
    "ideas:discard": BACK,
    "impact:stop": BACK,
    "labels:champion": ASKS,
    "signups:cancel": BACK,
    "sponsors:enquire": ASKS,
    "teams:decline": BACK,
    "teams:discard": BACK,
    "teams:withdraw_request": BACK,
}
# Pages that anyone opens, with a form that has no trap.
TRAPLESS = {
    "accounts:log_in": "sends a code and nothing else",
    "accounts:password_login": "allauth's",
    "account_login": "the same page as accounts:log_in",
    "account_reset_password": "allauth's",
}
OURS = {"accounts", "activities", "desk", "editions", "ideas", "impact", "signups", "sponsors"}
OURS |= {"teams", "verbinding"}


def views(patterns, namespace=""):
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}", pattern.callback
        else:
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from views(pattern.url_patterns, inner)


def takes_something(view):
    """Whether it lets a POST in; a view that names no methods counts as one that does."""
    while True:
        methods = inspect.getclosurevars(view).nonlocals.get("request_method_list")
        if methods is not None or not hasattr(view, "__wrapped__"):
            return methods is None or "POST" in methods
        view = view.__wrapped__


def names_used(function, seen=None):
    """What the function and those that it calls in the modules of views speak of."""
    function, seen = inspect.unwrap(function), seen if seen is not None else set()
    if function in seen:
        return set()
    seen.add(function)
    names = set(function.__code__.co_names)
    for called in [function.__globals__.get(name) for name in sorted(names)]:
        if isinstance(called, types.FunctionType) and is_of_views(called, function):
            names |= names_used(called, seen)
    return names


def is_of_views(called, caller):
    return called.__module__ == caller.__module__ or ".views" in called.__module__


SENDING = {
    name: view
    for name, view in views(get_resolver().url_patterns)
    if name[:6] != "admin:" and view.__module__.split(".")[0] in OURS and takes_something(view)
}


def test_every_form_has_a_limit_or_says_why_not():
    without = {name for name, view in SENDING.items() if "allow" not in names_used(view)}

    assert without == set(UNLIMITED)


def test_every_form_is_shut_to_who_is_blocked_or_says_why_not():
    marked = {name for name, view in SENDING.items() if getattr(view, "open_to_blocked", False)}

    assert marked == set(OPEN)


@pytest.mark.parametrize("rows", [[row for row in ROWS if row.answer_to("anonymous") == "200"]])
def test_every_form_that_anyone_opens_has_a_trap(rows, anna, bram, chris, sam, mo, olga):
    fill_the_site({"anna": anna, "bram": bram, "chris": chris})
    found = set()
    for row in rows:
        page = Client().get(row.url)
        if page.streaming or "text/html" not in page["Content-Type"]:
            continue
        if '<form method="post"' in page.text and 'name="kenmerk_bijlage"' not in page.text:
            found.add(row.name)

    assert found == set(TRAPLESS)
