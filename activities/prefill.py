"""What the form starts with when somebody does an activity after."""

FIELDS = ("title", "summary", "description", "theme", "branch", "cost", "cost_note")


def initial_from(activity):
    """The words and labels of another activity; never its place, people or contact."""
    if activity is None:
        return {}
    initial = {name: getattr(activity, name) for name in FIELDS}
    initial["audiences"] = activity.audiences.all()
    initial["languages"] = activity.languages.all()
    return initial
