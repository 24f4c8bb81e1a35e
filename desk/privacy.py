"""What the desk knows of a person: what they wrote to the organisation."""

from accounts.people import proven_addresses
from accounts.privacy import erases, exports
from desk.logbook.forgetting import forget_words_to
from desk.mailings.sifting import Reason
from desk.models import (
    ListTransfer,
    ListUpload,
    MailingRecipient,
    Message,
    NewsChoice,
    Report,
)


@exports("berichten")
def export_messages(user):
    sent = Message.objects.sent_from(proven_addresses(user))
    return [
        {"onderwerp": row.subject, "bericht": row.words, "op": row.received_at.isoformat()}
        for row in sent
    ]


@exports("meldingen")
def export_reports(user):
    sent = Report.objects.sent_from(proven_addresses(user)).select_related("activity", "team")
    return [
        {"over": str(row.subject), "toelichting": row.words, "op": row.received_at.isoformat()}
        for row in sent
    ]


@exports("lijsten")
def export_lists(user):
    """What this person took along or brought in at the desk."""
    return [
        {
            "lijst": str(row),
            "keuze": row.selection,
            "waarvoor": row.purpose,
            "rijen": row.rows,
            "op": row.at.isoformat(),
        }
        for row in ListTransfer.objects.done_by(user)
    ]


@erases("lijsten")
def erase_lists(user):
    """That a list went out stays known until its year is over, but not by whom."""
    ListUpload.objects.of(user).delete()
    ListTransfer.objects.done_by(user).update(by=None, purpose="")


@erases("berichten_en_meldingen")
def erase_post(user):
    """What is wrong with a page stays wrong, whoever told: a report only loses its sender."""
    addresses = proven_addresses(user)
    Message.objects.sent_from(addresses).delete()
    Report.objects.sent_from(addresses).update(email="")


@erases("woorden_bij_besluiten")
def erase_words(user):
    """Before the rooms of what they sent in let go of them."""
    forget_words_to(user)


@exports("nieuws_per_mail")
def export_news(user):
    choice = NewsChoice.objects.of_user(user)
    got = MailingRecipient.objects.of_user(user).select_related("mailing").order_by("pk")
    return {
        "wil_nieuws": choice and choice.wants_news,
        "gekozen_op": choice and choice.changed_at.isoformat(),
        "mails_aan_groepen": [
            {"onderwerp": row.mailing.subject, "stand": row.get_state_display()} for row in got
        ],
    }


@erases("nieuws_per_mail")
def erase_news(user):
    """A row without a name stays as long as the counts of the mailing are made from it."""
    rows = MailingRecipient.objects.of_user(user)
    rows.waiting().update(state=MailingRecipient.State.SKIPPED, reason=Reason.ERASED)
    rows.update(user=None, address="")
    # As who wrote for a sponsor, before there was an account.
    NewsChoice.objects.filter(address__in=proven_addresses(user)).delete()
