"""Alerts: from a choice of filters to at most one letter a day with what is new."""

from dataclasses import dataclass
from datetime import time, timedelta

from django.db import transaction
from django.http import QueryDict
from django.utils import timezone
from django.utils.http import urlencode

from accounts.people import owns_address
from activities import mails
from activities.filter_words import scope
from activities.filters import Filters
from activities.models import Activity, Alert
from activities.models.alert import LONGEST_QUERY
from verbinding.lib.once import store_once

# Letters go out from this hour on, in Amsterdam: the evening is when people make plans.
MAILED_FROM = time(17)
MOST_IN_A_LETTER = 20
MOST_PER_PERSON = 10
# Whoever publishes takes a moment between noting the time and committing it.
SETTLING = timedelta(minutes=2)


def query_of(filters):
    """The choice as one query string: what was understood, in a fixed order, and nothing else."""
    typed = {"q": filters.words, "plaats": filters.place_text}
    pairs = [(row["name"], typed.get(row["name"], row["value"])) for row in filters.active]
    if filters.place:
        pairs.append(("straal", filters.radius))
    return urlencode(sorted(pairs))


def is_unsettled(filters):
    """Whether a place was typed of which we don't know where it is: that would mail everything."""
    return bool(filters.place_text) and filters.place is None


def is_too_long(query):
    return len(query) > LONGEST_QUERY


def words_of(filters):
    return f"activiteiten{scope(filters)}"


def filters_of(alert):
    return Filters(QueryDict(alert.query), alert.edition)


# --- Asking for one -----------------------------------------------------------------------------


def ask_alert(form, filters):
    """Keeps the wish until the code is entered; a double click gives the same one twice."""
    alert = Alert(
        edition=filters.edition,
        query=query_of(filters),
        words=words_of(filters),
        pending_email=form.address,
        form_token=form.cleaned_data["form_token"],
    )
    if store_once(alert, words=("pending_email", "edition_id", "query")):
        return alert
    return Alert.objects.get(form_token=alert.form_token)


def move_alert(subject_key, old, new):
    """Somebody mended a typing error in the address."""
    waiting = Alert.objects.unconfirmed().filter(pk=int(subject_key), pending_email=old)
    waiting.update(pending_email=new)


@dataclass(frozen=True)
class Part:
    """What the letter tells of one alert; `has_more` stands in the list only."""

    alert: Alert
    activities: list
    has_more: bool


class AlertRefused(Exception):
    """The wish can't come true; the message is in Dutch."""


def confirm_alert(pk, user):
    """Makes the wish this person's; raises AlertRefused when it is gone, double or one too many."""
    alert = Alert.objects.unconfirmed().filter(pk=pk).first()
    if alert is None or not owns_address(user, alert.pending_email):
        raise AlertRefused("Dit seintje is er niet meer. Vraag het opnieuw aan.")
    own = Alert.objects.of_user(user)
    if own.filter(edition=alert.edition, query=alert.query).exists():
        alert.delete()
        raise AlertRefused("Dit seintje had je al. Je hoeft niets te doen.")
    if own.count() >= MOST_PER_PERSON:
        alert.delete()
        raise AlertRefused(
            f"Je hebt al {MOST_PER_PERSON} seintjes. Haal er eerst een weg, of kies ruimer."
        )
    now = timezone.localtime()
    Alert.objects.filter(pk=pk, owner=None).update(
        owner=user,
        pending_email="",
        confirmed_at=now,
        # Today's letters are on their way by then, and there is at most one a day.
        looked_on=now.date() if now.time() >= MAILED_FROM else None,
    )


# --- The daily letter ---------------------------------------------------------------------------


def mail_news():
    """Looks once a day, from five o'clock on, for everybody; returns how many letters went."""
    now = timezone.localtime()
    if now.time() < MAILED_FROM:
        return 0
    due = Alert.objects.due_on(now.date()).order_by("owner_id")
    owners = list(due.values_list("owner_id", flat=True).distinct())
    return sum(mail_person(owner, now) for owner in owners)


def mail_person(owner, now):
    """All that is new for one person in one letter; whether there was anything.

    The claim, the letter's row and the marks are one transaction: after a crash in the middle
    nothing of it happened, and of two rivals the second finds nothing left to claim.
    """
    today = now.date()
    with transaction.atomic():
        if not Alert.objects.due_on(today).filter(owner=owner).update(looked_on=today):
            return False
        alerts = Alert.objects.filter(owner=owner, looked_on=today)
        alerts = list(alerts.select_related("edition", "owner"))
        until = now - SETTLING
        parts = news_for(alerts, until)
        looked_at = Alert.objects.filter(pk__in=[alert.pk for alert in alerts])
        looked_at.filter(seen_until__lt=until).update(seen_until=until)
        if parts:
            looked_at.update(mailed_on=today)
            mails.tell_news(alerts[0], parts)
    return bool(parts)


def news_for(alerts, until):
    """For each alert what is new, each activity once, at most twenty together."""
    parts, told = [], set()
    for alert in alerts:
        filters = filters_of(alert)
        found = new_for(alert, filters, until).exclude(pk__in=told)
        room = MOST_IN_A_LETTER - len(told)
        new = list(filters.apply(found).with_card_data()[: room + 1])
        told |= {activity.pk for activity in new[:room]}
        if new:
            parts.append(Part(alert, new[:room], len(new) > room))
    return parts


def new_for(alert, filters, until):
    """Came online since the last look and still to come; own groups only when asked for."""
    if not is_whole(alert, filters):
        return Activity.objects.none()
    found = Activity.objects.published().for_edition(alert.edition).upcoming()
    if not filters.openness:
        found = found.filter(openness=Activity.Openness.EVERYONE)
    return found.filter(published_at__gt=alert.seen_until, published_at__lte=until)


def is_whole(alert, filters):
    """Without its theme, or its team, an alert would suddenly be about everything."""
    asked = set(QueryDict(alert.query)) - {"straal"}
    return asked == {row["name"] for row in filters.active}


# --- Stopping and forgetting --------------------------------------------------------------------


def stop(alert):
    """This one; the person's others go on."""
    alert.delete()


def stop_all(alert):
    """No letters to this person any more: what a mail program asks for with its own button."""
    Alert.objects.of_user(alert.owner).delete()


def forget_unconfirmed(before):
    return Alert.objects.unconfirmed().begun_before(before).delete()[0]


def forget_outlived(day):
    return Alert.objects.outlived(day).delete()[0]
