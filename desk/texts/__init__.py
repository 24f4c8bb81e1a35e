"""The organiser's own pages and the Spelregels: seen before they are saved, and never lost."""
