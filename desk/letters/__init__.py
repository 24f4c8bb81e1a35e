"""The words of the site's letters, as the organiser may write them anew."""
