"""What happens to a sign-up: each verb is one transaction, and writes its own letter.

confirm(signup, user)    the code was right        approve(signup)   the organiser says yes
change(signup, …)        by its sender             decline(signup)   the organiser says no
cancel(signup)           by its sender             mark_present(signup, True)
people_coming(moment)    who comes
"""

from django.db import transaction
from django.utils import timezone

from activities.models import Activity
from signups import mails
from signups.models import ACTIVE, Signup, State
from signups.places import give_back, hold, move_up, take
from verbinding.lib.once import store_once
from verbinding.lib.pagecache import renew_page

Coming = Activity.Coming
# Two forms with one token are a double click only when all of these are the same.
SAME_GUEST = ("moment_id", "name", "email", "phone", "people", "note")


class SignupRefused(Exception):
    """It can't be done; the message is in Dutch."""


class SignedUpAlready(Exception):
    """This address is known at this moment; `known` is that sign-up."""

    def __init__(self, known):
        super().__init__("Je had je al aangemeld voor dit moment.")
        self.known = known


# --- By who comes -------------------------------------------------------------------------------


@transaction.atomic
def confirm(signup, user) -> None:
    """Counts from now on: it comes, waits in line, or waits for the organiser's yes."""
    hold(signup.moment)
    signup.refresh_from_db(fields=["state"])
    if signup.state != State.UNCONFIRMED:
        return
    refuse_closed(signup)
    if known := Signup.objects.same_person(signup).first():
        raise SignedUpAlready(known)
    asks = signup.activity.approves_signups
    values = {
        "state": State.ASKED if asks else State.WAITING,
        "user": user,
        "confirmed_at": timezone.now(),
    }
    set_from(signup, {State.UNCONFIRMED}, **values)
    if asks:
        mails.asked(signup)
    else:
        let_in(signup)


def let_in(signup, *, is_approved=False):
    """From the end of the line to the front as far as it goes; the caller holds the moment."""
    moved = move_up(signup.moment, newcomer=signup)
    tell_moved(moved, besides=signup)
    if signup in moved:
        signup.state = State.COMING
        mails.coming(signup, is_approved=is_approved)
    else:
        mails.waiting(signup, is_approved=is_approved)


@transaction.atomic
def change(signup, *, people, note) -> None:
    """Raises SignupRefused when there is no room for more people; then nothing changed."""
    hold(signup.moment)
    signup.refresh_from_db(fields=["state", "people"])
    if not signup.is_open:
        raise SignupRefused("Deze aanmelding kun je niet meer wijzigen.")
    more = people - signup.people
    if signup.is_coming and more > 0 and not take(signup.moment, more):
        raise SignupRefused("Zoveel plaatsen zijn er niet meer. Je aanmelding bleef zoals hij was.")
    if signup.is_coming and more < 0:
        give_back(signup.moment, -more)
    set_from(signup, {signup.state}, people=people, note=note)
    moved = move_up(signup.moment)
    tell_moved(moved, besides=signup)
    if signup in moved:
        signup.state = State.COMING
        mails.moved_up(signup)
    else:
        mails.changed(signup)


@transaction.atomic
def cancel(signup) -> bool:
    """False when there was nothing to cancel any more."""
    if not leave(signup, State.CANCELLED):
        return False
    mails.cancelled(signup)
    return True


@transaction.atomic
def sign_up_for(signup, *, by) -> None:
    """Staff, for who rang: it counts at once, as if the code had been right.

    A form sent twice is one sign-up. Raises SignedUpAlready or SignupRefused; then nothing is kept.
    """
    signup.entered_by = by
    if not store_once(signup, words=SAME_GUEST):
        signup.pk = Signup.objects.with_form_token(signup.form_token).pk
        return
    confirm(signup, None)


# --- By who organises ---------------------------------------------------------------------------


@transaction.atomic
def approve(signup) -> bool:
    """Yes: it comes, or stands in line when it is full by now. False when it didn't ask."""
    hold(signup.moment)
    if not set_from(signup, {State.ASKED}, state=State.WAITING):
        return False
    let_in(signup, is_approved=True)
    return True


@transaction.atomic
def decline(signup, note="") -> bool:
    """No, also to who came or waited already; the places go to who is next."""
    if not leave(signup, State.DECLINED):
        return False
    mails.declined(signup, note)
    return True


def mark_present(signup, is_present: bool | None) -> None:
    """Was there, wasn't, or nobody noted it."""
    Signup.objects.filter(pk=signup.pk).update(is_present=is_present)
    signup.is_present = is_present


def people_coming(moment):
    """Who comes, by name; `.people()` counts them."""
    return Signup.objects.filter(moment=moment).coming().order_by("name", "pk")


# --- What they share ----------------------------------------------------------------------------


def leave(signup, state):
    """Out of the moment or the line; whoever fits now moves up."""
    hold(signup.moment)
    signup.refresh_from_db(fields=["state", "people"])
    came = signup.is_coming
    if not set_from(signup, ACTIVE, state=state):
        return False
    if came:
        give_back(signup.moment, signup.people)
    tell_moved(move_up(signup.moment))
    return True


def set_from(signup, states, **values) -> bool:
    """Writes only while the state is still one of these; so of two rivals one wins.

    The page of the activity tells how many places are left, so it is made anew.
    """
    if not Signup.objects.filter(pk=signup.pk, state__in=states).update(**values):
        return False
    for name, value in values.items():
        setattr(signup, name, value)
    renew_page(signup.activity.get_absolute_url())
    return True


def tell_moved(moved, *, besides=None):
    for signup in moved:
        if signup != besides:
            mails.moved_up(signup)


def refuse_closed(signup):
    activity, moment = signup.activity, signup.moment
    if not activity.is_published or moment.is_cancelled:
        raise SignupRefused("Dit gaat niet door. Je hebt je dus niet aangemeld.")
    if moment.is_over:
        raise SignupRefused("Dit is al geweest. Aanmelden kan niet meer.")
    if activity.coming != Coming.SIGN_UP:
        raise SignupRefused("Aanmelden kan hier niet meer.")
