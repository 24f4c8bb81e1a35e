"""The desk's own rows: letters, warnings, lists that came and went, words it says often."""

from desk.models.alarm import Alarm, AlarmQuerySet
from desk.models.inbox import Message, Report, ReportQuerySet, subject_field
from desk.models.letter_text import LetterText, LetterTextQuerySet
from desk.models.mailing import Mailing, MailingRecipient, MailingStatusChange, NewsChoice
from desk.models.rollover import EditionClosing, Rollover
from desk.models.standard_text import StandardText
from desk.models.transfer import KEPT_READY, ListKind, ListTransfer, ListUpload

__all__ = [
    "KEPT_READY",
    "Alarm",
    "AlarmQuerySet",
    "EditionClosing",
    "LetterText",
    "LetterTextQuerySet",
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
    "StandardText",
    "Rollover",
    "subject_field",
]
