"""Lists that the organiser takes along as a file, and lists of earlier years that come in."""
