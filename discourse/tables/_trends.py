"""How valence and outlook move from the beginning of a text to its end."""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike

import pandas as pd

from discourse.documents import Document
from discourse.inference import adjust, trend, verdict
from discourse.polarity import Lexicon
from discourse.tables._outlook import name_of
from discourse.tables.schema import Schema, documents_of, frame
from discourse.tables.sentence_values import SPREADS, TargetLike, every_series
from discourse.tables.voices import ALL
from discourse.wording import say, written_in

TRENDS: Schema = {
    "doc": "str",
    "measure": "str",
    "target": "str",
    "n": "int64",
    "change": "float64",
    "low": "float64",
    "high": "float64",
    "p": "float64",
    "p_adjusted": "float64",
    "exploratory": "bool",
    "verdict": "str",
}
_ABOUT = 2  # the place of the target's outlook among the rows of a document


def trends(
    docs: Document | Iterable[Document],
    *,
    target: TargetLike = None,
    exploratory: bool = False,
    lexicon: str | PathLike[str] | Lexicon | None = None,
    zones: str | Iterable[str] | None = None,
    voice: str = ALL,
    seed: int = 0,
    lang: str = "fr",
) -> pd.DataFrame:
    """Whether valence and outlook rise or fall from beginning to end, by permuting sentences.

    The change is that of a fitted line from the first to the last counted sentence. The p values
    of one call are corrected together after Holm.

    Parameters
    ----------
    docs
        a Document or several with different ids.
    target
        None for the whole text alone; else the outlook towards it is tested too. As in `outlook`.
    exploratory
        whether the trend was looked for after reading the text; only labels the result.
    lexicon
        a valence lexicon of your own, or its path; None for the language's.
    zones
        the zones to read; None for standfirst and body, ``"all"`` for every zone.
    voice
        whose words, as in `outlook`.
    seed
        of the permutations.
    lang
        language of the verdicts, ``"fr"`` or ``"en"``.

    Returns
    -------
    DataFrame
        For each document a row for the valence, the outlook and, with a target, its outlook:
        ``doc, measure, target, n, change, low, high, p, p_adjusted, exploratory, verdict``.

    Raises
    ------
    TypeError, ValueError
        no documents, repeated ids, an unknown zone or language, a target that is empty or no name.

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
    given = documents_of(docs)
    measured = [
        every_series(given, "valence", None, lexicon, zones, voice),
        every_series(given, "outlook", None, lexicon, zones, voice),
    ]
    if target is not None:
        measured.append(every_series(given, "outlook", target, lexicon, zones, voice))
    asked = [
        (series, target if number == _ABOUT else None)
        for of_one in zip(*measured, strict=True)
        for number, series in enumerate(of_one)
    ]
    found = adjust(
        [
            trend(
                series.values,
                seed=seed,
                exploratory=exploratory,
                spread=SPREADS[series.measure],
            )
            for series, _ in asked
        ]
    )
    rows = (
        (
            series.doc.id,
            series.measure,
            name_of(about),
            one.n,
            one.value,
            one.low,
            one.high,
            one.p,
            one.p_adjusted,
            one.exploratory,
            verdict(
                one,
                name_of(about) or say("charts.whole", lang),
                lang,
                measure=say(f"measures.{series.measure}", lang),
            ),
        )
        for (series, about), one in zip(asked, found, strict=True)
    )
    return frame(rows, TRENDS)
