"""The address of an idea: readable, never taken, and never a word of our own addresses."""

from ideas.models import Idea
from verbinding.lib.slugs import slugs_beside

# First parts that mean something else below /ideeen/; a test compares them with the addresses
# that exist.
RESERVED = frozenset({"insturen", "verras-me"})
NAMELESS = "idee"


def slugs_for(title):
    return slugs_beside(Idea, title, otherwise=NAMELESS, reserved=RESERVED)
