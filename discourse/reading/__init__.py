"""Turn texts, files and tables into documents; nothing else makes one."""

from __future__ import annotations

from discourse.reading.assembling import document
from discourse.reading.files import read
from discourse.reading.frames import from_frame
from discourse.reading.items import Problem
from discourse.reading.many import read_each, read_many
from discourse.reading.specimens import example

__all__ = [
    "Problem",
    "document",
    "example",
    "from_frame",
    "read",
    "read_each",
    "read_many",
]
