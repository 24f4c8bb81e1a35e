"""What the sponsors room knows of a person: that they asked to join for an organisation."""

from accounts.people import proven_addresses
from accounts.privacy import erases, exports
from sponsors.models import Ambassador, Enquiry


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


@exports("genoemde_ambassadeurs")
def export_ambassadors(user):
    """Whom they named; who did so is forgotten with the account, by the foreign key."""
    named = Ambassador.objects.proposed_by_person(user)
    return [
        {"naam": row.name, "woorden": row.words, "op": row.proposed_at.isoformat()} for row in named
    ]


@erases("genoemde_ambassadeurs")
def erase_words_about_ambassadors(user):
    """What a moderator wrote to this person about whom they named."""
    Ambassador.objects.proposed_by_person(user).update(note="")


@erases("aanvragen_van_sponsors")
def erase_enquiries(user):
    Enquiry.objects.sent_from(proven_addresses(user)).delete()
