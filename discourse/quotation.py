"""Which parts of a document are in quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from weakref import WeakKeyDictionary

from discourse.documents import Document

_MARK = re.compile('[«»“”„"]')
_CLOSED_BY = {"«": "»", "“": "”", "„": "“”", '"': '"'}

OPENERS = frozenset(_CLOSED_BY)
"""Marks that can open a quotation (the straight one both opens and closes)."""
CLOSERS = frozenset('»”"')
"""Marks that can close one."""

# A longer quotation is taken for a mark that somebody forgot to close.
_LONGEST = 3000


class Quotations:
    """The quoted stretches of a document, in order, without overlap."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def touch(self, start: int, end: int) -> bool:
        """Whether a quotation has a character in common with a stretch."""
        at = bisect_right(self._starts, end) - 1
        return at >= 0 and start < self._ends[at]

    def holds(self, offset: int) -> bool:
        """Whether a character is inside quotation marks."""
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self._ends[at]


_known: WeakKeyDictionary[Document, Quotations] = WeakKeyDictionary()


def quotations(doc: Document) -> Quotations:
    """The quotations of a document; computed once.

    Examples
    --------
    >>> import discourse
    >>> found = quotations(discourse.document("Il note : « La “paix” revient. » Il part."))
    >>> found.holds(13), found.holds(25), found.holds(35)
    (True, True, False)
    """
    found = _known.get(doc)
    if found is None:
        spans: list[tuple[int, int]] = []
        for block in doc.blocks:
            spans += spans_of(doc.text, block.start, block.end)
        found = _known[doc] = Quotations(spans)
    return found


def spans_of(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The outermost quoted stretches between two offsets, marks included.

    A mark is closed by its partner, so that a quotation inside another one does not end it. A mark
    without a partner is closed by the last mark that could be meant, or extends to the end; a
    closing mark without an opening one ends a quotation that began earlier, if it is the first.

    Examples
    --------
    >>> text = 'Il dit : « On parle de “paix”. » Puis : "Oui."'
    >>> [text[a:b] for a, b in spans_of(text, 0, len(text))]
    ['« On parle de “paix”. »', '"Oui."']
    """
    pairs: list[tuple[int, int]] = []
    opened: list[int] = []  # places of the marks that are not closed yet
    last = {"»": -1, "”": -1, '"': -1}
    for match in _MARK.finditer(text, start, end):
        mark, at = match.group(), match.start()
        partner = _partner(text, opened, mark)
        if partner is not None:
            pairs.append((opened[partner], at + 1))
            del opened[partner:]
        elif _opens(text, mark, at, start, end):
            opened.append(at)
        elif opened:
            # A closing mark of another kind, such as « … ”, closes a mark without a partner.
            if len(opened) == 1:
                pairs.append((opened.pop(), at + 1))
        elif not pairs:
            pairs.append((start, at + 1))
        if mark in last:
            last[mark] = at + 1
    for at in opened:
        closed = max(last.get(mark, -1) for mark in _CLOSED_BY[text[at]])
        pairs.append((at, closed if closed > at + 1 else end))
    return _merged([pair for pair in pairs if pair[1] - pair[0] <= _LONGEST])


def _partner(text: str, opened: list[int], mark: str) -> int | None:
    """The place in `opened` of the innermost mark that a mark closes."""
    # Deeper nesting is taken for an error; searching further would take quadratic time.
    for place in range(len(opened) - 1, max(-1, len(opened) - 1 - _DEEPEST), -1):
        if mark in _CLOSED_BY[text[opened[place]]]:
            return place
    return None


_DEEPEST = 4


def _opens(text: str, mark: str, at: int, start: int, end: int) -> bool:
    if mark != '"':
        return mark in OPENERS
    # A straight mark can only close after a letter or stop and not before one.
    before = at > start and not text[at - 1].isspace() and text[at - 1] not in "([’'"
    after = at + 1 < end and text[at + 1].isalnum()
    return not before or after


def _merged(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans without those inside another one, in order."""
    merged: list[tuple[int, int]] = []
    for first, last in sorted(pairs):
        if merged and first < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return merged
