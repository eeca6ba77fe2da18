"""Results for the sentences of a document, kept for the next table."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeAlias, TypeVar
from weakref import ref

from discourse.documents import Document

Given = ParamSpec("Given")
Made = TypeVar("Made")

KEPT_WORDS = 200_000
"""Number of words whose analysis is kept at one time, as in a long novel or 200 articles; a word
takes 190 bytes, so 40 MB at most, in each thread that reads. A longer document is read sentence by
sentence for every table; of many documents, those used last are kept."""

States: TypeAlias = list[dict[str, Any] | None]
"""The state of each sentence, None before it was read."""


class _Shelf:
    """The documents kept, the one used last at the end."""

    def __init__(self) -> None:
        self._held: dict[ref[Document], tuple[int, States]] = {}
        self._words = 0

    def states(self, doc: Document) -> States | None:
        """The states of a document, empty at first; None when it is too long to be kept."""
        key = ref(doc)
        found = self._held.pop(key, None)
        if found is None:
            # A sentence without a word takes memory too.
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
    """One store per thread: two that fill the same sentence would interfere."""

    def __init__(self) -> None:
        self.mine = _Shelf()


_shelves = _Shelves()


def states_of(doc: Document) -> States | None:
    """The state of each sentence of a document, to be filled; None if nothing is kept.

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


def uncollected(function: Callable[Given, Made]) -> Callable[Given, Made]:
    """A function during which the garbage collector does not look at what is kept.

    Nothing of an analysis holds itself: after 1 MB of text `gc.collect()` finds not one object,
    and looking at what is kept of many documents took a sixth of the time.
    """

    @wraps(function)
    def called(*given: Given.args, **named: Given.kwargs) -> Made:
        paused = gc.isenabled()
        gc.disable()
        try:
            return function(*given, **named)
        finally:
            if paused:
                gc.enable()

    return called
