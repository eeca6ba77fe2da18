"""The cascades of French: importing a module adds its rules, in the order of the file."""

from __future__ import annotations

from discourse.french.readings import (
    appearance,
    asking,
    attribution,
    certainty,
    concession,
    conditional,
    contrast,
    devoir,
    insistence,
    judging,
    naming,
    norms,
    pouvoir,
    quelque,
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
    "contrast",
    "devoir",
    "insistence",
    "judging",
    "naming",
    "norms",
    "pouvoir",
    "quelque",
    "saying",
    "showing",
    "si",
    "will",
]
