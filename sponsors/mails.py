"""The letters about sponsors and ambassadors: to the organiser, and a thank-you to who asks."""

from django.urls import reverse

from accounts.staff import moderator_addresses
from verbinding.lib.mail import send_letter


def enquiry_received(enquiry, edition):
    """To the organiser; answering it answers the sender."""
    for address in organiser_addresses(edition):
        send_letter(
            "sponsors/enquiry_received", address, {"enquiry": enquiry}, reply_to=enquiry.email
        )


def enquiry_thanks(enquiry, edition):
    """To the sender, without their own words: nobody may use us to write to a third."""
    send_letter("sponsors/enquiry_thanks", enquiry.email, {"edition": edition})


def ambassador_proposed(ambassador, edition):
    """To the organiser, who decides whether the name comes onto the site."""
    for address in organiser_addresses(edition):
        send_letter("sponsors/ambassador_proposed", address, {"ambassador": ambassador})


def ambassador_decided(ambassador):
    """To the lead who named this person; silent when that account is gone."""
    person = ambassador.proposed_by
    if person is None or not person.is_active:
        return
    row = ambassador.outreach
    context = {"ambassador": ambassador, "person": person, "note": ambassador.note}
    context["change_url"] = reverse("promotion:propose", args=[row.pk]) if row else ""
    letter = "ambassador_shown" if ambassador.is_shown else "ambassador_refused"
    send_letter(f"sponsors/{letter}", person.email, context)


def organiser_addresses(edition):
    """Where the organiser reads mail; without an address the moderators must do."""
    if edition is not None and edition.contact_email:
        return [edition.contact_email]
    return moderator_addresses()
