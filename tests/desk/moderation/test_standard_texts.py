"""Standard texts: which are offered, how they get among the typed words, and who edits them."""

import pytest
from django.apps import apps
from django.db import IntegrityError, connection
from post_office.models import Email

from desk.models import StandardText
from desk.moderation.standard_texts import fill_standard_texts, put_into
from tests.desk.queue_cast import (
    decide,
    item_url,
    online_unchecked,
    status_of,
    waiting_activity,
    waiting_team,
)
from tests.guarded import letters_to
from tests.html import mistakes_in
from verbinding.lib.publishing import Status

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]

QUEUE = "/beheer/wachtrij/"
DESK = "/beheer/desk/standardtext/"
CHANGES, REFUSAL, OFFLINE = "aanpassing", "afwijzing", "offline"


@pytest.fixture(autouse=True)
def _only_those_of_the_test(db):
    StandardText.objects.all().delete()


def make_text(title="Korter", occasion=CHANGES, **overrides):
    fields = {"words": f"{title}, graag.", **overrides}
    return StandardText.objects.create(title=title, occasion=occasion, **fields)


def offered_on(client, kind, thing):
    choices = client.get(item_url(kind, thing)).context["form"].fields["standard"].choices
    return {group: [title for _, title in texts] for group, texts in choices[1:]}


def test_item_offers_what_fits_its_buttons_and_its_kind(as_mo):
    make_text("Korter")
    make_text("Reclame", REFUSAL)
    make_text("Wie zijn jullie?", kind="team")
    make_text("Er is iets gemeld", OFFLINE)
    make_text("Oud", is_offered=False)

    assert offered_on(as_mo, "activiteit", waiting_activity()) == {
        "Aanpassing vragen": ["Korter"],
        "Afwijzen of niet plaatsen": ["Reclame"],
    }
    assert offered_on(as_mo, "team", waiting_team())["Aanpassing vragen"] == [
        "Korter",
        "Wie zijn jullie?",
    ]
    assert offered_on(as_mo, "activiteit", online_unchecked()) == {
        "Offline halen": ["Er is iets gemeld"]
    }


def test_choosing_one_fills_the_note_and_keeps_what_was_typed(as_mo):
    activity, text = waiting_activity(), make_text()

    page = as_mo.post(
        item_url("activiteit", activity),
        {"vul": "1", "standard": text.pk, "note": "Dag Noor,", "soort": "activiteit"},
    )

    assert page.status_code == 200
    assert page.context["form"]["note"].value() == "Dag Noor,\n\nKorter, graag."
    assert 'name="soort" value="activiteit"' in page.text
    assert status_of(activity) == Status.SUBMITTED
    assert mistakes_in(page.text) == []


@pytest.mark.parametrize("chosen", ["", "onzin", "999999", "9" * 5000, "²"], ids=range(5))
def test_choosing_nothing_keeps_what_was_typed(as_mo, chosen):
    make_text()

    page = as_mo.post(
        item_url("activiteit", waiting_activity()),
        {"vul": "1", "standard": chosen, "note": "Dag Noor,"},
    )

    assert page.context["form"]["note"].value() == "Dag Noor,"


def test_text_is_put_in_once():
    text = StandardText(words="Korter, graag.")

    once = put_into("", text)

    assert (once, put_into(once, text)) == ("Korter, graag.", "Korter, graag.")


def test_filled_words_go_to_the_sender_as_they_were_edited(as_mo, anna):
    activity, text = waiting_activity(owner=anna), make_text()

    decide(as_mo, "activiteit", activity, "ask_changes", "Iets korter, graag.", standard=text.pk)

    [letter] = letters_to(Email.objects.all(), anna.email)
    assert status_of(activity) == Status.CHANGES_ASKED
    assert "Iets korter, graag." in letter.message


def test_list_fills_the_note_and_keeps_the_ticks(as_mo):
    activity, text = waiting_activity(), make_text()
    make_text("Alleen teams", kind="team")

    page = as_mo.post(
        QUEUE, {"vul": "1", "standard": text.pk, "keuze": f"activiteit-{activity.pk}"}
    )

    assert page.context["form"]["note"].value() == "Korter, graag."
    assert page.context["picks"] == {f"activiteit-{activity.pk}"}
    assert "Alleen teams" not in page.text
    waiting_team()
    assert "Alleen teams" in as_mo.get(QUEUE, {"soort": "team"}).text


def test_without_any_text_the_note_stands_alone(as_mo):
    page = as_mo.get(item_url("activiteit", waiting_activity()))

    assert "standaardtekst" not in page.text
    assert "Woorden voor de inzender" in page.text


# --- At the desk --------------------------------------------------------------------------------


def test_first_version_fits_the_model_and_comes_once():
    fill_standard_texts(apps, connection.schema_editor())
    filled = StandardText.objects.count()
    StandardText.objects.update(words="Van de organisator zelf.")
    fill_standard_texts(apps, connection.schema_editor())

    for text in StandardText.objects.all():
        text.full_clean()
    assert filled >= 12
    assert StandardText.objects.filter(words="Van de organisator zelf.").count() == filled


@pytest.mark.parametrize(("who", "expected"), [("as_anna", 302), ("as_mo", 200), ("as_olga", 200)])
def test_texts_are_edited_by_who_decides(who, expected, request):
    text = make_text()

    assert request.getfixturevalue(who).get(f"{DESK}{text.pk}/change/").status_code == expected


def test_organiser_makes_one_for_a_kind(as_olga):
    data = {"title": "Wie?", "occasion": CHANGES, "kind": "team", "words": "Wie?", "order": 1}

    made = as_olga.post(f"{DESK}add/", {**data, "is_offered": "on"})
    wrong = as_olga.post(f"{DESK}add/", {**data, "kind": "onzin"})
    twice = as_olga.post(f"{DESK}add/", data)

    assert (made.status_code, wrong.status_code, twice.status_code) == (302, 200, 200)
    assert "Er is al een standaardtekst met deze naam." in twice.text
    assert StandardText.objects.get().kind == "team"
    assert "InspiratieTeam" in as_olga.get(DESK).text


def test_database_knows_the_occasions():
    with pytest.raises(IntegrityError):
        make_text(occasion="onzin")
