"""The guarded form: it tells, and never refuses."""

import uuid

import pytest
from django import forms

from verbinding.lib.formguard import GuardedFormMixin


class WordsForm(GuardedFormMixin, forms.Form):
    words = forms.CharField()


def sent(form, **changes):
    values = {name: form.initial.get(name, "") for name in form.fields}
    return WordsForm({**values, "words": "hoi", **changes})


def test_patient_person_shows_no_sign(moment_in_time):
    form = WordsForm()
    moment_in_time.shift(5)

    answer = sent(form)

    assert answer.is_valid()
    assert answer.risk_signs() == []


@pytest.mark.parametrize(
    ("seconds", "changes", "signs"),
    [
        (5, {"kenmerk_bijlage": "https://example.nl"}, ["Het verborgen veld is ingevuld"]),
        (1, {}, ["Binnen 3 seconden ingevuld"]),
        (5, {"opened": ""}, ["Het tijdstip van openen ontbreekt"]),
        (5, {"opened": "form:1:forged"}, ["Het tijdstip van openen ontbreekt"]),
        (1, {"opened": "\0"}, ["Het tijdstip van openen ontbreekt"]),
        (
            1,
            {"kenmerk_bijlage": "\0"},
            ["Het verborgen veld is ingevuld", "Binnen 3 seconden ingevuld"],
        ),
    ],
)
def test_sign_is_told_and_the_form_stays_valid(moment_in_time, seconds, changes, signs):
    form = WordsForm()
    moment_in_time.shift(seconds)

    answer = sent(form, **changes)

    assert answer.is_valid()
    assert answer.risk_signs() == signs


def test_form_that_lay_open_for_days_is_no_risk(moment_in_time):
    form = WordsForm()
    moment_in_time.shift(3 * 24 * 3600)

    assert sent(form).risk_signs() == []


def test_token_is_new_per_form_and_stays_through_an_error():
    form = WordsForm()
    again = sent(form, words="")

    assert WordsForm().initial["form_token"] != form.initial["form_token"]
    assert not again.is_valid()
    assert again["form_token"].value() == form.initial["form_token"]
    assert again["opened"].value() == form.initial["opened"]
    assert form.initial["form_token"] in again.as_div()


def test_token_comes_out_as_a_uuid():
    form = WordsForm()
    answer = sent(form)

    assert answer.is_valid()
    assert answer.cleaned_data["form_token"] == uuid.UUID(form.initial["form_token"])


@pytest.mark.parametrize("token", ["", "nonsense", "\0", "1" * 10_000])
def test_lost_token_does_not_lose_the_form(token):
    answer = sent(WordsForm(), form_token=token)

    assert answer.is_valid()
    assert isinstance(answer.cleaned_data["form_token"], uuid.UUID)


def test_initial_values_of_the_caller_stay_the_callers_own():
    start = {"words": "hoi"}

    first, second = WordsForm(initial=start), WordsForm(initial=start)

    assert start == {"words": "hoi"}
    assert first.initial["form_token"] != second.initial["form_token"]
    assert first["words"].value() == "hoi"


def test_trap_is_hidden_from_people_and_open_to_robots():
    html = WordsForm().as_div()
    trap = html[html.index("<div hidden>") :]

    assert 'type="text" name="kenmerk_bijlage"' in trap
    assert 'autocomplete="off"' in trap
    assert 'tabindex="-1"' in trap


def test_form_with_a_prefix_is_guarded_too(moment_in_time):
    form = WordsForm(prefix="p")
    moment_in_time.shift(5)
    values = {f"p-{name}": form.initial.get(name, "") for name in form.fields}

    answer = WordsForm({**values, "p-words": "hoi"}, prefix="p")

    assert answer.is_valid()
    assert answer.risk_signs() == []
