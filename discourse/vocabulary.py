"""The word types met so far, so that facts about a type are looked up only once."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from functools import cache
from operator import itemgetter
from threading import Lock
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from discourse.documents import Document

V = TypeVar("V")

_CHUNK = 10_000  # words segmented at a time: no list of all the words of a book


class Numbers(dict[str, int]):
    """Word type → its number, assigned at the first request."""

    def __init__(self) -> None:
        self.types: list[str] = []

    def __missing__(self, form: str) -> int:
        number = self[form] = len(self)
        self.types.append(form)
        return number


class Vocabulary:
    """The word types of all texts of a language, each with a number.

    Attributes
    ----------
    types
        the word forms as they are, each once; the place of a form is its number.
    """

    __slots__ = ("_known", "_lock", "_numbers", "_tables", "types")

    def __init__(self) -> None:
        self._known = Numbers()
        self.types = self._known.types
        # Both go with whoever asked: a document, a lexicon of the user.
        self._numbers: WeakKeyDictionary[Document, array[int]] = WeakKeyDictionary()
        self._tables: WeakKeyDictionary[Callable[[str], Any], list[Any]] = WeakKeyDictionary()
        self._lock = Lock()

    def numbers(self, doc: Document) -> array[int]:
        """For every word of a document the number of its type."""
        found = self._numbers.get(doc)
        if found is None:
            text, words, found = doc.text, doc.words, array("I")
            with self._lock:
                for at in range(0, len(words), _CHUNK):
                    forms = [text[start:end] for start, end in words[at : at + _CHUNK]]
                    found.extend(map(self._known.__getitem__, forms))
            self._numbers[doc] = found
        return found

    def table(self, of: Callable[[str], V]) -> list[V]:
        """The values of a function for each type, by its number; called once per type."""
        found = self._tables.get(of)
        if found is None or len(found) < len(self.types):
            with self._lock:
                found = self._tables.setdefault(of, [])
                found += map(of, self.types[len(found) :])
        return found


def picker(numbers: Sequence[int]) -> Callable[[Sequence[V]], Sequence[V]]:
    """A function that picks the values of some types from a table of the vocabulary.

    >>> picker([2, 0])("abc"), picker([1])("abc")
    (('c', 'a'), ['b'])
    """
    if len(numbers) > 1:  # of one number, itemgetter would give the bare value
        return itemgetter(*numbers)
    return lambda table: [table[number] for number in numbers]


@cache
def vocabulary(lang: str) -> Vocabulary:  # noqa: ARG001 (the key)
    """The vocabulary of a language.

    Examples
    --------
    >>> import discourse
    >>> doc = discourse.document("Ou bien oui, ou bien non.")
    >>> known = vocabulary(doc.lang)
    >>> numbers = known.numbers(doc)
    >>> [known.table(len)[number] for number in numbers]
    [2, 4, 3, 2, 4, 3]
    """
    return Vocabulary()
