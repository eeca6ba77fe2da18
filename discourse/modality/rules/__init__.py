"""The cascades of French: importing a module adds its rules, in the order they stand in."""

from __future__ import annotations

from discourse.modality.rules import (
    appearance,
    asking,
    attribution,
    certainty,
    concession,
    conditional,
    degree,
    devoir,
    judging,
    norms,
    pouvoir,
    saying,
    showing,
    si,
    will,
)

__all__ = [
    "appearance",
    "asking",
    "attribution",
    "certainty",
    "concession",
    "conditional",
    "degree",
    "devoir",
    "judging",
    "norms",
    "pouvoir",
    "saying",
    "showing",
    "si",
    "will",
]
