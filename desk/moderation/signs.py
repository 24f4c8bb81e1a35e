"""Why a sign stands beside a thing, in words for who decides on it."""

from dataclasses import dataclass

from activities.lookalikes import SIGN as LOOKS_LIKE
from verbinding.lib.sendersigns import MANY, THROWAWAY

FIRST_TIME = "eerste inzending"
WHY = {
    "link in de tekst": "Reclame komt vaak met een link. Leidt die naar iets dat erbij hoort?",
    "e-mailadres in de tekst": "Iedereen kan het overnemen. Is het van de inzender zelf?",
    "telefoonnummer in de tekst": "Iedereen kan het bellen. Is het van de inzender zelf?",
    "HOOFDLETTERS": "Zo schreeuwt een tekst, en wie hem laat voorlezen hoort losse letters.",
    THROWAWAY: "Dit e-mailadres bestaat maar even: wat je vraagt, leest straks niemand meer.",
    MANY: "Meer dan tien in een uur, door één persoon. Kijk of het echte inzendingen zijn.",
    FIRST_TIME: "Van deze persoon keurde nog niemand iets goed of af.",
    LOOKS_LIKE: "De inzender zegt dat het een andere is. Zie onder “Lijkt op”.",
    "Het verborgen veld is ingevuld": "Dat veld ziet alleen een programma. Vaak is dit spam.",
    "Het tijdstip van openen ontbreekt": "Het formulier is niet gewoon in een browser ingevuld.",
    "Binnen 3 seconden ingevuld": "Zo snel typt niemand. Vaak is dit spam, soms een kladje.",
}


@dataclass(frozen=True)
class Sign:
    words: str
    why: str


def explained(signs: list[str], sender) -> list[Sign]:
    """Each sign with its why; a first time is told too, though it holds nothing up."""
    first = [FIRST_TIME] if sender.is_new and sender.person else []
    return [Sign(words, WHY.get(words, "")) for words in [*signs, *first]]
