"""What happens by itself after an activity."""

from datetime import timedelta

from django.utils import timezone

from impact import appreciating, thanks
from impact.models import Appreciation, Result
from verbinding.lib.pagecache import raise_revision
from verbinding.lib.tick import periodic


@periodic("impact-thank", every=timedelta(minutes=30))
def thank_organisers():
    return thanks.thank_organisers()


@periodic("impact-ask", every=timedelta(minutes=30))
def ask_for_results():
    return thanks.ask_for_results()


@periodic("impact-thank-guests", every=timedelta(minutes=30))
def thank_guests():
    return thanks.thank_guests()


@periodic("impact-tell-organisers", every=timedelta(hours=1))
def tell_organisers():
    return appreciating.tell_organisers()


@periodic("impact-forget", every=timedelta(days=1))
def forget_people():
    """Once the edition stands in the archive: numbers stay, and the sentences that were shown."""
    today = timezone.localdate()
    Result.objects.to_be_forgotten(today).update(
        told_by=None, sentence="", may_share=False, shows_name=False
    )
    old = Appreciation.objects.to_be_forgotten(today)
    old.exclude(state=Appreciation.State.SHOWN).delete()
    if old.with_somebody().update(name="", sent_by=None, decided_by=None, note=""):
        raise_revision()
