"""The desk's own rows: what was written to it, and what it warned about."""

from desk.models.alarm import Alarm, AlarmQuerySet
from desk.models.inbox import Message, Report, ReportQuerySet, subject_field

__all__ = ["Alarm", "AlarmQuerySet", "Message", "Report", "ReportQuerySet", "subject_field"]
