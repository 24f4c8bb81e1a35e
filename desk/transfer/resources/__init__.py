"""What stands in each list: one resource per kind, both for going out and for coming in."""
