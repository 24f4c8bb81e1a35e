"""From the empty form to the page that says what happens next."""

from django.contrib.auth.decorators import login_not_required
from django.forms.utils import ErrorDict, ErrorList
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from accounts.codes import ask_code
from accounts.models import EmailCode
from activities.confirmations import after_own_entry
from activities.entering import code_subject, enter
from activities.forms import ActivityForm, MomentFormSet
from activities.forms.arranging import rearranged
from activities.models import Activity
from activities.prefill import initial_from, initial_labels
from editions.models import Edition
from verbinding.lib.limits import allow

# Buttons inside the form that answer the same page, filled in further; nothing is stored.
UNJUDGED = frozenset({"meer", "kopieer", "weg", "dagen", "zoek", "verder"})


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def activity_create(request):
    edition = Edition.objects.current()
    if request.method == "POST" and edition is not None:
        return take_entry(request, edition)
    if edition is None or not edition.takes_entries:
        return render(request, "activities/closed.html", {"entered_edition": edition})
    example = Activity.objects.published().filter_slug(request.GET.get("voorbeeld"))
    initial = initial_from(example) | initial_labels(request.GET)
    form = ActivityForm(person=request.user, initial=initial)
    return show_form(request, form, moment_rows(None, edition), edition=edition)


def take_entry(request, edition):
    is_concept = "bewaar" in request.POST
    form = ActivityForm(request.POST, person=request.user, is_concept=is_concept)
    moments = moment_rows(request.POST, edition, is_concept=is_concept)
    if asks_help(request.POST):
        return show_unchecked(request, form, moments, edition=edition)
    if form.is_valid() and not edition.takes_entries:
        # Opened in time and sent too late: whoever typed this must not lose it.
        form.add_error(None, f"{edition} neemt geen nieuwe activiteiten meer aan.")
    if not (form.is_valid() & moments.is_valid()):
        return show_form(request, form, moments, edition=edition, status=422)
    email = form.cleaned_data.get("email") or request.user.email
    if not allow(request, "activities:create", email):
        return show_form(request, form, moments, edition=edition, status=429)
    activity = enter(form, moments, edition=edition)
    if request.user.is_authenticated:
        return redirect(after_own_entry(request, activity, sends_in=not is_concept))
    subject = code_subject(activity, is_concept=is_concept)
    ask_code(request, activity.pending_email, EmailCode.Purpose.ENTER, subject)
    return redirect("accounts:code")


def asks_help(data):
    """Whether a button was pressed that only fills in, looks up or goes back."""
    return not UNJUDGED.isdisjoint(data)


def moment_rows(data, edition, *, activity=None, is_concept=False):
    """The formset, with the rows that the buttons among them asked for."""
    fresh = None
    if data is not None:
        data, fresh = rearranged(data, edition.days)
    free = activity is not None and activity.may_be_outside_week
    rows = MomentFormSet(
        data, instance=activity, form_kwargs={"days": edition.days, "is_free_to_choose": free}
    )
    rows.allow_none = is_concept
    if fresh is not None and fresh < len(rows.forms):
        rows.forms[fresh].fields["day"].widget.attrs["autofocus"] = True
    return rows


def show_unchecked(request, form, moments, **shown):
    """Shows what was typed so far without judging it: somebody only asked for help."""
    for one in (form, *moments.forms):
        one._errors, one.cleaned_data = ErrorDict(), {}
    moments._errors, moments._non_form_errors = [ErrorDict() for _ in moments.forms], ErrorList()
    return show_form(request, form, moments, **shown)


def show_form(request, form, moments, *, edition, status=200, activity=None):
    return render(
        request,
        "activities/form.html",
        {
            "form": form,
            "moments": moments,
            "entered_edition": edition,
            "activity": activity,
            "is_too_many": status == 429,
        },
        status=status,
    )


@require_GET
def activity_done(request, slug):
    """What happens next and when; only for who organises it."""
    activity = get_object_or_404(Activity.objects.editable_by(request.user), slug=slug)
    return render(request, "activities/done.html", {"activity": activity})
