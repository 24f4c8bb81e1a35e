"""The HTML that is made from the text of a letter."""

import pytest

from verbinding.lib.letters import html_of


def body_of(text):
    html = html_of(text, "Onderwerp")
    return html.partition("<main>")[2].partition("</main>")[0].strip()


def test_frame_is_a_whole_dutch_page_with_the_subject():
    html = html_of("Hoi", "Soep & brood\nvoor allen")

    assert html.lstrip().startswith("<!doctype html>")
    assert '<html lang="nl">' in html
    assert "<title>Soep &amp; brood voor allen</title>" in html


def test_paragraphs_keep_their_lines():
    assert body_of("Hoi Anna,\n\nEen\nTwee\n\n\n\nDrie") == (
        "<p>Hoi Anna,</p>\n<p>Een<br>Twee</p>\n<p>Drie</p>"
    )


def test_lines_with_dashes_are_a_list():
    assert body_of("- soep\n- brood & kaas") == "<ul><li>soep</li><li>brood &amp; kaas</li></ul>"


def test_code_stands_large():
    assert body_of("Je code:\n\n    123456") == '<p>Je code:</p>\n<p class="code">123456</p>'


def test_words_of_others_are_a_quote():
    assert body_of("> Hoi\n>\n> Dag") == "<blockquote><p>Hoi<br><br>Dag</p></blockquote>"


def test_address_of_ours_on_its_own_line_is_a_button():
    assert body_of("Bekijk het: http://testserver/a/?b=1&c=2") == (
        '<p><a class="button" href="http://testserver/a/?b=1&amp;c=2">Bekijk het</a></p>'
    )


@pytest.mark.parametrize(
    "line",
    ["Win nu: https://example.com/x", "Klik: http://testserver.example.com/", "Zie: javascript:x"],
)
def test_address_of_others_is_never_a_button(line):
    assert "button" not in body_of(line)


@pytest.mark.parametrize("text", ["<script>x</script>", "- <b>x</b>", "> <b>x</b>", '"><b>x</b>'])
def test_html_in_the_text_stays_text(text):
    assert "<b>" not in body_of(text)
    assert "<script>" not in body_of(text)


def test_address_in_a_sentence_becomes_a_link():
    assert '<a href="https://example.nl/over/" rel="nofollow">' in body_of(
        "Lees https://example.nl/over/ maar."
    )
