"""A row about how many people came."""

from django import forms

from desk.transfer.fields import WordField
from impact.forms import ResultForm
from impact.models import MOST_PEOPLE, Result


class CountEntry(forms.Form):
    """As who organised it tells it on the site; what nobody knows any more may stay empty."""

    people = forms.IntegerField(
        min_value=0,
        max_value=MOST_PEOPLE,
        error_messages=ResultForm.base_fields["people"].error_messages,
    )
    new = WordField(Result.New, otherwise=Result.New.UNKNOWN)
    goes_on = WordField(Result.GoesOn, otherwise=Result.GoesOn.UNKNOWN)
