"""Who speaks in a sitting of ParlaMint, from the files that lie beside it in the corpus.

A sitting names its speakers by identifiers. Their names stand in one list of persons for the whole
corpus (``…-listPerson.xml``, beside the sitting or one folder up) and, utterance by utterance, in
a table beside the sitting (``STEM-meta.tsv``).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from discourse.reading.xml_stream import below, first, identifier, line
from discourse.reading.xml_tree import tree
from discourse.user_files import version_of

if TYPE_CHECKING:
    from lxml.etree import _Element

PERSONS = "-listPerson.xml"
"""How the name of a list of persons ends."""

META = "-meta.tsv"
"""How the name of the table beside a sitting ends."""

_LARGEST = 50_000_000  # bytes; the lists of ParlaMint have one or two million


def names_of(element: _Element) -> dict[str, str]:
    """The names of the persons described below an element, by identifier."""
    found = {}
    for person in below(element, "person"):
        name = first(person, "persName")
        if name is not None:
            parts = [line(first(name, part)) for part in ("forename", "surname")]
            found[identifier(person)] = " ".join(part for part in parts if part) or line(name)
    return found


def names_beside(where: str) -> Mapping[str, str]:
    """The names that the corpus of a sitting gives, by identifier of person or of utterance.

    Parameters
    ----------
    where
        The path of the sitting; of a stream, or of a file in a zip file, nothing is found.

    Raises
    ------
    ValueError
        A list of persons that is not XML, or a table that is not text.
    """
    path = Path(where)
    if not path.is_file():
        return {}
    found: dict[str, str] = {}
    for beside in _beside(path):
        version = version_of(beside)
        if version[1] <= _LARGEST:
            found.update(_names_in(beside, version))
    return found


def _beside(path: Path) -> Iterator[Path]:
    """The lists of the corpus, then the table of the sitting itself, which is nearest."""
    stem = path.stem.removesuffix(".ana")
    for folder in (path.parent.parent, path.parent):
        yield from sorted(one for one in folder.glob(f"*{PERSONS}") if one.is_file())
    table = path.with_name(f"{stem}{META}")
    if table.is_file():
        yield table


# One list serves all sittings of a folder.
@lru_cache(maxsize=8)
def _names_in(path: Path, _version: tuple[int, int]) -> Mapping[str, str]:
    if path.suffix == ".xml":
        return names_of(tree(path.read_bytes(), str(path)))
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8") from None
    return dict(_rows(text))


def _rows(text: str) -> Iterator[tuple[str, str]]:
    """Identifier and name of each row: of the person and of the utterance."""
    for row in csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        name = (row.get("Speaker_name") or "").strip()
        surname, comma, forename = name.partition(", ")
        if name and name != "-":
            for column in ("Speaker_ID", "ID"):
                if key := (row.get(column) or "").strip():
                    yield key, f"{forename} {surname}" if comma else name
