"""What follows when the organiser presses a button in the list: the verb, and words about it."""

from signups.guests import approve, decline, mark_present
from signups.overview import can_note_presence

CHANGED = "Dat is net veranderd. Hieronder zie je hoe het nu staat."
PRESENCE = {"present": True, "absent": False, "unnoted": None}


class AnswerRefused(Exception):
    """It can't be done now; the message is in Dutch."""


def answer(name, signup) -> str:
    """Dutch words about what was done; empty where the list itself shows it."""
    if name == "approve":
        return say_yes(signup)
    if not (signup.is_coming and can_note_presence(signup.moment)):
        raise AnswerRefused(CHANGED)
    mark_present(signup, PRESENCE[name])
    return ""


def say_yes(signup):
    if not signup.is_open:
        raise AnswerRefused("Dit is al geweest of gaat niet door. Ja zeggen kan niet meer.")
    if not approve(signup):
        raise AnswerRefused(CHANGED)
    if signup.is_coming:
        return f"{signup.name} komt {told(signup, 'nu ')}"
    return f"Het zit vol. {signup.name} staat nu op de wachtlijst {told(signup)}"


def say_no(signup, note) -> str:
    """To who asked, waits or comes already; until it is over, for then they came."""
    if not (signup.is_open and decline(signup, note)):
        raise AnswerRefused(CHANGED)
    return f"{signup.name} staat niet meer op de lijst {told(signup)}"


def told(signup, when=""):
    """Who has no e-mail was signed up by the organisation, and hears it from them."""
    if signup.email:
        return f"en krijgt {when}een mail."
    return "maar heeft geen e-mail. Geef het door aan de organisatie: die belt."
