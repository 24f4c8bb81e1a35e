"""The words with which the home page greets: another question each day, other words each phase."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format

from editions.models import Edition

QUESTIONS = (
    "Hoe heet je buurvrouw eigenlijk?",
    "Wie leeft er op als jij vandaag belt?",
    "Bij wie klop jij aan als het even tegenzit?",
    "Met wie zou jij vaker willen lachen?",
    "Welke vriend zag je te lang niet?",
    "Wanneer at je voor het laatst bij opa of oma?",
    "Wie in jouw straat kent de mooiste verhalen?",
)

Phase = Edition.Phase


@dataclass(frozen=True)
class Link:
    label: str
    url: str


@dataclass(frozen=True)
class Step:
    title: str
    text: str
    label: str = ""
    url: str = ""


@dataclass(frozen=True)
class Welcome:
    """`action` is the one clear thing to do; None where the search box itself is that thing."""

    lead: str
    action: Link | None
    second: Link | None = None
    # Whether looking for something to join makes sense in this phase.
    searches: bool = True


def question_of(day):
    return QUESTIONS[day.toordinal() % len(QUESTIONS)]


def welcome(edition: Edition, activity_count: int, day) -> Welcome:
    phase = edition.phase_on(day)
    if phase in {Phase.AFTER, Phase.ARCHIVE}:
        return _afterwards(edition, phase)
    if phase == Phase.BEFORE:
        return _beforehand(edition)
    return _now(edition, phase, activity_count, day)


def _beforehand(edition):
    lead = f"{_when(edition)} doen mensen in het hele land iets kleins waar je blij van wordt."
    if edition.entering_opens_on:
        opens = date_format(edition.entering_opens_on, "j F")
        lead += f" Vanaf {opens} zet je jouw activiteit erbij. Je team kun je nu al beginnen."
    return Welcome(lead, _start_team(), Link("Lees wat de week is", reverse("pages:over")), False)


def _now(edition, phase, activity_count, day):
    organise = Link("Organiseer iets", reverse("activities:create"))
    takes_entries = edition.takes_entries_on(day)
    if phase == Phase.WEEK:
        last_day = date_format(edition.last_day, "l j F")
        lead = f"Het is zover. Tot en met {last_day} staan overal deuren open, vast ook bij jou."
        if takes_entries and not activity_count:
            return Welcome(lead, organise)
        return Welcome(lead, None, organise if takes_entries else None)
    lead = (
        f"{_when(edition)} brengen mensen in het hele land anderen bij elkaar, met iets kleins. "
        "Jij ook? Wat je vandaag verzint, kun je morgen doen."
    )
    look = Link("Kijk wat er al is", reverse("activities:list")) if activity_count else None
    return Welcome(lead, organise if takes_entries else None, look if takes_entries else None)


def _afterwards(edition, phase):
    lead = f"De {edition.title} is voorbij. Wat mensen bedachten, staat er nog: om na te doen."
    if phase == Phase.AFTER:
        lead = (
            "Dank je wel! Voor de soep, de stoelen, de goede gesprekken. "
            "Kijk wat er allemaal is gebeurd, en bewaar een idee voor volgend jaar."
        )
    look_back = Link("Kijk terug", edition.get_absolute_url())
    return Welcome(lead, look_back, _start_team(), searches=False)


def _start_team():
    return Link("Start een InspiratieTeam", reverse("teams:create"))


def _when(edition):
    if edition.first_day is None:
        return f"In december {edition.year}"
    return f"Van {days_in_words(edition)}"


def days_in_words(edition):
    """ "14 tot en met 19 december", or with both months where they differ."""
    same_month = edition.first_day.month == edition.last_day.month
    first = date_format(edition.first_day, "j" if same_month else "j F")
    return f"{first} tot en met {date_format(edition.last_day, 'j F')}"


def steps(edition, day) -> list[Step]:
    """How to take part: as a guest during the week, as someone who organises before it."""
    phase = edition.phase_on(day)
    if phase == Phase.WEEK:
        return _steps_to_join()
    return _steps_to_organise() if phase in {Phase.BEFORE, Phase.OPEN} else []


def _steps_to_organise():
    return [
        Step(
            "Verzin iets kleins",
            "Een pan snert, een blokje om, een uur sjoelen in de kantine. "
            "Kan het morgen al? Dan is het precies goed.",
        ),
        Step(
            "Zet het erop",
            "Wat, waar, wanneer en hoe je heet: in twee minuten klaar. "
            "Een account maak je niet, een code in je mail is genoeg.",
            "Organiseer iets",
            reverse("activities:create"),
        ),
        Step(
            "Doe de deur open",
            "Een mens leest mee en meestal sta je dezelfde dag online. "
            "Daarna hoef jij alleen nog koffie te zetten.",
        ),
    ]


def _steps_to_join():
    return [
        Step(
            "Kies iets dichtbij",
            "Vul je postcode in en kijk wat er vandaag of morgen is. "
            "Hoe korter de weg, hoe groter de kans dat je elkaar weer tegenkomt.",
            "Bekijk alle activiteiten",
            reverse("activities:list"),
        ),
        Step(
            "Ga erheen",
            "Alleen komen is heel gewoon. Staat er ‘Welkom, ook alleen’ bij, "
            "dan kijkt er iemand naar je uit.",
        ),
        Step(
            "Geef het door",
            "Was het leuk? Doe het na in je eigen straat. Simpeler wordt het niet.",
        ),
    ]
