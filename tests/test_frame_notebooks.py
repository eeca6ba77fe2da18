"""Committed notebooks need stored outputs: without them nbval compares nothing."""

from __future__ import annotations

import ast
import copy
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import numpy as np
import pytest
from matplotlib.figure import Figure
from PIL import Image

from tools.execute_notebooks import execute
from tools.notebook_figures import calls_chart, differences, figures

NOTEBOOKS = sorted((Path(__file__).resolve().parents[1] / "notebooks").glob("*.ipynb"))
BYPASS = re.compile(r"NBVAL_(?:SKIP|IGNORE_OUTPUT|RAISES_EXCEPTION|VARIABLE_OUTPUT)", re.IGNORECASE)
BYPASS_TAGS = {"nbval-skip", "nbval-ignore-output", "nbval-raises-exception", "raises-exception"}


def shows_a_value(source: str) -> bool:
    """Return whether Jupyter displays something for this cell: its last statement has a value."""
    body = ast.parse(source).body
    return bool(body) and isinstance(body[-1], ast.Expr)


def faults(notebook: dict[str, Any]) -> list[str]:
    """Return what makes the check of this notebook vacuous or its code out of place."""
    found = []
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    if not code:
        found.append("no code at all")
    for number, cell in enumerate(code, start=1):
        source = "".join(cell["source"])
        where = f"code cell {number}"
        if cell["execution_count"] != number:
            found.append(f"{where}: not run, or not in order")
        if shows_a_value(source) and not cell["outputs"]:
            found.append(f"{where}: shows a value, but its output is not stored")
        if calls_chart(source) and not figures(cell["outputs"]):
            found.append(f"{where}: calls a chart, but shows no figure")
        if re.search(r"from discourse\.charts import", source):
            found.append(f"{where}: write charts.NAME, so that this test knows a chart")
        if BYPASS.search(source) or BYPASS_TAGS & set(cell["metadata"].get("tags", [])):
            found.append(f"{where}: is kept from nbval")
        if any(output.get("name") == "stderr" for output in cell["outputs"]):
            found.append(f"{where}: writes to stderr")
        if any(isinstance(node, ast.FunctionDef) for node in ast.walk(ast.parse(source))):
            found.append(f"{where}: defines a function, which belongs in the library")
    if not any(cell["outputs"] for cell in code):
        found.append("no output at all")
    return found


def test_there_are_notebooks() -> None:
    assert {path.name[:2] for path in NOTEBOOKS} >= {"01", "02", "03", "04", "05"}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_is_stored_with_its_outputs(path: Path) -> None:
    assert not faults(json.loads(path.read_text(encoding="utf-8")))


def cell(number: int | None, source: str, *values: str) -> dict[str, Any]:
    outputs = [{"output_type": "execute_result", "data": {"text/plain": v}} for v in values]
    return {
        "cell_type": "code",
        "execution_count": number,
        "metadata": {},
        "source": source,
        "outputs": outputs,
    }


SOUND = {"cells": [cell(1, "x = 6"), cell(2, "x * 7", "42"), cell(3, "_ = x")]}


def test_a_sound_notebook_has_no_faults() -> None:
    assert not faults(SOUND)


@pytest.mark.parametrize(
    ("number", "change", "fault"),
    [
        (1, {"outputs": []}, "not stored"),
        (1, {"outputs": []}, "no output at all"),
        (1, {"execution_count": None}, "not run"),
        (2, {"execution_count": 7}, "not in order"),
        (1, {"source": "# NBVAL_SKIP\nx * 7"}, "kept from nbval"),
        (0, {"metadata": {"tags": ["raises-exception"]}}, "kept from nbval"),
        (2, {"source": "ax = discourse.charts.rates(rates)"}, "shows no figure"),
        (2, {"source": "from discourse.charts import rates\nrates(x)"}, "knows a chart"),
        (0, {"source": "def f(): return 6\nx = f()"}, "defines a function"),
        (0, {"outputs": [{"output_type": "stream", "name": "stderr", "text": "!"}]}, "stderr"),
    ],
)
def test_every_fault_is_found(number: int, change: dict[str, Any], fault: str) -> None:
    notebook = copy.deepcopy(SOUND)
    notebook["cells"][number].update(change)
    assert any(fault in found for found in faults(notebook))


def write(path: Path, *sources: str) -> Path:
    cells = [nbformat.v4.new_code_cell(source) for source in sources]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    return path


