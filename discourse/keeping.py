"""What was worked out of the sentences of a document, kept for the table that is asked for next."""

from __future__ import annotations

import threading
from typing import Any, TypeAlias
from weakref import ref

from discourse.documents import Document

KEPT_WORDS = 200_000
"""Words of which the analysis is kept at one time, those of a long novel or of 200 articles; a word
takes 250 bytes, so 50 MB at most. A longer document is read sentence by sentence for every table;
of many, those that were asked for last are kept."""

States: TypeAlias = list[dict[str, Any] | None]
"""For each sentence what is known of it, None before it was read."""


class _Shelf:
    """The documents kept, the one that was asked for last at the end."""

    def __init__(self) -> None:
        self._held: dict[ref[Document], tuple[int, States]] = {}
        self._words = 0

    def states(self, doc: Document) -> States | None:
        """The states of a document, empty at first; None when it is too long to be kept."""
        key = ref(doc)
        found = self._held.pop(key, None)
        if found is None:
            # A sentence without a word costs room too.
            words = max(len(doc.words), len(doc.sentences))
            if words > KEPT_WORDS:
                return None
            while self._words + words > KEPT_WORDS:
                self._drop(next(iter(self._held)))
            self._words += words
            found = words, [None] * len(doc.sentences)
        self._held[ref(doc, self._drop)] = found
        return found[1]

    def _drop(self, key: ref[Document]) -> None:
        words, _ = self._held.pop(key, (0, None))
        self._words -= words


class _Shelves(threading.local):
    """One shelf a thread: two that fill the same sentence would disturb each other."""

    def __init__(self) -> None:
        self.mine = _Shelf()


_shelves = _Shelves()


def states_of(doc: Document) -> States | None:
    """What is known of each sentence of a document, to be filled; None when nothing is kept.

    It is released with the document.

    Examples
    --------
    >>> import discourse
    >>> doc = discourse.document("Il pleut. Il neige.")
    >>> states_of(doc)
    [None, None]
    >>> table = discourse.markers(doc)
    >>> [state is None for state in states_of(doc)]
    [False, False]
    """
    return _shelves.mine.states(doc)
