"""A word of thanks on paper for who organised an activity, from the day after it on."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from activities.paper.words import INVITATION, days_of
from activities.public_facts import one_line, updated_at
from activities.sharing import hashtag_of
from verbinding.lib.lettering import readable
from verbinding.lib.sheet import A4, INK, RED, SOFT, Sheet, height_of

WIDTH, HEIGHT = A4[1], A4[0]
MARGIN = 12
ART_WIDTH = 84
LEFT, RIGHT = MARGIN + ART_WIDTH + 16, WIDTH - MARGIN
ROOM = RIGHT - LEFT
NAME_SIZES = (44, 40, 34, 30, 26, 22, 18)
TITLE_SIZES = (32, 28, 26, 23, 20, 18, 16, 14)
TITLE_LINES = 2
SENTENCE = (
    "Je bedacht iets simpels en je deed het. Mensen kwamen erdoor bij elkaar, en dat werkt "
    "langer door dan één dag."
)


@dataclass(frozen=True)
class Thanks:
    name: str
    team: str
    title: str
    edition: str
    days: str
    motto: str
    hashtag: str
    seed: str
    theme: str
    made_at: dt.datetime


def is_due(activity) -> bool:
    """Whether it took place; for a queryset it is `took_place`."""
    moments = [moment for moment in activity.moments.all() if not moment.is_cancelled]
    today = timezone.localdate()
    return (
        activity.is_published
        and bool(moments)
        and all(moment.is_over and moment.local_date < today for moment in moments)
    )


def thanks_for(activity) -> Thanks:
    edition, theme, team = activity.edition, activity.theme, activity.team
    return Thanks(
        name=readable(one_line(activity.shown_name)) or "jou",
        team=readable(one_line(team.name)) if team else "",
        title=readable(one_line(activity.title)) or INVITATION,
        edition=readable(edition.title),
        days=days_of(edition),
        motto=readable(edition.motto),
        hashtag=readable(hashtag_of(edition)),
        seed=activity.slug,
        theme=theme.slug if theme else "",
        made_at=updated_at(activity),
    )


def certificate_of(thanks: Thanks) -> bytes:
    sheet = Sheet((WIDTH, HEIGHT), title=f"Bedankt, {thanks.name}", made_at=thanks.made_at)
    sheet.artwork(MARGIN, MARGIN, ART_WIDTH, HEIGHT - 2 * MARGIN, thanks.seed, thanks.theme)
    y = lines(sheet, 22, thanks.edition, (20, 18, 16, 14), RED, bold=True)
    y = lines(sheet, y + 5, "Bedankt", (84,), bold=True)
    y = lines(sheet, y + 2, thanks.name, NAME_SIZES, bold=True)
    if thanks.team:
        y = lines(sheet, y + 1, f"van InspiratieTeam {thanks.team}", (18, 16, 14, 12))
    y = lines(sheet, y + 9, "Je organiseerde", (17,), SOFT)
    y = lines(sheet, y + 1, thanks.title, TITLE_SIZES, most=TITLE_LINES, bold=True)
    lines(sheet, y + 8, SENTENCE, (18,), most=3)
    signature(sheet, thanks)
    return sheet.bytes()


def lines(sheet, y, text, sizes, colour=INK, *, most=1, bold=False):
    """As large as the words fit in the height of that many large lines; answers where they end."""
    size, found = sheet.fit(text, ROOM, most * height_of(sizes[0]), sizes, bold=bold)
    return sheet.lines(LEFT, y, found, size, colour, bold=bold)


def signature(sheet, thanks):
    """Signed by the organisation: nobody's name stands under what nobody wrote by hand."""
    bottom = HEIGHT - MARGIN
    sheet.rule(LEFT, bottom - 20, ROOM)
    sheet.chain(LEFT, bottom - 14)
    x = LEFT + 44
    sheet.text(x, bottom - 8, "De organisatie", 14, bold=True)
    sheet.text(x, bottom - 2, " · ".join(filter(None, (thanks.motto, thanks.days))), 12, SOFT)
    sheet.text(RIGHT, bottom - 8, thanks.hashtag, 13, RED, bold=True, align="right")
