"""What the pages of branches and themes gather from the rooms, in a fixed number of queries."""

from dataclasses import dataclass, field

from django.conf import settings
from django.db.models import Count
from django.urls import reverse
from django.utils.http import urlencode

from activities.models import Activity
from activities.sharing import hashtag_of
from editions.models import Branch, BranchChampion, Theme
from ideas.models import Idea
from teams.models import InspiratieTeam
from verbinding.lib.sharelinks import Link, address

CARDS = 12
TEAMS = 6
IDEAS = 3


@dataclass(frozen=True)
class Kind:
    """What differs between the two: the model, its field on an activity, its filter's name."""

    model: type
    field: str
    filter: str

    def query_of(self, label):
        return urlencode({self.filter: label.slug})


BRANCHES = Kind(Branch, "branch", "branche")
THEMES = Kind(Theme, "theme", "thema")


@dataclass
class Counted:
    """A label and what stands online with it in one edition."""

    label: Branch | Theme
    activities: int = 0
    teams: int = 0
    champions: list = field(default_factory=list)


def activities_in(edition):
    return Activity.objects.published().for_edition(edition)


def branches_in(edition) -> list[Counted]:
    """Every branch in the organiser's order, with its numbers and the names it may show."""
    activities = counts(activities_in(edition), "branch")
    teams = counts(InspiratieTeam.objects.published(), "branch")
    champions = {}
    for champion in BranchChampion.objects.shown():
        champions.setdefault(champion.branch_id, []).append(champion)
    return [
        Counted(
            branch,
            activities.get(branch.pk, 0),
            teams.get(branch.pk, 0),
            champions.get(branch.pk, []),
        )
        for branch in Branch.objects.all()
    ]


def counts(rows, name) -> dict[int, int]:
    """How many rows stand with each key of that relation."""
    return dict(rows.order_by().values_list(name).annotate(Count("pk")))


def page_of(kind: Kind, label, edition) -> dict:
    """What both pages show; the numbers are of the whole edition, the cards of what still comes."""
    found = activities_in(edition).filter(**{kind.field: label})
    if edition and edition.is_ahead:
        found = found.upcoming()
    by_label = counts(activities_in(edition), kind.field)
    teams = teams_with(kind, label, edition)
    query = kind.query_of(label)
    return {
        "label": label,
        "activities": found.in_time_order().with_card_data()[:CARDS],
        "activity_count": by_label.get(label.pk, 0),
        "ideas": ideas_with(kind, label),
        "teams": newest(teams),
        "team_count": teams.count(),
        "list_url": f"{reverse('activities:list')}?{query}",
        "create_url": f"{reverse('activities:create')}?{query}",
        # A team has a branch and no theme.
        "found_url": reverse("teams:create") + (f"?{query}" if kind is BRANCHES else ""),
        "others": [
            Counted(other, by_label.get(other.pk, 0))
            for other in kind.model.objects.all()
            if other != label
        ],
        "links": links_to(label, edition),
    }


def ideas_with(kind: Kind, label):
    """What one could do here, most copied first."""
    found = Idea.objects.published().filter(**{kind.field: label})
    return found.with_card_data().most_copied_first()[:IDEAS]


def teams_with(kind: Kind, label, edition):
    """A team chooses its branch itself; a theme is its own by what it organises."""
    teams = InspiratieTeam.objects.published()
    if kind is BRANCHES:
        return teams.in_branch(label)
    organising = activities_in(edition).filter(**{kind.field: label})
    return teams.filter(pk__in=organising.order_by().values("team"))


def newest(teams):
    """Chosen before their activities are counted: counting for every team takes long."""
    keys = list(teams.order_by("-published_at", "pk").values_list("pk", flat=True)[:TEAMS])
    return InspiratieTeam.objects.with_card_data().filter(pk__in=keys).by_name()


def links_to(label, edition) -> list[Link]:
    """To tell one's own network: addresses only, no other site hears of who doesn't follow one."""
    page = settings.SITE_URL + label.get_absolute_url()
    words = f"Doe je mee aan de {edition or settings.SITE_NAME}? {label.name}: {page}"
    text = " ".join(filter(None, [words, hashtag_of(edition)]))
    return [
        Link("WhatsApp", address("https://wa.me/", text=text)),
        Link("E-mail", address("mailto:", subject=f"Doe je mee? {label.name}", body=text)),
        Link("LinkedIn", address("https://www.linkedin.com/sharing/share-offsite/", url=page)),
    ]
