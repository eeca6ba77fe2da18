"""Charts in a fresh kernel of Jupyter, as a notebook runs them, and in a plain script."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

SETUP = """
import discourse
import matplotlib as mpl
table = discourse.outlook(discourse.document("La paix pourrait revenir."))
"""
CHART = "ax = discourse.charts.outlook(table)"
PLOT = "import matplotlib.pyplot as plt\n_ = plt.plot([1, 2])"
# A chart, and the names of the settings it changed: the last line of the cell shows them.
CHANGED = f"""
before = dict(mpl.rcParams)
{CHART}
sorted(name for name in before if before[name] != mpl.rcParams[name])
"""


def run(*sources: str) -> tuple[list[int], list[str]]:
    """Return the number of figures below each cell, and the values shown."""
    cells = [nbformat.v4.new_code_cell(source) for source in sources]
    NotebookClient(nbformat.v4.new_notebook(cells=cells), kernel_name="python3").execute()
    shown = [[output.get("data", {}) for output in cell.outputs] for cell in cells]
    values = [data["text/plain"] for below in shown for data in below if "image/png" not in data]
    return [sum("image/png" in data for data in below) for below in shown], values


@pytest.mark.parametrize(
    "first", ["", "import matplotlib.pyplot as plt", "%matplotlib inline"], ids=str
)
def test_every_figure_is_shown_and_the_settings_stay(first: str) -> None:
    both = f"{CHART}\n_ = plt.figure()\n{PLOT}"
    figures, changed = run(f"{first}\n{SETUP}", CHANGED, CHANGED, PLOT, CHANGED, both)
    assert figures == [0, 1, 1, 1, 1, 2]
    # Jupyter switches `interactive` on when pyplot makes its first figure, whoever asked for it.
    assert changed == ["[]" if "%" in first else "['interactive']", "[]", "[]"]


def test_who_shows_figures_by_hand_still_does() -> None:
    by_hand = PLOT + "\nplt.ioff()\nNone"
    again = "plt.ion()\nNone"
    figures, changed = run(
        SETUP, by_hand, CHANGED, CHART, "plt.show()", again, CHANGED, "plt.isinteractive()"
    )
    assert figures == [0, 1, 0, 0, 2, 0, 1, 0]
    assert changed == ["[]", "[]", "True"]


def test_settings_of_the_inline_backend_are_kept() -> None:
    """They take effect when the backend is loaded, which the first chart does."""
    config = 'get_ipython().config.InlineBackend.rc = {"font.size": 21.0}'
    figures, values = run(config + SETUP, CHART, 'mpl.rcParams["font.size"]')
    assert figures == [0, 1, 0]
    assert values == ["21.0"]


def script(source: str, tmp_path: Path, **environment: str) -> str:
    hidden = {"MPLBACKEND", "DISPLAY", "WAYLAND_DISPLAY"}
    kept = {name: value for name, value in os.environ.items() if name not in hidden}
    done = subprocess.run(
        [sys.executable, "-c", SETUP + source],
        cwd=tmp_path,
        env={**kept, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.returncode, done.stderr
    return done.stdout.strip()


@pytest.mark.parametrize("backend", ["", "svg"])
def test_a_script_draws_without_a_display(backend: str, tmp_path: Path) -> None:
    source = f"""
before = dict(mpl.rcParams)
{CHART}
discourse.charts.save(ax, "figure.png")
assert mpl.rcParams == before, "changed"
import matplotlib.pyplot as plt
print(mpl.get_backend(), plt.isinteractive(), plt.get_fignums())
"""
    said = script(source, tmp_path, **({"MPLBACKEND": backend} if backend else {}))
    assert said == f"{backend or 'agg'} False [1]"
    assert (tmp_path / "figure.png").stat().st_size > 1000


def test_a_figure_without_pyplot_needs_no_backend(tmp_path: Path) -> None:
    """If the backend cannot be loaded, only a figure of pyplot may report it."""
    source = """
from matplotlib.figure import Figure
mpl.use("module://absent")
ax = discourse.charts.outlook(table, ax=Figure().subplots())
discourse.charts.save(ax, "figure.png")
try:
    discourse.charts.outlook(table)
except ImportError as error:
    print(error)
"""
    assert script(source, tmp_path) == "No module named 'absent'"
    assert (tmp_path / "figure.png").stat().st_size > 1000
