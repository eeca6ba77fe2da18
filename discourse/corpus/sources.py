"""What a run reads: files, folders and documents, without those that are left out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from itertools import groupby
from pathlib import Path
from typing import Any

import pandas as pd

from discourse.calls import warn
from discourse.documents import Document
from discourse.languages import code_of
from discourse.reading import read_each
from discourse.reading.articles import Problem
from discourse.reading.file_bytes import MAX_SIZE
from discourse.reading.many_documents import AGAIN
from discourse.reading.mistaken_arguments import path_named
from discourse.user_files import unread

_SHOWN = 3  # ids that a warning names


@dataclass(frozen=True, slots=True)
class Reading:
    """How files are read: the parameters of `discourse.read_many`."""

    text: str | None
    id: str | None
    lang: str | None
    encoding: str | None
    max_size: int | None
    drop_duplicates: bool

    def each(self, path: Any) -> Iterator[Document | Problem]:
        """What a file or folder, or several, hold."""
        return read_each(path, **asdict(self))

    def refuse_documents(self) -> None:
        """Refuse what was asked of files where there are only documents, which are read already.

        Raises
        ------
        ValueError
            a parameter that would have no effect.
        """
        usual = Reading(None, None, None, None, MAX_SIZE, drop_duplicates=False)
        asked = [
            one.name for one in fields(self) if getattr(self, one.name) != getattr(usual, one.name)
        ]
        if asked:
            raise ValueError(
                f"{', '.join(asked)}: of files alone, and the sources are documents; leave it out, "
                "or say it where they are read"
            )


def check_sources(sources: object, reading: Reading) -> None:
    """Refuse what holds no texts, a file that is not there, and what has no effect.

    Raises
    ------
    TypeError
        something other than files, folders and documents.
    ValueError
        parameters of files for documents.
    LanguageError
        a language that is not known.
    FileNotFoundError
        a file of a list that is not there.
    """
    kind = type(sources).__name__
    if kind == "DataFrame":
        raise TypeError(
            "sources is a DataFrame; make documents of its rows with discourse.from_frame(df, "
            "text=COLUMN), or give its file"
        )
    if isinstance(sources, bytes | Mapping) or not isinstance(
        sources, str | os.PathLike | Iterable
    ):
        raise TypeError(f"sources is {kind}; give files and folders, or a list of documents")
    if reading.lang is not None:
        code_of(reading.lang)
    if not isinstance(sources, list | tuple):
        return
    for one in sources:
        if isinstance(one, str | os.PathLike) and not path_named(one).exists():
            raise unread(Path(one), FileNotFoundError())
    if sources and all(isinstance(one, Document) for one in sources):
        reading.refuse_documents()


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
        yield from reading.each(sources)
        return
    seen: set[str] = set()
    # Files one after the other are read together, so that two of one name get different ids.
    for documents, run in groupby(sources, lambda one: isinstance(one, Document)):
        for doc in run if documents else reading.each(list(run)):
            if isinstance(doc, Document):
                if doc.id in seen:
                    raise ValueError(f"two documents have the id {doc.id!r}; give each its own")
                seen.add(doc.id)
            yield doc
