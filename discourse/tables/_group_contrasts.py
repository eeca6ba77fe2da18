"""Two groups of documents compared: the difference, its interval over documents, and a verdict."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pandas as pd

from discourse.calls import warn
from discourse.inference import LEVEL, Contrast, adjust, verdict
from discourse.inference.contrasts import DocumentContrast
from discourse.inference.reading_error import Corrected
from discourse.sentence_codes import codes_for
from discourse.tables.asked import Asked
from discourse.tables.corrected_series import adjusted_together, among, coding_advice
from discourse.tables.corrections import AS_READ, as_read, cells, columns
from discourse.tables.groups import Group, group_pairs, grouped
from discourse.tables.measured import measured
from discourse.tables.over_documents import (
    Pooled,
    corrected_difference,
    read_difference,
    resting_on_one,
)
from discourse.tables.schema import Schema, frame
from discourse.wording import group_title, measure_name

SIDES: Schema = {
    **dict.fromkeys(("n_first", "n_second"), "int64"),
    **dict.fromkeys(("value_first", "value_second", "difference"), "float64"),
    **AS_READ,
}
"""Both sides as read and their difference, which is the second less the first."""

GROUP_CONTRASTS: Schema = {
    "measure": "str",
    "target": "str",
    "first": "str",
    "second": "str",
    "documents_first": "int64",
    "documents_second": "int64",
    **SIDES,
    "resting_on_one": "int64",
    "exploratory": "bool",
    **columns("difference", tested=True),
    "verdict": "str",
}
UNITS = ("section",)


def group_contrasts(
    asked: Asked,
    pairs: Any,
    *,
    by: str,
    of: str,
    exploratory: bool,
    coded: object,
    lang: str,
) -> pd.DataFrame:
    """The table of `discourse.contrasts` of groups of documents.

    The arguments are those of `discourse.contrasts`.
    """
    if isinstance(pairs, str):
        raise ValueError(
            f"pairs={pairs!r} is of sections; leave pairs out for every pair of groups, which are "
            "tested together, or give pairs of their names"
        )
    groups = grouped(asked.docs, by, UNITS)
    wanted = group_pairs(groups, pairs)
    if asked.docs and not wanted:
        few = f"by {by!r} there is {len(groups)} group of documents"
        warn(f"nothing to compare: {few if pairs is None else 'pairs names no pair of groups'}")
    if of == "valence" and coded is not None:
        raise ValueError("codes go with outlook, hedging and markers: valence is not coded")
    codes = codes_for(coded, asked.docs, of, asked.about if of == "outlook" else "")
    every = measured(asked, of, codes)
    if not any(one.read for one in every.documents):
        asked.warn_unmentioned()
    parts = {group.name: every.pooled(group.places) for group in groups}
    # Every pair is shown and adjusted for; pairs that were chosen were chosen among all of them.
    picked = exploratory and pairs is not None
    choice = math.comb(len(groups), 2) if picked else 1
    sides = [(parts[first.name], parts[second.name]) for first, second in wanted]
    results = [_contrast(*both, choice, picked=picked) for both in sides]
    fixed = [_corrected(*both, choice) for both in sides]
    if not picked:
        results, fixed = adjust(results), adjusted_together(fixed)
    rows = (
        _row(of, asked.name, pair, result, corrected, lang)
        for pair, result, corrected in zip(wanted, results, fixed, strict=True)
    )
    return frame(rows, GROUP_CONTRASTS)


def sides_read(result: Contrast) -> tuple[float, ...]:
    """The cells of `SIDES`."""
    return result.n_b, result.n_a, result.value_b, result.value_a, *as_read(result)


def _contrast(first: Pooled, second: Pooled, choice: int, *, picked: bool) -> DocumentContrast:
    """The difference as read; of a pair picked among several, it allows for them."""
    alone = read_difference(first, second, 1 - (1 - LEVEL) / choice)
    read = among(alone, choice, LEVEL)
    return DocumentContrast(
        value=second.value - first.value,
        low=read.low,
        high=read.high,
        p=read.p,
        exploratory=picked,
        level=LEVEL,
        p_adjusted=read.p,
        comparisons=choice,
        value_a=second.value,
        value_b=first.value,
        n_a=len(second.read),
        n_b=len(first.read),
        kind=first.correction.kind,
        resting_on_one=resting_on_one(first, second, alone, read_difference),
        documents_a=second.documents,
        documents_b=first.documents,
    )


def _corrected(first: Pooled, second: Pooled, choice: int) -> Corrected:
    """The difference corrected for reading error, which allows for the choice as well."""
    alone = corrected_difference(first, second, 1 - (1 - LEVEL) / choice)
    return replace(
        among(alone, choice, LEVEL),
        resting_on_one=resting_on_one(first, second, alone, corrected_difference),
        coded=first.coded + second.coded,
    )


def _row(
    of: str,
    target: str,
    pair: tuple[Group, Group],
    result: DocumentContrast,
    corrected: Corrected,
    lang: str,
) -> tuple[Any, ...]:
    first, second = pair
    names = [group_title(group.name, lang) for group in (second, first)]
    return (
        of,
        target,
        first.name,
        second.name,
        result.documents_b,
        result.documents_a,
        *sides_read(result),
        result.resting_on_one,
        result.exploratory,
        *cells(corrected, tested=True),
        verdict(result, names, lang, measure=measure_name(of, lang), corrected=corrected)
        + coding_advice(of, result, corrected, result.n_a + result.n_b, lang),
    )
