"""Committed notebooks must hold what nbval compares: without stored outputs it compares nothing."""

from __future__ import annotations

import ast
import copy
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest

from tools.execute_notebooks import execute

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
    options = ("-q", "-p", "no:cacheprovider", "--nbval", "--nbval-current-env")
    return subprocess.run(
        [sys.executable, "-m", "pytest", *options, path.name],
        cwd=path.parent,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_run_repeats_itself_and_nbval_compares_it(tmp_path: Path) -> None:
    path = write(tmp_path / "one.ipynb", "import pandas as pd", "pd.DataFrame({'n': [6, 41 + 1]})")
    first = execute(path)
    path.write_text(first, encoding="utf-8", newline="\n")
    assert execute(path) == first
    assert not faults(json.loads(first))
    assert nbval(path).returncode == 0
    path.write_text(first.replace("42", "43"), encoding="utf-8", newline="\n")
    assert nbval(path).returncode == 1


def test_a_warning_stops_the_run(tmp_path: Path) -> None:
    path = write(tmp_path / "one.ipynb", "import warnings", "warnings.warn('old')")
    with pytest.raises(ValueError, match=r"one\.ipynb, cell 1 writes to stderr"):
        execute(path)
