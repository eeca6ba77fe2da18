"""The version, in the one place it is written; packaging and citation are checked against it."""

from __future__ import annotations

__version__ = "0.1.0"
