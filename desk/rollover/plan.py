"""What making a new edition comes to before anything is written: the dry run."""

from dataclasses import dataclass
from functools import cached_property

from django.forms import model_to_dict

from desk.rollover.closing import ClosingPlan
from desk.rollover.lines import Line, counted, fingerprint_of
from desk.rollover.proposal import KEPT, MOVED
from desk.rollover.yearbound import signs
from editions.loading import week_of
from editions.models import Edition, Spelregels
from sponsors.models import Sponsorship
from teams.returning import whom_to_ask


@dataclass(frozen=True)
class TeamsPlan:
    """Which teams are asked to take part again; `skipped` holds the keys of who is left out."""

    source: Edition | None
    edition: Edition
    skipped: frozenset = frozenset()

    @cached_property
    def found(self):
        return list(whom_to_ask(self.source, self.edition)) if self.source else []

    @property
    def asked(self):
        return [team for team in self.found if team.reachable and team.pk not in self.skipped]

    @property
    def letters(self):
        return sum(len(team.reachable) for team in self.asked)

    @property
    def lines(self):
        if self.asked:
            count = counted(len(self.asked), "team krijgt", "teams krijgen")
            letters = counted(self.letters, "brief", "brieven")
            names = tuple(str(team) for team in self.asked)
            yield Line(f"{count} de vraag of ze weer meedoen: {letters} aan de kartrekkers.", names)

    @property
    def left_out(self):
        skipped = tuple(str(team) for team in self.found if team.pk in self.skipped)
        if skipped:
            yield Line(f"{counted(len(skipped), 'team vraag', 'teams vraag')} je nu niet.", skipped)
        alone = [team for team in self.found if not team.reachable and team.pk not in self.skipped]
        if alone:
            count = counted(len(alone), "team krijgt", "teams krijgen")
            words = f"{count} geen brief: er is geen kartrekker om aan te schrijven."
            yield Line(words, tuple(str(team) for team in alone))

    @property
    def facts(self):
        return [(team.pk, [row.user_id for row in team.reachable]) for team in self.asked]


@dataclass(frozen=True)
class Plan:
    edition: Edition
    source: Edition | None
    takes_over: bool
    teams: TeamsPlan | None
    sponsorships: tuple[Sponsorship, ...]
    left_sponsorships: tuple[Sponsorship, ...]
    new_spelregels: bool
    closing: ClosingPlan | None

    @cached_property
    def copied(self):
        """The labels of what comes from the last edition and stands in the new one."""
        names = (*KEPT, *MOVED) if self.source else ()
        filled = [n for n in names if getattr(self.edition, n) and getattr(self.source, n)]
        return tuple(self.edition._meta.get_field(name).verbose_name for name in filled)

    @cached_property
    def lines(self) -> list[Line]:
        return [line for part in self._parts() for line in part]

    def _parts(self):
        yield self._edition_lines()
        if self.teams:
            yield self.teams.lines
        if self.sponsorships:
            count = counted(len(self.sponsorships), "sponsoring gaat", "sponsoringen gaan")
            names = tuple(str(one) for one in self.sponsorships)
            yield [Line(f"{count} mee als concept: nog niet op de site.", names)]
        if self.closing:
            yield self.closing.lines

    def _edition_lines(self):
        edition = self.edition
        days = f"{edition.first_day:%d-%m-%Y} tot en met {edition.last_day:%d-%m-%Y}"
        if self.takes_over:
            yield Line(f"Het voorbeeld van {edition.year} wordt een echte editie: {days}.")
        else:
            yield Line(f"1 editie komt erbij: {edition}, {days}.")
        if self.copied:
            count = counted(len(self.copied), "tekst of gegeven komt", "teksten en gegevens komen")
            yield Line(f"{count} uit {self.source.year}, zoals je ze hier naliep.", self.copied)

    @cached_property
    def left_out(self) -> list[Line]:
        return [*self._not_done(), *(self.teams.left_out if self.teams else ())]

    def _not_done(self):
        if self.source is None:
            return
        year = self.source.year
        yield Line(
            f"Activiteiten van {year} gaan niet vanzelf mee. Wie ze organiseerde, neemt ze met één "
            "knop mee zodra invoeren kan."
        )
        if self.teams is None:
            yield Line("Teams vraag je later. Dat staat op de lijst hierna.")
        if self.left_sponsorships:
            names = tuple(str(one) for one in self.left_sponsorships)
            count = counted(len(names), "sponsoring gaat", "sponsoringen gaan")
            yield Line(f"{count} niet mee.", names)
        if self.closing is None:
            yield Line(
                f"{self.source} wordt nu niet afgesloten: de week moet eerst voorbij zijn, of het "
                "is al gedaan. De lijst hierna houdt het bij."
            )
        rules = Spelregels.objects.current()
        if self.new_spelregels:
            yield Line("De nieuwe Spelregels schrijf je zelf. Dat staat op de lijst hierna.")
        elif rules:
            yield Line(f"De Spelregels veranderen niet: versie {rules.version} blijft gelden.")

    @cached_property
    def warnings(self) -> list[str]:
        return list(warnings_about(self.edition, self.source))

    @property
    def fingerprint(self):
        return fingerprint_of(
            [
                model_to_dict(self.edition, exclude=["id"]),
                self.takes_over,
                [line.as_json() for line in (*self.lines, *self.left_out)],
                self.teams.facts if self.teams else None,
                [one.pk for one in self.sponsorships],
                self.closing.facts if self.closing else None,
            ]
        )

    def report(self):
        return {
            "done": [line.as_json() for line in self.lines],
            "left_out": [line.as_json() for line in self.left_out],
            "new_spelregels": self.new_spelregels,
        }


def warnings_about(edition, source):
    """What may be on purpose, but deserves a look."""
    first, last = edition.first_day, edition.last_day
    if (first.weekday(), (last - first).days) != (0, 5):
        yield "De week loopt niet van maandag tot en met zaterdag."
    elif first != week_of(edition.year)[0]:
        yield "Dit is niet de tweede volle week van december."
    if source and edition.year > source.year + 1:
        yield f"Tussen {source.year} en {edition.year} slaat de site een jaar over."
    if edition.is_example:
        yield "De editie blijft een voorbeeld: zoekmachines krijgen de dagen nog niet."
    for name in MOVED:
        for sign in signs(getattr(edition, name), source and source.year):
            yield f"Bij “{edition._meta.get_field(name).verbose_name}”: {sign}."
