"""Who comes as a file for the organiser, to tick off or to work with in a spreadsheet.

Without e-mail addresses: a file that is passed on can't be called back, and whoever wants to write
to all who come does so from the site.
"""

from activities.exports import clock
from activities.public_facts import one_line
from verbinding.lib.spreadsheets import BOM, csv_writer, harmless, yes

COLUMNS = ("dag", "begin", "naam", "mensen", "stand", "nummer_in_de_rij", "opmerking", "was_erbij")


def csv_of(guests):
    """Lines of the file, of all moments; who waits has a number."""
    write = csv_writer()
    yield (BOM + write(COLUMNS)).encode()
    for at in guests:
        for signup in [*at.coming, *at.asked]:
            yield write(row_of(at.moment, signup)).encode()
        for number, signup in enumerate(at.waiting, start=1):
            yield write(row_of(at.moment, signup, number)).encode()


def row_of(moment, signup, number=""):
    return [
        moment.local_date.isoformat(),
        clock(moment, moment.starts_at),
        harmless(one_line(signup.name)),
        signup.people,
        signup.get_state_display(),
        number,
        harmless(one_line(signup.note)),
        "" if signup.is_present is None else yes(signup.is_present),
    ]
