"""The four goals of a team as a light checklist: what the site sees ticks itself."""

from dataclasses import dataclass

from django.urls import reverse

from teams.models import Goal, GoalDone

WORDS = {
    Goal.ORGANISE: "Eén activiteit is genoeg. Simpel mag: wat je vandaag verzint, kan morgen al.",
    Goal.INSPIRE: "Vertel je buren, je werk of je club wat jullie doen. Wie daardoor ook begint, "
    "noemt jullie als voorbeeld.",
    Goal.PROMOTE: "Denk aan de buurtkrant, een omroep of iemand met veel volgers. Vraag of die "
    "over de week vertelt.",
    Goal.FAMOUS: "Ken je iemand die bekend is? Vraag of die meedoet. Twee bekenden kunnen ook "
    "samen iets bedenken.",
}
# How many people make a team that lasts; fewer only leads to a friendly hint.
ENOUGH_PEOPLE = 3


@dataclass(frozen=True)
class Row:
    """One goal as the page shows it. `is_seen`: the site knows, so nobody needs to tick it."""

    goal: Goal
    words: str
    is_seen: bool
    is_ticked: bool
    url: str
    url_label: str

    @property
    def is_done(self):
        return self.is_seen or self.is_ticked


def rows_for(team, *, for_lead=False) -> list[Row]:
    """Of a team read `with_goal_data`; leads get the way to the list that only they keep."""
    seen = {
        Goal.ORGANISE: team.shown_activities > 0,
        Goal.INSPIRE: team.has_inspired,
        Goal.PROMOTE: team.has_asked,
        Goal.FAMOUS: team.has_famous,
    }
    ticked = {done.goal for done in team.ticks}
    return [
        Row(
            goal,
            WORDS[goal],
            seen.get(goal, False),
            goal in ticked,
            *next_step(goal, team, for_lead),
        )
        for goal in Goal
    ]


def next_step(goal, team, for_lead):
    """(address, label) of what the site can help with; empty where people do it themselves."""
    if goal == Goal.ORGANISE:
        return reverse("activities:create"), "Organiseer iets"
    if not team.is_published:
        return "", ""
    if goal == Goal.INSPIRE:
        return reverse("teams:start_too", args=[team.slug]), "Deel jullie link"
    if for_lead:
        return reverse("teams:outreach", args=[team.slug]), "Wie vragen jullie?"
    return "", ""


def words_for(team):
    """For /mijn/: "2 van de 4 doelen gelukt"."""
    done = sum(row.is_done for row in rows_for(team))
    return f"{done} van de {len(Goal)} doelen gelukt"


def tick(team, edition, goal, *, by):
    """Harmless when repeated; two who tick at once make one tick."""
    GoalDone.objects.get_or_create(team=team, edition=edition, goal=goal, defaults={"by": by})


def untick(team, edition, goal):
    GoalDone.objects.filter(team=team, edition=edition, goal=goal).delete()
