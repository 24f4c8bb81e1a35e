"""By what the database finds activities quickly."""

from django.db import models
from django.db.models import Q

from verbinding.lib.publishing import VISIBLE

INDEXES = [
    # With all that the desk's first page counts by, so that it reads no rows.
    models.Index(
        fields=["edition", "status", "province", "municipality_code", "published_at", "id"],
        name="activity_counted",
    ),
    # What nobody looked at yet: few among many.
    models.Index(
        fields=["published_at", "id"],
        condition=Q(checked_at=None, status__in=sorted(VISIBLE)),
        name="activity_unchecked",
    ),
    models.Index(fields=["status", "mx", "my"], name="activity_point"),
    models.Index(fields=["municipality_code"], name="activity_municipality"),
    models.Index(fields=["province"], name="activity_province"),
    models.Index(fields=["pending_email"], name="activity_pending"),
]
