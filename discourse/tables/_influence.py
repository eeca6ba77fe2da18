"""How far a figure rests on single sentences and on single entries of the lexicon."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from os import PathLike
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from discourse import inference
from discourse.documents import Document, Section
from discourse.inference import Sensitivity
from discourse.polarity import Lexicon
from discourse.tables.asked import Asked
from discourse.tables.schema import SPAN, Schema, frame, lead
from discourse.tables.sentence_values import (
    SentenceValues,
    check_measure,
    every_series,
    mean,
    section_of,
)
from discourse.tables.voices import ALL, TargetLike

INFLUENCE: Schema = {
    **SPAN,
    "measure": "str",
    "target": "str",
    "difference": "bool",
    "value": "float64",
    "effect": "float64",
    "without": "float64",
}


def influence(
    docs: Document | Iterable[Document],
    section: str | int | None = None,
    against: str | int | None = None,
    *,
    target: TargetLike = None,
    of: str = "outlook",
    lexicon: str | PathLike[str] | Lexicon | None = None,
    zones: str | Iterable[str] | None = None,
    voice: str = ALL,
) -> pd.DataFrame:
    """How much each sentence changes a mean, or a difference of two, when it is left out.

    Parameters
    ----------
    docs
        a Document or several with different ids.
    section
        by title or index (-1 for the last), in every document; None for the whole text.
    against
        a second section, if the figure is the mean of `section` minus that of `against`.
    target, of
        as in `contrasts`.
    lexicon
        a valence lexicon of your own, or its path; None for the language's.
    zones, voice
        as in `trends`.

    Returns
    -------
    DataFrame
        One row a sentence, the strongest of each document first: ``doc, zone, section, sentence,
        start, end, text, measure, target``, ``difference`` (whether the figure is that of two
        sections), ``value``, ``effect`` (the figure with the sentence minus the figure without it,
        in the unit of ``value``; missing where nothing is left) and ``without``, the figure without
        it.

    Raises
    ------
    TypeError, ValueError
        as `contrasts`; `against` without `section`, or the same section.

    Examples
    --------
    >>> import discourse
    >>> doc = discourse.document("La crise dure. Le pays hésite. La paix revient.")
    >>> discourse.influence(doc, of="valence")[["text", "value", "effect", "without"]]
                   text  value  effect  without
    0  La paix revient.    3.0     1.5     -1.5
    1    La crise dure.   -2.0    -1.0      1.0
    2   Le pays hésite.   -1.0    -0.5      0.5
    """
    if against is not None and section is None:
        raise ValueError("against is compared with a section: give both")
    check_measure(of, target)
    asked = Asked.of(of, docs, target, lexicon, zones, voice)
    rows = [
        row
        for series in every_series(asked, of)
        for row in _influences(series, section, against, asked.name)
    ]
    return frame(rows, INFLUENCE)


def _influences(
    series: SentenceValues, section: str | int | None, against: str | int | None, target: str
) -> list[tuple[Any, ...]]:
    """The rows of one document, the strongest first."""
    doc = series.doc
    first = None if section is None else section_of(doc, section).index
    second = None if against is None else section_of(doc, against).index
    if first is not None and first == second:
        raise ValueError(f"section {section!r} is compared with itself; give another as against")
    places = series.places(first)
    others = [] if second is None else series.places(second)
    values = [series.values[at] for at in places]
    figure, effects = mean(values), inference.influence(values)
    if against is not None:
        opposed = [series.values[at] for at in others]
        figure -= mean(opposed)
        effects = inference.influence(values, opposed)
    rows = [
        (
            *lead(doc, sentence, sentence.start, sentence.end),
            series.measure,
            target,
            against is not None,
            series.values[at],
            float(effect),
            figure - float(effect),
        )
        for at, effect in zip([*places, *others], effects, strict=True)
        for sentence in [series.sentences[at]]
    ]
    # Rounded before sorting: values that the table shows as equal must count as equal.
    rows.sort(key=lambda row: (-round(abs(row[-2]), 6) if row[-2] == row[-2] else 0.0, row[3]))
    return rows


def sensitivities(
    series: SentenceValues,
    pairs: Sequence[tuple[Section, Section]],
    seed: int,
) -> list[Sensitivity]:
    """The sensitivity of the difference of each pair of sections, all of the same runs."""
    entries = series.lexicon.entries
    places = [(series.places(first.index), series.places(second.index)) for first, second in pairs]
    if not places:
        return []
    if not entries:
        raise ValueError("the lexicon has no entry that could be left out")

    met = series.met()
    held = np.array([entry in met for entry in entries])

    def run(kept: NDArray[Any]) -> list[float]:
        values = series.without({entries[at] for at in np.flatnonzero(held & ~kept)})
        return [_difference(values, first, second) for first, second in places]

    return inference.sensitivity(run, len(entries), seed=seed)


def _difference(values: Sequence[float], first: Sequence[int], second: Sequence[int]) -> float:
    return mean([values[at] for at in second]) - mean([values[at] for at in first])
