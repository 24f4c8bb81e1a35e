"""Builds who comes in the example data: some activities nearly full, some with a waiting list."""

from datetime import timedelta
from itertools import count

from django.db import transaction
from django.utils.text import slugify

from activities.models import Activity, Moment
from signups.models import Nod, Signup, State, Tally
from verbinding.demo.dice import dice_for, token_for
from verbinding.demo.texts import words

# Of the largest sets only the first get guests: enough to look at, and quick to make.
MOST_ACTIVITIES = 200
NOTES = ("Ik neem een taart mee.", "We komen met de bus, dus misschien iets later.", "")
APART = timedelta(minutes=37)
Coming = Activity.Coming


@transaction.atomic
def load_guests(edition, seed, visitor, now) -> int:
    """Returns how many sign-ups are new; a moment that has its numbers is left alone."""
    activities = Activity.objects.for_edition(edition).published().order_by("pk")
    first = list(activities.values_list("pk", flat=True)[:MOST_ACTIVITIES])
    moments = Moment.objects.standing().filter(activity__in=first, tally=None)
    moments = list(moments.select_related("activity").order_by("pk"))
    nods = [nod for moment in moments for nod in draw_nods(moment, seed)]
    signups = [signup for moment in moments for signup in draw_signups(moment, seed, now)]
    give_to_visitor(signups, visitor)
    Tally.objects.bulk_create(tally_of(moment, signups, nods) for moment in moments)
    Nod.objects.bulk_create(nods)
    Signup.objects.bulk_create(signups)
    return len(signups)


def key_of(moment):
    """What stays the same from one run to the next; keys and public keys don't."""
    return moment.activity.form_token, moment.local_date


def draw_nods(moment, seed):
    if moment.activity.coming != Coming.NOD:
        return
    for number in range(dice_for(seed, "nods", *key_of(moment)).randint(0, 24)):
        yield Nod(moment=moment, token=token_for(seed, "nod", *key_of(moment), number))


def draw_signups(moment, seed, now):
    """A quarter of the moments is full, with a line; another has a place or two left."""
    if moment.activity.coming != Coming.SIGN_UP:
        return
    dice, room = dice_for(seed, "guests", *key_of(moment)), moment.capacity or 16
    wanted, taken = dice.choice((room, room - dice.randint(1, 2), room // 2, room // 4)), 0
    for number in count():
        people = min(dice.choice((1, 1, 1, 2, 2, 4)), wanted - taken)
        if people <= 0:
            break
        taken += people
        yield guest(moment, number, people, State.COMING, (dice, seed, now))
    for extra in range(3 if wanted == moment.capacity else 0):
        yield guest(moment, number + extra, 1, State.WAITING, (dice, seed, now))
    if moment.activity.approves_signups:
        yield guest(moment, number + 3, 2, State.ASKED, (dice, seed, now))


def guest(moment, number, people, state, chance):
    dice, seed, now = chance
    name = dice.choice(words().first_names)
    at = now - timedelta(days=3) + APART * number
    return Signup(
        moment=moment,
        state=state,
        name=name,
        email=f"{slugify(name)}.gast{number}@example.nl",
        people=people,
        note=dice.choice(NOTES),
        form_token=token_for(seed, "signup", *key_of(moment), number),
        created_at=at,
        confirmed_at=at,
    )


def give_to_visitor(signups, visitor):
    """The visitor of the example comes to something, and waits for something else."""
    elsewhere = None
    for state in (State.COMING, State.WAITING):
        fitting = (signup for signup in signups if signup.state == state)
        own = next((signup for signup in fitting if signup.moment != elsewhere), None)
        if own:
            own.name, own.email, own.user = visitor.name, visitor.email, visitor
            elsewhere = own.moment


def tally_of(moment, signups, nods):
    return Tally(
        moment=moment,
        taken=sum(
            signup.people
            for signup in signups
            if signup.moment == moment and signup.state == State.COMING
        ),
        nods=sum(nod.moment == moment for nod in nods),
    )
