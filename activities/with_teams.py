"""What a team's fate means for its activities: they are decided together with it."""

from activities.workflow import publish_with_team
from teams.workflow import on_published

on_published(publish_with_team)
