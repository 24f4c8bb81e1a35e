"""What the activities room knows of a person, and what goes when they leave."""

from django.db.models import F, Q

from accounts.privacy import erases, exports
from activities.models import (
    Activity,
    ActivityProposal,
    ActivityVersion,
    Alert,
    OnBehalf,
    PrivateLocation,
)
from verbinding.lib.pagecache import raise_revision

NOBODY = "Iemand uit de buurt"
EXPORTED = ("title", "summary", "description", "place_label", "shown_name", "status", "created_at")


@exports("activiteiten")
def export_activities(user):
    own = Activity.objects.filter(owner=user) | Activity.objects.entered_for(user)
    rows = own.distinct().with_page_data()
    return [
        {
            **{name: str(getattr(activity, name)) for name in EXPORTED},
            "contact": [activity.contact_email, activity.contact_phone],
            "adres": str(activity.exact_location() or ""),
            "voor_je_ingevoerd": behalf_of(activity),
            "momenten": [moment.starts_at.isoformat() for moment in activity.moments.all()],
        }
        for activity in rows
    ]


def behalf_of(activity):
    """What we noted when staff entered it for this person; empty when they did so themselves."""
    behalf = getattr(activity, "on_behalf", None)
    if behalf is None:
        return {}
    return {
        "hoe": behalf.get_channel_display(),
        "op": behalf.entered_at.isoformat(),
        "e_mailadres": behalf.email,
        "telefoonnummer": behalf.phone,
    }


@erases("activiteiten")
def erase_activities(user):
    """What was never online goes; what was stays readable without its owner or their details.

    The public label may be somebody's front door, and older versions hold their name.
    """
    keys = Activity.objects.entered_for(user).values_list("pk", flat=True)
    own = Activity.objects.filter(Q(owner=user) | Q(pk__in=list(keys)))
    own.filter(published_at=None).delete()
    Activity.objects.pending_for(user).delete()
    own.update(shown_name=NOBODY, welcomed_by="", shows_contact=False)
    own.update(contact_email="", contact_phone="")
    own.exclude(place_kind=Activity.PlaceKind.ONLINE).update(place_label=F("place_name"))
    for model in (PrivateLocation, ActivityVersion, ActivityProposal, OnBehalf):
        model.objects.filter(activity__in=own).delete()
    raise_revision()


@exports("seintjes")
def export_alerts(user):
    return [
        {
            "keuze": alert.words,
            "editie": str(alert.edition),
            "bevestigd_op": alert.confirmed_at.isoformat(),
            "laatst_gemaild_op": alert.mailed_on and alert.mailed_on.isoformat(),
        }
        for alert in Alert.objects.of_user(user).select_related("edition")
    ]


@erases("seintjes")
def erase_alerts(user):
    Alert.objects.of_user(user).delete()
    Alert.objects.unconfirmed().filter(pending_email=user.email).delete()
