"""What a browser sends when somebody enters an activity, and the code that they then type."""

from tests.guarded import code_sent_to, filled, hidden_fields, subjects_to, type_code

__all__ = ["NEW", "code_sent_to", "entry", "rows", "subjects_to", "type_code"]

NEW = "/activiteiten/nieuw/"


def entry(**overrides):
    """The seven things that the form asks for, as typed; None leaves a field out."""
    fields = {
        "title": "Soep eten met de straat",
        "description": "We koken een grote pan soep en eten die samen op.",
        "place_query": "3607 AB",
        "shown_name": "Fatima",
        "email": "fatima@example.nl",
        "agrees": "on",
        **hidden_fields(),
        **rows(("2026-12-14", "17:00", "19:00")),
        **overrides,
    }
    return filled(fields)


def rows(*moments, ids=()):
    """The fields of the formset for (day, from, until) each; `ids` of the moments that exist."""
    fields = {
        "moments-TOTAL_FORMS": str(len(moments)),
        "moments-INITIAL_FORMS": str(len(ids)),
        "moments-MIN_NUM_FORMS": "1",
        "moments-MAX_NUM_FORMS": "20",
    }
    for index, (day, starts, ends) in enumerate(moments):
        row = f"moments-{index}"
        fields |= {f"{row}-day": day, f"{row}-starts": starts, f"{row}-ends": ends}
    for index, pk in enumerate(ids):
        fields[f"moments-{index}-id"] = str(pk)
    return fields
