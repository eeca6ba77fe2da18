"""Figures: each takes a table of `discourse`, computes nothing and returns a matplotlib `Axes`.

>>> import discourse
>>> doc = discourse.document("La paix pourrait revenir.")
>>> ax = discourse.charts.outlook(discourse.outlook(doc))
>>> type(ax).__name__
'Axes'
>>> discourse.charts.close(ax)
"""

from __future__ import annotations

from discourse.charts.grid import rates
from discourse.charts.house import close, save, style
from discourse.charts.movement import outlook
from discourse.charts.plane import path
from discourse.charts.positions import dispersion
from discourse.charts.repeats import pull_quotes
from discourse.charts.valence import sentiment
from discourse.charts.weights import influence

__all__ = [
    "close",
    "dispersion",
    "influence",
    "outlook",
    "path",
    "pull_quotes",
    "rates",
    "save",
    "sentiment",
    "style",
]
