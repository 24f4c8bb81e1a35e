"""Every letter of the site: declared, shown as it goes out, and right with other words too."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template import TemplateSyntaxError, engines
from post_office.models import Email

from desk.letters.showing import examples_of, passages_of, previews_of
from verbinding.lib.letterbook import GENERAL, letters
from verbinding.lib.letterwords import LABELS, LetterWords, Passage, mistakes_in
from verbinding.lib.mail import render_letter, send_letter

FOLDER = Path(settings.BASE_DIR, "templates", "mail")
# Letters whose every word comes from elsewhere, and from where.
WORDS_OF_THEIR_OWN = {"desk/mailing": "the organiser writes each one at the desk"}
NAMES = sorted(letters())
PLACES = re.compile(r"\{[a-z_]+\}")


def files():
    return {
        f"{path.parent.name}/{path.stem}"
        for path in FOLDER.glob("*/*.txt")
        if path.stem != "base" and not path.stem.startswith("_")
    }


def test_every_letter_says_what_it_is_for():
    """A new one is declared in the `letters.toml` beside it."""
    assert files() - set(NAMES) == set(WORDS_OF_THEIR_OWN)
    assert set(NAMES) - files() == {GENERAL}


def test_letters_name_to_whom_they_go_and_when():
    silent = [
        name
        for name, letter in letters().items()
        if not (letter.title and letter.to and letter.when)
    ]

    assert silent == []


@pytest.fixture
def _missing_is_told(monkeypatch):
    monkeypatch.setattr(engines["django"].engine, "string_if_invalid", "<ONTBREEKT %s>")


@pytest.mark.usefixtures("_missing_is_told")
@pytest.mark.parametrize("name", NAMES)
def test_letter_has_made_up_facts_for_all_it_shows(name, db):
    for shown in previews_of(letters()[name], {}):
        whole = f"{shown.subject}\n{shown.text}"
        assert "<ONTBREEKT" not in whole
        assert not PLACES.search(whole)
        assert shown.subject
        assert settings.SITE_NAME in shown.text or "{site}" not in shown.text


@pytest.mark.parametrize("name", NAMES)
def test_every_passage_of_a_letter_comes_by_in_one_of_its_cases(name, db):
    source = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    own = set(re.findall(r'\{% words "(\w+)"', source))

    assert own - set(passages_of(letters()[name])) == set()


@pytest.mark.parametrize("name", NAMES)
def test_own_words_of_a_letter_keep_its_rules(name, db):
    letter = letters()[name]
    used = "".join(passage.text for passage in passages_of(letter).values())

    wrong = {
        key: found
        for key, passage in passages_of(letter).items()
        if (found := mistakes_in(passage.text, passage, letter))
    }
    assert wrong == {}
    # What may not be left out stands somewhere, else nobody could keep it.
    assert {must for must in letter.must if f"{{{must}}}" not in used} == set()


@pytest.mark.parametrize("name", NAMES)
def test_letter_with_all_placeholders_everywhere_is_filled_in(name, db):
    letter = letters()[name]
    every = " ".join(f"{{{each}}}" for each in letter.placeholders)
    words = dict.fromkeys(passages_of(letter), f"Eigen {every}")

    for shown, plain in zip(previews_of(letter, words), previews_of(letter, {}), strict=True):
        whole = f"{shown.subject}\n{shown.text}"
        assert "Eigen" in whole
        assert not PLACES.search(whole)
        # Addresses and codes stand outside of the words, so they can't be lost.
        fixed = re.findall(r"https?://\S+|^    \S+$", plain.text, re.MULTILINE)
        assert [line for line in fixed if line not in shown.text] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_placeholder_has_an_example(name, db):
    empty = [each for each, means, example in examples_of(letters()[name]) if not example]

    # Somebody without a name is invited.
    assert empty == (["naam"] if name == "teams/invitation" else [])


@pytest.mark.parametrize("name", ["accounts/code", "accounts/password_reset_code"])
def test_letter_with_a_code_keeps_it_without_any_words(name, db):
    letter = letters()[name]
    nothing = dict.fromkeys(passages_of(letter), "")

    (shown,) = previews_of(letter, nothing)

    assert "    314159\n" in shown.text
    assert '<p class="code">314159</p>' in shown.html


INTRO = Passage("intro", "Begin", "Op {dag} gaat “{activiteit}” niet door.")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Op {dag} niet: {activiteit}. Groet van {site}", []),
        ("Op {dag} niet.", ["{activiteit} mag hier niet ontbreken."]),
        ("{dag} {activiteit} {code}", ["{code} bestaat niet in deze brief."]),
        ("{dag} {activiteit} {{ signup.email }}", ["Gebruik { en } alleen"]),
        ("{dag} {activiteit} {% debug %}", ["Gebruik { en } alleen"]),
        ("{dag} {activiteit} {{dag}}", ["Gebruik { en } alleen"]),
        ("{dag} {activiteit} {Dag}", ["Gebruik { en } alleen"]),
        ("{dag} {activiteit} \u202e", ["Er staat een vreemd teken in."]),
        ("{dag} {activiteit} \x00", ["Er staat een vreemd teken in."]),
        ("{dag} {activiteit}" + "x" * 3000, ["Houd het korter dan 3000 tekens."]),
        ("{dag} {activiteit} 🎉 مرحبا <script>", []),
    ],
)
def test_rules_of_words(text, said):
    found = mistakes_in(text, INTRO, letters()["signups/called_off"])

    assert len(found) == len(said)
    assert all(told.startswith(start) for told, start in zip(found, said, strict=True))


@pytest.mark.parametrize("text", ["", " ", "Een\nBcc: iedereen@example.nl"])
def test_subject_is_one_line(text):
    subject = Passage("subject_new", "Onderwerp", "Je code")

    assert mistakes_in(text, subject, letters()["accounts/code"]) == ["Een onderwerp is één regel."]


def test_words_that_no_longer_fit_give_way_to_our_own(db, caplog):
    facts = letters()["signups/called_off"].cases[0].facts
    written = {"intro": "Het gaat niet door.", "more": "Tot ziens!"}

    _, text = render_letter("signups/called_off", facts, LetterWords("signups/called_off", written))

    assert "“Soep voor de straat” op maandag 14 december gaat niet door." in text
    assert "Tot ziens!" in text
    assert "no longer fit" in caplog.text


def test_what_somebody_typed_is_never_filled_in(db):
    facts = {**letters()["activities/received"].cases[0].facts}
    facts["activity"] = {**facts["activity"], "title": "{naam} {{ site_url }} {site}"}

    subject, text = render_letter("activities/received", facts)

    assert subject.endswith("{naam} {{ site_url }} {site}")
    assert "“{naam} {{ site_url }} {site}”" in text


def test_empty_value_takes_its_space_along(db):
    _, text = render_letter("accounts/erased", {"name": ""})

    assert text.startswith("Hallo,\n")


def test_letter_that_nobody_declared_still_goes_out_whole(db, settings, tmp_path, monkeypatch):
    monkeypatch.setattr("verbinding.lib.letterbook.letters", dict)

    email = send_letter("accounts/erased", "anna@example.nl", {"name": "Anna"})

    assert email.message.startswith("Hallo Anna,")
    assert "{" not in email.message
    assert Email.objects.count() == 1


def test_words_hold_no_tags():
    source = '{% load letters %}{% words "intro" %}Hoi {{ site_name }}{% endwords %}'

    with pytest.raises(TemplateSyntaxError, match="more than placeholders"):
        engines["django"].from_string(source)


def test_labels_are_dutch_for_the_usual_passages():
    assert LABELS["subject"] == "Onderwerp"
