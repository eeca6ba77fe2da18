"""Tidy tables of everything found; summaries include n and intervals."""

from __future__ import annotations

import lazy_loader

# The names are in __init__.pyi: whoever makes one table need not wait for the others.
__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
