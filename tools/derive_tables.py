"""Write the tables of the seed article's report, and the figure of the README, to data/derived.

    python -m tools.derive_tables seeds/….txt data/derived

The sheets that coders filled in, data/coded/seed/*.csv, correct them. They are the files of the
report, byte for byte; files that the report no longer has are removed.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

import discourse
from discourse.sentence_codes import SentenceCodes, answering

FIGURE = "outlook.svg"
CODED = Path(__file__).resolve().parents[1] / "data" / "coded" / "seed"


def derive(seed: Path) -> dict[str, bytes]:
    """Return the CSV files of the report on one article and the figure, by file name."""
    doc = discourse.read(seed)
    codes = discourse.coding.read_all(sorted(CODED.glob("*.csv")), doc)
    with tempfile.TemporaryDirectory() as folder:
        made = [
            *discourse.report(doc, folder, target="Europe", coded=codes).tables,
            _figure(doc, codes, Path(folder) / FIGURE),
        ]
        return {path.name: path.read_bytes() for path in sorted(made)}


def _figure(doc: discourse.Document, codes: Sequence[SentenceCodes], path: Path) -> Path:
    asked = [(None, answering(codes, "outlook")), ("Europe", answering(codes, "outlook", "Europe"))]
    both = pd.concat([discourse.outlook(doc, target=who, coded=given) for who, given in asked])
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
