"""Accessibility by axe-core: WCAG 2.2 AA and best practice."""

from pathlib import Path

import axe_playwright_python

SOURCE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def axe_violations(page):
    """One readable line per violation.

    By `evaluate`, for the site's policy refuses a script tag; nor would it let axe fetch the style
    sheets again (`preload`).
    """
    page.wait_for_load_state()
    page.evaluate(SOURCE)
    found = page.evaluate(
        "tags => axe.run(document, {runOnly: tags, resultTypes: ['violations'], preload: false})",
        TAGS,
    )
    return [
        f"{violation['id']}: {violation['help']} – {node['html'][:160]} {node['failureSummary']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]
