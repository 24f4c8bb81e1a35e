"""Three people of the group, to see their letters before anybody gets one."""

from dataclasses import dataclass
from types import SimpleNamespace

from desk.mailings import letter
from desk.mailings.facts import MARKS, facts_of, values_for
from desk.mailings.sifting import Person, sift

SHOWN = 3


@dataclass(frozen=True)
class Sample:
    """The people to look at, which of them is looked at, and how many there are."""

    people: list[Person]
    total: int
    turn: int
    chosen: int

    @property
    def person(self):
        return self.people[self.chosen] if self.people else None

    @property
    def next_url(self):
        return f"?beurt={self.turn + 1}"

    @property
    def choices(self):
        """For each of them: who it is, the address of the preview, and whether it is shown."""
        return [
            (person.name or person.address, f"?beurt={self.turn}&wie={n}", n == self.chosen)
            for n, person in enumerate(self.people)
        ]


def sample(mailing, parameters) -> Sample:
    """Spread over the whole group; the next turn shows three others."""
    reached = list(sift(mailing).reached.values())
    turn, total = _number(parameters.get("beurt")), len(reached)
    apart = max(total // SHOWN, 1)
    spots = {(turn + n * apart) % total for n in range(min(SHOWN, total))}
    people = [reached[spot] for spot in sorted(spots)]
    chosen = min(_number(parameters.get("wie")), max(len(people) - 1, 0))
    return Sample(people, total, turn, chosen)


def _number(text):
    return int(text) if (text or "").isdecimal() and len(text) < 4 else 0


def letter_to(mailing, person) -> SimpleNamespace:
    values = _values(mailing, person)
    return letter.shown(mailing, person, values)


def send_test(mailing, person, user):
    """To whoever writes it, with what would stand in the letter to that person."""
    values = _values(mailing, person) if person else dict.fromkeys(MARKS, "…")
    tester = Person(user.email, user.name, user.pk)
    values["naam"] = user.name
    return letter.send(
        mailing,
        tester,
        values,
        subject_prefix="[Proef] ",
        reply_to=letter.reply_to_of(mailing),
    )


def _values(mailing, person):
    return values_for(mailing, person, facts_of(mailing, [person]).get(person.user_id))
