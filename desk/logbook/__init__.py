"""Who did what at the desk, and when: one page over everything that is logged."""
