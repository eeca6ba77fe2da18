"""Run every notebook of a folder again and store it, byte for byte the same when nothing changed.

    python -m tools.execute_notebooks notebooks

A cell that fails, writes to stderr or draws a chart that is not shown stops the run with the cell
named, and that notebook is not changed.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from tools.notebook_figures import calls_chart, figures

KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}


def execute(path: Path) -> str:
    """Return the notebook's text after a fresh run in its own folder.

    Parameters
    ----------
    path
        The notebook; it is read, not written.

    Returns
    -------
    str
        The notebook in the form Jupyter writes it, without what changes from run to run
        or from machine to machine: times, the version of Python, numbered cell ids.

    Raises
    ------
    nbclient.exceptions.CellExecutionError
        When a cell raises.
    ValueError
        When a cell writes to stderr: a warning does not belong in a notebook for readers. Or when
        it calls a chart and shows no figure.
    """
    import nbformat
    from nbclient import NotebookClient

    notebook = nbformat.read(path, as_version=4)
    for number, cell in enumerate(notebook.cells):
        cell.id = f"cell-{number:02d}"
        cell.metadata = {k: v for k, v in cell.metadata.items() if k == "tags"}
    notebook.metadata = {"kernelspec": dict(KERNEL), "language_info": {"name": "python"}}
    client = NotebookClient(
        notebook,
        kernel_name=KERNEL["name"],
        record_timing=False,
        coalesce_streams=True,  # what is printed arrives in pieces, now in one and now in two
        timeout=300,
        resources={"metadata": {"path": str(path.parent)}},
    )
    client.execute()
    notebook.metadata = {"kernelspec": dict(KERNEL), "language_info": {"name": "python"}}
    for number, cell in enumerate(notebook.cells):
        _refuse(path, number, cell)
    nbformat.validate(notebook)
    return f"{nbformat.writes(notebook)}\n"


def _refuse(path: Path, number: int, cell: Any) -> None:
    outputs = cell.get("outputs", [])
    for output in outputs:
        if output.get("name") == "stderr":
            raise ValueError(f"{path}, cell {number} writes to stderr:\n{output['text']}")
    if cell.cell_type == "code" and calls_chart(cell.source) and not figures(outputs):
        raise ValueError(f"{path}, cell {number} calls a chart, but no figure is shown")


def main(argv: list[str] | None = None) -> int:
    """Run the notebooks of the folder named on the command line, in the order of their names."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args(argv).folder
    paths = sorted(folder.glob("*.ipynb"))
    if not paths:
        print(f"no notebook in {folder}", file=sys.stderr)
        return 2
    for path in paths:
        before = path.read_text(encoding="utf-8")
        after = execute(path)
        if after != before:
            path.write_text(after, encoding="utf-8", newline="\n")
        print(f"{path}: {'unchanged' if after == before else 'written'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
