"""The bar at the top of the site: what stands there now, what is to come, what is over."""
