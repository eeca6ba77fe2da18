"""Markers found against markers coded: figures, confusions, misses and false alarms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from discourse.decisions.marker import UNDECIDED
from discourse.evaluation.coded import Finder, found_in, our_markers
from discourse.evaluation.confusions import confusion, errors
from discourse.evaluation.pairing import NOTHING, category_pairs, pairs
from discourse.evaluation.resampling import measures
from discourse.languages import LexiconError
from discourse.span_files import CODED, CodedText, Span
from discourse.tables.schema import Schema, categories, frame

MINIMUM = 20
"""With fewer coded markers a category gets counts but no figures."""

ANY, ALL, HEDGES = "any marker", "all categories", "hedges"
_HEDGES = ("possible", "probable", "inferential", "hypothetical", "approximator")
_GROUPS = (ANY, *CODED, ALL, HEDGES)
_SHOWN = 10

_SCORES: Schema = {
    "category": categories(*_GROUPS),
    "n": "int64",
    "found": "int64",
    "hits": "int64",
    **{
        f"{measure}{end}": "float64"
        for measure in ("precision", "recall", "f1")
        for end in ("", "_low", "_high")
    },
    "too_few": "bool",
}


@dataclass(frozen=True, slots=True, eq=False)
class MarkerResult:
    """The results of a system on coded texts.

    Attributes
    ----------
    scores
        one row a category, then `all categories` together, `any marker` whatever its category,
        and the `hedges` as one group: category, n (coded), found, hits, precision, recall and
        f1 with `_low` and `_high`, too_few. Figures are missing when n is below `MINIMUM`.
    confusion
        category found (rows) against category coded (columns), by overlap; `nothing` where one
        side has no marker.
    misses, false_alarms
        doc, line, start, end, text, coded, found, left, right. A confusion is in both.
    texts, coded, undecided
        how many texts, markers coded, and markers found whose reading is undecided, which count
        neither as hit nor as false alarm.
    level, resamples, seed
        of the intervals, which are over resampled texts.
    """

    scores: pd.DataFrame
    confusion: pd.DataFrame
    misses: pd.DataFrame
    false_alarms: pd.DataFrame
    texts: int
    coded: int
    undecided: int
    level: float
    resamples: int
    seed: int

    def __str__(self) -> str:
        head = (
            f"{self.texts} texts, {self.coded} coded markers; {self.level:.0%} intervals over "
            f"{self.resamples} resamples of the texts (seed {self.seed})"
        )
        names = "".join(f"{name:<19}" for name in ("precision", "recall", "F1")).rstrip()
        columns = f"{'':<15}{'n':>6}{'found':>7}{'hits':>6}   {names}"
        lines = [head, columns, *(_score_line(row) for row in self.scores.itertuples())]
        if self.undecided:
            lines.append(f"{self.undecided} found markers are undecided and not counted")
        lines += _confused(self.confusion)
        for title, table in (("misses", self.misses), ("false alarms", self.false_alarms)):
            shown = table.head(_SHOWN)
            lines.append(f"{len(table)} {title}" + (", the first:" if len(shown) else ""))
            lines += [
                f"  {row.doc}: {row.left}[{row.text}]{row.right}   coded {row.coded}, "
                f"found {row.found}"
                for row in shown.itertuples()
            ]
        return "\n".join(lines)


def _confused(table: pd.DataFrame) -> list[str]:
    """The cells off the diagonal in which both sides have a marker, the fullest first."""
    cells = [
        (int(count), coded, str(row["found"]))
        for row in table.to_dict("records")
        for coded, count in row.items()
        if coded in CODED and row["found"] not in (coded, NOTHING) and count
    ]
    cells.sort(key=lambda cell: -cell[0])
    return ["confused, coded → found:"] * bool(cells) + [
        f"  {coded} → {found}: {count}" for count, coded, found in cells[:_SHOWN]
    ]


def _score_line(row: Any) -> str:
    counts = f"{row.category:<15}{row.n:>6}{row.found:>7}{row.hits:>6}   "
    if row.too_few:
        return f"{counts}too few to say (n < {MINIMUM})"
    cells = [
        "–" if np.isnan(value) else f"{value:.2f} [{low:.2f}, {high:.2f}]"
        for value, low, high in (
            (row.precision, row.precision_low, row.precision_high),
            (row.recall, row.recall_low, row.recall_high),
            (row.f1, row.f1_low, row.f1_high),
        )
    ]
    return counts + "".join(f"{cell:<19}" for cell in cells).rstrip()


def score(
    texts: Iterable[CodedText],
    find: Finder | None = None,
    *,
    lang: str = "fr",
    level: float = 0.95,
    resamples: int = 2000,
    seed: int = 0,
    source: str = "coded texts",
) -> MarkerResult:
    """Precision, recall and F1 of the markers a system finds in coded texts.

    A marker found hits one coded when they share a character and the category; one to one, the
    longest overlap first.

    Parameters
    ----------
    texts
        coded texts, as `read_coded` gives those of a file.
    find
        any system, as a function from a text to ``(start, end, category)``; by default ours.
    lang
        language of the texts, for our own markers.
    level, resamples, seed
        of the intervals, see `resampling.measures`.
    source
        named in errors.

    Raises
    ------
    TypeError
        something other than coded texts.
    ValueError
        no text; a text whose offsets would not survive reading; a system that gives offsets
        outside the text or a category that does not exist.

    >>> text = CodedText("a", 1, "Il viendra peut-être.", (Span(11, 20, "possible"),))
    >>> result = score([text], lambda text: [(11, 20, "probable")])
    >>> result.misses[["text", "coded", "found"]].to_dict("records")
    [{'text': 'peut-être', 'coded': 'possible', 'found': 'probable'}]
    """
    given = list(texts)
    for place, text in enumerate(given):
        if not isinstance(text, CodedText):
            raise TypeError(
                f"item {place} is {type(text).__name__}, not a coded text; "
                "evaluation.read_coded(path) reads those of a file"
            )
    if not given:
        raise ValueError(f"{source}: no coded text")
    system = our_markers(lang) if find is None else find
    found = []
    for text in given:
        try:
            found.append(found_in(text.text, system))
        except LexiconError:
            raise  # our own error, not one of the line
        except ValueError as error:
            raise ValueError(f"{source}, line {text.line}: {error}") from error
    decided = [[span for span in spans if span.category != UNDECIDED] for spans in found]
    misses, false_alarms = errors(given, decided)
    return MarkerResult(
        scores=_scores(given, decided, level=level, resamples=resamples, seed=seed),
        confusion=confusion(given, found),
        misses=misses,
        false_alarms=false_alarms,
        texts=len(given),
        coded=sum(len(text.spans) for text in given),
        undecided=sum(map(len, found)) - sum(map(len, decided)),
        level=level,
        resamples=resamples,
        seed=seed,
    )


def _scores(
    texts: Sequence[CodedText],
    found: Sequence[Sequence[Span]],
    *,
    level: float,
    resamples: int,
    seed: int,
) -> pd.DataFrame:
    tallies = np.array(
        [_tally(text.spans, spans) for text, spans in zip(texts, found, strict=True)]
    )
    figures = measures(tallies, level=level, resamples=resamples, seed=seed)
    ends = np.stack([figures.value, figures.low, figures.high], axis=-1)
    rows = []
    for place, group in enumerate(_GROUPS):
        hits, false_alarms, misses = map(int, tallies[:, place].sum(axis=0))
        too_few = hits + misses < MINIMUM
        values = [np.nan] * 9 if too_few else ends[place].ravel().tolist()
        rows.append((group, hits + misses, hits + false_alarms, hits, *values, too_few))
    return frame(rows, _SCORES)


def _tally(coded: Sequence[Span], found: Sequence[Span]) -> list[tuple[int, int, int]]:
    """Hits, false alarms and misses of one text in each group."""
    hits = Counter(coded[i].category for i, _ in category_pairs(coded, found))
    counts = Counter(span.category for span in coded), Counter(span.category for span in found)
    by_category = [
        (hits[name], counts[1][name] - hits[name], counts[0][name] - hits[name]) for name in CODED
    ]
    hedges = [[span for span in spans if span.category in _HEDGES] for spans in (coded, found)]
    totals = tuple(map(sum, zip(*by_category, strict=True)))
    return [
        _spans_tally(coded, found),
        *by_category,
        (totals[0], totals[1], totals[2]),
        _spans_tally(*hedges),
    ]


def _spans_tally(coded: Sequence[Span], found: Sequence[Span]) -> tuple[int, int, int]:
    hits = len(pairs(coded, found))
    return hits, len(found) - hits, len(coded) - hits
