"""Where the text speaks in quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from weakref import WeakKeyDictionary

from discourse.documents import Document

_MARK = re.compile('[«»“”„"]')
_OPENING = frozenset("«“„")
_CLOSING = frozenset("»”")

OPENERS = frozenset('«“„"')
"""Marks that can open a quotation (the straight one both opens and closes)."""
CLOSERS = frozenset('»”"')
"""Marks that can close one."""

# Longer than this, an unclosed mark is a slip and not a quotation.
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
        """Whether a character stands within quotation marks."""
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self._ends[at]


_known: WeakKeyDictionary[Document, Quotations] = WeakKeyDictionary()


def quotations(doc: Document) -> Quotations:
    """The quotations of a document; worked out once.

    A mark that opens is closed by the next that can close it, in the same block; quotations in
    a quotation are not told apart. The straight mark opens and closes in turn. A quotation may
    begin before the block's first mark only if a closing mark comes first.
    """
    found = _known.get(doc)
    if found is None:
        spans: list[tuple[int, int]] = []
        for block in doc.blocks:
            spans += spans_of(doc.text, block.start, block.end)
        found = _known[doc] = Quotations(spans)
    return found


def spans_of(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Quoted stretches between two offsets, marks included.

    Examples
    --------
    >>> text = 'Il dit : « Non. » Puis : "Oui."'
    >>> [text[a:b] for a, b in spans_of(text, 0, len(text))]
    ['« Non. »', '"Oui."']
    """
    spans: list[tuple[int, int]] = []
    opened = -1
    for match in _MARK.finditer(text, start, end):
        mark, at = match.group(), match.start()
        if opened < 0:
            if mark in _CLOSING or (mark == '"' and _closes(text, at, start, end)):
                if not spans and at - start <= _LONGEST:
                    spans.append((start, at + 1))
            else:
                opened = at
        elif mark in _CLOSING or (mark == '"' and text[opened] == '"'):
            if at - opened <= _LONGEST:
                spans.append((opened, at + 1))
            opened = -1
        elif mark in _OPENING and at - opened > _LONGEST:
            opened = at
    if opened >= 0 and end - opened <= _LONGEST:
        spans.append((opened, end))
    return spans


def _closes(text: str, at: int, start: int, end: int) -> bool:
    """Whether a straight mark can only close: a letter or stop before it, none after it."""
    before = at > start and not text[at - 1].isspace() and text[at - 1] not in "([’'"
    after = at + 1 < end and text[at + 1].isalnum()
    return before and not after
