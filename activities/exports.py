"""The list as open data: a CSV file with one row per moment, of facts that stand on the site.

How it is written: `verbinding/lib/spreadsheets.py`. No names of people: a file that is passed on
can't be called back.
"""

from itertools import islice

from activities.models.moment import AMSTERDAM
from activities.public_facts import is_off, one_line, page_of, place_of, point_of, updated_at
from verbinding.lib.spreadsheets import BOM, csv_writer, harmless, number, yes

ROWS_AT_ONCE = 500


def clock(moment, at):
    return "" if moment.is_all_day else f"{at.astimezone(AMSTERDAM):%H:%M}"


def names(rows):
    return ", ".join(row.name for row in rows.all())


def latitude(activity):
    return number((point_of(activity) or (None, None))[0], 4)


def longitude(activity):
    return number((point_of(activity) or (None, None))[1], 4)


def code(activity):
    """As the CBS writes it; without its letters a spreadsheet loses the zero in front."""
    return f"GM{activity.municipality_code}" if activity.municipality_code else ""


def team(activity):
    return activity.team.name if activity.team and activity.team.is_public else ""


def changed(activity):
    return updated_at(activity).isoformat(timespec="seconds")


OF_MOMENT = (
    ("moment", "vaste sleutel van het moment", lambda m: str(m.uuid)),
    ("dag", "jaar-maand-dag", lambda m: m.local_date.isoformat()),
    ("begin", "uur en minuut; leeg bij een hele dag", lambda m: clock(m, m.starts_at)),
    ("einde", "uur en minuut; leeg bij een hele dag", lambda m: clock(m, m.ends_at)),
    ("hele_dag", "ja of nee", lambda m: yes(m.is_all_day)),
    ("gaat_door", "ja of nee", lambda m: yes(not is_off(m))),
)
OF_ACTIVITY = (
    ("activiteit", "de titel", lambda a: a.title),
    ("in_een_zin", "waar het om gaat", lambda a: a.summary),
    ("plaats", "zoals op de site; soms alleen de buurt", place_of),
    ("plaatsnaam", "", lambda a: a.place_name),
    ("gemeente", "", lambda a: a.municipality),
    ("gemeentecode", "van het CBS", code),
    ("provincie", "", lambda a: a.province),
    ("breedtegraad", "midden van de postcode, nooit de voordeur", latitude),
    ("lengtegraad", "midden van de postcode, nooit de voordeur", longitude),
    ("online", "ja of nee", lambda a: yes(a.is_online)),
    ("thema", "", lambda a: a.theme.name if a.theme else ""),
    ("branche", "", lambda a: a.branch.name if a.branch else ""),
    ("doelgroepen", "met komma’s ertussen", lambda a: names(a.audiences)),
    ("wie", "voor iedereen of voor een eigen groep", lambda a: a.get_openness_display()),
    ("kosten", "euro per persoon; 0,00 is gratis", lambda a: number(a.cost, 2)),
    ("welkom_alleen", "ja of nee", lambda a: yes(a.welcomes_alone)),
    ("zonder_drempels", "ja of nee", lambda a: yes(a.is_step_free)),
    ("aangepast_toilet", "ja of nee", lambda a: yes(a.has_accessible_toilet)),
    ("rustige_plek", "ja of nee", lambda a: yes(a.has_quiet_spot)),
    ("talen", "met komma’s ertussen", lambda a: names(a.languages)),
    ("team", "het InspiratieTeam", team),
    ("pagina", "adres op de site", page_of),
    ("gewijzigd", "tijd van de laatste wijziging", changed),
)
COLUMNS = [(name, meaning) for name, meaning, _ in (*OF_MOMENT, *OF_ACTIVITY)]


def csv_of(activities, fits):
    """Pieces of the file; `fits(moment)` says which moments belong in it."""
    write = csv_writer()
    rows = rows_of(activities, fits)
    yield (BOM + write([name for name, _ in COLUMNS])).encode()
    while piece := "".join(write(row) for row in islice(rows, ROWS_AT_ONCE)):
        yield piece.encode()


def rows_of(activities, fits):
    whole = activities.with_card_data().select_related("branch").defer("description")
    whole = whole.prefetch_related("audiences", "languages")
    for activity in whole.iterator(chunk_size=ROWS_AT_ONCE):
        facts = [harmless(one_line(fact(activity))) for _, _, fact in OF_ACTIVITY]
        for moment in filter(fits, activity.moments.all()):
            yield [*(fact(moment) for _, _, fact in OF_MOMENT), *facts]
