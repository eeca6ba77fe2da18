"""Grammar words: one table, no class twice, none without a use."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations
from pathlib import Path

import pytest

import discourse
from discourse import word_classes
from discourse.languages import LexiconError, available, language, table
from discourse.word_classes import word_class

PACKAGE = Path(discourse.__file__).parent
CLASSES = table(language("fr").path("classes.tsv"), ("class", "includes", "meaning"))
NAMES = [row["class"] for row in CLASSES]


def test_no_two_classes_hold_the_same_words() -> None:
    by_words = defaultdict(list)
    for name in NAMES:
        by_words[word_class(name)].append(name)
    assert not [names for names in by_words.values() if len(names) > 1]


def test_a_word_is_listed_under_the_narrowest_class() -> None:
    includes = {row["class"]: set(row["includes"].split()) for row in CLASSES}
    for row in table(language("fr").path("words.tsv"), ("word", "classes")):
        named = row["classes"].split()
        for one, other in combinations(named, 2):
            assert not (row["word"] in word_class(one) and other in includes[one]), row.cells
            assert not (row["word"] in word_class(other) and one in includes[other]), row.cells


def test_every_class_is_asked_for() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    asked = set(re.findall(r'"([a-z_]+)"', code)) | {
        name.lower() for name in re.findall(r"^    ([A-Z_]+) = auto\(\)", code, re.MULTILINE)
    }
    included = {name for row in CLASSES for name in row["includes"].split()}
    assert not set(NAMES) - asked - included


@pytest.mark.parametrize(
    ("classes", "words", "message"),
    [
        ("a\t\tone", "le\ta b", r"words\.tsv, line 2: class 'b'"),
        ("a\tb\tone", "le\ta", r"classes\.tsv, line 2: class 'b'"),
        ("a\t\t", "le\ta", r"classes\.tsv, line 2: class a has no meaning"),
        ("a\t\tone\na\t\ttwo", "le\ta", r"classes\.tsv, line 3: class a is listed twice"),
        ("a\t\tone", "le\ta\nle\ta", r"words\.tsv, line 3: le is listed twice"),
        ("a\t\tone", "Le\ta", r"words\.tsv, line 2: Le is not folded; write le"),
        ("a\t\tone", "le\t", r"words\.tsv, line 2: le has no class"),
        ("a\t\tone", "le\ta", r"no class 'b'; add it"),
    ],
)
def test_a_fault_is_named_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, classes: str, words: str, message: str
) -> None:
    folder = tmp_path / "xx"
    folder.mkdir()
    (folder / "language.toml").write_text('name = "test"\n', encoding="utf-8")
    (folder / "classes.tsv").write_text(f"class\tincludes\tmeaning\n{classes}\n", encoding="utf-8")
    (folder / "words.tsv").write_text(f"word\tclasses\n{words}\n", encoding="utf-8")
    monkeypatch.setattr("discourse.languages.codes.LANGUAGES", tmp_path)
    available.cache_clear()
    with pytest.raises(LexiconError, match=message):
        word_class("b" if message.startswith("no class") else "a", "xx")
    for cached in (
        word_class,
        word_classes._includes,
        word_classes._own_words,
        language,
        available,
    ):
        cached.cache_clear()
