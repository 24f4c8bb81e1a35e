"""What changes at an activity reaches who comes: letters, and places that came free."""

from django.utils.formats import date_format

from activities.announcing import on_facts_changed, on_step
from activities.models import Activity, Moment
from activities.public_facts import when_of
from signups import mails
from signups.guests import approve, tell_moved
from signups.models import Signup, State, Tally
from signups.places import hold, move_up

LETTERS = {
    "cancel": lambda signup: mails.called_off(signup, signup.activity.status_note),
    "uncancel": mails.on_again,
    "restore": mails.on_again,
    "take_offline": mails.taken_away,
}


@on_step
def tell_of_step(activity, name):
    if name not in LETTERS or (name == "take_offline" and activity.cancelled_at):
        return
    for signup in to_come(activity):
        if not signup.moment.is_cancelled:
            LETTERS[name](signup)


@on_facts_changed
def follow_changes(activity, before, after):
    """Letters to who comes, a yes where none is asked for any more, and who moves up."""
    tell_of_changes(activity, before, after)
    say_yes_to_all(activity)
    remarks = []
    for moment in Moment.objects.filter(activity=activity, signups__isnull=False).distinct():
        hold(moment)
        tell_moved(move_up(moment))
        remarks += too_many(moment)
    return remarks


def tell_of_changes(activity, before, after):
    for signup in to_come(activity):
        was, now = before.moments[signup.moment_id], after.moments[signup.moment_id]
        if now.is_cancelled and not was.is_cancelled:
            mails.called_off(signup, "")
        elif news := news_for(signup, before, after):
            mails.facts_changed(signup, news)


def to_come(activity):
    """Whoever has a place, wants one or asked for one at a moment that isn't over."""
    signups = Signup.objects.of_activity(activity).active().with_activity()
    return [signup for signup in signups if not signup.moment.is_over]


def news_for(signup, before, after):
    """What is different for this one, as Dutch sentences."""
    was, now = before.moments[signup.moment_id], after.moments[signup.moment_id]
    news = []
    if was != now:
        news.append(f"Het is nu {when_of(signup.moment)}.")
    for name, words in after.about.items():
        if before.about[name] != words:
            news.append(f"{name}: {words} (dit was: {before.about[name] or 'nog niet bekend'}).")
    if before.exact != after.exact and signup.state == State.COMING:
        news.append("Het precieze adres, of de link om mee te doen, is veranderd. Kijk hieronder.")
    return news


def say_yes_to_all(activity):
    """The organiser no longer wants to say yes to each: who waited for that may come."""
    if activity.approves_signups or activity.coming != Activity.Coming.SIGN_UP:
        return
    for signup in Signup.objects.of_activity(activity).asked().with_activity():
        approve(signup)


def too_many(moment):
    """Nobody is sent away when there are fewer places now; the organiser should know it."""
    taken = Tally.objects.values_list("taken", flat=True).get(pk=moment.pk)
    if moment.capacity is None or taken <= moment.capacity or moment.is_cancelled:
        return []
    day = date_format(moment.local_date, "l j F")
    return [
        f"Voor {day} zijn er nu {moment.capacity} plaatsen, terwijl er al {taken} mensen komen. "
        "Zij blijven welkom. Wie zich nu nog aanmeldt, komt op de wachtlijst."
    ]
