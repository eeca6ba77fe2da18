"""Write docs/tables.md: the columns and dtypes of every public table, from the tables themselves.

python -m tools.document_tables docs/tables.md
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

import discourse
from discourse.inference import LEVEL, MINIMUM_N
from discourse.tables import amplified

HEAD = f"""# Columns of the tables

The columns, their order and their dtypes are the interface: an empty result has them too, and a
change of theirs is in the changelog. This page is written by `python -m tools.document_tables`; a
test compares it with the code. `docs` is one document or many.

`start` and `end` are offsets in `doc.text`, `end` excluded. Floats are rounded to four decimals.
Intervals (`low`, `high`) are at {100 * LEVEL:g} %, and missing where `n` is below {MINIMUM_N}.
"""


def calls() -> Iterator[tuple[str, pd.DataFrame]]:
    """Every table by the call that gives it, made of no documents."""
    nothing: list[discourse.Document] = []
    for name in ("texts", "blocks", "sections", "sentences", "words", "verbs", "markers"):
        yield f"{name}(docs)", getattr(discourse, name)(nothing)
    yield 'markers(docs, view="hyland")', discourse.markers(nothing, view="hyland")
    yield "views()", discourse.views()
    for by in ("section", "document"):
        yield f'rates(docs, by="{by}")', discourse.rates(nothing, by=by)
    yield "contributions(docs)", discourse.contributions(nothing)
    for by in ("section", "sentence", "document"):
        yield f'sentiment(docs, by="{by}")', discourse.sentiment(nothing, by=by)
    for by in ("section", "sentence", "document", "corpus"):
        yield f'outlook(docs, by="{by}")', discourse.outlook(nothing, by=by)
    yield "contrasts(docs)", discourse.contrasts(nothing)
    for name in ("trends", "influence"):
        yield f"{name}(docs)", getattr(discourse, name)(nothing)
    for by in ("section", "document", "corpus"):
        yield f'hedging(docs, by="{by}")', discourse.hedging(nothing, by=by)
    for by in ("section", "document"):
        yield f'readability(docs, by="{by}")', discourse.readability(nothing, by=by)
    yield "pull_quotes(docs)", discourse.pull_quotes(nothing)
    yield "tables.amplified(docs)", amplified(nothing)
    yield 'concordance(docs, "mot")', discourse.concordance(nothing, "mot")
    for name in ("frequencies", "collocations"):
        yield f"{name}(docs)", getattr(discourse, name)(nothing)


def described(table: pd.DataFrame) -> str:
    """One row a column: its name, its dtype, and the values a categorical may take."""
    lines = ["| column | dtype |", "|---|---|"]
    for name, dtype in table.dtypes.items():
        if isinstance(dtype, pd.CategoricalDtype):
            kind = "category: " + ", ".join(str(value) or "(empty)" for value in dtype.categories)
        else:
            kind = str(dtype)
        lines.append(f"| `{name}` | {kind} |")
    return "\n".join(lines)


def page() -> str:
    """The whole page."""
    parts = [f"## `{call}`\n\n{described(table)}\n" for call, table in calls()]
    return "\n".join([HEAD, *parts])


def main(argv: list[str] | None = None) -> int:
    """Write the page to the path named on the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("path", type=Path)
    parser.parse_args(argv).path.write_text(page(), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
