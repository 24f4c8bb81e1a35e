"""An idea, the questions that are asked about ideas, and their history."""

from ideas.models.idea import Cost, Duration, Idea, IdeaStatusChange, Preparation, Setting

__all__ = ["Cost", "Duration", "Idea", "IdeaStatusChange", "Preparation", "Setting"]
