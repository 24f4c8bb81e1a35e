"""A long text is cut at its highest headings, whatever somebody typed."""

from verbinding.lib.outline import outline_of


def titles(text):
    return [part.title for part in outline_of(text).parts]


def test_outline_cuts_at_the_highest_headings_and_keeps_deeper_ones():
    outline = outline_of("Begin.\n\n## Een\n\nA\n\n### Dieper\n\nB\n\n## Twee\n\nC")

    assert outline.opening == "Begin."
    assert [(part.title, part.text) for part in outline.parts] == [
        ("Een", "A\n\n### Dieper\n\nB"),
        ("Twee", "C"),
    ]


def test_outline_of_text_without_headings_is_all_opening():
    outline = outline_of("Alleen\n\ntekst.")

    assert outline.opening == "Alleen\n\ntekst."
    assert outline.parts == []
    assert not outline.is_long


def test_outline_reads_underlined_headings_and_marks_within_them():
    assert titles("Kop met **nadruk**\n---\n\nA") == ["Kop met nadruk"]


def test_outline_takes_no_code_for_a_heading():
    assert titles("## Echt\n\n```\n## Niet\n```") == ["Echt"]


def test_outline_gives_each_part_an_anchor_of_its_own():
    outline = outline_of("## Wie\n\n## Wie\n\n## Inhoud\n\n## !!!")

    assert [part.anchor for part in outline.parts] == ["wie", "wie-2", "inhoud-2", "deel"]


def test_outline_is_long_from_four_parts_on():
    assert not outline_of("## A\n\n## B\n\n## C").is_long
    assert outline_of("## A\n\n## B\n\n## C\n\n## D").is_long


def test_outline_of_nothing_is_empty():
    outline = outline_of("")

    assert (outline.opening, outline.parts) == ("", [])
