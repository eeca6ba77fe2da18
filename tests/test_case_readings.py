"""All that is read of the sentences of the cases is what is stored beside them.

A difference is not an error in itself: read it, and if it is what the change meant, accept it with
`make tables` and commit the files with the change.
"""

from __future__ import annotations

import difflib

import pytest

from tools.derive_case_readings import FOLDER, readings, sources, texts

SOURCES = sources()
BRANCHES = [
    line.split("\t")[1:]
    for line in SOURCES["branches"].read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
EXPECTED = [row for row in BRANCHES[1:] if row[1:]]
SHOWN = 30  # lines of a difference
ACCEPT = "if this is what the change meant: make tables, then commit tests/cases/readings with it"


def difference(name: str, stored: list[str], made: list[str]) -> str:
    """What is read otherwise, under its sentence, and how to accept it; empty if nothing is."""
    if stored == made:
        return ""
    lines: list[str] = []
    sentence = ""
    for line in difflib.ndiff(stored, made):
        if line[2:3] != "\t":
            sentence = line
        if line[:1] in "+-":
            lines += [part for part in (sentence, line) if part not in lines[-SHOWN:]]
    more = [f"… and {len(lines) - SHOWN} lines more"] if len(lines) > SHOWN else []
    head = f"tests/cases/readings/{name}.txt (- committed, + read now)"
    return "\n".join([head, *lines[:SHOWN], *more, ACCEPT])


@pytest.mark.parametrize("name", SOURCES)
def test_all_is_read_as_it_was(name: str) -> None:
    path = FOLDER / f"{name}.txt"
    stored = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    changed = difference(name, stored, [x for text in texts(SOURCES[name]) for x in readings(text)])
    if changed:
        pytest.fail(changed, pytrace=False)


@pytest.mark.parametrize(("text", "expected"), EXPECTED, ids=[text for text, _ in EXPECTED])
def test_what_was_decided_is_read(text: str, expected: str) -> None:
    read = "\n".join(readings(text))
    for part in expected.split(";"):
        assert (part.removeprefix("!") in read) is not part.startswith("!"), f"{part} in:\n{read}"


def test_the_same_files() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == SOURCES.keys(), ACCEPT


def test_a_difference_stands_under_its_sentence() -> None:
    told = difference("x", ["Il dort.", "\tdort: a"], ["Il dort.", "\tdort: b"])
    assert told.splitlines()[1:4] == ["  Il dort.", "- \tdort: a", "+ \tdort: b"]
    assert told.endswith(ACCEPT)
    assert difference("x", ["Il dort."], ["Il dort."]) == ""
