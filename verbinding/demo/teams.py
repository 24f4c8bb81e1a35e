"""Builds the InspiratieTeams of the example data: who leads them and who inspired whom."""

from datetime import timedelta

from django.db import transaction
from django.utils.text import slugify

from editions.models import Branch, Spelregels
from teams.forms.fields import town_of
from teams.inspiring import How, note_inspirer
from teams.models import InspiratieTeam, Membership, TeamParticipation, TeamStatusChange
from teams.slugs import insert_with_slug
from teams.workflow import STEPS
from verbinding.demo.dice import dice_for, token_for
from verbinding.demo.life import PATHS, Walk, walk
from verbinding.demo.people import TEAM_LEAD, VISITOR, load_crowd
from verbinding.demo.spots import draw_spot
from verbinding.demo.texts import team_texts
from verbinding.lib.places import find_places
from verbinding.lib.publishing import Status

# Which of every 24 teams isn't simply online, and which of the rest is trusted.
UNUSUAL = {5: Status.SUBMITTED, 10: Status.SUBMITTED, 17: Status.CHANGES_ASKED}
TRUSTED_EVERY = 3
# How the team that gave the idea came to be known.
HOWS = (How.INVITATION, How.FOUNDING, How.LATER)
# Numbers in the crowd from which leads and members are taken, far from the activities' people.
CROWD_FROM = 1_000_000
MEMBERS_EACH = 4


class TeamBuilder:
    def __init__(self, edition, seed, logins, moderator, now):
        self.edition, self.seed, self.logins, self.moderator = edition, seed, logins, moderator
        self.now = now
        self.branches = {branch.slug: branch for branch in Branch.objects.all()}
        self.spelregels = Spelregels.objects.current()

    def load(self, count):
        """Makes those of the first `count` that don't exist; returns how many are new."""
        return sum(self._load_one(number) for number in range(count))

    def teams(self, count):
        """The first `count` teams in their order, as they are now."""
        tokens = [self._token(number) for number in range(count)]
        rows = InspiratieTeam.objects.filter(form_token__in=tokens).select_related("entered_by")
        found = {team.form_token: team for team in rows}
        return [found[token] for token in tokens if token in found]

    def _token(self, number):
        return token_for(self.seed, "team", number)

    @transaction.atomic
    def _load_one(self, number):
        if InspiratieTeam.objects.filter(form_token=self._token(number)).exists():
            return False
        text = team_texts()[number % len(team_texts())]
        lead, *members = self._people(number)
        team = self._team(number, text, lead)
        course = self._course(number, lead)
        names = PATHS[self._status(number)]
        if self._is_trusted(number):
            names = (*names, "trust")
        walk(team, names, course)
        if self._is_trusted(number):
            team.trusted_at, team.trusted_by = team.changed_at, self.moderator
        team.agreed_at = team.created_at
        team.inspired_at = team.inspired_by and team.created_at
        insert_with_slug(team)
        for change in course.rows:
            change.thing_id = team.pk
        TeamStatusChange.objects.bulk_create(course.rows)
        self._gather(team, lead, members)
        if team.is_published:
            TeamParticipation.objects.create(team=team, edition=self.edition, since=team.changed_at)
        return True

    def _team(self, number, text, lead):
        place = self._place(number, text)
        team = InspiratieTeam(
            name=self._name(number, text, place),
            form_token=self._token(number),
            kind=text.kind,
            goal=text.goal,
            branch=self.branches.get(text.branch),
            organisation=text.organisation,
            place_label=town_of(place),
            founder_name=lead.name,
            contact_name=lead.name,
            contact_email=f"{slugify(text.name)}@example.nl" if number % 2 else "",
            entered_by=lead,
            spelregels=self.spelregels,
        )
        note_inspirer(team, self._inspirer(number, text), HOWS[number % len(HOWS)])
        team.municipality_code, team.municipality = place.municipality_code, place.municipality
        team.province, team.lat, team.lon = place.province, place.lat, place.lon
        return team

    def _place(self, number, text):
        if number < len(team_texts()):
            return find_places(text.place)[0]
        return draw_spot(dice_for(self.seed, "team", number))

    def _name(self, number, text, place):
        if number < len(team_texts()):
            return text.name
        if text.place in text.name:
            return text.name.replace(text.place, place.name)[:60].strip()
        return f"{text.name} {place.name}"[:60].strip()

    def _inspirer(self, number, text):
        """A hand-written team names its example; a later one follows the team of its own name."""
        if number >= len(team_texts()):
            wanted = self._token(number - len(team_texts()))
            return InspiratieTeam.objects.published().filter(form_token=wanted).first()
        names = [other.name for other in team_texts()]
        if not text.inspired_by:
            return None
        wanted = self._token(names.index(text.inspired_by))
        return InspiratieTeam.objects.published().filter(form_token=wanted).first()

    def _status(self, number):
        return UNUSUAL.get(number % 24, Status.PUBLISHED)

    def _is_trusted(self, number):
        return self._status(number) == Status.PUBLISHED and number % TRUSTED_EVERY == 0

    def _people(self, number):
        first = CROWD_FROM + number * MEMBERS_EACH
        people = list(load_crowd(range(first, first + MEMBERS_EACH)).values())
        if number == 0:
            people[0] = self.logins[TEAM_LEAD]
        if number == 2:
            people[1] = self.logins[VISITOR]
        return people

    def _course(self, number, lead):
        """Those that wait came in today, the others in the weeks before."""
        waits = self._status(number) != Status.PUBLISHED
        ago = timedelta(hours=3 + number % 24) if waits else timedelta(days=10 + number % 20)
        return Walk(STEPS, TeamStatusChange, lead.pk, self.moderator.pk, self.now - ago)

    def _gather(self, team, lead, members):
        rows = [Membership(team=team, user=lead, role=Membership.Role.LEAD)]
        rows += [Membership(team=team, user=member) for member in members]
        Membership.objects.bulk_create(rows)
