"""The only doors in: texts, files and tables become documents."""

from __future__ import annotations

from discourse.reading.assembling import document
from discourse.reading.files import read
from discourse.reading.frames import from_frame

__all__ = ["document", "from_frame", "read"]
