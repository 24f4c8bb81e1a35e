"""“Logboek”: who did what at the desk, for organisers."""

from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.permissions import may_give_roles
from desk.access import only_for
from desk.logbook.forms import LogForm
from desk.logbook.reading import LINES, Page, read

FIELDS = frozenset(LogForm.base_fields)


@only_for(may_give_roles)
@require_GET
def logbook(request):
    form = LogForm(request.GET)
    is_right, older = form.is_valid(), request.GET.get("ouder", "")
    page = read(form.wish(), older) if is_right else Page([], "")
    return render(
        request,
        "desk/logbook/logbook.html",
        {
            "form": form,
            "lines": page.lines,
            "older": page.older,
            "is_older": bool(older),
            "is_filtered": any(request.GET.get(name) for name in FIELDS),
            "lines_per_page": LINES,
        },
        status=200 if is_right else 422,
    )
