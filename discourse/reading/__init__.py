"""Turn texts, files and tables into documents; nothing else makes one."""

from __future__ import annotations

from discourse.reading.articles import Problem
from discourse.reading.assembling import document
from discourse.reading.data_frames import from_frame
from discourse.reading.example_article import example
from discourse.reading.files import read
from discourse.reading.many_documents import read_each, read_many

__all__ = [
    "Problem",
    "document",
    "example",
    "from_frame",
    "read",
    "read_each",
    "read_many",
]
