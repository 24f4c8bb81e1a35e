"""Things that wait for a moderator, and how long already."""

import datetime as dt

from django.core.mail import EmailMessage
from django.utils import timezone

from activities.models import Activity, ActivityProposal
from desk.moderation.decisions import fingerprint
from tests.factories import make_activity, make_moment, make_team
from verbinding.lib import mail, postman
from verbinding.lib.publishing import Status


def hours_ago(hours):
    return timezone.now() - dt.timedelta(hours=hours)


def waiting_activity(title="Soep voor de straat", *, waited=1, starts_in=None, **overrides):
    """Sent `waited` hours ago; it begins in `starts_in` hours, or in the week itself."""
    moments = 1 if starts_in is None else 0
    fields = {"status": Status.SUBMITTED, "submitted_at": hours_ago(waited), **overrides}
    activity = make_activity(title, moments=moments, **fields)
    if starts_in is not None:
        make_moment(activity, timezone.now() + dt.timedelta(hours=starts_in))
    return activity


def waiting_team(name="Buren van Breda", *, waited=1, **overrides):
    fields = {"status": Status.SUBMITTED, "submitted_at": hours_ago(waited), **overrides}
    return make_team(name, **fields)


def waiting_proposal(activity=None, *, waited=1, by=None, **texts):
    texts = texts or {"title": "Stamppot voor de straat"}
    return ActivityProposal.objects.create(
        activity=activity or make_activity(),
        texts=texts,
        proposed_at=hours_ago(waited),
        proposed_by=by,
    )


def online_unchecked(title="Zomaar online", **overrides):
    activity = make_activity(title, **overrides)
    Activity.objects.filter(pk=activity.pk).update(checked_at=None)
    activity.refresh_from_db()
    return activity


def expired_code(clock):
    """A letter with a code that nobody sent in time; its text is wiped."""
    message = EmailMessage("Je code", "    123456\n", to=["noor@example.nl"])
    email = mail.queue(message, secret=True)
    clock.shift(16 * 60)
    postman.wipe_secret_mail()
    email.refresh_from_db()
    return email


def item_url(kind, thing, part=""):
    return f"/beheer/wachtrij/{kind}/{thing.pk}/{part}"


def decide(client, kind, thing, step, note="", **more):
    """By default the moderator has read it as it is now."""
    now = type(thing).objects.get(pk=thing.pk)
    data = {"step": step, "note": note, "seen": fingerprint(now), **more}
    return client.post(item_url(kind, thing), data)


def status_of(thing):
    thing.refresh_from_db()
    return thing.status
