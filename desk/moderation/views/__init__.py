"""The moderator's rooms under /beheer/wachtrij/; DeskSite lets in only who proved who they are."""

from desk.moderation.views.item import queue_item, queue_seen, queue_trust
from desk.moderation.views.lists import queue_done, queue_list, unchecked_list
from desk.moderation.views.together import queue_report

__all__ = [
    "queue_done",
    "queue_item",
    "queue_list",
    "queue_report",
    "queue_seen",
    "queue_trust",
    "unchecked_list",
]
