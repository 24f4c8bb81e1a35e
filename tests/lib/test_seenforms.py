"""A form that was overtaken: it says so, keeps the words and lets them be sent again."""

import pytest

from teams.forms import EditTeamForm
from teams.models import InspiratieTeam
from tests.factories import make_team
from tests.teams.entries import edited
from verbinding.lib.seenforms import StaleForm

pytestmark = pytest.mark.django_db


def test_edit_between_the_check_and_the_write_is_refused():
    """Two edits at the same moment: the form was right when it was checked, and no longer after."""
    team = make_team()
    form = EditTeamForm(edited(team, goal="Mijn woorden."), instance=team)
    assert form.is_valid()
    InspiratieTeam.objects.filter(pk=team.pk).update(changed_at="2026-11-23T12:30Z")

    with pytest.raises(StaleForm):
        form.claim()

    assert form["goal"].value() == "Mijn woorden."
    assert form["seen"].value() == InspiratieTeam.objects.get().fingerprint
    assert "Intussen is hier iets gewijzigd" in form.non_field_errors()[0]


def test_claimed_form_makes_every_older_form_stale(moment_in_time):
    team = make_team()
    first = EditTeamForm(edited(team), instance=InspiratieTeam.objects.get())
    second = EditTeamForm(edited(team), instance=InspiratieTeam.objects.get())
    assert first.is_valid()
    assert second.is_valid()

    moment_in_time.shift(1)
    first.claim()

    with pytest.raises(StaleForm):
        second.claim()
