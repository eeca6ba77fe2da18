"""The cascades: importing a module adds its rules, in the order they stand in."""

from __future__ import annotations

from discourse.modality.rules import modals, mood, others, reporting

__all__ = ["modals", "mood", "others", "reporting"]
