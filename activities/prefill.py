"""What the form starts with: the words of an idea or of another activity, a branch or a theme."""

from dataclasses import dataclass

from activities.models import Activity
from editions.models import Branch, Theme
from ideas.models import Idea, Setting

FIELDS = ("title", "summary", "description", "theme", "branch", "cost", "cost_note")


@dataclass(frozen=True)
class Source:
    """What a new activity is made after: another one, an idea, or nothing."""

    activity: Activity | None = None
    idea: Idea | None = None

    @property
    def thing(self):
        return self.activity or self.idea

    @property
    def initial(self):
        if self.activity:
            return initial_from(self.activity)
        return initial_from_idea(self.idea) if self.idea else {}


NOTHING = Source()


def source_of(params, user):
    """What the address names, as far as this person may see it; anything else is nothing.

    Asked again when the form arrives, so that a copy never points at what its maker can't see.
    """
    seen = Activity.objects.visible_to(user)
    if activity := seen.filter_slug(params.get("voorbeeld")):
        return Source(activity=activity)
    return Source(idea=Idea.objects.published().at(params.get("idee")))


def initial_from(activity):
    """The words and labels of another activity; never its place, people or contact."""
    initial = {name: getattr(activity, name) for name in FIELDS}
    initial["audiences"] = activity.audiences.all()
    initial["languages"] = activity.languages.all()
    return initial


def initial_from_idea(idea):
    """An idea tells its organiser what to do; a page tells guests what they come to."""
    place = {"place_kind": Activity.PlaceKind.ONLINE} if idea.setting == Setting.ONLINE else {}
    return place | {
        "title": idea.title,
        "summary": idea.summary,
        "description": idea.invitation or idea.summary,
        "theme": idea.theme,
        "branch": idea.branch,
        "audiences": idea.audiences.all(),
    }


def initial_labels(params):
    """The branch and the theme that the address names; unknown ones are left out."""
    asked = {
        "branch": Branch.objects.at(params.get("branche")),
        "theme": Theme.objects.at(params.get("thema")),
    }
    return {name: label for name, label in asked.items() if label}
