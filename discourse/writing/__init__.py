"""The way out: documents as corpora that other tools read."""

from __future__ import annotations

from discourse.writing.corpora import FORMATS, write

__all__ = ["FORMATS", "write"]
