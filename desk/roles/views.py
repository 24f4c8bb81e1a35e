"""“Wie doet wat”: the pages on which organisers let colleagues in, give roles and help."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.permissions import may_administer, may_give_roles
from accounts.roles import (
    RoleRefused,
    add_colleague,
    colleagues,
    give_roles,
    lacks_second_step,
    reset_second_step,
    take_off_desk,
)
from desk.access import only_for
from desk.roles.duties import duties
from desk.roles.forms import ColleagueForm, RolesForm, SureForm

role_givers_only = only_for(may_give_roles)


@role_givers_only
@require_http_methods(["GET", "HEAD", "POST"])
def colleague_list(request):
    form = ColleagueForm(request.POST if request.method == "POST" else None, by=request.user)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        try:
            person = add_colleague(**form.cleaned_data, by=request.user)
        except RoleRefused as refusal:
            form.add_error("email", str(refusal))
        else:
            messages.success(request, f"{person} mag nu meewerken en krijgt een mail met uitleg.")
            return redirect("admin:colleagues")
    people = list(colleagues())
    return render(
        request,
        "desk/roles/colleagues.html",
        {
            "form": form,
            "people": [(person, lacks_second_step(person)) for person in people],
            "without": sum(lacks_second_step(person) for person in people),
            "duties": duties(),
        },
        status=status,
    )


@role_givers_only
@require_http_methods(["GET", "HEAD", "POST"])
def colleague(request, pk):
    person = get_object_or_404(colleagues(), pk=pk)
    if request.method != "POST":
        return show_colleague(request, person)
    form = RolesForm(request.POST, by=request.user, person=person)
    if not form.is_valid():
        return show_colleague(request, person, form=form, status=422)
    try:
        give_roles(person, form.cleaned_data["roles"], by=request.user, seen=form["seen"].value())
    except RoleRefused as refusal:
        return show_refusal(request, pk, refusal)
    messages.success(request, f"De rollen van {person} zijn bewaard.")
    return redirect("admin:colleagues")


@role_givers_only
@require_POST
def colleague_remove(request, pk):
    return do_when_sure(request, pk, "remove_form", take_off_desk, "{} is van het bureau gehaald.")


@role_givers_only
@require_POST
def colleague_reset(request, pk):
    words = "De tweede stap van {} is gewist. We mailen wat nu te doen is."
    return do_when_sure(request, pk, "reset_form", reset_second_step, words)


def do_when_sure(request, pk, name, change, words):
    person = get_object_or_404(colleagues(), pk=pk)
    form = SureForm(request.POST, prefix=name)
    if not form.is_valid():
        return show_colleague(request, person, status=422, **{name: form})
    try:
        change(person, by=request.user)
    except RoleRefused as refusal:
        return show_refusal(request, pk, refusal)
    messages.success(request, words.format(person))
    return redirect("admin:colleagues")


def show_refusal(request, pk, refusal):
    """With the page as it is now; who is gone meanwhile is told on the list."""
    person = colleagues().filter(pk=pk).first()
    messages.error(request, str(refusal))
    if person is None:
        return redirect("admin:colleagues")
    return show_colleague(request, person, status=409)


def show_colleague(request, person, *, form=None, status=200, **forms):
    return render(
        request,
        "desk/roles/colleague.html",
        {
            "person": person,
            "lacks_second_step": lacks_second_step(person),
            "may_change": may_administer(request.user, person),
            "form": form or RolesForm(by=request.user, person=person),
            "remove_form": SureForm(prefix="remove_form"),
            "reset_form": SureForm(prefix="reset_form"),
            **forms,
        },
        status=status,
    )
