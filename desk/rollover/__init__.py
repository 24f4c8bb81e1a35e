"""From one year to the next: a new edition out of the last one, and the last one closed."""
