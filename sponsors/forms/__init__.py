"""What comes in about sponsors and ambassadors."""

from sponsors.forms.ambassadors import AmbassadorForm
from sponsors.forms.sponsors import RESERVED_SLUGS, EnquiryForm, SponsorForm

__all__ = ["RESERVED_SLUGS", "AmbassadorForm", "EnquiryForm", "SponsorForm"]
