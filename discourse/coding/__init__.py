"""Hand coding: how many sentences, a blind sheet to fill in, its reading, the coders' agreement.

Sentences are coded in a sheet, markers in the tools made for it: brat, INCEpTION, Label Studio.

What the rules read is right more often than not, and wrong often enough that a text of any length
needs a coder: `discourse.outlook(docs, coded=...)` joins both.

>>> import discourse
>>> doc = discourse.document("L’Europe avance. Il pleut. L’Europe doute.", id="essay")
>>> len(discourse.coding.sheet(doc, target="Europe"))
2
"""

from __future__ import annotations

from discourse.calls import answer_for
from discourse.coding._agreement import agreement
from discourse.coding._form import form
from discourse.coding._markers import read_markers, write_markers
from discourse.coding._plan import plan
from discourse.coding._read import read, read_all
from discourse.coding._sheet import sheet
from discourse.sentence_codes import SentenceCode, SentenceCodes

__all__ = [
    "SentenceCode",
    "SentenceCodes",
    "agreement",
    "form",
    "plan",
    "read",
    "read_all",
    "read_markers",
    "sheet",
    "write_markers",
]

answer_for(__name__)
