"""Staff enter or change something for who rang, wrote on paper, or can't find the button."""
