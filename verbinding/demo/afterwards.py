"""Builds what was told of the example activities that are over: results, good words, reactions."""

from activities.models import Activity
from impact.models import Appreciation, Reaction, Result
from verbinding.demo.dice import token_for
from verbinding.demo.people import VISITOR
from verbinding.demo.texts import afterwards_texts

Source, State = Appreciation.Source, Appreciation.State


def load_afterwards(edition, seed, now) -> None:
    """The visitor's own waits for an answer, so that the form can be seen."""
    over = Activity.objects.for_edition(edition).took_place(now).filter(owner__is_demo=True)
    told = over.exclude(owner__email=VISITOR).order_by("form_token")
    for activity, row in zip(told, afterwards_texts()["activity"], strict=False):
        _load_result(activity, row, now)
        _load_words(activity, row.get("word", []), now)
        for number, kind in enumerate(row["reactions"]):
            token = token_for(activity.form_token, "reaction", number)
            defaults = {"activity": activity, "kind": kind}
            Reaction.objects.get_or_create(token=token, defaults=defaults)


def _load_result(activity, row, now):
    sentence, shows_name = row.get("sentence", ""), row.get("shows_name", False)
    fields = {name: row[name] for name in ("people", "new", "goes_on")}
    shared = {"sentence": sentence, "may_share": bool(sentence), "shows_name": shows_name}
    told_by = {"told_by": activity.owner, "told_at": now, "changed_at": now}
    Result.objects.get_or_create(activity=activity, defaults={**fields, **shared, **told_by})
    if sentence:
        name = activity.shown_name if shows_name else ""
        words = {"words": sentence, "name": name, "sent_by": activity.owner}
        shown = {"state": State.SHOWN, "sent_at": now, "decided_at": now}
        Appreciation.objects.get_or_create(
            activity=activity, source=Source.ORGANISER, defaults={**words, **shown}
        )


def _load_words(activity, rows, now):
    for number, row in enumerate(rows):
        state = row.get("state", State.SHOWN)
        decided_at = None if state == State.WAITING else now
        words = {"words": row["words"], "name": row.get("name", ""), "source": Source.VISITOR}
        stands = {"state": state, "sent_at": now, "decided_at": decided_at}
        Appreciation.objects.get_or_create(
            form_token=token_for(activity.form_token, "word", number),
            defaults={**words, **stands, "activity": activity, "told_on": now.date()},
        )
