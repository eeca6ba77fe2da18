"""Exports, tables and folders become documents, one per article; what fails is named."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import blake2b
from itertools import chain
from pathlib import Path
from typing import TypeAlias

from discourse.calls import warn
from discourse.documents import Document
from discourse.languages import code_of
from discourse.reading.article_spool import Spool
from discourse.reading.articles import Article, Problem
from discourse.reading.file_bytes import MAX_SIZE, printable
from discourse.reading.files import Source, articles_of, members_of
from discourse.reading.folders import files_in
from discourse.reading.language_guess import warn_contradicted
from discourse.report_list import MANIFEST, listed_in
from discourse.user_files import unread

_SHOWN = 5  # problems named in the warning
AGAIN = "the same text as "
"""How the note begins that names the article whose text is there again."""


def read_many(
    path: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    *,
    text: str | None = None,
    id: str | None = None,  # noqa: A002 - the name of the column
    lang: str | None = None,
    encoding: str | None = None,
    max_size: int | None = MAX_SIZE,
    on_problem: Callable[[Problem], object] | None = None,
    drop_duplicates: bool = False,
) -> list[Document]:
    r"""All articles of a file, of a folder or of several files, as documents.

    Files are what `read` knows, and those of many articles: exports of Europresse, Factiva and
    LexisNexis, tables (CSV, TSV, JSON; one article a row, the other columns become metadata),
    corpora for IRaMuTeQ and TXM, TEI and sittings of parliament, feeds, mailboxes, workbooks, and
    zip files of any of these (`docs/formats.md` lists them).
    What cannot be read is left out and said; the rest goes on. `discourse.reading.read_each`
    gives one document at a time, for exports that are too large to keep.

    Parameters
    ----------
    path
        A file, a folder, which is read with all below it in the order of names, or several paths.
    text
        The column of a table that holds the texts; by default one named ``text``, ``texte``,
        ``content``, ``contenu`` or the like.
    id
        The column of a table that names its rows; by default ``id`` if there is one, else rows
        are numbered. Articles of an export bear the number the export gives them.
    lang
        Language code of all texts. By default each has its own, told as in `read`; a column
        ``lang``, ``language`` or ``langue`` of a table decides where the words do not.
    encoding
        The encoding of all files, for whoever knows it.
    max_size
        The most bytes to read of one file, 100 MB by default; None for no limit. Of a zip file
        the files in it are counted together, unpacked; those that are more than that are left
        out and said.
    on_problem
        What to do with each article that cannot be read, such as ``problems.append``; by default
        one warning at the end names the first of them.
    drop_duplicates
        Leave out an article whose text was there before, as a problem. By default it is read, its
        ``notes`` name the first one, and a warning counts those within one file.

    Returns
    -------
    list of Document
        In the order of files and of articles in them; no two have the same id.

    Raises
    ------
    FileNotFoundError
        No such file or folder.
    ValueError
        Nothing could be read; the message says what was wrong.
    TypeError
        Not a path.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     table = Path(folder, "presse.csv")
    ...     rows = "id;outlet;texte", "a;L’Écho;Un espoir fragile.", "b;L’Écho;"
    ...     _ = table.write_text("\n".join(rows), encoding="utf-8")
    ...     problems = []
    ...     docs = read_many(table, on_problem=problems.append)
    >>> [(doc.id, dict(doc.metadata)) for doc in docs], problems[0].reason
    ([('a', {'outlet': 'L’Écho'})], "no text in column 'texte'")
    """
    problems: list[Problem] = []
    docs: list[Document] = []
    twice = 0
    for found in _each(path, text, id, lang, encoding, max_size, drop_duplicates=drop_duplicates):
        if isinstance(found, Problem):
            problems.append(found)
        else:
            docs.append(found.doc)
            twice += found.again
    if not docs and not problems:
        raise ValueError("nothing could be read: no path was given, or the files hold no text")
    if not docs:
        raise ValueError(f"nothing could be read. {_listed(problems)}")
    if on_problem is not None:
        for problem in problems:
            on_problem(problem)
    elif problems:
        total = len(docs) + len(problems)
        warn(
            f"{len(problems)} of {total} articles were not read. {_listed(problems)}. "
            "on_problem=list.append of a list of yours takes them all"
        )
    if twice:
        warn(
            f"{twice} of {len(docs)} articles have the text of another in the same file, which "
            "their notes name; drop_duplicates=True leaves them out"
        )
    warn_contradicted(docs)
    return docs


def read_each(
    path: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    *,
    text: str | None = None,
    id: str | None = None,  # noqa: A002 - the name of the column
    lang: str | None = None,
    encoding: str | None = None,
    max_size: int | None = MAX_SIZE,
    drop_duplicates: bool = False,
) -> Iterator[Document | Problem]:
    r"""The articles that `read_many` reads, one at a time, and the problems in their place.

    Nothing is kept of an article once the next is asked for. An export whose articles have ids of
    their own is read as it goes; the articles of others wait on the disk, in a file without a
    name, until the number of the last one is known.
    The parameters are those of `read_many`.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     corpus = Path(folder, "corpus.txt")
    ...     _ = corpus.write_text("**** *an_1\nUn mot.\n**** *an_2\n\n", encoding="utf-8")
    ...     for found in read_each(corpus):
    ...         print(getattr(found, "text", found.__class__.__name__))
    Un mot.
    Problem
    """
    for found in _each(path, text, id, lang, encoding, max_size, drop_duplicates=drop_duplicates):
        yield found if isinstance(found, Problem) else found.doc


@dataclass(frozen=True, slots=True)
class _Read:
    """A document, and whether its text was there before in the same file."""

    doc: Document
    again: bool = False


_Found: TypeAlias = tuple[Path, str, Document | Problem]
"""A file, what an article is called in it, and its document or what could not be read."""


def _each(
    path: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    text: str | None,
    key: str | None,
    lang: str | None,
    encoding: str | None,
    max_size: int | None,
    *,
    drop_duplicates: bool,
) -> Iterator[_Read | Problem]:
    names = _Names()
    seen: dict[bytes, tuple[str, Path]] = {}
    lang = None if lang is None else code_of(lang)
    for file, stem in files_in(path):
        source = Source(file, lang, encoding, text, key, max_size)
        for where, item, found in _read(source, stem, names):
            if isinstance(found, Problem):
                yield found
                continue
            first = seen.setdefault(_digest(found.text), (found.id, where))
            if first[0] == found.id:
                yield _Read(found)
            elif drop_duplicates:
                yield Problem(str(where), item, f"the text of {first[0]!r} again: left out")
            else:
                note = f"{AGAIN}{first[0]!r}"
                yield _Read(replace(found, notes=(*found.notes, note)), first[1] == where)


def _digest(text: str) -> bytes:
    """What two texts have in common that differ in blanks and line ends alone."""
    return blake2b(" ".join(text.split()).encode(), digest_size=16).digest()


class _Names:
    """The ids given so far, and which file gave them."""

    def __init__(self) -> None:
        self.taken: dict[str, Path] = {}

    def new(self, name: str, path: Path) -> str:
        """A name that no other file has: a.html beside a.txt, or that of the folder before it."""
        if name in self.taken:
            alike = self.taken[name].suffix == path.suffix and path.parent.name
            name = f"{path.parent.name}/{name}" if alike else f"{name}{path.suffix}"
        start, number = name, 2
        while name in self.taken:
            name, number = f"{start}-{number}", number + 1
        self.taken[name] = path
        return name


def _read(source: Source, stem: str, names: _Names) -> Iterator[_Found]:
    """The articles of a file, or of each of those in a zip file."""
    if not source.path.exists():
        raise unread(source.path, FileNotFoundError())
    if source.path.name == MANIFEST and listed_in(source.path) is not None:
        reason = "a report by discourse; its files are no articles and left out"
        yield source.path, "", Problem(str(source.path.parent), "", reason)
        return
    try:
        for inner, name in members_of(source, stem):
            if isinstance(inner, Problem):
                yield source.path, "", inner
            else:
                yield from _of_a_file(inner, name or printable(inner.path.stem), names)
    except (ValueError, OSError) as error:
        yield source.path, "", Problem(str(source.path), "", str(error))


def _of_a_file(source: Source, stem: str, names: _Names) -> Iterator[_Found]:
    path = source.path
    done = 0
    with Spool() as rest:
        try:
            card = source.card()
            items = articles_of(source)
            for item in items:
                if isinstance(item, Article) and item.id is None:
                    # It is numbered, with as many digits as the last one needs.
                    for waiting in chain([item], items):
                        rest.add(waiting)
                    break
                yield path, item.item, _made(item, "", source, card, names)
                done += 1
        except (ValueError, OSError) as error:
            yield path, "", Problem(str(path), "", str(error))
            return
        total = done + len(rest)
        width = len(str(total))
        for at, item in enumerate(rest, done + 1):
            name = stem if total == 1 else f"{stem}-{at:0{width}}"
            yield path, item.item, _made(item, name, source, card, names)


def _made(
    item: Article | Problem, name: str, source: Source, card: dict[str, str], names: _Names
) -> Document | Problem:
    return item if isinstance(item, Problem) else _document(item, name, source, card, names)


def _document(
    item: Article, name: str, source: Source, card: dict[str, str], names: _Names
) -> Document | Problem:
    file = str(source.path)
    if item.id is not None and item.id in names.taken:
        return Problem(file, item.item, f"its id {item.id!r} was there before")
    name = names.new(name if item.id is None else item.id, source.path)
    try:
        return item.document(name, source.lang, card)
    except (ValueError, TypeError) as error:
        return Problem(file, item.item, str(error))


def _listed(problems: list[Problem]) -> str:
    shown = "; ".join(map(str, problems[:_SHOWN]))
    more = len(problems) - _SHOWN
    return f"{shown}; and {more} more" if more > 0 else shown
