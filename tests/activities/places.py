"""Places of activities other than the factory's Zwolle."""

MAARSSEN = {
    "place_label": "Maarssen",
    "place_name": "Maarssen",
    "municipality": "Stichtse Vecht",
    "municipality_code": "1904",
    "province": "Utrecht",
    "lat": 52.1392,
    "lon": 5.0394,
}
