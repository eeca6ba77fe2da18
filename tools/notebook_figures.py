"""Checks that nbval lacks: a chart without a figure, a figure that looks different.

As a plugin of pytest (pyproject.toml loads it) this compares the figures of each cell nbval has
run, so that no cell runs twice for it.
"""

from __future__ import annotations

import ast
import base64
import re
import shutil
import tempfile
from collections.abc import Generator, Sequence
from pathlib import Path
from typing import Any

import pytest

# Root mean square of the differences over all pixels, in steps of 255. The same environment draws
# the same pixels: 0. In the largest figure, noise of one step on every pixel that is not white
# makes 0.26, another digit in the smallest print 0.46; matplotlib 3.10 instead of 3.11 makes 30.
TOLERANCE = 0.3


def calls_chart(source: str) -> bool:
    """Return whether the code of a cell calls a function of `discourse.charts` that draws."""
    from IPython.core.inputtransformer2 import TransformerManager

    from discourse import charts

    drawing = "|".join(sorted(set(charts.__all__) - {"alt", "close", "save", "style"}))
    chart = re.compile(rf"(?:.*\.)?charts\.(?:{drawing})")
    tree = ast.parse(TransformerManager().transform_cell(source))  # %matplotlib is not Python
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    return any(chart.fullmatch(ast.unparse(call.func)) for call in calls)


def figures(outputs: Sequence[Any]) -> list[bytes]:
    """Return the pictures among the outputs of a cell, as PNG files."""
    found = [output.get("data", {}).get("image/png") for output in outputs]
    return [base64.b64decode(picture) for picture in found if picture]


def differences(stored: Sequence[bytes], fresh: Sequence[bytes]) -> list[str]:
    """Report which figures of a cell look different; both as PNG files.

    Different figures are left in a temporary folder, with a picture of the difference.
    """
    if len(stored) != len(fresh):
        return [f"figures stored: {len(stored)}, shown now: {len(fresh)}"]
    pairs = enumerate(zip(stored, fresh, strict=True), start=1)
    found = [(number, _difference(*pair)) for number, pair in pairs if pair[0] != pair[1]]
    return [f"figure {number}: {difference}" for number, difference in found if difference]


def _difference(stored: bytes, fresh: bytes) -> str | None:
    from matplotlib.testing.compare import compare_images
    from matplotlib.testing.exceptions import ImageComparisonFailure

    folder = Path(tempfile.mkdtemp(prefix="figures-"))
    names = folder / "stored.png", folder / "now.png"
    names[0].write_bytes(stored)
    names[1].write_bytes(fresh)
    try:
        difference = compare_images(str(names[0]), str(names[1]), TOLERANCE)
    except ImageComparisonFailure as of_another_size:
        return f"{of_another_size}, see {folder}"
    if difference is not None:
        return str(difference)
    shutil.rmtree(folder)
    return None


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: Any) -> Generator[None, None, None]:
    """Compare the figures of a cell that passed nbval."""
    yield
    from nbval.plugin import IPyNbCell

    if isinstance(item, IPyNbCell):
        found = differences(figures(item.cell.outputs), figures(item.test_outputs))
        if found:
            item.raise_cell_error("Figures differ from the stored ones", "\n".join(found))
