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


def test_blocks_are_closed_by_name():
    assert offenders(TEMPLATES, r"\{%-?\s*endblock\s*%\}") == []


def test_components_open_with_their_inputs():
    opening = re.compile(r"\{(?:#|% comment).*[Ii]nput|\{% comment %\}")
    silent = [
        name
        for name, text in TEMPLATES.items()
        if name.startswith("templates/components/") and not opening.match(text)
    ]

    assert silent == []


def test_components_have_a_place_in_the_style_guide():
    shown = "\n".join(text for name, text in TEMPLATES.items() if "/stijlgids/" in name)
    tags = "\n".join(read_all("verbinding/templatetags", "*.py").values())
    forgotten = []
    for name in TEMPLATES:
        if name.startswith("templates/components/"):
            component = Path(name).stem
            is_tag = f"components/{component}.html" in tags
            by_tag = is_tag and re.search(rf"\{{%\s*{component}\b", shown)
            # The frame stands around the style guide itself.
            by_frame = f"components/{component}.html" in TEMPLATES["templates/base.html"]
            if not (by_tag or by_frame or f"components/{component}.html" in shown):
                forgotten.append(name)

    assert forgotten == []


def test_styles_fight_nobody():
    assert offenders(STYLES, r"!important") == []
    assert offenders(STYLES, r"(?m)^\s*#[a-z][\w-]*[^;]*\{") == []
    assert offenders(STYLES, r"url\(\s*[\"']?(?:https?:)?//") == []


def test_scripts_reach_nobody_else():
    assert offenders(SCRIPTS, r"[\"'`](?:https?:)?//(?!www\.w3\.org)[^\"'`]*") == []
    assert offenders(SCRIPTS, r"\beval\(|new Function|innerHTML\s*=") == []


def test_files_stay_small():
    crowded = []
    for name, text in {**TEMPLATES, **STYLES, **SCRIPTS}.items():
        limit = next(lines for prefix, lines in LIMITS if name.startswith(prefix))
        if text.count("\n") > limit and name not in CROWDED:
            crowded.append(f"{name}: {text.count(chr(10))} lines, {limit} is the limit")

    assert crowded == []


def test_exceptions_to_the_limits_are_still_needed():
    assert [name for name in CROWDED if name not in {**TEMPLATES, **STYLES, **SCRIPTS}] == []
