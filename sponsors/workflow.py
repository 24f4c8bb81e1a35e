"""What happens to an enquiry: it arrives once, and is answered."""

from django.db import transaction

from sponsors import mails
from sponsors.models import Enquiry
from verbinding.lib.once import store_once

WORDS = ("organisation", "name", "email", "phone", "kind", "words")


def receive_enquiry(enquiry: Enquiry, edition) -> bool:
    """Stores it and queues both letters; False when this very form arrived before."""
    with transaction.atomic():
        is_new = store_once(enquiry, words=WORDS)
        if is_new:
            mails.enquiry_received(enquiry, edition)
            mails.enquiry_thanks(enquiry, edition)
    return is_new
