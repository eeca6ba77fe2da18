"""Numbers in the prose of notebooks: computed by a cell, or checked against the code."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

import discourse
from discourse import modality
from discourse.inference import LEVEL, MINIMUM_N
from discourse.inference.robustness import DROP, TIMES
from discourse.polarity import lexicon_of

NOTEBOOKS = sorted((Path(__file__).resolve().parents[1] / "notebooks").glob("*.ipynb"))
WORDS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen twenty "
    "thirty forty fifty hundred thousand half third quarter tenth"
).split()
NUMBER = re.compile(
    rf"\b(?:two hundred|{'|'.join(WORDS)})\b|(?<![\w.])[+−-]?\d+(?:[.,]\d+)*(?: ?%)?", re.IGNORECASE
)
# Not figures: the number of a notebook, years of publication, links, code, and the codes +1, −1, 0.
NO_FIGURE = re.compile(
    r"^# \d\.|\((?:19|20)\d\d\)|\[[^\]]*\]\([^)]*\)|`[^`]*`|n = 0|[+−-]1\b|\b[01]\b(?! ?%)",
    re.MULTILINE,
)


def of_example(*names: str) -> int:
    doc = discourse.read(next((NOTEBOOKS[0].parents[1] / "seeds").glob("*.txt")))
    folder = NOTEBOOKS[0].parents[1] / "data/coded/seed"
    return len(discourse.coding.read([folder / name for name in names], doc).coders)


# What prose may state without a cell: facts of the code, which the rest of a notebook rests on.
KNOWN: dict[tuple[str, str], Callable[[], bool]] = {
    ("02", "eleven"): lambda: len(set(modality.CATEGORIES) - {"undecided"}) == 11,
    ("03", "−3"): lambda: min(one.grade for one in lexicon_of("fr", None).entries) == -3,
    ("03", "+3"): lambda: max(one.grade for one in lexicon_of("fr", None).entries) == 3,
    ("03", "95 %"): lambda: LEVEL == 0.95,
    ("03", "five"): lambda: MINIMUM_N == 5,
    ("03", "tenth"): lambda: DROP == 0.1,
    ("03", "two hundred"): lambda: TIMES == 200,
    ("05", "two"): lambda: of_example("first.csv", "second.csv") == 2,
    ("05", "five"): lambda: MINIMUM_N == 5,
}


def numbers(path: Path) -> set[tuple[str, str]]:
    """The numbers that the prose of a notebook states."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    prose = ("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
    plain = (NO_FIGURE.sub(" ", text) for text in prose)
    return {(path.name[:2], found.lower()) for text in plain for found in NUMBER.findall(text)}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_number_in_prose_comes_from_a_cell_or_is_known(path: Path) -> None:
    assert numbers(path) <= set(KNOWN), "let a cell compute it and show Markdown(f'…')"


@pytest.mark.parametrize("known", KNOWN, ids="-".join)
def test_what_prose_states_is_so_and_is_stated(known: tuple[str, str]) -> None:
    assert KNOWN[known]()
    assert any(known in numbers(path) for path in NOTEBOOKS)


def test_a_number_in_prose_is_found(tmp_path: Path) -> None:
    text = "# 1. Title\nAll five of 12 sentences, 40 % and 0 % (Hyland 2005, see `n = 3`)."
    cells = [{"cell_type": "markdown", "source": [text]}]
    (tmp_path / "09_new.ipynb").write_text(json.dumps({"cells": cells}), encoding="utf-8")
    assert numbers(tmp_path / "09_new.ipynb") == {
        ("09", "five"),
        ("09", "12"),
        ("09", "40 %"),
        ("09", "0 %"),
        ("09", "2005"),
    }


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_says_where_ones_own_path_goes_and_what_its_figures_show(path: Path) -> None:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    sources = ["".join(cell["source"]) for cell in cells]
    assert any(re.search(r"[Pp]ut your own paths? ", source) for source in sources)
    charts = [at for at, text in enumerate(sources) if re.search(r"(?m)^ax = discourse", text)]
    for at in charts:
        assert sources[at + 1] == "Markdown(discourse.charts.alt(ax))"
        assert "text/markdown" in cells[at + 1]["outputs"][0]["data"]
