"""Mailings for tests."""

import uuid

from desk.mailings import sending
from desk.mailings.sifting import sift
from desk.models import Mailing
from tests.factories import current_edition


def make_mailing(groups=("kartrekkers",), **overrides):
    """A draft for published teams and activities of this year, as the form proposes it."""
    fields = {
        "subject": "Nog drie weken",
        "text": "Hallo {naam},\n\nDe week komt eraan.",
        "statuses": ["gepubliceerd"],
        "edition": current_edition(),
        "form_token": uuid.uuid4(),
        **overrides,
    }
    return Mailing.objects.create(groups=list(groups), **fields)


def confirm(mailing, by, **kwargs):
    """As the page does it, by somebody who saw the count."""
    mailing.refresh_from_db()
    return sending.confirm(
        mailing, by=by, seen=sending.fingerprint(mailing, sift(mailing)), **kwargs
    )


def addresses(mailing):
    return sorted(sift(mailing).reached)


FORM = {
    "groups": ["kartrekkers"],
    "sort": "nieuws",
    "edition": "",
    "subject": "Nog drie weken",
    "text": "Hallo {naam},\n\nDe week komt eraan.",
}
