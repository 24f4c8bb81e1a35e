"""The exact place, and who of the guests may know it."""

from activities.models import PrivateLocation


def exact_place(signup) -> PrivateLocation | None:
    """The hidden address or the link to take part: for who comes, until it is over."""
    activity = signup.activity
    is_secret = activity.hides_address or activity.is_online
    if not (signup.is_coming and signup.is_open and is_secret and activity.tells_address_to_guests):
        return None
    return PrivateLocation.objects.filter(activity=activity).first()
