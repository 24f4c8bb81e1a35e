"""The desk's own rows: what was written to it, what it warned about, which lists came and went."""

from desk.models.alarm import Alarm, AlarmQuerySet
from desk.models.inbox import Message, Report, ReportQuerySet, subject_field
from desk.models.mailing import Mailing, MailingRecipient, MailingStatusChange, NewsChoice
from desk.models.transfer import KEPT_READY, ListKind, ListTransfer, ListUpload

__all__ = [
    "KEPT_READY",
    "Alarm",
    "AlarmQuerySet",
    "ListKind",
    "ListTransfer",
    "ListUpload",
    "Mailing",
    "MailingRecipient",
    "MailingStatusChange",
    "Message",
    "NewsChoice",
    "Report",
    "ReportQuerySet",
    "subject_field",
]
