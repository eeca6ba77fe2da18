"""The examples of the page on coding print what it shows."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

PAGE = Path(__file__).resolve().parents[1] / "docs" / "coding.md"


def test_the_examples_print_what_the_page_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    blocks = PAGE.read_text(encoding="utf-8").split("```pycon\n")[1:]
    shown = "\n".join(block.partition("```")[0] for block in blocks)
    examples = doctest.DocTestParser().get_doctest(shown, {}, "coding", str(PAGE), 0)
    assert len(examples.examples) > 10
    printed: list[str] = []
    result = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(
        examples, out=printed.append
    )
    assert not result.failed, "".join(printed)
