"""One letter of a mailing: the organiser's words, filled in for one person."""

import re
from types import SimpleNamespace

from django.conf import settings

from desk.mailings import news
from editions.models import Edition
from verbinding.lib.letters import html_of
from verbinding.lib.letterwords import fill
from verbinding.lib.mail import one_click, render_letter, send_letter

# A path of our own at the end of a line becomes the whole address, and so a button.
OWN_PATH = re.compile(r"(?m)^(.+: )(/\S*)$")
TEMPLATE = "desk/mailing"


def context_for(mailing, person, values) -> dict:
    path = news.choice_path(person) if mailing.is_news else ""
    text = fill(mailing.text.replace("\r\n", "\n"), values.__getitem__)
    return {
        "subject": fill(mailing.subject, values.__getitem__),
        "text": OWN_PATH.sub(rf"\1{settings.SITE_URL}\2", text).strip(),
        "why": why(mailing, person),
        "stop_path": path,
    }


def why(mailing, person) -> str:
    """Why this person gets it, to follow "Je krijgt deze mail omdat"."""
    groups = mailing.Group
    if person.user_id is None or mailing.groups == [groups.SPONSORS]:
        return "je ons schreef namens een organisatie"
    if mailing.groups == [groups.READERS]:
        return "je nieuws van ons wilt krijgen"
    if groups.LEADS in mailing.groups and groups.ORGANISERS not in mailing.groups:
        return "je meedoet met een InspiratieTeam"
    return "je meedoet met de week"


def reply_to_of(mailing) -> str:
    """The organisation's contact of the edition that it is about, else of this year's."""
    current = Edition.objects.current()
    own = mailing.edition.contact_email if mailing.edition else ""
    return own or (current.contact_email if current else "")


def send(mailing, person, values, *, subject_prefix="", reply_to=""):
    """Queues the letter behind all others, for nobody waits for it."""
    context = context_for(mailing, person, values)
    context["subject"] = f"{subject_prefix}{context['subject']}"
    headers = one_click(context["stop_path"]) if mailing.is_news else {}
    return send_letter(
        TEMPLATE, person.address, context, reply_to=reply_to, headers=headers, is_patient=True
    )


def shown(mailing, person, values):
    """The letter as it will be, without sending it: subject, text and html."""
    context = context_for(mailing, person, values)
    subject, body = render_letter(TEMPLATE, {**context, "reply_to": reply_to_of(mailing)})
    return SimpleNamespace(subject=subject, text=body, html=html_of(body, subject))
