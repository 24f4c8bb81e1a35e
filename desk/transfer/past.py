"""When a year is over, and so may be written down afterwards."""

from editions.models import Edition

OVER = (Edition.Phase.AFTER, Edition.Phase.ARCHIVE)
