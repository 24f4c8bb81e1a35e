"""What happens to sign-ups as time goes by."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from activities.models import Moment
from signups import nudging, reminding
from signups.guests import tell_moved
from signups.models import GuestMessage, Nod, Question, Signup, State
from signups.places import hold, move_up
from verbinding.lib.tick import periodic

KEPT_UNCONFIRMED = timedelta(days=1)
# After the moment; by then everybody was thanked.
KEPT = timedelta(days=30)


@periodic("signups-move-up", every=timedelta(minutes=10))
def move_up_everywhere():
    """Whoever changes places lets others move up at once; this finds what slipped through."""
    for moment in Moment.objects.coming().filter(signups__state=State.WAITING).distinct():
        with transaction.atomic():
            hold(moment)
            tell_moved(move_up(moment))


@periodic("signups-tell-organisers", every=timedelta(minutes=10))
def tell_organisers():
    return nudging.tell_organisers()


@periodic("signups-remind", every=timedelta(minutes=15))
def remind():
    return reminding.remind()


@periodic("signups-forget-unconfirmed", every=timedelta(hours=1))
def forget_unconfirmed():
    now = timezone.now()
    Signup.objects.forgotten(now - KEPT_UNCONFIRMED).delete()
    Question.objects.to_be_forgotten(
        sent_before=now - KEPT, asked_before=now - KEPT_UNCONFIRMED
    ).delete()


@periodic("signups-forget-people", every=timedelta(days=1))
def forget_people():
    """Thirty days after a moment nobody needs who came; how many came stays."""
    before = timezone.now() - KEPT
    past = Signup.objects.ended_before(before)
    past.exclude(state=State.COMING).delete()
    past.forget_people()
    Nod.objects.ended_before(before).delete()
    GuestMessage.objects.sent_before(before).update(words="")
