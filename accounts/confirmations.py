"""What follows when somebody proves an address: each purpose of a code has one handler.

Apps register theirs in `<app>/confirmations.py`, imported by their AppConfig's `ready`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from allauth.account.adapter import get_adapter
from allauth.account.utils import get_next_redirect_url, perform_login
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from accounts.blocking import OPEN_PURPOSES, block_on
from accounts.codes import ask_code, count_try, forget_browser, use
from accounts.models import EmailCode, User
from accounts.people import owns_address, person_for, person_of
from accounts.views.blocked import refuse_sender

Purpose = EmailCode.Purpose

# What the page of the code promises; in the words of the person who waits.
THEN = {
    Purpose.ENTER: "Daarna bekijkt de organisatie je activiteit. We mailen je als die online is.",
    Purpose.FOUND_TEAM: "Daarna bekijkt de organisatie je team. We mailen je als het online is.",
    Purpose.IDEA: "Daarna leest de organisatie je idee. We mailen je als het online is.",
    Purpose.SIGN_UP: "Daarna weet de organisator dat je komt.",
    Purpose.QUESTION: "Daarna sturen we je vraag door. Het antwoord komt in je mail.",
    Purpose.ALERT: "Daarna mailen we je als er iets nieuws is dat bij je past.",
    Purpose.INVITATION: "Daarna hoor je bij het team.",
    Purpose.JOIN: "Daarna vragen we de kartrekkers of je erbij mag. We mailen je hun antwoord.",
    Purpose.LOG_IN: "Daarna ben je ingelogd.",
}


# What waits for its code for a week (verbinding/lib/publishing.py), and can be claimed till then.
KEPT = frozenset({Purpose.ENTER, Purpose.FOUND_TEAM, Purpose.IDEA})


class CodeRefused(Exception):
    """The code doesn't work; the message is in Dutch. `is_spent`: no more tries with this one."""

    def __init__(self, message, *, is_spent):
        super().__init__(message)
        self.is_spent = is_spent


@dataclass(frozen=True)
class Confirmation:
    """`handler(request, user, subject_key)` takes effect and returns the address to go to next.

    `move(subject_key, old, new)` keeps what waits findable when the person mends a typing error
    in the address.
    """

    handler: Callable
    move: Callable | None = None


_confirmations: dict[str, Confirmation] = {}


def confirms(purpose: str, *, move: Callable | None = None):
    """Registers a handler; it runs in the transaction in which the code is used up."""

    def register(handler):
        known = _confirmations.get(purpose)
        if known and known.handler is not handler:
            raise ValueError(f"Two handlers for {purpose!r}.")
        _confirmations[purpose] = Confirmation(handler, move)
        return handler

    return register


def confirm_now(request, purpose: str, subject_key: str = "") -> str:
    """For who is logged in with the very address (see people.owns_address): no code needed."""
    with transaction.atomic():
        return _confirmations[purpose].handler(request, request.user, subject_key)


def prove(request, email: str, purpose: str, subject_key: str) -> str:
    """Where to go next: on at once for who is logged in with this address, else to the code."""
    if owns_address(request.user, email):
        return confirm_now(request, purpose, subject_key)
    ask_code(request, email, purpose, subject_key)
    return "accounts:code"


def confirm(request, code, digits: str) -> HttpResponse:
    """Lets the right digits take effect and logs the person in, by way of their second step.

    Raises CodeRefused. What the code was for happens even if the second step is never passed:
    the address is proven.
    """
    if not count_try(code):
        raise CodeRefused("Deze code werkt niet meer. Vraag een nieuwe.", is_spent=True)
    with transaction.atomic():
        if not use(code, digits):
            raise _wrong(code)
        if block := _block_on(code):
            forget_browser(request)
            return refuse_sender(request, block, is_kept=code.purpose in KEPT)
        user = person_for(code.email)
        if not user.is_active:
            forget_browser(request)
            return redirect("account_inactive")
        url = _confirmations[code.purpose].handler(request, user, code.subject_key)
    return _enter(request, user, code.email, url)


def change_address(request, code, email: str) -> EmailCode:
    """A new code to another address, for what waits already; the old code stops working."""
    email = User.objects.normalize_email(email)
    move = _confirmations[code.purpose].move
    with transaction.atomic():
        if move:
            move(code.subject_key, code.email, email)
        return ask_code(request, email, code.purpose, code.subject_key)


@confirms(Purpose.LOG_IN)
def log_in(request, user, subject_key):
    """On to where the person was heading, if that is a page of ours."""
    return get_next_redirect_url(request) or reverse("accounts:mine")


def _block_on(code):
    """Looked at once the address is proven, so that nobody learns it of somebody else.

    Before the person is made: who is new and blocked leaves no account behind.
    """
    if code.purpose in OPEN_PURPOSES:
        return None
    person = person_of(code.email)
    if person is not None and person.is_staff:
        return None
    return block_on(user=person, email=code.email)


def _wrong(code):
    code.refresh_from_db(fields=["used_at"])
    if code.used_at:
        return CodeRefused("Deze code is al gebruikt.", is_spent=True)
    if not code.tries_left:
        return CodeRefused("Dat was de laatste keer. Vraag een nieuwe code.", is_spent=True)
    times = "1 keer" if code.tries_left == 1 else f"{code.tries_left} keer"
    return CodeRefused(
        f"Deze code klopt niet. Kijk nog eens in je mail; je kunt het nog {times} proberen.",
        is_spent=False,
    )


def _enter(request, user, email, url):
    forget_browser(request)
    if request.user.is_authenticated:
        if request.user.pk == user.pk:
            return redirect(url)
        # Somebody else was logged in here; allauth's second step wants nobody to be.
        get_adapter().logout(request)
    return perform_login(request, user, redirect_url=url, email=email)
