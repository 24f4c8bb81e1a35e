"""What the form answers to a button that sends nothing in: filled in further, or as a preview."""

from django.forms.utils import ErrorDict, ErrorList
from django.shortcuts import render

from activities.forms import MomentFormSet
from activities.forms.arranging import rearranged
from activities.hints import hints_for, listed
from activities.invitation import invitation_to
from activities.lookalikes import SIGN, for_sender
from activities.placing import place_on_map
from activities.previewing import carried_along, days_of, draw_up, still_to_fill_in

# Buttons inside the form that answer the same page, filled in further; nothing is stored.
UNJUDGED = frozenset({"meer", "kopieer", "weg", "dagen", "zoek", "verder"})
PREVIEW = "voorbeeld"
MOST_SAID = 20


def asks_help(data):
    """Whether a button was pressed that only fills in, looks up or goes back."""
    return not UNJUDGED.isdisjoint(data)


def moment_rows(data, edition, *, activity=None, allow_none=False):
    """The formset, with the rows that the buttons among them asked for."""
    fresh = None
    if data is not None:
        data, fresh = rearranged(data, edition.days)
    free = activity is not None and activity.may_be_outside_week
    rows = MomentFormSet(
        data, instance=activity, form_kwargs={"days": edition.days, "is_free_to_choose": free}
    )
    rows.allow_none = allow_none
    if fresh is not None and fresh < len(rows.forms):
        rows.forms[fresh].fields["day"].widget.attrs["autofocus"] = True
    return rows


def show_unchecked(request, form, moments, **shown):
    """Shows what was typed so far without judging it: somebody only asked for help."""
    for one in (form, *moments.forms):
        one._errors, one.cleaned_data = ErrorDict(), {}
    moments._errors, moments._non_form_errors = [ErrorDict() for _ in moments.forms], ErrorList()
    return show_form(request, form, moments, **shown)


def unsettled_lookalikes(form, moments, edition):
    """What looks like it, unless the sender said of each that it is something else.

    Then a sign for the moderator stays, except where it was the sender's own.
    """
    activity, person = form.instance, form.person
    activity.edition = edition
    activity.form_token = form.cleaned_data.get("form_token", activity.form_token)
    place_on_map(activity, form.place, address=form.cleaned_data["address"])
    alike = for_sender(activity, days_of(moments), person)
    unsettled = [one for one in alike if one.slug not in said_to_differ(form.data)]
    is_anothers = any(one.owner_id is None or one.owner_id != person.pk for one in alike)
    if is_anothers and not unsettled and SIGN not in activity.risk_signs:
        activity.risk_signs = [*activity.risk_signs, SIGN]
    return unsettled


def said_to_differ(data):
    """The slugs of what the sender saw and called something else, at this sending or before."""
    return " ".join(data.getlist("anders")).split()[:MOST_SAID] if data else []


def show_form(
    request,
    form,
    moments,
    *,
    edition,
    status=200,
    activity=None,
    lookalikes=(),
    template="activities/form.html",
):
    is_judged = status != 200
    if is_judged or (activity and not form.is_bound):
        form.show_hints(hints_for(form.instance))
    return render(
        request,
        template,
        {
            "form": form,
            "moments": moments,
            "entered_edition": edition,
            "activity": activity,
            "is_too_many": status == 429,
            "lookalikes": lookalikes,
            "said": said_to_differ(form.data),
        },
        status=status,
    )


def said_of_moments(moments):
    return [
        (f"Moment {number}", f"Valt deels samen met moment {other}.")
        for number, other in moments.overlaps()
    ]


def show_preview(request, form, moments):
    """The page as a visitor will see it, from a valid form of which nothing is kept."""
    is_public = form.instance.is_public
    activity, coming = draw_up(form, moments)
    return render(
        request,
        "activities/preview.html",
        {
            "activity": activity,
            "is_public": is_public,
            "moments": coming,
            "audiences": form.cleaned_data["audiences"],
            "languages": form.cleaned_data["languages"],
            "location": form.cleaned_data,
            "invitation": invitation_to(activity, coming),
            "small_map": None if activity.is_online else form.place_dot,
            "hints": listed(hints_for(activity)) + said_of_moments(moments),
            "missing": still_to_fill_in(form, coming),
            "carried": carried_along(moments.data, without={PREVIEW, *UNJUDGED}),
        },
    )
