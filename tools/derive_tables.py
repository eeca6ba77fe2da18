"""Write the tables of the seed article's report, and the figure of the README, to data/derived.

    python -m tools.derive_tables seeds/….txt data/derived

They are the files of the report, byte for byte; files that the report no longer has are removed.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

import pandas as pd

import discourse

FIGURE = "outlook.svg"


def derive(seed: Path) -> dict[str, bytes]:
    """Return the CSV files of the report on one article and the figure, by file name."""
    doc = discourse.read(seed)
    with tempfile.TemporaryDirectory() as folder:
        made = [
            *discourse.report(doc, folder, target="Europe").tables,
            _figure(doc, Path(folder) / FIGURE),
        ]
        return {path.name: path.read_bytes() for path in sorted(made)}


def _figure(doc: discourse.Document, path: Path) -> Path:
    both = pd.concat([discourse.outlook(doc), discourse.outlook(doc, target="Europe")])
    ax = discourse.charts.outlook(both, lang="en")
    discourse.charts.save(ax, path)
    discourse.charts.close(ax)
    return path


def main(argv: list[str] | None = None) -> int:
    """Write the files and say which of them changed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("seed", type=Path)
    parser.add_argument("folder", type=Path)
    given = parser.parse_args(argv)
    made = derive(given.seed)
    given.folder.mkdir(parents=True, exist_ok=True)
    for path in sorted(given.folder.iterdir()):
        if path.name not in made:
            path.unlink()
            print(f"{path}: removed")
    for name, content in made.items():
        path = given.folder / name
        if not path.exists() or path.read_bytes() != content:
            path.write_bytes(content)
            print(f"{path}: written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
