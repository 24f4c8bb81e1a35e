"""What happens once the code from the e-mail was right, or wasn't needed."""

from django.contrib import messages
from django.urls import reverse

from accounts.confirmations import confirms
from accounts.models import EmailCode
from activities.alerts import MAILED_FROM, AlertRefused, confirm_alert, move_alert
from activities.entering import claim, read_subject
from activities.models import Activity
from activities.workflow import take_step
from verbinding.lib.workflow import StepRefused

GONE = "Deze activiteit is er niet meer, of hij is al van iemand."


def move_entry(subject_key, old, new):
    """Somebody mended a typing error in the address: the entry waits for the new one now."""
    pk, _ = read_subject(subject_key)
    Activity.objects.unconfirmed().filter(pk=pk, pending_email=old).update(pending_email=new)


@confirms(EmailCode.Purpose.ENTER, move=move_entry)
def confirm_activity(request, user, subject_key):
    """The activity becomes this person's and goes to a moderator, or waits under /mijn/."""
    pk, sends_in = read_subject(subject_key)
    activity = Activity.objects.pending_for(user).filter(pk=pk).first()
    if activity is None or not claim(activity, user):
        messages.warning(request, GONE)
        return reverse("accounts:mine")
    return after_own_entry(request, activity, sends_in=sends_in)


def after_own_entry(request, activity, *, sends_in):
    """Sends the activity in when that is asked; returns the address to go to."""
    if not activity.is_draft:
        # A double click: the first one did all.
        return reverse("activities:done", args=[activity.slug])
    if not sends_in:
        messages.success(request, "Bewaard. Je concept wacht hier op je.")
        return reverse("accounts:mine")
    return send_in(request, activity, by=activity.owner)


def send_in(request, activity, *, by):
    try:
        take_step(activity, "submit", by=by)
    except StepRefused as refusal:
        messages.warning(request, str(refusal))
        return reverse("activities:edit", args=[activity.slug])
    return reverse("activities:done", args=[activity.slug])


@confirms(EmailCode.Purpose.ALERT, move=move_alert)
def start_alert(request, user, subject_key):
    """From now on this person hears of what is new."""
    try:
        confirm_alert(int(subject_key), user)
    except AlertRefused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(
            request,
            f"Gelukt. Is er iets nieuws, dan mailen we je: hooguit één keer per dag, "
            f"na {MAILED_FROM.hour}.00 uur.",
        )
    return reverse("accounts:mine")
