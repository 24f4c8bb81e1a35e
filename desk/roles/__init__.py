"""Who works at the desk: to see, to let in, and to help."""
