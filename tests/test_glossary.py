"""docs/glossary.md stays whole: each word that the database shows has its line there."""

import re
from pathlib import Path

import pytest
from django.apps import apps

from verbinding.lib.publishing import Status

ROOT = Path(__file__).parent.parent
OURS = {
    "accounts",
    "activities",
    "desk",
    "editions",
    "ideas",
    "impact",
    "photos",
    "signups",
    "sponsors",
    "teams",
}


def rows():
    """The tables of the glossary as lists of cells, without their heads."""
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [row for row in cells if row[0] != "Dutch" and set(row[0]) != {"-"}]


def our_models():
    return [model for model in apps.get_models() if model._meta.app_label in OURS]


@pytest.mark.parametrize("model", our_models(), ids=lambda model: model.__name__)
def test_every_model_has_its_line(model):
    dutch = str(model._meta.verbose_name)
    found = [row for row in rows() if f"`{model.__name__}`" in row[1] and row[0] == dutch]

    assert found, f"docs/glossary.md lacks | {dutch} | `{model.__name__}` |"


@pytest.mark.parametrize("status", Status, ids=lambda status: status.name)
def test_every_status_has_its_line(status):
    found = [row for row in rows() if row[0] == status.label and f"`{status.name}`" in row[1]]

    assert found, f"docs/glossary.md lacks | {status.label} | `{status.name}` |"


def test_every_line_explains_in_one_sentence():
    unfinished = [row[0] for row in rows() if len(row) != 4 or not row[2].endswith(".")]

    assert unfinished == []


def test_no_line_names_what_is_gone():
    names = {model.__name__ for model in our_models()}
    models_named = {name for row in rows() for name in re.findall(r"`([A-Z][a-z]\w+)`", row[1])}

    assert models_named - names == set()
