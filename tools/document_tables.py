"""Write docs/tables.md: the columns of every public table, from the tables and columns.toml.

python -m tools.document_tables docs/tables.md
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

import pandas as pd

import discourse
from discourse.inference import LEVEL, MINIMUM_N
from discourse.inference.cluster_robust import MINIMUM_DOCUMENTS
from discourse.tables import amplified

MEANINGS = Path(__file__).with_name("columns.toml")
HEAD = f"""# Columns of the tables

The columns, their order and their dtypes are the interface: an empty result has them too, and a
change of theirs is in the changelog. This page is written by `python -m tools.document_tables`; a
test compares it with the code. `docs` is one document or many. `by="outlet"` stands for whatever
groups documents: a column of their metadata, a period or a day.

`start` and `end` are offsets in `doc.text`, `end` excluded. Floats are rounded to four decimals,
smaller p values to two digits.
Intervals (`low`, `high`) are at {100 * LEVEL:g} %, and missing where `n` is below {MINIMUM_N}, or
of groups and a corpus where `documents` is below {MINIMUM_DOCUMENTS}.
"""


def tables_of(docs: Sequence[discourse.Document]) -> Iterator[tuple[str, pd.DataFrame]]:
    """Every public table of some documents, by the call that gives it."""
    given = list(docs)
    for name in ("texts", "blocks", "sections", "sentences", "words", "verbs", "markers"):
        yield f"{name}(docs)", getattr(discourse, name)(given)
    yield 'markers(docs, view="hyland")', discourse.markers(given, view="hyland")
    yield "views()", discourse.views()
    for by in ("section", "document", "outlet"):
        yield f'rates(docs, by="{by}")', discourse.rates(given, by=by)
    yield "contributions(docs)", discourse.contributions(given)
    for by in ("section", "sentence", "document", "outlet"):
        yield f'sentiment(docs, by="{by}")', discourse.sentiment(given, by=by)
    for by in ("section", "sentence", "document", "outlet", "corpus"):
        yield f'outlook(docs, by="{by}")', discourse.outlook(given, by=by)
    yield "contrasts(docs)", discourse.contrasts(given)
    yield 'contrasts(docs, by="outlet")', discourse.contrasts(given, by="outlet")
    for name in ("trends", "influence", "course"):
        yield f"{name}(docs)", getattr(discourse, name)(given)
    for name in ("trends", "course"):
        yield f'{name}(docs, over="date")', getattr(discourse, name)(given, over="date")
    for by in ("section", "document", "outlet", "corpus"):
        yield f'hedging(docs, by="{by}")', discourse.hedging(given, by=by)
    for by in ("section", "document"):
        yield f'readability(docs, by="{by}")', discourse.readability(given, by=by)
    yield "pull_quotes(docs)", discourse.pull_quotes(given)
    yield "tables.amplified(docs)", amplified(given)
    yield 'concordance(docs, "mot")', discourse.concordance(given, "mot")
    for name in ("frequencies", "collocations"):
        yield f"{name}(docs)", getattr(discourse, name)(given)
    yield "duplicates(docs)", discourse.duplicates(given)
    yield 'keyness(docs, by="document")', discourse.keyness(given, by="document")


def meanings() -> dict[str, dict[str, list[str]]]:
    """Meaning and unit of each column, by table and for every table."""
    return tomllib.loads(MEANINGS.read_text(encoding="utf-8"))


def meanings_of(call: str) -> dict[str, list[str]]:
    """Those that hold for a call: its own go before those of its function, these before all."""
    known = meanings()
    return {**known["every"], **known.get(call.partition("(")[0], {}), **known.get(call, {})}


def described(call: str, table: pd.DataFrame) -> str:
    """One row a column: its name, meaning, unit and dtype, and the values of a categorical."""
    own = meanings_of(call)
    lines = ["| column | meaning | unit | dtype |", "|---|---|---|---|"]
    for name, dtype in table.dtypes.items():
        if isinstance(dtype, pd.CategoricalDtype):
            kind = "category: " + ", ".join(str(value) or "(empty)" for value in dtype.categories)
        else:
            kind = str(dtype)
        meaning, unit = own[str(name)]
        lines.append(f"| `{name}` | {meaning} | {unit} | {kind} |")
    return "\n".join(lines)


def page() -> str:
    """The whole page."""
    parts = [f"## `{call}`\n\n{described(call, table)}\n" for call, table in tables_of([])]
    return "\n".join([HEAD, *parts])


def main(argv: list[str] | None = None) -> int:
    """Write the page to the path named on the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("path", type=Path)
    parser.parse_args(argv).path.write_text(page(), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
