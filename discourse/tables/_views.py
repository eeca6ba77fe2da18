"""The typologies by which markers can be grouped, as a table."""

from __future__ import annotations

import pandas as pd

from discourse import modality
from discourse.tables.schema import Schema, frame

VIEWS: Schema = dict.fromkeys(("view", "title", "source", "group", "categories"), "str")


def views() -> pd.DataFrame:
    """The typologies by which `markers` can group its hits, as ``view="NAME"``.

    Returns
    -------
    DataFrame
        One row a group: ``view``, its ``title`` and ``source``, ``group``, and the ``categories``
        it takes from, joined by ``|``.

    Examples
    --------
    >>> import discourse
    >>> discourse.views().query("view == 'hyland'")[["group", "categories"]].head(2)
          group                                         categories
    0    hedges  possible|probable|inferential|hypothetical|app...
    1  boosters                                            certain
    """
    rows = (
        (name, view.title, view.source, group.name, "|".join(inside))
        for name, view in modality.views().items()
        for group in view.groups
        for inside in [[one for one in modality.CATEGORIES if one in group.categories]]
    )
    return frame(rows, VIEWS)
