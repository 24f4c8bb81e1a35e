"""Mail of the organiser to groups of people."""
