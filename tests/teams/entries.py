"""What a browser sends when somebody founds or edits a team, and rivals who do so at once."""

import threading

from django.db import connection

from tests.guarded import filled, hidden_fields, subjects_to, type_code

__all__ = ["NEW", "edited", "founding", "race", "subjects_to", "type_code"]

NEW = "/teams/starten/"


def founding(**overrides):
    """The six things that the form asks for, as typed; None leaves a field out."""
    fields = {
        "name": "Buren van Maarssenbroek",
        "place_query": "3607 AB",
        "goal": "Elke avond van de week een pan soep voor de straat.",
        "founder_name": "Fatima",
        "email": "fatima@example.nl",
        "agrees": "on",
        **hidden_fields(),
        **overrides,
    }
    return filled(fields)


def edited(team, **overrides):
    """The edit form of this team as the browser would send it back."""
    return {
        "seen": team.fingerprint,
        "name": team.name,
        "place_query": team.place_label,
        "goal": team.goal,
        "kind": team.kind,
        "welcomes_people": "on",
        **overrides,
    }


def race(*calls):
    """Runs the calls at the same moment, each on a connection of its own; what each came to."""
    gate, outcomes = threading.Barrier(len(calls)), [None] * len(calls)

    def run(index, call):
        gate.wait()
        try:
            outcomes[index] = call()
        except Exception as refusal:
            outcomes[index] = refusal
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes
