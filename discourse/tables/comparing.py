"""Two sections compared: the difference, its interval, its test and the sentence to print."""

from __future__ import annotations

from collections.abc import Sequence
from os import PathLike
from typing import Any

import pandas as pd

from discourse.documents import Document, Section
from discourse.inference import Contrast, Sensitivity, adjust, contrast, verdict
from discourse.polarity import Lexicon
from discourse.tables.robustness import sensitivities
from discourse.tables.schema import Schema, frame, one_document, one_of
from discourse.tables.series import LANGUAGES, NAMES, SPREADS, Series, TargetLike, pairs_of
from discourse.tables.stance import name_of

CONTRASTS: Schema = {
    "doc": "str",
    "measure": "str",
    "target": "str",
    "first": "str",
    "second": "str",
    "n_first": "int64",
    "n_second": "int64",
    "value_first": "float64",
    "value_second": "float64",
    "difference": "float64",
    "low": "float64",
    "high": "float64",
    "p": "float64",
    "p_adjusted": "float64",
    "same_sign": "float64",
    "resting_on_one": "int64",
    "exploratory": "bool",
    "verdict": "str",
}


def contrasts(
    doc: Document,
    pairs: Sequence[tuple[str | int, str | int]],
    *,
    of: str = "outlook",
    target: TargetLike = None,
    exploratory: bool = True,
    lexicon: str | PathLike[str] | Lexicon | None = None,
    seed: int = 0,
    lang: str = "fr",
) -> pd.DataFrame:
    r"""Compare pairs of sections: the difference, its interval, its test and a verdict.

    A permutation of the section labels tests each difference; the p values of one call are
    corrected together after Holm. The verdict states a direction only where the interval, the
    corrected p value and the `sensitivity` to the lexicon agree, and says which of them does not.

    Parameters
    ----------
    doc
        one Document.
    pairs
        the sections to compare, each by title or index (-1 for the last); the difference is
        second less first.
    of
        ``"valence"`` (sentence valences in grade points) or ``"outlook"`` (+1, 0, -1).
    target
        as in `outlook`; only with ``of="outlook"``.
    exploratory
        True, and so labelled, when the sections were chosen after reading the text.
    lexicon
        a valence lexicon of your own, or its path; None for the language's.
    seed
        of the permutations and of the lexicon entries left out.
    lang
        language of the verdict, ``"fr"`` or ``"en"``.

    Returns
    -------
    DataFrame
        One row a pair: ``doc, measure, target, first, second, n_first, n_second, value_first,
        value_second, difference, low, high, p, p_adjusted``, ``same_sign`` (share of 200 runs
        without a tenth of the lexicon in which the difference keeps its sign),
        ``resting_on_one`` (sentences any one of which, left out, makes the interval include 0),
        ``exploratory, verdict``.

    Raises
    ------
    TypeError
        not one Document; pairs that are no pairs.
    ValueError
        an unknown section, measure or language, a title that several sections have, a target
        with ``of="valence"``.

    Examples
    --------
    >>> import discourse
    >>> text = "La paix revient.\nLe doute\nLa guerre menace."
    >>> doc = discourse.document(text, zones=["body", "heading", "body"])
    >>> table = discourse.contrasts(doc, [(0, "Le doute")], of="valence", lang="en")
    >>> print(table["verdict"][0])
    “Le doute” and “Introduction”: too few data to conclude ...
    """
    one_document(doc, "contrasts()")
    one_of(lang, LANGUAGES, "lang")
    series = Series(doc, of, target, lexicon)
    sections = pairs_of(doc, pairs)
    results = adjust(
        [
            contrast(
                series.of(second.index),
                series.of(first.index),
                exploratory=exploratory,
                seed=seed,
                spread=SPREADS[of],
            )
            for first, second in sections
        ]
    )
    steady = sensitivities(series, sections, seed=seed)
    rows = (
        _row(doc, of, name_of(target), pair, result, runs, lang)
        for pair, result, runs in zip(sections, results, steady, strict=True)
    )
    return frame(rows, CONTRASTS)


def _row(
    doc: Document,
    of: str,
    target: str,
    pair: tuple[Section, Section],
    result: Contrast,
    runs: Sensitivity,
    lang: str,
) -> tuple[Any, ...]:
    first, second = (part.title for part in pair)
    return (
        doc.id,
        of,
        target,
        first,
        second,
        result.n_b,
        result.n_a,
        result.value_b,
        result.value_a,
        result.value,
        result.low,
        result.high,
        result.p,
        result.p_adjusted,
        runs.same_sign,
        result.resting_on_one,
        result.exploratory,
        verdict(result, [second, first], lang, measure=NAMES[of, lang], sensitivity=runs),
    )
