"""Each list on its way in: what a row is compared with, and what is written."""
