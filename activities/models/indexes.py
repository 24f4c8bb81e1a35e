"""By what the database finds activities quickly."""

from django.db import models
from django.db.models import Q

from verbinding.lib.publishing import VISIBLE

INDEXES = [
    # With all that the desk counts and filters by, so that it reads no rows.
    models.Index(
        fields=[
            *("edition", "status", "province", "municipality_code", "published_at", "id"),
            *("openness", "place_kind", "theme"),
        ],
        name="activity_counted",
    ),
    # What nobody looked at yet: few among many.
    models.Index(
        fields=["published_at", "id"],
        condition=Q(checked_at=None, status__in=sorted(VISIBLE)),
        name="activity_unchecked",
    ),
    models.Index(fields=["copied_from_idea", "status"], name="activity_idea_copies"),
    models.Index(fields=["municipality_code"], name="activity_municipality"),
    models.Index(fields=["province"], name="activity_province"),
    models.Index(fields=["pending_email"], name="activity_pending"),
]
