"""The word types of a document, so that facts about a type are looked up only once."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from discourse.documents import Document

V = TypeVar("V")

_CHUNK = 10_000  # words segmented at a time: no list of all the words of a book


class Numbers(dict[str, int]):
    """Word type → its number, assigned at the first request."""

    def __missing__(self, form: str) -> int:
        number = self[form] = len(self)
        return number


class Vocabulary:
    """The types of a document, and for each of its words the number of its type.

    Attributes
    ----------
    types
        the word forms, each once.
    numbers
        for every word of the document the place of its form in ``types``.
    """

    __slots__ = ("_tables", "numbers", "types")

    def __init__(self, doc: Document) -> None:
        text, words, known = doc.text, doc.words, Numbers()
        self.numbers = array("I")
        for at in range(0, len(words), _CHUNK):
            forms = [text[start:end] for start, end in words[at : at + _CHUNK]]
            self.numbers.extend(map(known.__getitem__, forms))
        self.types = list(known)
        self._tables: dict[Callable[[str], Any], list[Any]] = {}

    def table(self, of: Callable[[str], V]) -> list[V]:
        """The values of a function for each type, by its number; called once per type."""
        found = self._tables.get(of)
        if found is None:
            found = self._tables[of] = list(map(of, self.types))
        return found


_known: WeakKeyDictionary[Document, Vocabulary] = WeakKeyDictionary()


def vocabulary(doc: Document) -> Vocabulary:
    """The vocabulary of a document; computed at the first request.

    Examples
    --------
    >>> import discourse
    >>> found = vocabulary(discourse.document("Ou bien oui, ou bien non."))
    >>> found.types, list(found.numbers), found.table(len)
    (['Ou', 'bien', 'oui', 'ou', 'non'], [0, 1, 2, 3, 1, 4], [2, 4, 3, 2, 3])
    """
    found = _known.get(doc)
    if found is None:
        found = _known[doc] = Vocabulary(doc)
    return found
