"""How net outlook and hedging run along a text, or from date to date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from numbers import Real
from os import PathLike
from typing import Any

import numpy as np
import pandas as pd

from discourse import polarity
from discourse.arguments import one_of
from discourse.documents import Document
from discourse.inference import MINIMUM_N
from discourse.inference.reading_error import NO_CORRECTION
from discourse.inference.running import (
    REACH_LEAST,
    REACH_SHARE,
    effective_size,
    moderated_mean,
    neighbour_weights,
)
from discourse.sentence_codes import SentenceCodes, answering, check_all, several
from discourse.tables.asked import Asked
from discourse.tables.coded_parts import CodedReadings
from discourse.tables.corrections import SOURCE, Correction
from discourse.tables.measured import measured
from discourse.tables.over_dates import OVER, date_course
from discourse.tables.schema import Schema, frame
from discourse.tables.voices import ALL, TargetLike

COURSE: Schema = {
    "doc": "str",
    "measure": "str",
    "target": "str",
    "sentence": "int64",
    "section": "int64",
    "start": "int64",
    "place": "float64",
    "read": "int64",
    "n": "float64",
    "mean": "float64",
    "low": "float64",
    "high": "float64",
    "corrected": "float64",
    "corrected_low": "float64",
    "corrected_high": "float64",
    "correction": SOURCE,
}
_PLACES = 200  # of a book, more than a figure has room for


def course(
    docs: Document | Iterable[Document],
    *,
    over: str = "text",
    target: TargetLike = None,
    reach: float | None = None,
    lexicon: polarity.Lexicon | str | PathLike[str] | None = None,
    zones: str | Iterable[str] | None = None,
    voice: str = ALL,
    coded: SentenceCodes | Iterable[SentenceCodes] | None = None,
) -> pd.DataFrame:
    """Follow net outlook and hedging along a text or over dates, as running means with a band.

    Speeches and letters have no sections; their course shows what `outlook` by section shows of an
    article. Each mean is that of a sentence and its neighbours, nearer ones counting for more
    (tricube weights). The band is for one place at a time: a bend in it is a reason to look, and
    whether the text moves as a whole is what `trends` tests.

    ``over="date"`` follows several documents by the date of their metadata: one row per document,
    with its own mean and the running mean at its date, whose band is by document.

    Parameters
    ----------
    docs
        a Document or several with different ids.
    over
        ``"text"``, each document from sentence to sentence, or ``"date"``.
    target
        the outlook towards whom, as in `outlook`; None for every counted sentence. Over dates
        hedging too is of the sentences about it.
    reach
        how many sentences on either side count; None for a fifth of them, at least ten. Over dates
        how many days; None for as far as two fifths of the documents are, at least ten.
    lexicon
        a valence lexicon of your own, or its path, for the outlook; the hedging is read with the
        language's markers, whatever is given here.
    zones
        the zones to read; None for standfirst and body, ``"all"`` for every zone.
    voice
        whose words, as in `outlook`.
    coded
        what coders said of a sample, from `discourse.coding.read`, of outlook, of hedging, or
        both, from `discourse.coding.read_all`.

    Returns
    -------
    DataFrame
        For each document the outlook, then the hedging (``measure``), one row per sentence, or per
        few sentences where there are more than 200: ``doc, measure, target, sentence, section,
        start, place`` (0 at the first counted sentence, 1 at the last), ``read`` (+1, 0, -1 or 1,
        0), ``n`` (how many sentences of equal weight would tell as much), ``mean`` with its
        interval ``low, high`` as read, and ``corrected`` with ``corrected_low, corrected_high``,
        which allow for sentences read wrongly, by the ``correction`` named as in `outlook`. No
        interval where n < 5. Over dates ``doc, date, measure, target, n`` (sentences of the
        document), ``read`` (their mean), ``documents`` (how many of equal weight would tell as much
        of the running mean), then ``mean`` and the same; no interval where these are fewer than
        three.

    Raises
    ------
    TypeError, ValueError
        as `outlook`; a reach below 1; documents of which none has a date.
    LexiconError
        a lexicon line that cannot be read, with file and line.

    Examples
    --------
    >>> import discourse
    >>> doc = discourse.document("La crise dure. " * 12 + "La paix revient. " * 12)
    >>> table = discourse.course(doc, reach=6)
    >>> table[table["measure"] == "outlook"].iloc[[0, 12, 23]][["place", "read", "mean"]]
         place  read   mean
    0   0.0000    -1 -1.000
    12  0.5217     1  0.144
    23  1.0000     1  1.000
    """
    given_reach: object = reach
    if reach is not None and (isinstance(given_reach, bool) or not isinstance(given_reach, Real)):
        raise TypeError(f"reach is {reach!r}; give a number of sentences, or of days over dates")
    if reach is not None and not reach >= 1:
        unit = "days" if over == "date" else "sentences"
        raise ValueError(f"reach is a number of {unit}, 1 or more, not {reach!r}")
    one_of(over, OVER, "over")
    asked = Asked.of("outlook", docs, target, lexicon, zones, voice)
    if over == "date":
        return date_course(asked, coded, reach)
    # Hedging is that of every sentence, and a lexicon of one's own is of valence.
    questions = {"outlook": asked, "hedging": replace(asked, target=None, lexicon=None)}
    given = several(coded)
    check_all(given, asked.docs, [(measure, one.about) for measure, one in questions.items()])
    rows: list[tuple[Any, ...]] = []
    for doc in asked.docs:
        counted = [sentence.index for sentence in doc.sentences if sentence.zone in asked.zones]
        for measure, one in questions.items():
            codes = answering(given, measure, one.about)
            read = measured(replace(one, docs=[doc]), measure, codes)
            lead = (doc.id, measure, one.name)
            rows += _rows(lead, read.documents[0], counted, read.correction, reach)
    if not any(row[1] == "outlook" for row in rows):
        asked.warn_unmentioned()
    return frame(rows, COURSE)


def _rows(
    lead: tuple[str, str, str],
    given: CodedReadings,
    counted: Sequence[int],
    correction: Correction,
    reach: float | None,
) -> Iterator[tuple[Any, ...]]:
    doc, part = given.doc, given.part()
    sentences, values = list(given.read), np.array(list(given.read.values()), dtype=float)
    n = len(sentences)
    places = {sentence: at for at, sentence in enumerate(counted)}
    far = max(REACH_LEAST, REACH_SHARE * n) if reach is None else float(reach)
    step = -(-n // _PLACES) or 1
    for at in range(0, n, step):
        weights = neighbour_weights(n, at, far)
        size = effective_size(weights)
        sentence = doc.sentences[sentences[at]]
        mean = float(weights @ values / weights.sum())
        low, high = moderated_mean(values, weights, correction.scale)
        fixed = NO_CORRECTION
        if size >= MINIMUM_N:
            fixed = correction.distribution(part, weights * size / weights.sum()).corrected()
        yield (
            *lead,
            sentence.index,
            sentence.section,
            sentence.start,
            places[sentence.index] / max(len(counted) - 1, 1),
            int(values[at]),
            size,
            mean,
            low,
            high,
            fixed.value,
            fixed.low,
            fixed.high,
            fixed.source,
        )
