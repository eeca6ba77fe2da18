"""Figures: each takes a table of `discourse`, computes nothing and returns a matplotlib `Axes`.

`save` writes one to a file, `alt` says in words what it shows, `style` sets its width.

>>> import discourse
>>> doc = discourse.document("La paix pourrait revenir.")
>>> ax = discourse.charts.outlook(discourse.outlook(doc))
>>> type(ax).__name__
'Axes'
>>> discourse.charts.close(ax)
"""

from __future__ import annotations

from discourse.calls import answer_for
from discourse.charts._course import course
from discourse.charts._dispersion import dispersion
from discourse.charts._forest import forest
from discourse.charts._influence import influence
from discourse.charts._keyness import keyness
from discourse.charts._outlook import outlook
from discourse.charts._pull_quotes import pull_quotes
from discourse.charts._rates import rates
from discourse.charts._sentiment import sentiment
from discourse.charts.house import style
from discourse.charts.saving import alt, close, save

__all__ = [
    "alt",
    "close",
    "course",
    "dispersion",
    "forest",
    "influence",
    "keyness",
    "outlook",
    "pull_quotes",
    "rates",
    "save",
    "sentiment",
    "style",
]

answer_for(__name__)
