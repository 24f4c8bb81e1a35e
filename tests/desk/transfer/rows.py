"""Rows as people send them in, whole and right until a test changes something."""

GOOD = {
    "editie": "2024",
    "titel": "Soep voor de straat",
    "beschrijving": "We kookten samen soep.",
    "datum": "2024-12-14",
    "van": "14:00",
    "tot": "16:00",
    "straat en huisnummer": "Marktplein 1",
    "plaats": "Zwolle",
    "gemeente": "Zwolle",
    "naam op de site": "Noor",
}
