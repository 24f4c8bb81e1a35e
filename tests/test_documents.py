"""What the documents point to exists."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
DOCUMENTS = [
    path
    for pattern in ("*.md", "docs/**/*.md", "deploy/*.md", "*/README.md", "verbinding/lib/*.md")
    for path in sorted(ROOT.glob(pattern))
]


def test_links_lead_somewhere():
    lost = [
        f"{document.relative_to(ROOT)}: {name}"
        for document in DOCUMENTS
        for name in re.findall(r"\]\((?!https?:|mailto:|#)([^)#]+)", document.read_text("utf-8"))
        if not (document.parent / name).exists()
    ]

    assert lost == []


def test_architecture_names_files_that_exist():
    """Its table of "where do I change …" is only worth reading while it is true."""
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    names = re.findall(r"`([\w.-]+/[\w./*-]+)`", text)

    assert names
    assert [name for name in names if not list(ROOT.glob(name.rstrip("/")))] == []


def test_architecture_fits_on_a_few_screens():
    assert (ROOT / "ARCHITECTURE.md").read_text("utf-8").count("\n") <= 150


def test_decisions_fit_on_a_page_and_say_what_follows():
    for path in sorted((ROOT / "docs" / "adr").glob("*.md")):
        text = path.read_text("utf-8")

        assert re.match(r"\d{4}-[a-z0-9-]+\.md", path.name), path.name
        assert text.count("\n") <= 60, path.name
        for part in ("Status:", "**Context.**", "**Decision.**", "**Consequences.**"):
            assert part in text, f"{path.name} lacks {part}"
