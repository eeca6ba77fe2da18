"""Agreement of two coders on the same texts."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from discourse.evaluation.coded import read_coded
from discourse.evaluation.pairing import NOTHING, categories_beside
from discourse.inference.coder_agreement import kappa_and_alpha
from discourse.span_files import CODED, CodedText
from discourse.tables.schema import Schema, categories, frame

_TABLE: Schema = {
    "first": categories(*CODED, NOTHING),
    "second": categories(*CODED, NOTHING),
    "n": "int64",
}


@dataclass(frozen=True, slots=True, eq=False)
class AgreementResult:
    """How far two coders agree.

    Attributes
    ----------
    texts, both, only_first, only_second
        how many texts; markers that both coded, and one only.
    span_f1
        agreement on where markers are, whatever their category.
    category_f1
        agreement on markers and category together.
    kappa, alpha
        Cohen's and Krippendorff's coefficients for the category of the markers both coded; nan
        where they have no meaning (fewer than two categories).
    table
        first, second, n: how often each pair of categories was given.
    """

    texts: int
    both: int
    only_first: int
    only_second: int
    span_f1: float
    category_f1: float
    kappa: float
    alpha: float
    table: pd.DataFrame

    def __str__(self) -> str:
        return (
            f"{self.texts} texts; {self.both} markers coded by both, {self.only_first} by the "
            f"first only, {self.only_second} by the second only\n"
            f"span F1 {self.span_f1:.2f}, category F1 {self.category_f1:.2f}; on the markers of "
            f"both, kappa {self.kappa:.2f}, alpha {self.alpha:.2f}"
        )


def agreement(
    first: str | Path, second: str | Path, *, coders: tuple[str, str] | None = None
) -> AgreementResult:
    """Compare two codings of the same texts, two files as `read_coded` takes them.

    Texts are recognised by their wording, so their order may differ.

    Parameters
    ----------
    first, second
        coded texts; the same file twice, if it is one of Label Studio with both coders.
    coders
        whose codes to read from each, where files hold several.

    Raises
    ------
    ValueError
        a bad line; a text that is in a file twice, or in only one of the files.
    """
    one_of_them, other_of_them = coders or (None, None)
    ours, theirs = _by_text(first, one_of_them), _by_text(second, other_of_them)
    for one, other, path in ((ours, theirs, second), (theirs, ours, first)):
        for text, row in one.items():
            if text not in other:
                raise ValueError(f"{path}: no text {text[:60]!r} (line {row.line} of the other)")
    cells: Counter[tuple[str, str]] = Counter()
    for text, row in ours.items():
        cells.update(categories_beside(row.spans, theirs[text].spans))
    return _result(len(ours), cells)


def _result(texts: int, cells: Counter[tuple[str, str]]) -> AgreementResult:
    only_first = sum(n for (_, b), n in cells.items() if b == NOTHING)
    only_second = sum(n for (a, _), n in cells.items() if a == NOTHING)
    both = cells.total() - only_first - only_second
    same = sum(n for (a, b), n in cells.items() if a == b)
    size = 2 * both + only_first + only_second
    kappa, alpha = kappa_and_alpha([pair for pair in cells.elements() if NOTHING not in pair])
    return AgreementResult(
        texts=texts,
        both=both,
        only_first=only_first,
        only_second=only_second,
        span_f1=2 * both / size if size else math.nan,
        category_f1=2 * same / size if size else math.nan,
        kappa=kappa,
        alpha=alpha,
        table=frame([(*pair, n) for pair, n in sorted(cells.items())], _TABLE),
    )


def _by_text(path: str | Path, coder: str | None) -> dict[str, CodedText]:
    found: dict[str, CodedText] = {}
    for row in read_coded(path, coder):
        if row.text in found:
            raise ValueError(
                f"{path}, line {row.line}: the text of line {found[row.text].line} again"
            )
        found[row.text] = row
    return found
