"""The documentation says what the code does."""

from __future__ import annotations

import re
from pathlib import Path

import discourse
from tools.document_tables import page

ROOT = Path(__file__).resolve().parents[1]


def test_the_columns_in_the_docs_are_those_of_the_tables() -> None:
    stored = (ROOT / "docs" / "tables.md").read_text(encoding="utf-8")
    assert stored == page(), "write it again: python -m tools.document_tables docs/tables.md"


def test_readme_names_only_what_there_is() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"discourse\.(\w+)\(", readme))
    assert named
    assert named <= set(discourse.__all__)


def test_every_public_function_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    functions = {
        name for name in discourse.__all__ if callable(getattr(discourse, name)) and name.islower()
    }
    missing = {name for name in functions if not re.search(rf"\b{name}\b", readme)}
    assert not missing
