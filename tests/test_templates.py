"""Templates, styles and scripts keep to the policy that the browser enforces, and stay readable."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def read_all(folder, pattern):
    return {
        str(path.relative_to(ROOT)): path.read_text(encoding="utf-8")
        for path in sorted((ROOT / folder).rglob(pattern))
    }


TEMPLATES = read_all("templates", "*.html") | read_all("templates", "*.txt")
# Letters can't link a style sheet, and no policy of ours reaches a mail program.
PAGES = {name: text for name, text in TEMPLATES.items() if not name.startswith("templates/mail/")}
STYLES = read_all("static/css", "*.css")
SCRIPTS = read_all("static/js", "*.js")

# What is larger than its limit, and why.
CROWDED = {}
LIMITS = [
    ("templates/components/", 40),
    ("templates/", 120),
    ("static/css/", 150),
    ("static/js/", 80),
]


def offenders(texts, pattern, flags=re.IGNORECASE):
    return [
        f"{name}: {match.group()}"
        for name, text in texts.items()
        for match in re.finditer(pattern, text, flags)
    ]


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param(r"<style\b", id="style element"),
        pytest.param(r"\sstyle\s*=", id="style attribute"),
        pytest.param(r"<[^>]*\son[a-z]+\s*=", id="event handler"),
        pytest.param(r"javascript:", id="script address"),
        pytest.param(r"<script\b(?![^>]*\bsrc=)(?![^>]*application/ld\+json)", id="inline script"),
        pytest.param(r"<(?:script|link|img|iframe)\b[^>]*(?:src|href)=\"(?:https?:)?//", id="host"),
    ],
)
def test_pages_need_nothing_that_the_policy_forbids(pattern):
    assert offenders(PAGES, pattern) == []


@pytest.mark.parametrize("pattern", [r"\|\s*safe\b", r"\{%\s*autoescape off", r"\|\s*safeseq\b"])
def test_nothing_in_a_template_is_trusted_blindly(pattern):
    assert offenders(TEMPLATES, pattern) == []


def test_components_open_with_their_inputs():
    opening = re.compile(r"\{(?:#|% comment).*[Ii]nput|\{% comment %\}")
    silent = [
        name
        for name, text in TEMPLATES.items()
        if name.startswith("templates/components/") and not opening.match(text)
    ]

    assert silent == []


def components_in(text):
    """The components that a template shows, by include or by a tag of the same name."""
    yield from re.findall(r"components/\w+\.html", text)
    yield from (f"components/{tag}.html" for tag in re.findall(r"\{%\s*(\w+)\b", text))


def test_components_have_a_place_in_the_style_guide():
    """Shown there themselves, or as a part of what is shown."""
    unread = [name for name in TEMPLATES if "/stijlgids/" in name] + ["templates/base.html"]
    shown = set()
    while unread:
        found = {f"templates/{name}" for name in components_in(TEMPLATES[unread.pop()])}
        new = found & TEMPLATES.keys() - shown
        shown |= new
        unread += new

    components = {name for name in TEMPLATES if name.startswith("templates/components/")}
    assert components - shown == set()


def test_styles_fight_nobody():
    assert offenders(STYLES, r"!important") == []
    assert offenders(STYLES, r"(?m)^\s*#[a-z][\w-]*[^;]*\{") == []
    assert offenders(STYLES, r"url\(\s*[\"']?(?:https?:)?//") == []


# Scripts that may name another host, and why.
REACHING = {"static/js/map/large.js": "the tiles of the large map, for whoever opens it"}


def test_scripts_reach_nobody_else():
    homely = {name: text for name, text in SCRIPTS.items() if name not in REACHING}
    assert offenders(homely, r"[\"'`](?:https?:)?//(?!www\.w3\.org)[^\"'`]*") == []
    # A <template> of the page itself is as trusted as the page.
    into_the_page = r"innerHTML\s*=(?!\s*template\.innerHTML)|insertAdjacentHTML|document\.write"
    assert offenders(SCRIPTS, rf"\beval\(|new Function|{into_the_page}") == []


def test_files_stay_small():
    crowded = []
    for name, text in {**TEMPLATES, **STYLES, **SCRIPTS}.items():
        limit = next(lines for prefix, lines in LIMITS if name.startswith(prefix))
        if text.count("\n") > limit and name not in CROWDED:
            crowded.append(f"{name}: {text.count(chr(10))} lines, {limit} is the limit")

    assert crowded == []


def test_exceptions_to_the_limits_are_still_needed():
    assert [name for name in CROWDED if name not in {**TEMPLATES, **STYLES, **SCRIPTS}] == []
