"""The days and times in a row, judged by the form that the site itself uses."""

import re
from functools import partial

from django import forms

from activities.forms.arranging import MOST
from activities.forms.moments import MomentForm
from activities.models import Moment

HOUR = re.compile(
    r"(\d{1,2})(?:\s*(?:u|uur|h))?|(\d{1,2})\s*[:.hu]\s*(\d{2})(?::\d{2})?(?:\s*uur)?"
)
PIECE = re.compile(r"(\d[\d/-]*\d)\s*(?:,?\s+(\S+?)(?:\s*(?:-|–|tot)\s*(\S+))?)?")
HOW_DAY = "Schrijf de dag als 2024-12-10 of 10-12-2024."
HOW_TIME = "Schrijf de tijd als 14:00."


def clock(text: str) -> str:
    """ "14u", "14.00" and "14 uur" as a field of time reads them."""
    match = HOUR.fullmatch(text.strip().casefold())
    if match is None:
        return text
    hour, minute = (match[1], "00") if match[1] else (match[2], match[3])
    return f"{int(hour):02}:{minute}"


def read_times(cells, edition, existing=None, *, memory):
    """(all moments in order of time, faults by column); nothing as long as the year isn't known.

    `memory` is a dict for all rows of one file: many stand on the same day at the same time.
    """
    day = cells.get("day", "")
    if edition is None or not day.strip():
        return [], {} if day.strip() else {"day": "Vul een dag in."}
    is_free = bool(existing and existing.may_be_outside_week)
    day = day.strip().split(" ")[0]
    times = (cells.get("starts", ""), cells.get("ends", ""))
    judge = partial(remembered, memory=memory, edition=edition, is_free=is_free)
    moment, faults = judge(day, *times)
    more, wrong = more_moments(cells.get("more_moments", ""), judge)
    moments = [*([moment] if moment else []), *more]
    if len({(one.starts_at, one.ends_at) for one in moments}) < len(moments):
        wrong.append("Hier staat een moment twee keer.")
    if wrong:
        faults["more_moments"] = " ".join(wrong)
    return sorted(moments, key=lambda one: one.starts_at), faults


def read_day(text):
    """A date, or None."""
    try:
        return forms.DateField().to_python(text.strip().split(" ")[0])
    except forms.ValidationError:
        return None


def more_moments(text, judge):
    """(moments, words about what is wrong), from "2024-12-11 14:00-16:00; 2024-12-12"."""
    moments, faults = [], []
    for piece in filter(None, (piece.strip() for piece in re.split(r"[;\n]", text))):
        match = PIECE.fullmatch(piece)
        if match is None:
            faults.append(f"“{piece}” begrijpen we niet. Schrijf het als 2024-12-11 14:00-16:00.")
            continue
        moment, wrong = judge(*(part or "" for part in match.groups()))
        moments += [moment] if moment else []
        faults += [f"“{piece}”: {words}" for words in wrong.values()]
    if len(moments) >= MOST:
        faults.append(f"Meer dan {MOST} momenten kan niet.")
    return moments, faults


def remembered(day, starts, ends, *, memory, edition, is_free):
    """(a moment of its own, faults), judged once for each day and time."""
    key = (day, starts, ends, edition.pk, is_free)
    if key not in memory:
        memory[key] = judged(day, starts, ends, edition, is_free=is_free)
    times, faults = memory[key]
    if times is None:
        return None, dict(faults)
    moment = Moment()
    moment.set_times(*times, is_all_day=not starts.strip())
    return moment, {}


def judged(day, starts, ends, edition, *, is_free):
    """(start and end, faults)."""
    data = {"day": day, "starts": clock(starts), "ends": clock(ends)}
    if not starts.strip():
        data["is_all_day"] = "on"
    form = MomentForm(data, days=edition.days, is_free_to_choose=is_free)
    if form.is_valid() and not edition.days and form.cleaned_data["day"].year != edition.year:
        form.add_error("day", f"Deze dag ligt niet in {edition.year}.")
    if not form.is_valid():
        return None, faults_of(form)
    return form.times, {}


def faults_of(form):
    """With how to write it, where it couldn't be read."""
    how = {"day": HOW_DAY, "starts": HOW_TIME, "ends": HOW_TIME}
    faults = {}
    for name, errors in form.errors.as_data().items():
        words = [message for error in errors for message in error.messages]
        is_unread = any(error.code == "invalid" for error in errors)
        faults[name] = " ".join([*words, *([how[name]] if is_unread and name in how else [])])
    return faults
