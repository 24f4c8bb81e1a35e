"""Builds the ideas that visitors sent in, in the example data: one waits, one is online."""

from datetime import timedelta

from accounts.models import User
from editions.models import Spelregels, Theme
from ideas.models import Idea, IdeaStatusChange
from ideas.slugs import slugs_for
from ideas.workflow import STEPS
from verbinding.demo.dice import token_for
from verbinding.demo.life import PATHS, Walk, walk
from verbinding.demo.texts import idea_texts


def load_sent_in(sender: User, moderator: User, seed: int, now) -> int:
    """Returns how many are new."""
    tokens = {token_for(seed, "idea", number): row for number, row in enumerate(idea_texts())}
    known = set(Idea.objects.filter(form_token__in=tokens).values_list("form_token", flat=True))
    new = [(token, row) for token, row in tokens.items() if token not in known]
    for number, (token, row) in enumerate(new):
        _load(token, dict(row), sender, moderator, now - timedelta(hours=2 + 30 * number))
    return len(new)


def _load(token, row, sender, moderator, began_at):
    status, theme = row.pop("status"), Theme.objects.at(row.pop("theme"))
    idea = Idea(
        **row,
        theme=theme,
        form_token=token,
        slug=next(slugs_for(row["title"])),
        shown_name=sender.name,
        sent_by=sender,
        spelregels=Spelregels.objects.current(),
        agreed_at=began_at,
    )
    course = Walk(STEPS, IdeaStatusChange, sender.pk, moderator.pk, began_at)
    walk(idea, PATHS[status], course)
    idea.save(force_insert=True)
    for change in course.rows:
        change.thing_id = idea.pk
    IdeaStatusChange.objects.bulk_create(course.rows)
