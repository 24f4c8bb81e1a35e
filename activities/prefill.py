"""What the form starts with: another activity’s words, or the branch or theme one comes from."""

from editions.models import Branch, Theme

FIELDS = ("title", "summary", "description", "theme", "branch", "cost", "cost_note")


def initial_from(activity):
    """The words and labels of another activity; never its place, people or contact."""
    if activity is None:
        return {}
    initial = {name: getattr(activity, name) for name in FIELDS}
    initial["audiences"] = activity.audiences.all()
    initial["languages"] = activity.languages.all()
    return initial


def initial_labels(params):
    """The branch and the theme that the address names; unknown ones are left out."""
    asked = {
        "branch": Branch.objects.at(params.get("branche")),
        "theme": Theme.objects.at(params.get("thema")),
    }
    return {name: label for name, label in asked.items() if label}
