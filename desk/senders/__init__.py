"""Who sends things in: all of theirs in one list, and blocking them for a while."""
