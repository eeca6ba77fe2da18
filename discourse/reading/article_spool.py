"""Articles that wait for the last one: in memory while they are few, then on the disk."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from tempfile import SpooledTemporaryFile
from typing import Self

from discourse.reading.articles import Article, Problem

_ROOM = 4_000_000  # bytes; a corpus of many texts is larger


class Spool:
    """Articles and problems in the order in which they were added; they are given out once.

    The file has no name, so no other program reads it, and is gone with the spool.

    >>> with Spool() as spool:
    ...     spool.add(Article("Un mot."))
    ...     len(spool), [one.text for one in spool]
    (1, ['Un mot.'])
    """

    def __init__(self, room: int = _ROOM) -> None:
        self._file = SpooledTemporaryFile(max_size=room)  # noqa: SIM115 - closed with the spool
        self._number = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def add(self, item: Article | Problem) -> None:
        """Put one at the end."""
        pickle.dump(item, self._file, protocol=pickle.HIGHEST_PROTOCOL)
        self._number += 1

    def __len__(self) -> int:
        return self._number

    def __iter__(self) -> Iterator[Article | Problem]:
        self._file.seek(0)
        for _ in range(self._number):
            yield pickle.load(self._file)
