"""Many texts: one run over a whole corpus, into Parquet tables that any program reads.

`run` reads, analyses on several processors and writes; `analyse` is the function it applies to each
part, for whoever has an engine of their own; `schema` is the empty table that `analyse` fills.

>>> import pandas as pd
>>> texts = pd.DataFrame({"id": ["a"], "text": ["L’Europe pourrait sortir de la crise."]})
>>> analyse(texts, "markers")[["doc", "text", "category"]]
  doc       text  category
0   a  pourrait  possible
"""

from __future__ import annotations

from discourse.calls import answer_for
from discourse.corpus._analyse import analyse
from discourse.corpus._run import run
from discourse.corpus.run_folder import Run
from discourse.corpus.run_tables import TABLES, schema

__all__ = ["TABLES", "Run", "analyse", "run", "schema"]

answer_for(__name__)
