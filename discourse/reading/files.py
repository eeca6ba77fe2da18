"""A file becomes a `Document`; what cannot be read is refused by name."""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from pathlib import Path

from discourse.documents import Document
from discourse.languages import LexiconError, toml
from discourse.reading.assembling import document
from discourse.reading.encodings import decoded

# What a card says of the file, not of the article.
_OF_THE_FILE = frozenset({"file", "sha256", "encoding", "lines"})


def read(
    path: str | os.PathLike[str],
    *,
    id: str | None = None,  # noqa: A002 - the name of the column
    lang: str = "fr",
    encoding: str | None = None,
) -> Document:
    """A file as a `Document`.

    A card beside the file, a TOML file of the same stem, gives the metadata: title, author,
    outlet, date, rights and whatever else one wants to carry into tables.

    Parameters
    ----------
    path
        A text file. UTF-8 and UTF-16 with a byte-order mark are known; an older encoding is
        guessed and named in `Document.notes`, or refused with the guess when it is not sure.
    id
        The name under which its rows appear in tables; the stem of the file by default.
    lang
        Language code, the name of a folder of `discourse/languages`.
    encoding
        The encoding, for whoever knows it.

    Returns
    -------
    Document

    Raises
    ------
    FileNotFoundError, IsADirectoryError
        No such file, or a folder.
    ValueError
        A file that is empty, blank or no text, an encoding that is unknown or wrong.
    TypeError
        Not a path.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder) / "essai.txt"
    ...     _ = path.write_text("Un mot.", encoding="utf-8")
    ...     doc = read(path)
    >>> doc.id, doc.text
    ('essai', 'Un mot.')
    """
    if not isinstance(path, str | os.PathLike):
        raise TypeError(f"read() expects the path of a file, got {type(path).__name__}")
    path = Path(path)
    if path.is_dir():
        raise IsADirectoryError(
            f"{path} is a folder; read its files one by one: "
            f"[discourse.read(p) for p in sorted(Path({str(path)!r}).glob('*.txt'))]"
        )
    if not path.exists():
        raise FileNotFoundError(f"{path}: no such file (looked for from {Path.cwd()})")
    data = path.read_bytes()
    text, notes = decoded(data, str(path), encoding, lang)
    if not text.strip("\ufeff \t\r\n\x0b\x0c\u2028\u2029"):
        raise ValueError(f"{path}: the file is {'blank' if data else 'empty'}; there is no text")
    card = _card(path)
    if "sha256" in card and card["sha256"] != hashlib.sha256(data).hexdigest():
        notes = (*notes, f"not the file that its card describes: {path.with_suffix('.toml').name}")
    doc = document(
        text,
        id=path.stem if id is None else id,
        lang=lang,
        metadata={key: value for key, value in card.items() if key not in _OF_THE_FILE},
    )
    return replace(doc, notes=(*notes, *doc.notes))


def _card(path: Path) -> dict[str, str]:
    """What the card beside a file says; empty without a card."""
    card = path.with_suffix(".toml")
    if card == path or not card.is_file():
        return {}
    return {key: _cell(value, key, card) for key, value in toml(card).items()}


def _cell(value: object, key: str, card: Path) -> str:
    if isinstance(value, dict):
        raise LexiconError(
            f"{card}: {key} is a table; a card has one text, or list of texts, a key"
        )
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(value).strip()
