"""What staff enter for who rang or wrote on paper, and how it becomes that person's own.

Until they take it over with a code it has no owner: staff look after it, letters go to the address
that was given, and the one who has that letter can take it away without logging in.
"""

from django.db import transaction
from django.utils import timezone

from activities import mails
from activities.entering import drawn_up, keep_the_rest, store
from activities.models import Activity, OnBehalf
from activities.workflow import take_step
from verbinding.lib.publishing import VISIBLE, Status
from verbinding.lib.workflow import StepRefused

NOT_THEIRS = "Degene voor wie we dit invoerden, zei dat het niet klopt."


def enter_for(form, moments, *, edition, by, at_once) -> tuple[Activity, str]:
    """Stores it, sends it in and, when asked, puts it online; all in `by`'s name.

    Returns the activity, and in Dutch why it isn't online although that was asked. A double click
    gives the same activity twice and does nothing more.
    """
    activity = drawn_up(form, edition=edition)
    activity.entered_by, activity.team = by, form.team
    with transaction.atomic():
        if not store(activity):
            return Activity.objects.get(form_token=form.cleaned_data["form_token"]), ""
        keep_the_rest(form, moments)
        behalf = form.behalf()
        behalf.activity = activity
        behalf.save(force_insert=True)
        take_step(activity, "submit", by=by)
        obstacle = put_online(activity, by=by) if at_once else ""
        tell(behalf)
    return activity, obstacle


def put_online(activity, *, by) -> str:
    """Dutch words when it can't be yet; it then waits in the queue."""
    try:
        with transaction.atomic():
            take_step(activity, "publish", by=by)
    except StepRefused as refusal:
        activity.refresh_from_db(fields=["status"])
        return str(refusal)
    return ""


def tell(behalf):
    if behalf.email:
        mails.entered_for(behalf)
    OnBehalf.objects.filter(pk=behalf.pk).update(told_at=timezone.now())


@transaction.atomic
def take_over(activity, user) -> bool:
    """It becomes this person's; False when it is somebody's already, or was sent away."""
    known = OnBehalf.objects.of_user(user).filter(activity=activity)
    if not known.update(claimed_at=timezone.now(), email="", phone=""):
        return False
    Activity.objects.filter(pk=activity.pk).update(owner=user)
    activity.refresh_from_db()
    return True


@transaction.atomic
def disown(behalf) -> bool:
    """ "Dit is niet van mij": off the site at once, and the address is forgotten.

    False when it was done before, or when somebody took it over meanwhile.
    """
    known = OnBehalf.objects.open().filter(pk=behalf.pk)
    if not known.update(disowned_at=timezone.now(), email="", phone=""):
        return False
    activity = behalf.activity
    if activity.status in VISIBLE:
        take_step(activity, "disown", note=NOT_THEIRS)
    elif activity.status in {Status.SUBMITTED, Status.CHANGES_ASKED}:
        take_step(activity, "take_back", note=NOT_THEIRS)
    return True
