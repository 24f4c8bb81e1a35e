"""How a new activity comes into being, and how it becomes somebody's."""

import secrets

from django.db import transaction

from accounts.people import give_name
from activities.models import Activity
from activities.placing import keep_location, place_on_map
from activities.team_links import ask_team
from activities.workflow import TEXTS
from verbinding.lib.once import store_once
from verbinding.lib.risks import signs_in
from verbinding.lib.slugs import stem_of

# Two forms with one token are a double click only when all of these are the same.
SAME_ENTRY = (*TEXTS, "pending_email", "owner_id")
# Where a link, an address or a number is what was asked for.
HAS_ITS_OWN_FIELD = {"link", "contact_email", "contact_phone", "signup_link"}
ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"


def new_slug(title: str) -> str:
    """Fifty characters of the title and five random ones, so that nobody guesses a draft."""
    start = stem_of(title, otherwise="activiteit")
    return f"{start}-{''.join(secrets.choice(ALPHABET) for _ in range(5))}"


def enter(form, moments, *, edition):
    """Writes what the valid form and formset hold; a double click gives the same activity twice.

    Returns the activity: a concept, owned by the person logged in, or waiting for the code sent
    to `pending_email`.
    """
    activity = drawn_up(form, edition=edition)
    if form.person.is_authenticated:
        activity.owner = activity.entered_by = form.person
    else:
        activity.pending_email = form.cleaned_data["email"]
    with transaction.atomic():
        if not store(activity):
            return Activity.objects.get(form_token=form.cleaned_data["form_token"])
        keep_the_rest(form, moments)
    return activity


def drawn_up(form, *, edition):
    """The row as the form says, nobody's yet and not stored."""
    activity = form.guarded_row()
    activity.edition = edition
    activity.copied_from, activity.copied_from_idea = form.source.activity, form.source.idea
    activity.slug = new_slug(activity.title)
    activity.risk_signs += text_signs(activity)
    form.note_agreement()
    place_on_map(activity, form.place, address=form.cleaned_data["address"])
    return activity


def store(activity) -> bool:
    """False when this very form was stored before."""
    return store_once(activity, words=SAME_ENTRY)


def keep_the_rest(form, moments):
    """What hangs on the row: labels, the exact place, the moments and the wish for a team."""
    activity = form.instance
    form.save_m2m()
    keep_location(activity, form.place, form.cleaned_data)
    moments.instance = activity
    moments.save()
    if "team" in form.fields:
        ask_team(activity, form.cleaned_data["team"], by=form.person)


def text_signs(activity):
    return signs_in(*(getattr(activity, name) for name in TEXTS if name not in HAS_ITS_OWN_FIELD))


def code_subject(activity, *, is_concept):
    """What the e-mailed code stands for: send the activity in, or keep it as a concept."""
    return f"{activity.pk}:{'bewaren' if is_concept else 'indienen'}"


def read_subject(subject_key):
    """(primary key, whether to send in) from a code's subject."""
    pk, _, wish = subject_key.partition(":")
    return int(pk), wish == "indienen"


def discard(activity, user) -> bool:
    """Really deletes what never was more than a draft; False when it is more by now."""
    deleted, _ = Activity.objects.drafts_of(user).filter(pk=activity.pk).delete()
    return deleted > 0


def claim(activity, user) -> bool:
    """Makes an unconfirmed activity this person's; False when it is somebody's already."""
    claimed = Activity.objects.pending_for(user).filter(pk=activity.pk)
    if not claimed.update(owner=user, entered_by=user, pending_email=""):
        return False
    activity.refresh_from_db()
    give_name(user, activity.shown_name)
    return True
