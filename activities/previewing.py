"""What a visitor will see of a form that isn't kept: rows in memory only."""

from activities.placing import place_on_map
from verbinding.lib.publishing import Status
from verbinding.lib.slugs import stem_of


def draw_up(form, moments):
    """The activity that the valid form and formset tell of, and its moments; nothing is stored."""
    activity = form.instance
    place_on_map(activity, form.place, address=form.cleaned_data["address"])
    # Its drawing follows from the address, which only comes when it is stored.
    activity.slug = activity.slug or stem_of(activity.title, otherwise="activiteit")
    coming = sorted(moments_of(moments), key=lambda moment: moment.starts_at)
    activity.shown_moment = coming[0] if coming else None
    # In memory alone: this is the only state in which a visitor ever sees it.
    activity.status = Status.PUBLISHED
    return activity, coming


def moments_of(formset):
    for form in formset.forms:
        if not hasattr(form, "times") or form.cleaned_data.get("DELETE"):
            continue
        form.instance.set_times(*form.times, is_all_day=form.cleaned_data["is_all_day"])
        yield form.instance


def days_of(formset):
    """The dates on which it starts; of a valid formset."""
    sent = (form for form in formset.forms if not form.cleaned_data.get("DELETE"))
    return {form.times[0].date() for form in sent if hasattr(form, "times")}


def still_to_fill_in(form, moments):
    """The labels of what is needed to send it in, and isn't there yet."""
    empty = [
        field.label
        for name, field in form.fields.items()
        if name in form.needed and not form.cleaned_data.get(name)
    ]
    return empty if moments else [*empty, "Dag en tijd"]


def carried_along(data, *, without):
    """(name, value) of all that was sent: hidden fields from which the form comes back whole."""
    return [
        (name, value)
        for name, values in data.lists()
        if name not in {"csrfmiddlewaretoken", *without}
        for value in values
        if "\0" not in value
    ]
