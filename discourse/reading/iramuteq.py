"""IRaMuTeQ's text format, in and out: ``**** *variable_value`` opens each text of a corpus."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from discourse.documents import COUNTED_ZONES, Document
from discourse.reading.items import Article, Problem, blocks
from discourse.reading.pieces import repaired
from discourse.user_files import path_of, unwritten

_OPENING = re.compile(r"^(?:\*{4}|\d{4,}(?= \*))(?P<variables>(?: +\*\S+)*)[ \t]*$", re.MULTILINE)
_THEME = re.compile(r"-\*(\S+)\s*\Z")
_UNFIT = re.compile(r"[^\w-]+")
# A star, a dollar: the program reads them as its own marks.
_MARKS = re.compile(r"[*$]")


def articles(text: str, where: str, lang: str) -> Iterator[Article | Problem]:
    """The texts of a corpus, in order, and those that could not be read."""
    opened = list(_OPENING.finditer(text))
    ends = [match.start() for match in opened[1:]] + [len(text)]
    for number, (match, end) in enumerate(zip(opened, ends, strict=True), 1):
        item = f"text {number}"
        try:
            body, notes = repaired(text[match.end() : end], f"{where}, {item}", lang)
            variables, _ = repaired(match["variables"], f"{where}, {item}", lang)
            yield _article(body, dict(_variables(variables)), item, notes)
        except ValueError as error:
            yield Problem(where, item, str(error).removeprefix(f"{where}, {item}: "))


def _variables(line: str) -> Iterator[tuple[str, str]]:
    for part in line.split():
        name, _, value = part.removeprefix("*").partition("_")
        yield name, value


def _article(body: str, variables: dict[str, str], item: str, notes: tuple[str, ...]) -> Article:
    lines = [line.strip() for line in body.splitlines() if line.strip()]
    themes = [_THEME.match(line) for line in lines]
    if not any(theme is None for theme in themes):
        raise ValueError("no text below its variables")
    headed = sum(theme is not None for theme in themes)
    if headed:
        notes = (*notes, f"{headed} thematic lines (-*…) read as headings")
    text, zones = blocks(
        [
            line if theme is None else theme[1].replace("_", " ")
            for line, theme in zip(lines, themes, strict=True)
        ],
        ["body" if theme is None else "heading" for theme in themes],
    )
    return Article(
        text=text,
        item=item,
        zones=zones,
        metadata=variables,
        notes=notes,
    )


def write_iramuteq(
    docs: Document | Iterable[Document],
    path: str | os.PathLike[str],
    *,
    variables: Sequence[str] | None = None,
    zones: Sequence[str] = COUNTED_ZONES,
) -> Path:
    """Documents as a corpus for IRaMuTeQ: one text each, with its id and metadata as variables.

    Parameters
    ----------
    docs
        One Document or several.
    path
        The file to write, in UTF-8; one that is there is replaced.
    variables
        Keys of `Document.metadata` to write; by default all but the title and the address. What
        is no letter, digit, hyphen or underscore becomes an underscore.
    zones
        The zones to write, a paragraph a line.

    Returns
    -------
    Path
        The file written.

    Raises
    ------
    TypeError
        Not documents.
    ValueError
        A document without text in these zones.

    Examples
    --------
    >>> import tempfile, discourse
    >>> card = {"outlet": "L’Écho du soir"}
    >>> doc = discourse.document("Un espoir fragile.", id="a", metadata=card)
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     print(write_iramuteq(doc, f"{folder}/corpus.txt").read_text(encoding="utf-8"))
    **** *doc_a *outlet_L_Écho_du_soir
    Un espoir fragile.
    """
    every = list(docs) if isinstance(docs, Iterable) else [docs]
    parts = []
    for doc in every:
        if not isinstance(doc, Document):
            raise TypeError(f"write_iramuteq() takes Documents, got {type(doc).__name__}")
        parts.append(_written(doc, variables, zones))
    path = path_of(path, "path")
    try:
        path.write_text("\n\n".join(parts) + "\n", encoding="utf-8", newline="\n")
    except OSError as error:
        raise unwritten(path, error) from None
    return path


def _written(doc: Document, variables: Sequence[str] | None, zones: Sequence[str]) -> str:
    texts = [doc.text[block.start : block.end] for block in doc.blocks if block.zone in zones]
    if not texts:
        raise ValueError(f"document {doc.id!r} has no text in {', '.join(zones)}")
    keys = [key for key in doc.metadata if key not in ("title", "url")]
    given = {"doc": doc.id, **{key: doc.metadata.get(key, "") for key in (variables or keys)}}
    starred = (f"*{_fit(key)}_{_fit(value)}" for key, value in given.items() if value)
    lines = (" ".join(_MARKS.sub(" ", text).split()) for text in texts)
    # A line of marks alone would open a text of its own.
    return "\n".join([f"**** {' '.join(starred)}", *(line.lstrip("-") or "-" for line in lines)])


def _fit(value: str) -> str:
    return _UNFIT.sub("_", value).strip("_") or "_"
