"""The page /stijlgids/: every component in all its states, with the longest words we could find."""

import datetime as dt
import re
from pathlib import Path
from types import SimpleNamespace

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from editions.models import Announcement
from ideas.models import Idea, Setting
from verbinding import errors
from verbinding.lib.artwork_scenes import SCENES
from verbinding.lib.diff import word_diff

LONG_WORD = "Vrijwilligersverzekeringsvoorwaarden"
MONDAY = dt.date(2026, 12, 14)
SYMBOL = re.compile(r'<symbol id="([\w-]+)"')
ERRORS = {
    400: errors.bad_request,
    403: errors.permission_denied,
    404: errors.page_not_found,
    405: errors.method_not_allowed,
    429: errors.too_many_requests,
}
STATUSES = (
    ("concept", "Concept"),
    ("ingediend", "Ingediend"),
    ("aanpassing-gevraagd", "Aanpassing gevraagd"),
    ("gepubliceerd", "Gepubliceerd"),
    ("offline", "Offline"),
    ("afgewezen", "Afgewezen"),
    ("geannuleerd", "Geannuleerd"),
)


def for_makers(view):
    """Only with DEBUG or for staff; nobody else needs to know that it is here."""

    @login_not_required
    @require_safe
    def guarded(request, *args, **kwargs):
        if not (settings.DEBUG or request.user.is_staff):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


@for_makers
def styleguide(request):
    return render(
        request,
        "stijlgids/stijlgids.html",
        {
            "activities": activities(),
            "idea": idea(),
            "team": team(),
            "sponsors": sponsors(),
            "days": days(),
            "moments": [moment(), moment(1, is_all_day=True), moment(2, is_cancelled=True)],
            "steps": steps(),
            "entries": entries(),
            "changes": word_diff("Neem een kom mee.", f"Neem een mok mee voor de {LONG_WORD}."),
            "statuses": STATUSES,
            "scenes": list(SCENES),
            "icons": icons(),
            "form": SampleForm(),
            "bound_form": SampleForm({"fout-email": "geen adres"}, prefix="fout"),
            "page_obj": Paginator(range(240), 24).page(4),
            "long_word": LONG_WORD,
            "bar": bar(),
            "error_pages": [*ERRORS, 500],
        },
    )


@for_makers
def error_page(request, status):
    if status == 500:
        return errors.server_error(request)
    if status not in ERRORS:
        raise Http404
    return ERRORS[status](request)


def icons():
    sprite = Path(settings.BASE_DIR) / "static" / "img" / "icons.svg"
    return SYMBOL.findall(sprite.read_text(encoding="utf-8"))


class SampleForm(forms.Form):
    title = forms.CharField(
        label="Hoe heet je activiteit?",
        max_length=80,
        help_text="Kort en concreet, bijvoorbeeld “Soep eten met de straat”.",
        widget=forms.TextInput(attrs={"data-behaviour": "counter"}),
    )
    description = forms.CharField(label="Wat ga je doen?", widget=forms.Textarea, required=False)
    email = forms.EmailField(label="Je e-mailadres")
    day = forms.DateField(
        label="Dag", required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    cost = forms.DecimalField(
        label="Kosten", required=False, widget=forms.NumberInput(attrs={"data-prefix": "€"})
    )
    kind = forms.ChoiceField(
        label="Waar is het?",
        widget=forms.RadioSelect,
        choices=[("here", "Op een plek"), ("online", "Online"), ("later", "Locatie volgt")],
    )
    branch = forms.ChoiceField(label="Branche", choices=[("", "Kies"), ("zorg", "Zorg")])
    audiences = forms.MultipleChoiceField(
        label="Voor wie?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[("all", "Iedereen"), ("long", LONG_WORD)],
    )
    photo = forms.FileField(label="Foto", required=False)
    agrees = forms.BooleanField(
        label=mark_safe('We houden ons aan de <a href="/spelregels/">Spelregels</a>')
    )


def moment(days_later=0, *, is_all_day=False, is_cancelled=False):
    day = MONDAY + dt.timedelta(days=days_later)
    zone = dt.timezone(dt.timedelta(hours=1))
    return SimpleNamespace(
        local_date=day,
        starts_at=dt.datetime.combine(day, dt.time(10), zone),
        ends_at=dt.datetime.combine(day, dt.time(12, 30), zone),
        is_all_day=is_all_day,
        cancelled_at=day if is_cancelled else None,
    )


def activity(title, theme, **overrides):
    facts = {
        "title": title,
        "slug": title,
        "lead": "Schuif aan, neem je buurvrouw mee en blijf zo lang je wilt.",
        "get_absolute_url": "/stijlgids/",
        "next_moment": moment(),
        "place_label": "Buurthuis De Kring, Zwolle",
        "shown_name": "Saskia en de straat",
        "is_for_everyone": True,
        "is_free": True,
        "welcomes_alone": True,
        "is_online": False,
        "is_cancelled": False,
        "theme": SimpleNamespace(slug=theme, name=theme.replace("-", " ").capitalize())
        if theme
        else None,
    }
    return SimpleNamespace(**{**facts, **overrides})


def activities():
    return [
        activity("Soep op de stoep", "samen-eten"),
        activity(f"{LONG_WORD} uitgelegd bij de koffie", "koffie-en-gesprek", is_free=False),
        activity("Dag volgt nog", "natuur-en-buiten", next_moment=None, place_label=""),
        activity("Gaat helaas niet door", "buurt-en-straat", is_cancelled=True),
        activity("Samen zingen op het scherm", "muziek-en-cultuur", is_online=True, lead=""),
        activity("Zonder thema", "", welcomes_alone=False, is_free=False),
    ]


def bar():
    return [
        Announcement(
            text=f"Code geel: {LONG_WORD} gelden niet.",
            link="/activiteiten/",
            link_label="Bekijk wat doorgaat",
            kind=Announcement.Kind.WARNING,
        ),
        Announcement(text="Zaterdag is de telefoon dicht."),
    ]


def idea():
    """As it stands in the database, but for its copies."""
    made = Idea(
        title=f"{LONG_WORD} aan de keukentafel",
        slug="stijlgids",
        summary="Lees ze voor met thee erbij, dan valt het mee.",
        setting=Setting.HOME,
        group_max=8,
    )
    made.copy_count = 3
    return made


def team():
    return SimpleNamespace(
        name=f"De {LONG_WORD}",
        lead="Zes buren die elke week een stoel bijzetten.",
        place_label="Maarssenbroek",
        get_absolute_url="/stijlgids/",
    )


def sponsors():
    return [
        SimpleNamespace(name=name, get_absolute_url="/sponsors/", logo=None)
        for name in ("Bakkerij De Korst", LONG_WORD)
    ]


def days():
    return [
        SimpleNamespace(
            date=MONDAY + dt.timedelta(days=n), count=n * 7, url="#dagen", is_current=n == 2
        )
        for n in range(6)
    ]


def steps():
    return [
        {"title": "Bedenk iets", "text": "Iets kleins is genoeg."},
        {"title": "Zet het erop", "text": "In twee minuten.", "url": "#", "label": "Begin"},
        {"title": "Doe het", "text": "En vertel erover."},
    ]


def entries():
    at = moment().starts_at
    return [
        {"at": at, "label": "Ingediend", "by": "Anna"},
        {"at": at, "label": "Aanpassing gevraagd", "by": "Mo", "note": "Welke dag wordt het?"},
        {"at": at, "label": "Gepubliceerd"},
    ]
