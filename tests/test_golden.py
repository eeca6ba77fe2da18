"""The committed tables and figure of the seed article are what the code gives, byte for byte.

A difference is not an error in itself: read it, and if it is what the change meant, accept it with
`make tables` and commit the tables with the change. The bytes of the figure also depend on the
version of matplotlib, which is written in it; another version must draw the same picture.
"""

from __future__ import annotations

import difflib
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import matplotlib as mpl
import pytest

from tools.derive_tables import derive

ROOT = Path(__file__).resolve().parents[1]
DERIVED = ROOT / "data" / "derived"
STORED = sorted(DERIVED.iterdir())
FIGURES = [path for path in STORED if path.suffix == ".svg"]
SVG = "{http://www.w3.org/2000/svg}"
# Points, of a figure 706 wide. What 3.10 and 3.11 draw is at most 1.2 apart: they measure text,
# to which the layout makes room, differently.
NEAR = 3.0
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
    stored = path.read_bytes()
    by = re.search(rb"Matplotlib v([\w.]+)", stored) if path in FIGURES else None
    if by and by[1].decode() != mpl.__version__:
        pytest.skip(f"drawn by matplotlib {by[1].decode()}, here is {mpl.__version__}")
    changed = difference(path.name, stored, fresh.get(path.name, b""))
    if changed:
        pytest.fail(changed, pytrace=False)


def drawn(svg: bytes) -> tuple[list[str], list[float]]:
    """What a figure that matplotlib drew shows: its words and colours, and where its shapes are."""
    root = ET.fromstring(svg)
    for definitions in root.iter(f"{SVG}defs"):
        definitions.clear()  # the outlines of letters and marks, without a place
    shown, places = re.findall(r"<!-- (.*?) -->", svg.decode("utf-8")), []
    for element in root.iter():
        if element.tag not in (f"{SVG}path", f"{SVG}use"):
            continue
        points = element.get("d") or f"{element.get('x', '')} {element.get('y', '')}"
        found = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", points)]
        style = re.sub(r"url\(#\w+\)", "url", element.get("style", ""))
        shown.append(f"{style}, {len(found)} numbers")
        places += found
    return shown, places


def apart(one: bytes, other: bytes) -> float:
    """By how many points two figures differ at most; infinite if they do not show the same."""
    (shown, places), (others, other_places) = drawn(one), drawn(other)
    if shown != others:
        return float("inf")
    return max(abs(a - b) for a, b in zip(places, other_places, strict=True))


@pytest.mark.parametrize("path", FIGURES, ids=lambda path: path.name)
def test_the_same_picture_by_any_matplotlib(path: Path, fresh: dict[str, bytes]) -> None:
    assert apart(path.read_bytes(), fresh[path.name]) <= NEAR


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<!-- Whole text -->", b"<!-- All text -->"),
        (b"fill: #d55e00", b"fill: #d55eff"),
        (b"stroke: #a9a9a9; stroke-width: 5", b"stroke: #a9a9a9; stroke-width: 9"),
    ],
)
def test_another_picture_is_noticed(old: bytes, new: bytes) -> None:
    svg = (DERIVED / "outlook.svg").read_bytes()
    changed = svg.replace(old, new)
    assert changed != svg
    assert apart(svg, svg) == 0
    assert apart(svg, changed) > NEAR


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
