"""How figures move from the beginning of a text to its end, or from date to date."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from os import PathLike
from typing import Any

import pandas as pd

from discourse.arguments import flag, one_of
from discourse.documents import Document
from discourse.inference import Trend, adjust, trend, verdict
from discourse.inference.intervals import check_seed
from discourse.inference.reading_error import NO_CORRECTION, Corrected
from discourse.polarity import Lexicon
from discourse.sentence_codes import SentenceCodes, answering, check_all, several
from discourse.tables.asked import Asked
from discourse.tables.corrected_series import adjusted_together, beside_series
from discourse.tables.corrections import AS_READ, as_read, cells, columns
from discourse.tables.measured import Measured
from discourse.tables.over_dates import OVER, date_trends
from discourse.tables.schema import Schema, frame
from discourse.tables.sentence_values import SPREADS, SentenceValues, every_series
from discourse.tables.voices import ALL, TargetLike
from discourse.wording import measure_name, say, written_in

TRENDS: Schema = {
    "doc": "str",
    "measure": "str",
    "target": "str",
    "n": "int64",
    "change": "float64",
    **AS_READ,
    "exploratory": "bool",
    **columns("change", tested=True),
    "verdict": "str",
}


def trends(  # noqa: PLR0913  # what is followed, by what, and how the verdict is worded
    docs: Document | Iterable[Document],
    *,
    over: str = "text",
    target: TargetLike = None,
    exploratory: bool = False,
    lexicon: str | PathLike[str] | Lexicon | None = None,
    zones: str | Iterable[str] | None = None,
    voice: str = ALL,
    coded: SentenceCodes | Iterable[SentenceCodes] | None = None,
    seed: int = 0,
    lang: str = "fr",
) -> pd.DataFrame:
    """Whether figures rise or fall from the beginning of a text to its end, or from date to date.

    The change is that of a fitted line from the first to the last counted sentence. The p values
    of one call are adjusted together after Holm: ``p`` and ``p_adjusted`` are tests of the
    readings, by permuting sentences; ``p_corrected`` is that of the corrected change, which the
    verdict is of.

    ``over="date"`` follows several documents by the date of their metadata: the line is fitted to
    their sentences, its interval is by document (`discourse.inference.cluster_robust`), and the
    test permutes the dates of the documents, so that it asks whether their order matters. It
    takes documents to be independent: news of one day resemble each other, and a test over a
    handful of days says little. Whether something changed at a day named before reading is asked of
    ``contrasts(docs, by="2024-03-01")``; `course` draws the movement.

    Parameters
    ----------
    docs
        a Document or several with different ids.
    over
        ``"text"``, each document from its beginning to its end, or ``"date"``.
    target
        None for the whole text alone; else the outlook towards it is tested too, over dates also
        the hedging of the sentences about it. As in `outlook`.
    exploratory
        whether the trend was looked for after reading the text; only labels the result.
    lexicon
        a valence lexicon of your own, or its path; None for the language's. The hedging over dates
        is read with the language's markers, whatever is given here.
    zones
        the zones to read; None for standfirst and body, ``"all"`` for every zone.
    voice
        whose words, as in `outlook`.
    coded
        what coders said of a sample, from `discourse.coding.read`; of the whole text, of the
        target, or both, from `discourse.coding.read_all`.
    seed
        of the permutations.
    lang
        language of the verdicts, ``"fr"`` or ``"en"``.

    Returns
    -------
    DataFrame
        For each document a row for the valence, the outlook and, with a target, its outlook:
        ``doc, measure, target, n, change, low, high, p, p_adjusted, exploratory``, the change
        corrected for reading error (``change_corrected`` with ``change_corrected_low,
        change_corrected_high, p_corrected, coded, correction``, see `contrasts`; none for valence)
        and ``verdict``. Over dates a row for valence, outlook and hedging, and with a target its
        outlook and hedging: ``measure, target, documents, n, first, last`` (dates), then the same
        columns; no interval and no p below five documents. Documents without a date are left out,
        with a warning.

    Raises
    ------
    TypeError, ValueError
        no documents, repeated ids, an unknown zone or language, a target that is empty or no name,
        documents of which none has a date.

    Examples
    --------
    >>> import discourse
    >>> doc = discourse.document("La crise dure. Le pays hésite. La paix revient.")
    >>> discourse.trends(doc)[["measure", "n", "change"]]
       measure  n  change
    0  valence  3     5.0
    1  outlook  3     2.0
    """
    written_in(lang)
    flag(exploratory, "exploratory")
    check_seed(seed)
    one_of(over, OVER, "over")
    about = Asked.of("outlook", docs, target, lexicon, zones, voice)
    if over == "date":
        return date_trends(about, coded, exploratory=exploratory, seed=seed, lang=lang)
    whole = replace(about, target=None)
    followed = [("valence", whole), ("outlook", whole)]
    if target is not None:
        followed.append(("outlook", about))
    measured = [every_series(one, measure) for measure, one in followed]
    codes = several(coded)
    check_all(codes, about.docs, [("outlook", ""), ("outlook", about.about)])
    beside = [
        beside_series(series, answering(codes, "outlook", one.about))
        for series, (_, one) in zip(measured, followed, strict=True)
    ]
    asked = [
        (measured[number][at], one.name, _change(beside[number], at))
        for at in range(len(about.docs))
        for number, (_, one) in enumerate(followed)
    ]
    found = adjust(
        [
            trend(
                series.values,
                seed=seed,
                exploratory=exploratory,
                spread=SPREADS[series.measure],
            )
            for series, _, _ in asked
        ]
    )
    fixed = adjusted_together([change for _, _, change in asked])
    rows = (
        _row(series, name, one, corrected, lang)
        for (series, name, _), one, corrected in zip(asked, found, fixed, strict=True)
    )
    return frame(rows, TRENDS)


def _change(known: Measured | None, document: int) -> Corrected:
    if known is None:
        return NO_CORRECTION
    return known.correction.change(known.documents[document].part())


def _row(
    series: SentenceValues, target: str, found: Trend, corrected: Corrected, lang: str
) -> tuple[Any, ...]:
    return (
        series.doc.id,
        series.measure,
        target,
        found.n,
        *as_read(found),
        found.exploratory,
        *cells(corrected, tested=True),
        verdict(
            found,
            target or say("names.whole", lang),
            lang,
            measure=measure_name(series.measure, lang),
            corrected=corrected,
        ),
    )
