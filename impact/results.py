"""How it was: who may tell it and when, and what follows from telling it."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from activities.models import Activity
from activities.paper.certificate import is_due
from editions.models import Edition
from impact.models import Appreciation, Result, archived
from verbinding.lib.pagecache import raise_revision, renew_page
from verbinding.lib.seenforms import StaleForm


def is_open(activity) -> bool:
    """From the day after the last moment on, until the edition stands in the archive."""
    return is_due(activity) and activity.edition.phase != Edition.Phase.ARCHIVE


def result_of(activity) -> Result:
    """As it is stored, else an empty one that isn't."""
    return Result.objects.filter(activity=activity).first() or Result(activity=activity)


def tell(form, *, by) -> None:
    """Stores it, and lets the sentence wait for a moderator; raises StaleForm."""
    result = form.instance
    with transaction.atomic():
        write(form, by)
        share_sentence(result, form.signs(), by=by)
        # Its numbers stand on that page alone.
        renew_page(result.activity.edition.get_absolute_url())


def write(form, by):
    result = form.instance
    result.told_by = by
    if not result._state.adding:
        form.claim()
        result.save(update_fields=[*form.Meta.fields, "told_by"])
        return
    result.changed_at = timezone.now()
    try:
        with transaction.atomic():
            result.save(force_insert=True)
    except IntegrityError:
        # Somebody told it in the very same moment.
        form.mark_stale()
        raise StaleForm from None


def share_sentence(result, signs, *, by):
    """What may be shared is a row of its own; other words wait anew, the name was read before."""
    shared = Appreciation.objects.filter(activity=result.activity).by_organisers()
    before = shared.first()
    if not result.may_share:
        forget(shared, before)
        return
    name = result.activity.shown_name if result.shows_name else ""
    if before and before.words == result.sentence:
        shared.update(name=name)
    else:
        fresh = {"words": result.sentence, "name": name, "sent_by": by, "risk_signs": signs}
        undecided = {"state": Appreciation.State.WAITING, "decided_at": None, "decided_by": None}
        Appreciation.objects.update_or_create(
            activity=result.activity,
            source=Appreciation.Source.ORGANISER,
            defaults={**fresh, **undecided, "sent_at": timezone.now(), "note": ""},
        )
    if before and before.is_shown:
        raise_revision()


def forget(shared, before):
    shared.delete()
    if before and before.is_shown:
        raise_revision()


def missing_for(user):
    """What this person may still tell of, longest ago first."""
    own = Activity.objects.editable_by(user).took_place().filter(result=None)
    still_open = own.exclude(archived(timezone.localdate(), "edition"))
    return list(still_open.with_card_data().order_by("pk"))
