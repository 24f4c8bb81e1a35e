"""The one log of what staff do names no person, whoever wrote the line."""

import pytest
from django.contrib import admin
from django.contrib.admin.models import CHANGE, DELETION, LogEntry

from sponsors.models import Kind
from tests import factories
from verbinding.lib.log import DiscreetAdmin, note

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]


def test_note_says_who_what_and_which_without_a_name(olga, sam):
    note(olga, sam, "Vertrouwd gemaakt.")

    entry = LogEntry.objects.get()
    assert (entry.user, entry.get_edited_object(), entry.action_flag) == (olga, sam, CHANGE)
    assert entry.object_repr == f"persoon {sam.pk}"


def test_every_admin_at_the_desk_writes_discreetly():
    assert [
        one for one in admin.site._registry.values() if not isinstance(one, DiscreetAdmin)
    ] == []


def test_changed_person_is_not_named(as_olga, sam):
    as_olga.post(f"/beheer/accounts/user/{sam.pk}/change/", {"name": "Samira", "is_active": "on"})

    entry = LogEntry.objects.get()
    assert entry.object_repr == f"persoon {sam.pk}"
    assert "Naam" in entry.get_change_message()
    assert "Sam" not in entry.object_repr + entry.change_message


def test_row_below_what_was_changed_is_not_named_either(as_olga, edition):
    sponsor = factories.make_sponsor("De Korst")
    lines = {"TOTAL_FORMS": 1, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 1000}
    line = {"edition": edition.pk, "kind": Kind.SPONSOR.value, "text": "Bakt.", "order": 0}

    as_olga.post(
        f"/beheer/sponsors/sponsor/{sponsor.pk}/change/",
        {
            **{"name": "De Korst", "slug": "de-korst", "link": sponsor.link},
            **{f"sponsorships-{name}": value for name, value in lines.items()},
            **{f"sponsorships-0-{name}": value for name, value in line.items()},
        },
    )

    assert sponsor.sponsorships.count() == 1
    assert LogEntry.objects.get().get_change_message() == "Sponsoring ‘…’ toegevoegd."


def test_what_holds_no_person_keeps_its_name_once_deleted(as_olga):
    sponsor = factories.make_sponsor("De Korst")

    as_olga.post(f"/beheer/sponsors/sponsor/{sponsor.pk}/delete/", {"post": "yes"})

    entry = LogEntry.objects.get()
    assert (entry.object_repr, entry.action_flag) == ("De Korst", DELETION)
