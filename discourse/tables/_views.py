"""The typologies by which markers can be grouped, as a table."""

from __future__ import annotations

from collections.abc import Collection, Iterator

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
        (name, view.title, view.source, group.name, "|".join(_in_order(group.categories)))
        for name, view in modality.views().items()
        for group in view.groups
    )
    return frame(rows, VIEWS)


def _in_order(names: Collection[str]) -> Iterator[str]:
    return (name for name in modality.CATEGORIES if name in names)
