"""A step for all that is ticked in a list, and the report of what came of it."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from desk.moderation import bulk
from desk.moderation.access import moderators_only
from desk.moderation.forms import TogetherForm

ROWS_PER_PAGE = 25
# Where the session keeps the last report.
REPORT = "moderation_report"


@dataclass
class Picked:
    """What is ticked in a list, and the form below it."""

    form: TogetherForm
    ticks: set[str]
    # What the list is narrowed to: the ones that a step refused before.
    again: set[str]
    number: str
    is_all: bool = False
    page: Page | None = None

    def page_of(self, things) -> Page:
        self.page = Paginator(things, ROWS_PER_PAGE).get_page(self.number)
        return self.page

    def context(self, keys: Iterable[str]) -> dict:
        return {
            "page_obj": self.page,
            "form": self.form,
            "is_again": bool(self.again),
            "picks": set(keys) if self.is_all else self.ticks,
        }


def answer(request, show, **options):
    """Shows the list, filled in further where asked, or does what its form asks."""
    again, number = set(request.GET.getlist("keuze")), request.GET.get("pagina")
    if request.method != "POST":
        kept = request.session.get(REPORT, {}) if again else {}
        form = TogetherForm(initial={"note": kept.get("note", "")}, **options)
        return show(request, Picked(form, again, again, number))
    form, ticks = TogetherForm(request.POST, **options), set(request.POST.getlist("keuze"))
    if {"alles", "vul"} & set(request.POST):
        filled = TogetherForm(initial={"note": form.filled_in()}, **options)
        is_all = "alles" in request.POST
        return show(request, Picked(filled, ticks, again, number, is_all))
    if not form.is_valid():
        return show(request, Picked(form, ticks, again, number), status=422)
    return decide(request, form)


def decide(request, form):
    """The report waits in the session, so that reading it anew does nothing anew."""
    name, note = form.data["stap"], form.cleaned_data["note"]
    outcomes = bulk.decide(form.picks, name, by=request.user, note=note)
    request.session[REPORT] = {
        "outcomes": [asdict(outcome) for outcome in outcomes],
        "label": form.verbs[name].label,
        "note": note,
        "list_url": list_url(request),
    }
    return redirect("admin:queue_report")


def list_url(request):
    """Back to the list as it was narrowed, though not to what was chosen again."""
    kept = request.GET.copy()
    for name in ("keuze", "pagina"):
        kept.pop(name, None)
    return f"{request.path}?{kept.urlencode()}".removesuffix("?")


@moderators_only
@require_GET
def queue_report(request):
    """What came of the last step for several things, of this moderator in this browser."""
    report = request.session.get(REPORT)
    if report is None:
        return redirect("admin:queue")
    refused = [outcome for outcome in report["outcomes"] if not outcome["is_done"]]
    again = [outcome["key"] for outcome in refused if outcome["url"]]
    back = report["list_url"]
    query = urlencode({"keuze": again}, doseq=True)
    context = {
        "label": report["label"],
        "done": [outcome for outcome in report["outcomes"] if outcome["is_done"]],
        "refused": refused,
        "list_url": back,
        "again_url": f"{back}{'&' if '?' in back else '?'}{query}" if again else "",
    }
    return render(request, "desk/moderation/report.html", context)
