"""What organisers print: the poster of an activity, and a word of thanks afterwards."""
