"""Write the tables of the seed article's report as data/derived/*.csv.

    python -m tools.derive_tables seeds/….txt data/derived

They are the report's own files, byte for byte; a table the report no longer has is removed.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

import discourse


def derive(seed: Path) -> dict[str, bytes]:
    """Return the CSV files of the report on one article, by file name."""
    with tempfile.TemporaryDirectory() as folder:
        made = discourse.report(discourse.read(seed), folder)
        return {path.name: path.read_bytes() for path in sorted(made.tables)}


def main(argv: list[str] | None = None) -> int:
    """Write the tables and say which of them changed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("seed", type=Path)
    parser.add_argument("folder", type=Path)
    given = parser.parse_args(argv)
    tables = derive(given.seed)
    given.folder.mkdir(parents=True, exist_ok=True)
    for path in sorted(given.folder.glob("*.csv")):
        if path.name not in tables:
            path.unlink()
            print(f"{path}: removed")
    for name, content in tables.items():
        path = given.folder / name
        if not path.exists() or path.read_bytes() != content:
            path.write_bytes(content)
            print(f"{path}: written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
