"""Many texts: one run over a whole corpus, into Parquet tables that any program reads.

`run` reads, analyses on several processors and writes; `analyse` is the function it applies to each
part, for whoever has an engine of their own; `schema` is the empty table that `analyse` fills.
"""

from __future__ import annotations

from discourse.corpus._analyse import analyse
from discourse.corpus._run import Run, run
from discourse.corpus.questions import TABLES, schema

__all__ = ["TABLES", "Run", "analyse", "run", "schema"]
