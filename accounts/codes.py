"""The e-mailed code: made for one browser, one address and one purpose, and used once.

Nothing here looks at whether the address is known: strangers and members get the same answer and
the same letter.
"""

import secrets
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from accounts import mails
from accounts.models import EmailCode, User

DIGITS = 6
SESSION_KEY = "accounts_code_browser"


def ask_code(request, email: str, purpose: str, subject_key: str = "") -> EmailCode:
    """Makes a code for this browser and sends it to the address.

    An older code of this browser for the same purpose stops working. `subject_key` says what
    waits for the code; the handler of the purpose gets it back (see confirmations.py).
    """
    now = timezone.now()
    browser = _browser_hash(request, make=True)
    digits = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
    email = User.objects.normalize_email(email)
    with transaction.atomic():
        EmailCode.objects.of_browser(browser).filter(purpose=purpose).delete()
        code = EmailCode(
            email=email,
            purpose=purpose,
            subject_key=subject_key,
            browser_hash=browser,
            created_at=now,
            expires_at=now + timedelta(minutes=EmailCode.MINUTES),
        )
        code.code_hash = _code_hash(code, digits)
        code.save(force_insert=True)
        mails.send_code(code, digits)
    return code


def pending_code(request) -> EmailCode | None:
    """The newest code this browser waits for; it may have expired or run out of tries."""
    browser = _browser_hash(request)
    return EmailCode.objects.of_browser(browser).first() if browser else None


def count_try(code) -> bool:
    """Takes one of the tries, before anything is compared; False when the code is spent.

    Counting first keeps a thousand guesses at the same moment down to five. Call it outside the
    transaction that uses the code: what is rolled back there must stay counted.
    """
    counted = EmailCode.objects.usable().filter(pk=code.pk).update(tries=F("tries") + 1)
    code.refresh_from_db(fields=["tries", "used_at"])
    return counted == 1


def use(code, digits: str) -> bool:
    """Whether the digits are right and nobody used them before; uses them up."""
    if not constant_time_compare(code.code_hash, _code_hash(code, digits)):
        return False
    return EmailCode.objects.filter(pk=code.pk, used_at=None).update(used_at=timezone.now()) == 1


def forget_browser(request) -> None:
    """Ends what this browser waits for."""
    request.session.pop(SESSION_KEY, None)


def _code_hash(code, digits):
    """Says nothing about the digits without the secret key, and fits no other row."""
    row = f"{code.browser_hash}|{code.purpose}|{code.email}|{code.subject_key}"
    return salted_hmac("accounts.EmailCode", f"{row}|{digits}", algorithm="sha256").hexdigest()


def _browser_hash(request, *, make=False):
    """Also holds who is logged in: after logging in or out, an earlier code is worth nothing."""
    token = request.session.get(SESSION_KEY)
    if not token:
        if not make:
            return ""
        token = request.session[SESSION_KEY] = secrets.token_urlsafe(32)
    whose = f"{token}|{request.user.pk or ''}"
    return salted_hmac("accounts.browser", whose, algorithm="sha256").hexdigest()
