"""The committed tables and figure of the seed article are what the code says today, byte for byte.

A difference is not an error in itself: read it, and if it is what the change meant, accept it with
`make tables` and commit the tables with the change.
"""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest

from tools.derive_tables import derive

ROOT = Path(__file__).resolve().parents[1]
DERIVED = ROOT / "data" / "derived"
STORED = sorted(DERIVED.iterdir())
SHOWN = 20  # lines of a difference
ACCEPT = "if this is what the change meant: make tables, then commit data/derived with it"


@pytest.fixture(scope="module")
def fresh() -> dict[str, bytes]:
    (seed,) = (ROOT / "seeds").glob("*.txt")
    return derive(seed)


def difference(name: str, stored: bytes, made: bytes) -> str:
    """What changed in a table, line by line, and how to accept it; empty when nothing did."""
    if stored == made:
        return ""
    old, new = (table.decode("utf-8").splitlines() for table in (stored, made))
    lines = [
        line
        for line in difflib.unified_diff(old, new, lineterm="", n=0)
        if line[:1] in "+-" and line[:3] not in ("+++", "---")
    ]
    if not lines:
        lines = ["other line ends, or other blank lines at the end"]
    more = [f"… and {len(lines) - SHOWN} lines more"] if len(lines) > SHOWN else []
    head = f"data/derived/{name} (- committed, + computed now)"
    return "\n".join([head, *lines[:SHOWN], *more, ACCEPT])


def test_the_same_files(fresh: dict[str, bytes]) -> None:
    stored = {path.name for path in STORED}
    assert fresh
    assert stored == fresh.keys(), ACCEPT


@pytest.mark.parametrize("path", STORED, ids=lambda path: path.name)
def test_the_same_bytes(path: Path, fresh: dict[str, bytes]) -> None:
    changed = difference(path.name, path.read_bytes(), fresh.get(path.name, b""))
    if changed:
        pytest.fail(changed, pytrace=False)


def test_a_difference_is_shown_line_by_line() -> None:
    told = difference("x.csv", b"a,b\n1,2\n3,4\n", b"a,b\n1,2\n3,5\n")
    assert told.splitlines()[1:3] == ["-3,4", "+3,5"]
    assert "make tables" in told
    assert difference("x.csv", b"a\n", b"a\n") == ""
    assert "line ends" in difference("x.csv", b"a\n", b"a\r\n")


def test_a_long_difference_is_cut_and_counted() -> None:
    told = difference("x.csv", b"", "\n".join(map(str, range(100))).encode())
    assert len(told.splitlines()) == SHOWN + 3
    assert "… and 80 lines more" in told