def nbval(path: Path) -> subprocess.CompletedProcess[str]:
    options = ("-q", "-p", "no:cacheprovider", "-p", "tools.notebook_figures")
    return subprocess.run(
        [sys.executable, "-m", "pytest", *options, "--nbval", "--nbval-current-env", path.name],
        cwd=path.parent,
        env={
            **os.environ,
            "PYTHONPATH": str(NOTEBOOKS[0].parents[1]),
            "TMPDIR": str(path.parent),
        },
        capture_output=True,
        text=True,
        check=False,
    )


PLOT = "import matplotlib.pyplot as plt\n_ = plt.title('{}')"


def test_a_run_repeats_itself_and_nbval_compares_it(tmp_path: Path) -> None:
    table = "pd.DataFrame({'n': [6, 41 + 1]})"
    path = write(tmp_path / "one.ipynb", "import pandas as pd", table, PLOT.format(6))
    first = execute(path)
    path.write_text(first, encoding="utf-8", newline="\n")
    assert execute(path) == first
    assert not faults(json.loads(first))
    assert len(figures(nbformat.reads(first, 4).cells[2].outputs)) == 1
    assert nbval(path).returncode == 0
    path.write_text(first.replace("42", "43"), encoding="utf-8", newline="\n")
    assert nbval(path).returncode == 1


def test_a_figure_that_looks_otherwise_fails(tmp_path: Path) -> None:
    path = write(tmp_path / "one.ipynb", PLOT.format(6))
    path.write_text(execute(path).replace("'6'", "'7'"), encoding="utf-8", newline="\n")
    run = nbval(path)
    assert run.returncode == 1
    assert "Figures differ from the stored ones" in run.stdout


def test_figures_are_compared_here_too(pytestconfig: pytest.Config) -> None:
    assert pytestconfig.pluginmanager.has_plugin("tools.notebook_figures")


def picture(digit: int, width: float = 9.9) -> bytes:
    """A figure as large as the largest of ours, with a digit in its smallest print."""
    figure = Figure(figsize=(width, 5.1), dpi=100)
    figure.text(0.5, 0.5, f"neutral: {digit}", fontsize=7, color="#5F5F5F")
    file = io.BytesIO()
    figure.savefig(file)
    return file.getvalue()


@pytest.fixture
def figures_left_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))


def noisy(png: bytes, step: int) -> bytes:
    pixels = np.asarray(Image.open(io.BytesIO(png)).convert("RGB")).astype(int)
    noise = np.random.default_rng(0).integers(-step, step + 1, size=pixels.shape)
    noise[(pixels == 255).all(axis=2)] = 0
    file = io.BytesIO()
    Image.fromarray((pixels + noise).clip(0, 255).astype("uint8")).save(file, "png")
    return file.getvalue()


@pytest.mark.usefixtures("figures_left_here")
def test_another_digit_in_the_smallest_print_is_a_difference() -> None:
    assert not differences([picture(1)], [picture(1)])
    assert not differences([picture(1)], [noisy(picture(1), 1)])
    [found] = differences([picture(0), picture(1)], [picture(0), picture(7)])
    assert found.startswith("figure 2: Error: Image files did not match")


@pytest.mark.usefixtures("figures_left_here")
def test_another_size_or_number_of_figures_is_a_difference() -> None:
    [found] = differences([picture(1)], [picture(1, 9)])
    assert found.startswith("figure 1: Image sizes do not match")
    assert differences([], [picture(1)]) == ["figures stored: 0, shown now: 1"]


@pytest.mark.parametrize(
    ("source", "yes"),
    [
        ("ax = discourse.charts.forest(a, b)", True),
        ("%matplotlib inline\nfor t in tables:\n    charts.rates(t)", True),
        ("table = discourse.outlook(doc)", False),
        ("discourse.charts.save(ax, 'a.svg')", False),
        ("# charts.forest(a, b)", False),
    ],
)
def test_a_cell_that_calls_a_chart_is_known(source: str, yes: bool) -> None:
    assert calls_chart(source) is yes


def test_a_warning_stops_the_run(tmp_path: Path) -> None:
    path = write(tmp_path / "one.ipynb", "import warnings", "warnings.warn('old')")
    with pytest.raises(ValueError, match=r"one\.ipynb, cell 1 writes to stderr"):
        execute(path)


def test_a_chart_that_is_not_shown_stops_the_run(tmp_path: Path) -> None:
    source = "class charts:\n    rates = staticmethod(lambda table: table)\nax = charts.rates(6)"
    path = write(tmp_path / "one.ipynb", source)
    with pytest.raises(ValueError, match=r"one\.ipynb, cell 0 calls a chart, but no figure"):
        execute(path)
