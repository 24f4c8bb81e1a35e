"""What the toolkit offers to take along: texts to paste and signs to download."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.formats import date_format

from activities.sharing import hashtag_of
from verbinding.lib.sharelinks import Link, links_to_friends


@dataclass(frozen=True)
class Text:
    title: str
    words: str
    links: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Badge:
    title: str
    file: str
    width: int = 336
    height: int = 96

    @property
    def download(self):
        """A name that says what it is in a folder full of downloads."""
        return f"week-van-de-verbinding-{self.file.rpartition('/')[2]}"


BADGES = (
    Badge("Wij doen mee, licht", "img/badges/wij-doen-mee-licht.svg"),
    Badge("Wij doen mee, donker", "img/badges/wij-doen-mee-donker.svg"),
    Badge("Alleen de ringen", "img/badges/ringen.svg", 140, 96),
)


def texts_of(edition) -> list[Text]:
    """Ready to paste; between [ ] stands what people fill in themselves."""
    name = edition.title if edition else settings.SITE_NAME
    tag, site = hashtag_of(edition), f"{settings.SITE_URL}/"
    when = f"{days_of(edition)} is het de {name}." if edition and edition.days else f"De {name}."
    short = joined(
        when,
        "Mensen door heel Nederland doen iets simpels waar een ander blij van wordt.",
        "Kijk wat er bij jou in de buurt is:",
        site,
        tag,
    )
    ours = joined(
        f"Wij doen mee aan de {name}!",
        "Op [dag] om [tijd] doen we in [plaats]: [wat jullie doen].",
        "Kom je ook? Alleen komen mag, iemand meenemen ook.",
        "[link naar jullie activiteit]",
        tag,
    )
    letter = joined(
        when,
        "Dan ontmoeten buren, collega’s en onbekenden elkaar:",
        "bij een pan soep, een wandeling, een spelletje in de bibliotheek.",
        "Het is klein, het kost weinig en iedereen kan het.",
        "Wil je ergens aanschuiven, of zet je zelf je deur open?",
        f"Op {site} zie je wat er is, en zet je in een paar minuten je eigen idee erbij.",
    )
    links = links_to_friends(site, short, f"Doe je mee? {name}", tag)
    return [
        Text("Een kort bericht", short, tuple(links)),
        Text("Als je zelf iets organiseert", ours),
        Text("Voor een nieuwsbrief of wijkkrant", letter),
    ]


def days_of(edition):
    first, last = (date_format(day, "j F") for day in (edition.first_day, edition.last_day))
    return f"Van {first} tot en met {last} {edition.year}"


def joined(*parts):
    return " ".join(filter(None, parts))
