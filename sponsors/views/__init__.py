"""The pages about sponsors, and the toolkit for who spreads the word."""

from sponsors.views.promotion import promotion, propose
from sponsors.views.sponsors import detail, enquire, sponsor_list, thanks

__all__ = ["detail", "enquire", "promotion", "propose", "sponsor_list", "thanks"]
