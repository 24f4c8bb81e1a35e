"""Everything that parses what people type about ideas."""

from ideas.forms.filters import IdeaFilterForm, WishForm
from ideas.forms.sending import EditIdeaForm, SendIdeaForm

__all__ = ["EditIdeaForm", "IdeaFilterForm", "SendIdeaForm", "WishForm"]
