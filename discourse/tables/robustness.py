"""How far a figure rests on single sentences and on single entries of the lexicon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from os import PathLike
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from discourse import inference
from discourse.documents import Document, Section
from discourse.inference import Sensitivity, verdict
from discourse.polarity import Lexicon
from discourse.tables.schema import SPAN, Schema, frame, lead, one_document, one_of
from discourse.tables.series import (
    LANGUAGES,
    NAMES,
    Series,
    TargetLike,
    mean,
    pairs_of,
    section_of,
)
from discourse.tables.stance import name_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

INFLUENCE: Schema = {
    **SPAN,
    "measure": "str",
    "target": "str",
    "difference": "bool",
    "value": "float64",
    "effect": "float64",
    "without": "float64",
}
SENSITIVITY: Schema = {
    "doc": "str",
    "measure": "str",
    "target": "str",
    "first": "str",
    "second": "str",
    "n_first": "int64",
    "n_second": "int64",
    "value": "float64",
    "median": "float64",
    "low": "float64",
    "high": "float64",
    "same_sign": "float64",
    "undefined": "int64",
    "entries": "int64",
    "dropped": "int64",
    "times": "int64",
    "verdict": "str",
}
DROP, TIMES = 0.1, 200
_INTRODUCTION = "Introduction"
_DIFFERENCE = {"fr": "différence de {measure}", "en": "difference in {measure}"}


def influence(
    doc: Document,
    section: str | int | None = None,
    against: str | int | None = None,
    *,
    of: str = "outlook",
    target: TargetLike = None,
    lexicon: str | PathLike[str] | Lexicon | None = None,
) -> pd.DataFrame:
    """What each sentence does to a mean, or to the difference of two: drop one.

    Parameters
    ----------
    doc
        one Document.
    section
        by title or index (-1 for the last); None for the whole text.
    against
        a second section, when the figure is the mean of `section` less that of `against`.
    of, target
        as in `contrasts`.
    lexicon
        as in `trends`.

    Returns
    -------
    DataFrame
        One row a sentence, the strongest first: ``doc, zone, section, sentence, start, end, text,
        measure, target``, ``difference`` (whether the figure is that of two sections), ``value``,
        ``effect`` (the figure with the sentence less the figure without it, in the unit of
        ``value``; missing where nothing is left) and ``without``, the figure without it.

    Raises
    ------
    TypeError, ValueError
        as `contrasts`; `against` without `section`, or the same section.

    Examples
    --------
    >>> import discourse
    >>> doc = discourse.document("La crise dure. Le pays hésite. La paix revient.")
    >>> discourse.influence(doc, of="valence")[["text", "value", "effect"]].values.tolist()[0]
    ['La paix revient.', 3.0, 1.5]
    """
    one_document(doc, "influence()")
    if against is not None and section is None:
        raise ValueError("against is compared with a section: give both")
    first = None if section is None else section_of(doc, section).index
    second = None if against is None else section_of(doc, against).index
    if first is not None and first == second:
        raise ValueError(f"section {section!r} is compared with itself; give another as against")
    series = Series(doc, of, target, lexicon)
    places = series.places(first)
    others = [] if second is None else series.places(second)
    values = [series.values[at] for at in places]
    opposed = [series.values[at] for at in others]
    if against is None:
        figure, effects = mean(values), inference.influence(values)
    else:
        figure = mean(values) - mean(opposed)
        effects = inference.influence(values, opposed)
    rows = [
        (
            *_span(doc, series, at),
            series.measure,
            name_of(target),
            against is not None,
            series.values[at],
            float(effect),
            figure - float(effect),
        )
        for at, effect in zip([*places, *others], effects, strict=True)
    ]
    # Rounded before sorting: a last digit must not part what the table shows as equal.
    rows.sort(key=lambda row: (-round(abs(row[-2]), 6) if row[-2] == row[-2] else 0.0, row[3]))
    return frame(rows, INFLUENCE)


def _span(doc: Document, series: Series, at: int) -> tuple[Any, ...]:
    sentence = series.sentences[at]
    return lead(doc, sentence, sentence.start, sentence.end)


def sensitivity(
    doc: Document,
    pairs: Sequence[tuple[str | int, str | int]] | None = None,
    *,
    of: str = "outlook",
    target: TargetLike = None,
    lexicon: str | PathLike[str] | Lexicon | None = None,
    times: int = TIMES,
    seed: int = 0,
    lang: str = "fr",
) -> pd.DataFrame:
    """How far section means, or their differences, rest on single entries of the lexicon.

    A tenth of the entries is left out at random, and the sentences that hold them are composed
    anew, 200 times. To see how far a figure rests on the lexicon as a whole, call it again with
    one of your own and compare ``value``.

    Parameters
    ----------
    doc
        one Document.
    pairs
        None for the mean of each section; pairs of sections, as in `contrasts`, for the
        differences second less first.
    of, target
        as in `contrasts`.
    lexicon
        as in `trends`.
    times, seed
        how often a tenth is left out, and the seed of what is drawn.
    lang
        language of the verdicts, ``"fr"`` or ``"en"``.

    Returns
    -------
    DataFrame
        One row a section (``second`` empty) or a pair: ``doc, measure, target, first, second,
        n_first, n_second, value``, the ``median, low, high`` (2.5 and 97.5 %) of the runs,
        ``same_sign`` (share of runs with the sign of ``value``), ``undefined`` (runs without a
        value), ``entries, dropped, times, verdict``.

    Raises
    ------
    TypeError, ValueError
        as `contrasts`; fewer than one run.

    Examples
    --------
    >>> import discourse
    >>> doc = discourse.document("La crise dure. Le pays hésite. La paix revient.")
    >>> discourse.sensitivity(doc, times=20)[["value", "times"]].values.tolist()
    [[-0.3333, 20.0]]
    """
    one_document(doc, "sensitivity()")
    one_of(lang, LANGUAGES, "lang")
    series = Series(doc, of, target, lexicon)
    figures: list[tuple[Section, Section | None]]
    figures = [(part, None) for part in doc.sections]
    if pairs is not None:
        figures = [*pairs_of(doc, pairs)]
    found = sensitivities(series, figures, times=times, seed=seed)
    rows = (
        _sensitivity_row(series, name_of(target), first, second, one, lang)
        for (first, second), one in zip(figures, found, strict=True)
    )
    return frame(rows, SENSITIVITY)


def sensitivities(
    series: Series,
    figures: Sequence[tuple[Section, Section | None]],
    *,
    times: int = TIMES,
    seed: int = 0,
) -> list[Sensitivity]:
    """The sensitivity of each figure, all drawn from the same runs.

    A figure is the mean of a section, or the mean of the second less that of the first.
    """
    entries = series.lexicon.entries
    places = [
        (series.places(first.index), None if second is None else series.places(second.index))
        for first, second in figures
    ]
    if not places:
        return []
    if not entries:
        raise ValueError("the lexicon has no entry that could be left out")

    met = series.met()
    held = np.array([entry in met for entry in entries])

    def run(kept: NDArray[Any]) -> NDArray[Any]:
        values = series.without({entries[at] for at in np.flatnonzero(held & ~kept)})
        return np.array([_figure(values, first, second) for first, second in places])

    found = inference.sensitivity(run, len(entries), drop=DROP, times=times, seed=seed)
    names = ("value", "median", "low", "high", "same_sign", "undefined")
    return [
        replace(found, **{name: getattr(found, name)[at].item() for name in names})
        for at in range(len(places))
    ]


def _figure(values: Sequence[float], first: Sequence[int], second: Sequence[int] | None) -> float:
    at_first = mean([values[at] for at in first])
    return at_first if second is None else mean([values[at] for at in second]) - at_first


def _sensitivity_row(
    series: Series,
    target: str,
    first: Section,
    second: Section | None,
    one: Sensitivity,
    lang: str,
) -> tuple[Any, ...]:
    n_second, name, measure = 0, first.title, NAMES[series.measure, lang]
    if second is not None:
        n_second = len(series.places(second.index))
        name = " – ".join(part.title or _INTRODUCTION for part in (second, first))
        measure = _DIFFERENCE[lang].format(measure=measure)
    return (
        series.doc.id,
        series.measure,
        target,
        first.title,
        "" if second is None else second.title,
        len(series.places(first.index)),
        n_second,
        one.value,
        one.median,
        one.low,
        one.high,
        one.same_sign,
        one.undefined,
        one.entries,
        one.dropped,
        one.times,
        verdict(one, name, lang, measure=measure),
    )
