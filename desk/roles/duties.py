"""What each role is for, in the words of the page “Wie doet wat”."""

from desk.groups import EDITOR, MODERATOR, ORGANISER, SPONSOR_MANAGER


def duties() -> tuple[tuple[str, str, str], ...]:
    """Name, what they do, and what they don't."""
    return (
        (
            ORGANISER,
            "Alles: de editie, de wachtrij, sponsors, teksten, mailingen, import en export, "
            "collega’s en het logboek.",
            "Zichzelf rechten geven.",
        ),
        (
            MODERATOR,
            "De wachtrij: online zetten, om aanpassing vragen, afwijzen, offline halen, "
            "vertrouwen, en afzenders blokkeren. Leest meldingen en berichten.",
            "Iets voorgoed weggooien, en wat bij de editie hoort.",
        ),
        (
            SPONSOR_MANAGER,
            "Sponsors, aanvragen van sponsors en ambassadeurs.",
            "Activiteiten, teams en gegevens van wie zich aanmeldt.",
        ),
        (
            EDITOR,
            "De teksten: pagina’s, spelregels, branches, thema’s, de mededeling, "
            "de woorden in e-mails en de ideeën.",
            "Gegevens van personen, en beslissen wat online komt.",
        ),
    )
