"""Markdown in, a short list of safe tags out."""

from html.parser import HTMLParser

import pytest
from django.template import Context, Template

from verbinding.lib.markdown import plain_text, render_markdown


class HtmlReader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.attributes = set(), []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += attrs


def test_markdown_becomes_paragraphs_lists_and_emphasis():
    html = render_markdown("Kom *erbij*!\nIedereen **mag**.\n\n- soep\n- brood\n\n3. drie")

    assert html == (
        "<p>Kom <em>erbij</em>!<br>\nIedereen <strong>mag</strong>.</p>\n"
        "<ul>\n<li>soep</li>\n<li>brood</li>\n</ul>\n"
        '<ol start="3">\n<li>drie</li>\n</ol>'
    )


def test_link_to_another_site_carries_no_recommendation():
    assert render_markdown("[hier](https://example.nl/a?b=1&c=2)") == (
        '<p><a href="https://example.nl/a?b=1&amp;c=2" rel="nofollow ugc noopener">hier</a></p>'
    )


@pytest.mark.parametrize(
    "address", ["https://example.nl/", "mailto:a@example.nl", "tel:+31301234567", "/over/", "#deel"]
)
def test_ordinary_addresses_stay(address):
    assert f'href="{address}"' in render_markdown(f"[x]({address})")


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](java&#115;cript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](vbscript:msgbox(1))",
        "<javascript:alert(1)>",
        '[x](https://example.nl/"onmouseover="alert(1))',
        "![x](https://example.nl/pixel.png)",
        "![x](javascript:alert(1))",
        "<a href='https://example.nl' onclick='alert(1)' style='position:fixed'>x</a>",
        "<iframe src=https://example.nl></iframe>",
        "<svg><style><img src=x onerror=alert(1)></style></svg>",
        "`<b>`<b onclick=alert(1)>",
        "[x]: javascript:alert(1)\n\n[x]",
    ],
)
def test_attack_leaves_no_script_picture_or_attribute(attack):
    shown = render_markdown(attack)
    page = HtmlReader()
    page.feed(shown)

    assert page.tags <= {"p", "a", "code"}
    assert all(name in {"href", "rel"} for name, _ in page.attributes)
    assert not any(
        name == "href" and not value.startswith(("https://example.nl", "/", "#"))
        for name, value in page.attributes
    )


def test_headings_fit_under_the_page_without_gaps():
    html = render_markdown("# Een\n\n#### Diep\n\n## Twee\n\n###### Zes")

    assert [part[1:3] for part in html.split("\n")] == ["h2", "h3", "h3", "h4"]


def test_headings_start_where_the_template_says():
    shown = Template("{% load text %}{{ words|markdown:3 }}").render(Context({"words": "## Wat"}))

    assert shown == "<h3>Wat</h3>"


def test_empty_text_stays_empty():
    assert render_markdown("") == ""
    assert render_markdown(None) == ""
    assert plain_text(None) == ""


def test_very_long_text_is_cut_before_it_costs_time():
    assert len(render_markdown("*a" * 1_000_000)) < 200_000


def test_plain_text_is_the_words_on_one_line():
    text = "# Soep\n\nKom **eten** met [ons](https://example.nl).\nHet is `gratis` <b>!</b>"

    assert plain_text(text, 200) == "Soep Kom eten met ons. Het is gratis <b>!</b>"


def test_plain_text_is_cut_at_a_word():
    assert plain_text("Soep eten met de buren", 15) == "Soep eten met…"
    assert plain_text("Soep", 4) == "Soep"
    assert len(plain_text("a" * 500, 20)) == 20


def test_plain_text_is_escaped_in_a_template():
    shown = Template("{% load text %}{{ words|plain:50 }}").render(Context({"words": "<i>a"}))

    assert shown == "&lt;i&gt;a"


def test_quoted_words_can_not_leave_their_quote():
    shown = Template("{% load text %}{{ words|quoted }}").render(
        Context({"words": "Hoi\n\nAnna"}, autoescape=False)
    )

    assert shown == "> Hoi\n>\n> Anna"
