"""“Nieuwe editie 2027: wat nu nog?”: what the site sees is done, and what only people can do."""

from dataclasses import dataclass

from django.urls import reverse

from desk.dashboard.gaps import edition_gaps
from desk.models import EditionClosing, Rollover
from desk.rollover.closing import can_close
from desk.rollover.lines import counted
from desk.rollover.plan import TeamsPlan
from desk.rollover.proposal import is_over
from desk.rollover.yearbound import moved
from editions.models import Edition, Page, Spelregels
from sponsors.models import Sponsorship
from teams.models import ReturnInvitation


@dataclass(frozen=True)
class Todo:
    words: str
    url: str = ""
    is_done: bool = False


def last_before(edition):
    rollover = Rollover.objects.of(edition)
    if rollover and rollover.source:
        return rollover.source
    return Edition.objects.before(edition)


def todos(edition) -> list[Todo]:
    source = last_before(edition)
    return [
        *edition_todos(edition),
        *(team_todos(edition, source) if source else ()),
        *sponsor_todos(edition),
        *spelregels_todos(edition),
        *(page_todos(source) if source else ()),
        *(closing_todos(source) if source else ()),
    ]


def edition_todos(edition):
    gaps = list(edition_gaps(edition))
    if not gaps:
        url = reverse("admin:editions_edition_change", args=[edition.pk])
        yield Todo(f"Alle gegevens van {edition} zijn ingevuld", url, is_done=True)
    for gap in gaps:
        yield Todo(gap.words, gap.url)


def team_todos(edition, source):
    left = len(TeamsPlan(source, edition).asked)
    url = reverse("admin:rollover_teams", args=[edition.year])
    if left:
        yield Todo(f"{counted(left, 'team is', 'teams zijn')} nog niet gevraagd", url)
    else:
        yield Todo(f"Alle teams van {source.year} zijn gevraagd", is_done=True)
    waiting = ReturnInvitation.objects.for_edition(edition).unmailed().count()
    if waiting:
        yield Todo(f"De brieven aan {counted(waiting, 'team', 'teams')} gaan vanzelf op weg")


def sponsor_todos(edition):
    rows = Sponsorship.objects.for_edition(edition)
    hidden = rows.count() - rows.shown().count()
    if hidden:
        url = reverse("admin:sponsors_sponsor_changelist")
        url += f"?sponsorships__edition__id__exact={edition.pk}"
        count = counted(hidden, "sponsoring staat", "sponsoringen staan")
        yield Todo(f"{count} nog niet op de site: doen ze weer mee?", url)


def spelregels_todos(edition):
    rollover = Rollover.objects.of(edition)
    if rollover is None or not rollover.report.get("new_spelregels"):
        return
    latest = Spelregels.objects.latest_version()
    is_done = latest is not None and latest.published_at > rollover.at
    yield Todo("Nieuwe Spelregels", reverse("admin:text_spelregels_new"), is_done)


def page_todos(source):
    """Texts of the organiser in which the old year still stands."""
    for page in Page.objects.order_by("name"):
        if moved(page.text, source.year, 0) != page.text:
            url = reverse("admin:text_page", args=[page.name])
            yield Todo(f"Op de pagina “{page}” staat nog {source.year}", url)


def closing_todos(source):
    closing = EditionClosing.objects.of(source)
    if closing:
        yield Todo(f"{source} is afgesloten op {closing.at:%d-%m-%Y}", is_done=True)
    elif can_close(source):
        yield Todo(f"{source} afsluiten", reverse("admin:close_edition", args=[source.year]))
    elif not is_over(source):
        yield Todo(f"{source} afsluiten: kan als de week voorbij is")
