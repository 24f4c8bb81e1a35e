"""Organisations that carry the week, who asks to join them, and who spreads the word."""

from sponsors.models.ambassador import Ambassador
from sponsors.models.sponsor import Enquiry, Kind, Sponsor, Sponsorship

__all__ = ["Ambassador", "Enquiry", "Kind", "Sponsor", "Sponsorship"]
