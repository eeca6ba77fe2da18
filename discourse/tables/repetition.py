"""Pull quotes as a table, each with the passage it repeats, and what they make of the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from discourse import modality, polarity, repetition, stance
from discourse.documents import COUNTED_ZONES, Document
from discourse.inference import NET_SPREAD, mean_interval, share_interval
from discourse.syntax import parses
from discourse.tables.schema import Schema, categories, documents_of, frame, one_of

PULL_QUOTES: Schema = {
    "doc": "str",
    "section": "int64",
    "start": "int64",
    "end": "int64",
    "text": "str",
    "source_start": "int64",
    "source_end": "int64",
    "source": "str",
    "kind": categories(*repetition.KINDS),
    "similarity": "float64",
    "alignment": "str",
}
PARTS = ("pull quotes", "body")
AMPLIFIED: Schema = {
    "doc": "str",
    "part": categories(*PARTS),
    "quotes": "int64",
    "n": "int64",
    **{
        f"{measure}{bound}": "float64"
        for measure in ("hedged", "net", "valence")
        for bound in ("", "_low", "_high")
    },
    "too_few": "bool",
}
UNITS = ("document", "corpus")
_HEDGES = frozenset({"possible", "probable", "inferential", "hypothetical", "approximator"})


def pull_quotes(docs: Document | Iterable[Document]) -> pd.DataFrame:
    """The passages a page prints twice, each linked to the stretch of body it repeats.

    Parameters
    ----------
    docs
        a Document or several with different ids.

    Returns
    -------
    DataFrame
        One row a pull quote: ``doc, section`` (where the quote stands), ``start, end, text``,
        ``source_start, source_end, source``, ``kind`` (``exact, repunctuated, truncated, merged``
        or ``edited``), ``similarity`` (share of the quote's words that the source has, in
        order) and ``alignment``: the stretches that both have, each as
        ``start-end=source_start-source_end``, joined by ``|``.

    Raises
    ------
    TypeError, ValueError
        no documents, repeated ids.

    Examples
    --------
    >>> import discourse
    >>> table = discourse.pull_quotes(discourse.example())
    >>> table[["text", "kind", "alignment"]].values.tolist()
    [['Nous avons appris à vivre le dos tourné', 'truncated', '1195-1234=1022-1061']]
    """
    rows = (
        (
            doc.id,
            doc.section_at(quote.start).index,
            quote.start,
            quote.end,
            doc.text[quote.start : quote.end],
            quote.source_start,
            quote.source_end,
            doc.text[quote.source_start : quote.source_end],
            quote.kind,
            quote.similarity,
            "|".join(f"{a}-{b}={c}-{d}" for a, b, c, d in quote.alignment),
        )
        for doc in documents_of(docs)
        for quote in repetition.find(doc)
    )
    return frame(rows, PULL_QUOTES)


@dataclass(frozen=True, slots=True)
class _Judged:
    """A sentence: whether it is hedged, its outlook as +1, 0 or -1, its valence."""

    hedged: bool
    net: int
    valence: float


def amplified(docs: Document | Iterable[Document], *, by: str = "document") -> pd.DataFrame:
    """What the desk amplified: the pull quotes beside the body they were taken from.

    Sentences of the pull quotes that repeat the body, and the sentences of body and standfirst,
    are measured alike: is one hedged, is it hopeful, how is it coloured? The desk chose the
    quotes from the body, so the two rows are not independent samples: the body's figure says what
    there was to choose from. A page has a handful of quotes; read one page's row as a description
    and ask a corpus (``by="corpus"``) for more.

    Parameters
    ----------
    docs
        a Document or several with different ids.
    by
        ``"document"``, or ``"corpus"`` for all documents together, whose sentences are then
        pooled.

    Returns
    -------
    DataFrame
        Two rows a document, or in all, ``part`` being ``pull quotes`` or ``body``: ``doc`` (empty
        for a corpus), ``quotes`` (their number), ``n`` (sentences), ``hedged`` (share of the
        sentences with a marker that is possible, probable, inferential, hypothetical or
        approximator; Wilson interval), ``net`` (mean of +1 for hope and optimism, -1 for fear and
        pessimism, 0 for none; t interval), ``valence`` (mean in grade points; t interval), each
        with ``_low`` and ``_high``, and ``too_few`` where n < 5 leaves the intervals out.

    Raises
    ------
    TypeError, ValueError
        no documents, repeated ids, an unknown unit.

    Examples
    --------
    >>> import discourse
    >>> table = discourse.amplified(discourse.example())
    >>> table[["part", "quotes", "n", "too_few"]].values.tolist()
    [['pull quotes', 1, 1, True], ['body', 1, 22, False]]
    """
    one_of(by, UNITS, "by")
    pools: defaultdict[str, tuple[list[_Judged], list[_Judged]]] = defaultdict(lambda: ([], []))
    quotes: defaultdict[str, int] = defaultdict(int)
    found = documents_of(docs)
    for doc in found:
        name = doc.id if by == "document" else ""
        linked = repetition.find(doc)
        quotes[name] += len(linked)
        spans = [(quote.start, quote.end) for quote in linked]
        for pool, judged in zip(pools[name], _judged(doc, spans), strict=True):
            pool.extend(judged)
    names = [doc.id for doc in found] if by == "document" else [""]
    rows = (
        (name, part, quotes[name], *_estimates(judged))
        for name in names
        for part, judged in zip(PARTS, pools[name], strict=True)
    )
    return frame(rows, AMPLIFIED)


def _judged(doc: Document, spans: Sequence[tuple[int, int]]) -> Iterator[list[_Judged]]:
    """The sentences of the quotes at these spans, and those of the counted zones."""
    zones = (*COUNTED_ZONES, "pull_quote")
    hits = modality.find(doc, None, zones)
    hedged = {hit.sentence for hit in hits if hit.category in _HEDGES}
    outlooks = {one.sentence: stance.SIGN[one.outlook] for one in stance.find(doc, None, zones)}
    every: dict[int, _Judged] = {}
    for parse in parses(doc, zones):
        at = parse.sentence.index
        valence = sum(part.value for part in polarity.find_in(parse))
        every[at] = _Judged(at in hedged, outlooks.get(at, 0), float(valence))
    for wanted in (_quoted(doc, spans), _counted(doc)):
        yield [every[at] for at in wanted if at in every]


def _quoted(doc: Document, spans: Sequence[tuple[int, int]]) -> list[int]:
    return [
        sentence.index
        for start, end in spans
        for sentence in doc.sentences
        if start <= sentence.start < end
    ]


def _counted(doc: Document) -> list[int]:
    return [sentence.index for sentence in doc.sentences if sentence.zone in COUNTED_ZONES]


def _estimates(judged: Sequence[_Judged]) -> tuple[Any, ...]:
    """The cells from ``n`` on."""
    n = len(judged)
    estimates = (
        share_interval(sum(one.hedged for one in judged), n),
        mean_interval([one.net for one in judged], spread=NET_SPREAD, bounds=(-1, 1)),
        mean_interval([one.valence for one in judged]),
    )
    cells = [cell for found in estimates for cell in (found.value, found.low, found.high)]
    return n, *cells, estimates[1].too_few
