"""What the sponsors room knows of a person: that they asked to join for an organisation."""

from accounts.people import proven_addresses
from accounts.privacy import erases, exports
from sponsors.models import Enquiry


@exports("aanvragen_van_sponsors")
def export_enquiries(user):
    sent = Enquiry.objects.sent_from(proven_addresses(user))
    return [
        {
            "organisatie": row.organisation,
            "naam": row.name,
            "telefoon": row.phone,
            "bericht": row.words,
            "op": row.received_at.isoformat(),
        }
        for row in sent
    ]


@erases("aanvragen_van_sponsors")
def erase_enquiries(user):
    Enquiry.objects.sent_from(proven_addresses(user)).delete()
