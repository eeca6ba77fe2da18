"""What a run reads: files, folders and documents, without those that are left out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypedDict

import pandas as pd

from discourse.calls import warn
from discourse.documents import Document
from discourse.reading import read_each
from discourse.reading.articles import Problem
from discourse.reading.many_documents import AGAIN

_SHOWN = 3  # ids that a warning names


class Reading(TypedDict, total=False):
    """How files are read: the parameters of `discourse.read_many`."""

    text: str | None
    id: str | None
    lang: str | None
    encoding: str | None
    max_size: int | None
    drop_duplicates: bool


def check_sources(sources: object) -> None:
    """Refuse what holds no texts."""
    if not isinstance(sources, str | os.PathLike | Iterable):
        kind = type(sources).__name__
        raise TypeError(f"sources is {kind}; give files and folders, or a list of documents")


class LeftOut:
    """The documents that are to be left out, and which of them were met."""

    def __init__(self, ids: Iterable[str]) -> None:
        # A table or dict would be gone through by the names of its columns.
        if isinstance(ids, pd.DataFrame | Mapping):
            kind = type(ids).__name__
            raise TypeError(f"leave_out is a {kind}; give a list of ids, such as copies['doc']")
        if isinstance(ids, str | bytes) or not isinstance(ids, Iterable):
            raise TypeError(f"leave_out is {ids!r}; give a list of ids, such as copies['doc']")
        self.wanted = frozenset(map(str, ids))
        self.met: set[str] = set()

    def out_of(self, found: Iterable[Document | Problem]) -> Iterator[Document | Problem]:
        """What is read, with a problem in place of each document that is left out."""
        for one in found:
            if isinstance(one, Document) and one.id in self.wanted:
                self.met.add(one.id)
                yield Problem("", one.id, "left out, as asked")
            else:
                yield one

    def warn_of_others(self) -> None:
        """Warn of ids that no document has: a mistake, or ids of another corpus."""
        others = sorted(self.wanted - self.met)
        if others:
            shown = ", ".join(map(repr, others[:_SHOWN])) + (", …" if len(others) > _SHOWN else "")
            warn(
                f"{len(others)} of {len(self.wanted)} ids to leave out are of no document: {shown}"
            )


def each(sources: Any, reading: Reading) -> Iterator[Document | Problem]:
    """What the sources hold; texts that are there again are counted in a warning."""
    number = again = 0
    for one in _read(sources, reading):
        if isinstance(one, Document):
            number += 1
            again += any(note.startswith(AGAIN) for note in one.notes)
        yield one
    if again:
        warn(
            f"{again} of {number} texts repeat another, which counts twice; "
            "drop_duplicates=True (--drop-duplicates) leaves them out"
        )


def _read(sources: Any, reading: Reading) -> Iterator[Document | Problem]:
    if isinstance(sources, str | os.PathLike):
        yield from read_each(sources, **reading)
        return
    seen: set[str] = set()
    for one in sources:
        found = [one] if isinstance(one, Document) else read_each(one, **reading)
        for doc in found:
            if isinstance(doc, Document):
                if doc.id in seen:
                    raise ValueError(f"two documents have the id {doc.id!r}; give each its own")
                seen.add(doc.id)
            yield doc
