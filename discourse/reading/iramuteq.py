"""IRaMuTeQ's text format, in and out: ``**** *variable_value`` opens each text of a corpus."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from discourse.documents import COUNTED_ZONES, Document
from discourse.reading.items import Article, Part, Problem, article_of
from discourse.reading.pieces import Context, each
from discourse.reading.wrapping import unwrapped
from discourse.user_files import path_of, unwritten

_OPENING = re.compile(
    r"^(?:\*{4}|\d{4,}(?= \*))(?P<variables>[ \t]+\*[^\n]*|[ \t]*)$", re.MULTILINE
)
_MOST = 12  # words of a value; a longer one is the text, on the line of its variables
_THEME = re.compile(r"-\*(\S+)\s*\Z")
_UNFIT = re.compile(r"[^\w-]+")
# A star, a dollar: the program reads them as its own marks.
_MARKS = re.compile(r"[*$]")


def articles(text: str, context: Context) -> Iterator[Article | Problem]:
    """The texts of a corpus, in order, and those that could not be read."""

    def read(piece: str, item: str, notes: tuple[str, ...]) -> Article:
        line, _, body = piece.partition("\n")
        variables, more = _variables(line)
        return _article(body, variables, item, (*notes, *more), context.lang)

    return each(_pieces(text), "text", context, read)


def _pieces(text: str) -> Iterator[str]:
    """Each text with the line of its variables."""
    start = None
    for match in _OPENING.finditer(text):
        if start is not None:
            yield text[start : match.start()]
        start = match.start()
    if start is not None:
        yield text[start:]


def _variables(line: str) -> tuple[dict[str, str], tuple[str, ...]]:
    """The variables of a text; a value may hold blanks, a variable may have several values.

    >>> _variables("**** *suj_a *suj_b *type_article long")[0]
    {'suj': 'a, b', 'type': 'article long'}

    Raises
    ------
    ValueError
        A value that must be the text itself.
    """
    values: dict[str, list[str]] = {}
    blanks = []
    for part in re.split(r"[ \t]+\*", line)[1:]:
        name, _, value = " ".join(part.split()).partition("_")
        if value.count(" ") >= _MOST:
            raise ValueError(
                f"its text stands on the line of its variables, after *{name}_; put it below"
            )
        if " " in value:
            blanks.append(f"*{name}_{value}")
        values.setdefault(name, []).append(value)
    notes = []
    if blanks:
        notes.append(f"a value with a blank, which IRaMuTeQ would cut: {', '.join(blanks)}")
    several = [name for name, found in values.items() if len(found) > 1]
    if several:
        notes.append(f"several values of *{', *'.join(several)}: joined")
    return {name: ", ".join(found) for name, found in values.items()}, tuple(notes)


def _article(
    body: str, variables: dict[str, str], item: str, notes: tuple[str, ...], lang: str
) -> Article:
    parts: list[Part] = []
    run: list[str] = []
    headed = 0
    for line in [*body.split("\n"), "-*_"]:
        theme = _THEME.match(line.strip())
        if theme is None:
            run.append(line)
            continue
        # As in a plain text: paragraphs of a corpus may be wrapped.
        whole = unwrapped("\n".join(run), lang)
        notes = (*notes, *(note for note in whole.notes if note not in notes))
        parts += [Part(one.strip(), "body") for one in whole.text.splitlines() if one.strip()]
        parts.append(Part(theme[1].replace("_", " ").strip(), "heading"))
        headed += 1
        run = []
    parts.pop()  # the sentinel
    if not any(part.zone == "body" for part in parts):
        raise ValueError("no text below its variables")
    if headed > 1:
        notes = (*notes, f"{headed - 1} thematic lines (-*…) read as headings")
    return article_of(parts, item=item, metadata=variables, notes=notes)


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
