"""Why a span was read as it was: markers with rules, words with shifters, outlooks by both."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import index
from typing import Any, Generic, TypeVar
from weakref import WeakKeyDictionary

from discourse import modality, polarity, stance
from discourse.documents import Document
from discourse.french.parse import Parse
from discourse.languages import require

_Part = modality.Explanation | polarity.Explanation | stance.Explanation
K = TypeVar("K")


class _Spans(Generic[K]):
    """Findings of a sentence by position; a verb group may contain another marker."""

    def __init__(self, found: Sequence[K], spans: Sequence[tuple[int, int]]) -> None:
        self._found = found
        self._order = sorted(range(len(found)), key=spans.__getitem__)
        self._starts = [spans[at][0] for at in self._order]
        self._ends = [spans[at][1] for at in self._order]
        self._reached = list(accumulate(self._ends, max))

    def touching(self, start: int, end: int) -> list[K]:
        """Those that overlap a span, in the order in which they were found."""
        places = range(bisect_right(self._reached, start), bisect_left(self._starts, end))
        return [
            self._found[at]
            for at in sorted(self._order[p] for p in places if self._ends[p] > start)
        ]


@dataclass(frozen=True, slots=True)
class _Read:
    """The findings in a sentence, by its index."""

    sentence: int
    markers: _Spans[modality.Explanation]
    words: _Spans[polarity.Contribution]


# Users often explain the next marker of the same sentence: one is kept per document.
_last: WeakKeyDictionary[Document, _Read] = WeakKeyDictionary()


def _read(doc: Document, sentence: int) -> _Read:
    known = _last.get(doc)
    if known is None or known.sentence != sentence:
        require("outlook", [(doc.id, doc.lang)])  # outlook needs markers and valence
        parse = Parse(doc, doc.sentences[sentence])
        markers = list(modality.explanations(parse))
        words = polarity.find_in(parse)
        known = _last[doc] = _Read(
            sentence,
            _Spans(markers, [(one.marker.start, one.marker.end) for one in markers]),
            _Spans(words, [(one.start, one.end) for one in words]),
        )
    return known


@dataclass(frozen=True, slots=True)
class Explanations:
    """The findings in a span, with reasons: plain in a terminal, tables in a notebook.

    Parameters
    ----------
    parts
        what was found, in the order of the text: markers, evaluative words, an outlook.

    Examples
    --------
    >>> import discourse
    >>> found = discourse.explain(discourse.document("Il pourrait signer."), (3, 11))
    >>> isinstance(found, discourse.Explanations), len(found.parts)
    (True, 1)
    """

    parts: tuple[_Part, ...]

    def __str__(self) -> str:
        return "\n".join(map(str, self.parts))

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        return "".join(part._repr_html_() for part in self.parts)


def explain(doc: Document, hit: Any) -> Explanations:
    """Which entry and which rule decided, and why the other readings did not.

    Parameters
    ----------
    doc
        the document the hit was found in.
    hit
        a row of `markers` or `contributions`, or any pair ``(start, end)`` of offsets: all markers
        and evaluative words that overlap it are explained. Or a row of `outlook` by sentence: why
        it is a hope, and why of this target.

    Returns
    -------
    Explanations
        Printable; a table in a notebook.

    Raises
    ------
    TypeError
        not a Document, or a hit without offsets.
    ValueError
        nothing was found there, the row is of another document, or its sentence does not speak of
        the target of the row.

    Examples
    --------
    >>> import discourse
    >>> doc = discourse.document("Il pourrait signer.")
    >>> print(discourse.explain(doc, (3, 11)))
    'pourrait', characters 3 to 11: possible (possible)
    ...
    >>> doc = discourse.document("L’Europe pourrait retrouver la paix.")
    >>> [row] = discourse.outlook(doc, target="Europe", by="sentence").itertuples()
    >>> print(discourse.explain(doc, row))
    characters 0 to 36: hope for 'Europe' = desirable, left open; hedged
    ...
    """
    if not isinstance(doc, Document):
        raise TypeError(f"explain(doc, hit): doc is {type(doc).__name__}, not a Document")
    start, end = _offsets(hit)
    owner = getattr(hit, "doc", doc.id)
    if owner != doc.id:
        raise ValueError(f"the hit is of document {owner!r}, not of {doc.id!r}")
    if hasattr(hit, "outlook") and hasattr(hit, "mentions"):
        require("outlook", [(doc.id, doc.lang)])
        names = [name for name in hit.mentions.split("|") if name]
        return Explanations((stance.explanation(doc, start, hit.target, names, hit.outlook),))
    # A row of a table may be from any zone, so the sentences of all are searched.
    first = bisect_right(doc.sentences, start, key=lambda sentence: sentence.end)
    stop = bisect_left(doc.sentences, end, key=lambda sentence: sentence.start)
    known = [_read(doc, sentence) for sentence in range(first, stop)]
    parts: list[_Part] = [one for found in known for one in found.markers.touching(start, end)]
    evaluative = tuple(one for found in known for one in found.words.touching(start, end))
    if evaluative:
        parts.append(polarity.Explanation(doc, evaluative))
    if not parts:
        raise ValueError(
            f"document {doc.id!r}: no marker or evaluative word at characters {start} to {end}; "
            "give a row of discourse.markers(doc) or discourse.contributions(doc)"
        )
    return Explanations(tuple(parts))


def _offsets(hit: Any) -> tuple[int, int]:
    if hasattr(hit, "_fields") or type(hit).__name__ == "Series":
        lacking = [name for name in ("start", "end") if not hasattr(hit, name)]
        if lacking:
            raise TypeError(
                f"hit is a row without {' and '.join(lacking)}; give one of a table that has them: "
                "markers, contributions, or outlook by sentence"
            )
    # A row of itertuples() is a tuple too, so its names are checked first.
    pair = (hit.start, hit.end) if hasattr(hit, "start") and hasattr(hit, "end") else hit
    try:
        start, end = map(index, pair)
    except (TypeError, ValueError) as error:
        raise TypeError(
            "hit must be one row of a table, with start and end, or a pair of offsets, not "
            f"{type(hit).__name__}"
        ) from error
    return start, end
