"""How fast the site is, as ratios against a reference measured in the same run."""
