"""How valence and outlook move from the beginning of a text to its end."""

from __future__ import annotations

from os import PathLike

import pandas as pd

from discourse.documents import Document
from discourse.inference import adjust, trend, verdict
from discourse.polarity import Lexicon
from discourse.tables._outlook import name_of
from discourse.tables.schema import Schema, frame, one_document, one_of
from discourse.tables.sentence_values import LANGUAGES, NAMES, SPREADS, SentenceValues, TargetLike

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
_WHOLE = {"fr": "Texte entier", "en": "Whole text"}


def trends(
    doc: Document,
    target: TargetLike = None,
    *,
    exploratory: bool = False,
    lexicon: str | PathLike[str] | Lexicon | None = None,
    seed: int = 0,
    lang: str = "fr",
) -> pd.DataFrame:
    """Whether the text rises or falls from beginning to end: a permutation of sentence order.

    The change is that of the fitted line from the first to the last counted sentence. The p values
    of one call are corrected together after Holm.

    Parameters
    ----------
    doc
        one Document.
    target
        None for the whole text alone; else the outlook towards it is tested too. As in `outlook`.
    exploratory
        True, and so labelled, when the trend was looked for after reading the text.
    lexicon
        a valence lexicon of your own, or its path; None for the language's.
    seed
        of the permutations.
    lang
        language of the verdicts, ``"fr"`` or ``"en"``.

    Returns
    -------
    DataFrame
        A row for the valence, the outlook and, with a target, its outlook: ``doc, measure,
        target, n, change, low, high, p, p_adjusted, exploratory, verdict``.

    Raises
    ------
    TypeError, ValueError
        not one Document, an unknown language, a target that is empty or no name.

    Examples
    --------
    >>> import discourse
    >>> doc = discourse.document("La crise dure. Le pays hésite. La paix revient.")
    >>> discourse.trends(doc)[["measure", "n", "change"]].values.tolist()
    [['valence', 3, 5.0], ['outlook', 3, 2.0]]
    """
    one_document(doc, "trends()")
    one_of(lang, LANGUAGES, "lang")
    asked: list[tuple[str, TargetLike]] = [("valence", None), ("outlook", None)]
    if target is not None:
        asked.append(("outlook", target))
    found = adjust(
        [
            trend(
                SentenceValues(doc, of, about, lexicon).values,
                seed=seed,
                exploratory=exploratory,
                spread=SPREADS[of],
            )
            for of, about in asked
        ]
    )
    rows = (
        (
            doc.id,
            of,
            name_of(about),
            one.n,
            one.value,
            one.low,
            one.high,
            one.p,
            one.p_adjusted,
            one.exploratory,
            verdict(one, name_of(about) or _WHOLE[lang], lang, measure=NAMES[of, lang]),
        )
        for (of, about), one in zip(asked, found, strict=True)
    )
    return frame(rows, TRENDS)
