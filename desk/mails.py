"""The letters of the desk: to the organiser, to who wrote, and the alarms for moderators."""

from django.urls import reverse

from accounts.staff import moderator_addresses
from sponsors.mails import organiser_addresses
from verbinding.lib.mail import send_letter


def message_received(message, edition):
    """To the organiser; answering it answers the sender."""
    for address in organiser_addresses(edition):
        send_letter("desk/message_received", address, {"message": message}, reply_to=message.email)


def message_thanks(message, edition):
    """To the sender, without their own words: nobody may use us to write to a third."""
    send_letter("desk/message_thanks", message.email, {"edition": edition})


def many_reports(thing, kind, senders):
    queue_url = reverse("admin:queue_item", args=[kind, thing.pk])
    context = {"thing": thing, "senders": senders, "queue_url": queue_url}
    _to_moderators("desk/many_reports", context)


def waiting_too_long(rows):
    """`rows` are those of the queue that waited past the promise."""
    _to_moderators("desk/waiting_too_long", {"rows": rows})


def _to_moderators(letter, context):
    for address in moderator_addresses():
        send_letter(letter, address, context)
