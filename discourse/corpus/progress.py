"""Rate and time left of a run, shown in a terminal or a notebook and nowhere else."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from discourse.corpus.parts import Record


class Progress:
    """A bar of characters read; the whole is estimated by the size of the files.

    The time left of exports full of markup is therefore too long, that of plain text right.
    """

    def __init__(self, sources: Any, *, shown: bool | None) -> None:
        from tqdm.auto import tqdm

        quiet = not (shown if shown is not None else _in_notebook() or sys.stderr.isatty())
        self._texts = 0
        self._bar = tqdm(
            total=_size(sources), unit="char", unit_scale=True, disable=quiet, mininterval=0.5
        )

    def add(self, record: Record) -> None:
        """Count a part that is done."""
        self._texts += record.documents
        self._bar.set_postfix(texts=self._texts, refresh=False)
        self._bar.update(record.characters)

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.close()


def _in_notebook() -> bool:
    """Whether a kernel runs this; its packages may be loaded by other programs too."""
    ipython = sys.modules.get("IPython")
    shell = None if ipython is None else ipython.get_ipython()
    return getattr(shell, "kernel", None) is not None


def _size(sources: Any) -> int | None:
    """The bytes of the files, None if they are not all files and folders."""
    given = [sources] if isinstance(sources, str | os.PathLike) else sources
    if not isinstance(given, list | tuple):
        return None
    total = 0
    for one in given:
        if not isinstance(one, str | os.PathLike) or not Path(one).exists():
            return None
        path = Path(one)
        files = path.rglob("*") if path.is_dir() else [path]
        total += sum(file.stat().st_size for file in files if file.is_file())
    return total
