"""Who speaks for a branch: shown after agreeing alone, and gone with their account."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from accounts import privacy
from editions.models import Branch, BranchChampion
from tests import factories

pytestmark = pytest.mark.django_db

ADD = "/beheer/editions/branchchampion/add/"


def test_champion_is_never_shown_without_agreeing():
    unasked = BranchChampion(branch=factories.make_branch(), name="Yara", is_shown=True)

    with pytest.raises(ValidationError, match="pas op de site na akkoord"):
        unasked.full_clean()
    with pytest.raises(IntegrityError):
        unasked.save()


def test_only_shown_champions_are_named():
    branch = factories.make_branch()
    factories.make_champion(branch, "Yara")
    factories.make_champion(branch, "Wim", is_shown=False)
    factories.make_champion(branch, "Nog niet gevraagd", is_shown=False, agreed_at=None)

    assert [champion.name for champion in branch.champions.shown()] == ["Yara"]


def test_champion_takes_their_name_along_and_leaves_nothing_behind():
    yara = factories.make_user("Yara")
    factories.make_champion(user=yara)
    other = factories.make_champion(name="Wim")

    exported = privacy.export(yara)["kartrekker_van_branches"]
    privacy.erase(yara)

    assert [(row["branche"], row["staat_op_de_site"]) for row in exported] == [("Onderwijs", True)]
    assert list(BranchChampion.objects.all()) == [other]


def test_organiser_names_a_champion_and_is_told_when_consent_lacks(as_olga):
    branch = factories.make_branch()
    data = {"branch": branch.pk, "name": "Yara", "is_shown": "on"}

    refused = as_olga.post(ADD, data)
    agreed = {"agreed_at_0": "22-11-2026", "agreed_at_1": "12:00:00"}
    as_olga.post(ADD, data | agreed)

    assert "pas op de site na akkoord" in refused.text
    assert [champion.name for champion in branch.champions.shown()] == ["Yara"]


def test_branch_says_where_one_works_in_words():
    assert Branch(name="Onderwijs", setting="in het onderwijs").in_words == "in het onderwijs"
    assert Branch(name="Visserij").in_words == "in de branche Visserij"
