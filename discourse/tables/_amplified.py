"""What the editors amplified: pulled passages compared with the rest of the body."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

import pandas as pd

from discourse import repetition
from discourse.arguments import documents_of, one_of
from discourse.documents import Document
from discourse.inference import (
    LEVEL,
    Contrast,
    Estimate,
    adjust,
    contrast,
    mean_interval,
    share_contrast,
    share_interval,
    verdict,
)
from discourse.inference.reading_error import NO_CORRECTION, Corrected
from discourse.tables.coded_parts import Part
from discourse.tables.corrected_series import adjusted_together
from discourse.tables.corrections import AS_READ, Correction, as_read, cells, columns
from discourse.tables.measured import beside_codes
from discourse.tables.readings import numbers_read
from discourse.tables.schema import Schema, categories, frame
from discourse.tables.sentence_values import BOUNDS, SPREADS
from discourse.wording import measure_name, say, written_in

MEASURES = ("hedging", "outlook", "valence")
AMPLIFIED: Schema = {
    "doc": "str",
    "measure": categories(*MEASURES),
    "quotes": "int64",
    "n_quoted": "int64",
    "n_rest": "int64",
    **{
        f"{figure}{bound}": "float64"
        for figure in ("quoted", "rest")
        for bound in ("", "_low", "_high")
    },
    "difference": "float64",
    **AS_READ,
    "too_few": "bool",
    **columns("difference", tested=True),
    "verdict": "str",
}
UNITS = ("document", "corpus")


@dataclass(slots=True)
class _Pool:
    """The number of quotes; by measure, the sentences they were taken from, and the others."""

    quotes: int = 0
    quoted: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    rest: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))


def amplified(
    docs: Document | Iterable[Document],
    *,
    by: str = "document",
    seed: int = 0,
    lang: str = "fr",
) -> pd.DataFrame:
    """What the editors amplified: the passages they pulled, compared with the rest of the text.

    A pull quote repeats the body, so the two cannot be compared directly: the body contains the
    passage, and a shortened quote is not a sentence. Instead, the whole sentences of standfirst and
    body that a pull quote was taken from are compared with those it was not taken from. If the
    editors chose regardless of hedging, outlook or valence, any other sentences could have been
    pulled as well: the tests exchange these. The p values of one call are corrected together after
    Holm.

    A single page usually has too few quotes for a conclusion, and the verdict says so; a corpus
    (``by="corpus"``) has more. It pools the sentences, so pages that differ much in tone and in the
    number of pulled passages can create or hide a difference.

    Parameters
    ----------
    docs
        a Document or several with different ids.
    by
        ``"document"``, or ``"corpus"`` for all documents together, whose sentences are then
        pooled.
    seed
        of the permutations.
    lang
        language of the verdict, ``"fr"`` or ``"en"``.

    Returns
    -------
    DataFrame
        Three rows per document, or three in all, with ``measure`` ``hedging`` (share of sentences
        that hold a hedge, as in `hedging`; Wilson intervals, the difference with Newcombe's and
        Fisher's exact test), ``outlook`` (mean of +1 for hope and optimism, -1 for fear and
        pessimism, 0 for none) or ``valence`` (mean in grade points; t intervals, the difference
        with Welch's and a permutation test): ``doc`` (empty for a corpus), ``measure, quotes``
        (their number), ``n_quoted, n_rest`` (sentences), ``quoted, quoted_low, quoted_high, rest,
        rest_low, rest_high``, ``difference`` (quoted less rest) with ``low, high, p, p_adjusted``,
        ``too_few`` where either side has fewer than 5 sentences, which leaves out the interval of
        that side and of the difference; the corrected difference as in `contrasts`, of hedging
        alone, whose table of reading errors is of any text; and ``verdict``, which is of it.

    Raises
    ------
    TypeError, ValueError
        no documents, repeated ids, an unknown unit or language.

    Examples
    --------
    >>> import discourse
    >>> table = amplified(discourse.example(), lang="en")
    >>> table[["measure", "n_quoted", "n_rest", "too_few"]].values.tolist()[0]
    ['hedging', 1, 21, True]
    >>> print(table["verdict"][0])
    “Pulled passages” and “Rest of the text”: too few data to conclude (n = 1 and 21, ...
    """
    one_of(by, UNITS, "by")
    written_in(lang)
    found = documents_of(docs, "outlook")
    pools: defaultdict[str, _Pool] = defaultdict(_Pool)
    for doc in found:
        _add(pools[doc.id if by == "document" else ""], doc)
    names = [doc.id for doc in found] if by == "document" else [""]
    asked = [(name, of) for name in names for of in MEASURES]
    compared = [_compare(pools[name], of, seed) for name, of in asked]
    results = adjust([result for _, _, result in compared])
    correction = beside_codes("hedging", "", [(doc, {}) for doc in found], None).correction
    fixed = adjusted_together([_corrected(pools[name], of, correction) for name, of in asked])
    rows = (
        _row(name, of, pools[name].quotes, (quoted, rest), result, corrected, lang)
        for (name, of), (quoted, rest, _), result, corrected in zip(
            asked, compared, results, fixed, strict=True
        )
    )
    return frame(rows, AMPLIFIED)


def _corrected(pool: _Pool, of: str, correction: Correction) -> Corrected:
    """The difference corrected for reading error, where a table of it is of any text."""
    if of != "hedging":
        return NO_CORRECTION
    sides = (side[of] for side in (pool.rest, pool.quoted))
    rest, quoted = (Part(read, [()] * len(read)) for read in sides)
    return correction.difference(rest, quoted, LEVEL)


def _add(pool: _Pool, doc: Document) -> None:
    """Judge the counted sentences of a document and assign each to its side."""
    quotes = repetition.find(doc)
    pool.quotes += len(quotes)
    stretches = sorted((start, end) for quote in quotes for _, _, start, end in quote.alignment)
    # The furthest end of the stretches that begin before each one: they may overlap.
    reached = list(accumulate((end for _, end in stretches), max))
    for measure in MEASURES:
        for at, number in numbers_read(doc, measure).items():
            sentence = doc.sentences[at]
            begun = bisect_left(stretches, (sentence.end,))
            pulled = begun > 0 and sentence.start < reached[begun - 1]
            (pool.quoted if pulled else pool.rest)[measure].append(number)


def _compare(pool: _Pool, of: str, seed: int) -> tuple[Estimate, Estimate, Contrast]:
    """The cells of both sides and of their difference."""
    quoted, rest = pool.quoted[of], pool.rest[of]
    if of == "hedging":
        counts = (int(sum(quoted)), len(quoted), int(sum(rest)), len(rest))
        return (
            share_interval(*counts[:2]),
            share_interval(*counts[2:]),
            share_contrast(*counts),
        )
    spread, bounds = SPREADS[of], BOUNDS[of]
    first, second = (mean_interval(side, spread=spread, bounds=bounds) for side in (quoted, rest))
    return first, second, contrast(quoted, rest, seed=seed, spread=spread, bounds=bounds)


def _row(
    name: str,
    of: str,
    quotes: int,
    sides: tuple[Estimate, Estimate],
    result: Contrast,
    corrected: Corrected,
    lang: str,
) -> tuple[Any, ...]:
    return (
        name,
        of,
        quotes,
        result.n_a,
        result.n_b,
        *(cell for one in sides for cell in (one.value, one.low, one.high)),
        *as_read(result),
        result.too_few,
        *cells(corrected, tested=True),
        verdict(
            result,
            [say("amplified.quoted", lang), say("amplified.rest", lang)],
            lang,
            measure=measure_name(of, lang),
            scope=say("amplified.scope", lang),
            corrected=corrected,
        ),
    )
