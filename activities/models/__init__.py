"""Activities, their moments and places, and what happened to them."""

from activities.models.activity import Activity
from activities.models.alert import Alert
from activities.models.behalf import OnBehalf
from activities.models.history import ActivityProposal, ActivityStatusChange, ActivityVersion
from activities.models.listed import Listed
from activities.models.moment import Moment
from activities.models.place import PrivateLocation

__all__ = [
    "Activity",
    "ActivityProposal",
    "ActivityStatusChange",
    "ActivityVersion",
    "Alert",
    "Listed",
    "Moment",
    "OnBehalf",
    "PrivateLocation",
]
