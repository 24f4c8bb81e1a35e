"""The pages about ideas: for everybody, and for who sends one in."""

from ideas.views.public import detail, idea_list, surprise
from ideas.views.sending import claim, discard, edit, send, step, thanks

__all__ = [
    "claim",
    "detail",
    "discard",
    "edit",
    "idea_list",
    "send",
    "step",
    "surprise",
    "thanks",
]
