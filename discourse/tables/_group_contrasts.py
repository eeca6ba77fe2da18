"""Two groups of documents compared: the difference, its interval over documents, and a verdict."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from discourse.calls import warn
from discourse.inference import LEVEL, Contrast, adjust, verdict
from discourse.inference.contrasts import DocumentContrast
from discourse.inference.reading_error import Corrected
from discourse.sentence_codes import codes_for
from discourse.tables.asked import Asked
from discourse.tables.corrected_series import adjusted_together, coding_advice
from discourse.tables.corrections import AS_READ, as_read, cells, columns
from discourse.tables.groups import Group, group_pairs, grouped
from discourse.tables.measured import Measured, measured
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


@dataclass(frozen=True, slots=True)
class _Compared:
    """A pair of groups with the difference as read and corrected."""

    pair: tuple[Group, Group]
    result: DocumentContrast
    corrected: Corrected


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
    compared = [_compare(every, pair, parts, choice, picked=picked) for pair in wanted]
    if not picked:
        results = adjust([one.result for one in compared])
        tested = adjusted_together([one.corrected for one in compared])
        compared = [
            replace(one, result=result, corrected=corrected)
            for one, result, corrected in zip(compared, results, tested, strict=True)
        ]
    return frame((_row(one, of, asked.name, lang) for one in compared), GROUP_CONTRASTS)


def sides_read(result: Contrast) -> tuple[float, ...]:
    """The cells of `SIDES`."""
    return result.n_b, result.n_a, result.value_b, result.value_a, *as_read(result)


def _compare(
    every: Measured,
    pair: tuple[Group, Group],
    parts: dict[str, Pooled],
    choice: int,
    *,
    picked: bool,
) -> _Compared:
    """The difference of a pair; chosen among several, it allows for them after Bonferroni."""
    first, second = (parts[group.name] for group in pair)
    level = 1 - (1 - LEVEL) / choice
    read = read_difference(first, second, level)
    fixed = corrected_difference(first, second, level)
    p = min(1.0, read.p * choice) if not math.isnan(read.p) else math.nan
    resting = fragile = 0
    if read.low > 0 or read.high < 0:
        resting = resting_on_one(first, second, lambda a, b: read_difference(a, b, level))
    if fixed.low > 0 or fixed.high < 0:
        fragile = resting_on_one(first, second, lambda a, b: corrected_difference(a, b, level))
    result = DocumentContrast(
        value=second.value - first.value,
        low=read.low,
        high=read.high,
        p=p,
        exploratory=picked,
        level=LEVEL,
        p_adjusted=p,
        comparisons=choice,
        value_a=second.value,
        value_b=first.value,
        n_a=len(second.read),
        n_b=len(first.read),
        kind="share" if every.kind == "share" else "mean",
        resting_on_one=resting,
        documents_a=second.documents,
        documents_b=first.documents,
    )
    p_fixed = fixed.p if math.isnan(fixed.p) else min(1.0, fixed.p * choice)
    corrected = replace(
        fixed,
        level=LEVEL,
        p=p_fixed,
        comparisons=choice,
        resting_on_one=fragile,
        coded=first.coded + second.coded,
    )
    return _Compared(pair, result, corrected)


def _row(one: _Compared, of: str, target: str, lang: str) -> tuple[Any, ...]:
    first, second = one.pair
    result, corrected = one.result, one.corrected
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
