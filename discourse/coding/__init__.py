"""Hand coding: how many sentences, a blind sheet to fill in, its reading, the coders' agreement.

What the rules read is right more often than not, and wrong often enough that a text of any length
needs a coder: `discourse.outlook(docs, coded=...)` joins both.
"""

from __future__ import annotations

from discourse.coding._agreement import agreement
from discourse.coding._plan import plan
from discourse.coding._read import read, read_all
from discourse.coding._sheet import sheet

__all__ = ["agreement", "plan", "read", "read_all", "sheet"]
