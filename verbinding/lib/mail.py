"""Writing letters: a row each, in the caller's transaction; `postman` sends them after it."""

import re
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.template import Context, TemplateDoesNotExist
from django.template.loader import get_template
from django.utils import timezone
from post_office.models import PRIORITY, STATUS, Email

from verbinding.lib import postman
from verbinding.lib.letters import html_of
from verbinding.lib.letterwords import LetterWords

# What keeps other people's "I am on holiday" from answering.
HEADERS = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}
MAX_SUBJECT = 250


def one_click(path: str) -> dict[str, str]:
    """Headers by which a mail program shows a button that posts to this path (RFC 8058)."""
    return {
        "List-Unsubscribe": f"<{settings.SITE_URL}{path}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def send_letter(
    name: str,
    to: str,
    context: dict | None = None,
    *,
    reply_to: str = "",
    headers: dict[str, str] | None = None,
    secret: bool = False,
    expires_at: datetime | None = None,
    is_patient: bool = False,
) -> Email:
    """Puts the letter `templates/mail/<name>.txt` (name: "<app>/<letter>") for one person in line.

    The first line of the text is the subject. `templates/mail/<name>.html` is optional: without
    it the HTML is made from the text (see `letters.py`). Templates also get `site_name`,
    `site_url` and `reply_to`. `headers` come on top of our own, such as List-Unsubscribe.

    A `secret` letter holds a code: it is tried right after the commit, for 5 seconds, and its
    text is wiped once it is sent or has expired (15 minutes, unless `expires_at` says otherwise).
    A `patient` letter goes after all others: one of very many, which nobody waits for.
    Raises ValidationError when `to` is no e-mail address.
    """
    context = {"reply_to": reply_to, **(context or {})}
    subject, body = render_letter(name, context)
    message = EmailMessage(subject, body, to=[to])
    message.reply_to = [reply_to] if reply_to else []
    html = _own_html(name, {**everywhere(), **context, "subject": one_line(subject)})
    return queue(
        message,
        html=html or html_of(body, subject),
        letter=name,
        headers=headers,
        secret=secret,
        expires_at=expires_at,
        is_patient=is_patient,
    )


def render_letter(name: str, context: dict, words: LetterWords | None = None) -> tuple[str, str]:
    """Subject and text of a letter, without sending it; `words` in place of those in use."""
    context = {**everywhere(), "letter_words": words or LetterWords(name), **context}
    text = _render(f"mail/{name}.txt", context, escaped=False).strip()
    # Conditions in a template leave empty lines behind.
    subject, _, body = re.sub(r"\n\s*\n(?=\s*\n)", "\n", text).partition("\n")
    # Not the spaces before its first line: there may be a code on it.
    return subject, re.sub(r"\A(?:[ \t]*\n)+", "", body).rstrip() + "\n"


def everywhere() -> dict:
    """What every letter may use."""
    return {"site_name": settings.SITE_NAME, "site_url": settings.SITE_URL}


def queue(
    message: EmailMessage,
    *,
    html: str = "",
    letter: str = "",
    headers: dict[str, str] | None = None,
    secret: bool = False,
    expires_at: datetime | None = None,
    is_patient: bool = False,
) -> Email:
    """Writes one row for a message made elsewhere (allauth's), with our own sender and headers.

    Attachments and copies are left out: we send none, and the queue would keep them in public.
    """
    if secret and expires_at is None:
        expires_at = timezone.now() + postman.SECRET_LIFE
    email = Email.objects.create(
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[one_line(address) for address in message.to],
        subject=one_line(message.subject)[:MAX_SUBJECT],
        message=message.body,
        html_message=html,
        headers=_headers(message, headers or {}),
        priority=_priority(secret, is_patient),
        status=STATUS.queued,
        expires_at=expires_at,
        context={"letter": letter},
        # The process that wrote a code tries first; the postman takes over if it died.
        scheduled_time=timezone.now() + timedelta(minutes=1) if secret else None,
    )
    # Robust: a mail server that is away must not turn a saved form into an error page.
    transaction.on_commit(lambda: postman.collect(email), robust=True)
    return email


def one_line(text: str) -> str:
    """Header-safe: a newline in a name or title must not start a header of its own."""
    return " ".join(str(text).split())


class QueueBackend(BaseEmailBackend):
    """For EMAIL_BACKEND: what Django and other packages send is put in line too."""

    def send_messages(self, email_messages):
        for message in email_messages:
            parts = getattr(message, "alternatives", [])
            html = next((part[0] for part in parts if part[1] == "text/html"), "")
            queue(message, html=html, letter="package")
        return len(email_messages)


def _priority(secret, is_patient):
    if secret:
        return PRIORITY.high
    return PRIORITY.low if is_patient else PRIORITY.medium


def _headers(message, extra):
    found = {**HEADERS, **{name: one_line(value) for name, value in extra.items()}}
    if message.reply_to:
        found["Reply-To"] = ", ".join(one_line(address) for address in message.reply_to)
    return found


def _render(template, context, escaped):
    # The backend's wrapper always escapes, and plain text must not be.
    return get_template(template).template.render(Context(context, autoescape=escaped))


def _own_html(name, context):
    try:
        return _render(f"mail/{name}.html", context, escaped=True)
    except TemplateDoesNotExist as error:
        if error.args[0] != f"mail/{name}.html":
            raise
        return ""
