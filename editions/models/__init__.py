"""One year's week, the labels that activities and teams share, and the texts of the organiser."""

from editions.models.agreement import AgreedWithSpelregels
from editions.models.announcement import Announcement, AnnouncementQuerySet
from editions.models.edition import DAYS_AFTERWARDS, Edition
from editions.models.labels import Audience, Branch, BranchChampion, Language, Theme
from editions.models.texts import Page, PageVersion, Spelregels

__all__ = [
    "DAYS_AFTERWARDS",
    "AgreedWithSpelregels",
    "Announcement",
    "AnnouncementQuerySet",
    "Audience",
    "Branch",
    "BranchChampion",
    "Edition",
    "Language",
    "Page",
    "PageVersion",
    "Spelregels",
    "Theme",
]
