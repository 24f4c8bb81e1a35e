"""Activities around a point: a box on the index first, then the distance over the globe."""

import math

from django.db.models import F, FloatField, Value
from django.db.models.functions import ASin, Cos, Power, Radians, Sin, Sqrt

EARTH_DIAMETER_KM = 12742.0
# A little less than it is, so that the box never cuts the circle.
KM_PER_DEGREE = 111.0


def with_distance(queryset, lat: float, lon: float):
    """Annotates `distance_km`, as the crow flies (haversine)."""
    half_lat = (Radians(F("lat")) - Value(math.radians(lat))) / 2.0
    half_lon = (Radians(F("lon")) - Value(math.radians(lon))) / 2.0
    squares = Power(Sin(half_lat), 2) + Cos(Radians(F("lat"))) * Value(
        math.cos(math.radians(lat))
    ) * Power(Sin(half_lon), 2)
    distance = Value(EARTH_DIAMETER_KM, FloatField()) * ASin(Sqrt(squares))
    return queryset.annotate(distance_km=distance)


def within(queryset, lat: float, lon: float, km: float):
    """Those at most `km` away; activities without a point (online) are never near."""
    high = km / KM_PER_DEGREE
    wide = high / math.cos(math.radians(lat))
    box = queryset.filter(lat__range=(lat - high, lat + high), lon__range=(lon - wide, lon + wide))
    return with_distance(box, lat, lon).filter(distance_km__lte=km)
