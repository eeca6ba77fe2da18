"""A file becomes a `Document`; what cannot be read is refused by name."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, TypeAlias

from discourse.documents import Document
from discourse.languages import LexiconError, code_of, toml
from discourse.reading.archives import DEEPEST, Room, members
from discourse.reading.articles import Article, Problem
from discourse.reading.encodings import decoded
from discourse.reading.file_bytes import MAX_SIZE, bytes_of, printable
from discourse.reading.file_kinds import Kind, kind, refusal
from discourse.reading.language_guess import DEFAULT, warn_contradicted
from discourse.reading.mistaken_arguments import instead_of_path, path_named
from discourse.reading.mixed_encodings import has_unread, lenient, others_of
from discourse.reading.packed import begins_as_zip, packed
from discourse.reading.readers import Context
from discourse.reading.text_windows import LARGE, FileWindows

# What a card says of the file, not of the article.
_OF_THE_FILE = frozenset({"file", "sha256", "encoding", "lines"})

SEVERAL = "use discourse.read_many(path)"
"""What to do with a file of several articles; the command line says it in its own words."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file or stream that is to be read, and what its reader has said about it.

    The path of a stream is the name it bears, if any.
    """

    path: Path
    lang: str | None = None
    encoding: str | None = None
    text: str | None = None
    key: str | None = None
    max_size: int | None = MAX_SIZE
    stream: BinaryIO | None = None
    beside: Mapping[str, str] | None = None  # the card of a file in a zip file

    @property
    def language(self) -> str:
        """The language whose letters tell encodings apart, before a text can be read."""
        return DEFAULT if self.lang is None else self.lang

    def bytes(self) -> bytes:
        """All that is in it."""
        return bytes_of(self.stream or self.path, str(self.path), self.max_size)

    def card(self, *, every: bool = False) -> dict[str, str]:
        """What its card says; a stream has none beside it."""
        if self.beside is not None:
            return _of_card(self.beside, every)
        return {} if self.stream is not None else card_of(self.path, every=every)


def read(
    path: str | os.PathLike[str] | BinaryIO,
    *,
    id: str | None = None,  # noqa: A002 - the name of the column
    lang: str | None = None,
    encoding: str | None = None,
    max_size: int | None = MAX_SIZE,
) -> Document:
    r"""A file of one article as a `Document`.

    What the file holds is told from its content: a web page (its article, with the zones that its
    markup gives, and what the page says of title, author, outlet, date and address), Markdown,
    plain text, an office document, e-book or mail, subtitles, or one article of an export, table
    or zip file; `read_many` reads files of several. A card beside the file, a TOML file of the
    same stem, adds metadata or corrects them. Word, OpenDocument, PDF, RTF and Excel files need
    the extra ``office``.

    Parameters
    ----------
    path
        The file, or a stream open in binary mode such as ``sys.stdin.buffer``, which has no card.
        UTF-8 and UTF-16 with a byte-order mark are known; an older encoding is
        guessed and named in `Document.notes`, or refused with the guess when it is not sure.
    id
        The name under which its rows appear in tables; the stem of the file by default, in which
        bytes that are not UTF-8 are written ``\xe9``.
    lang
        Language code such as ``"fr"``. By default it is told from the words, and from what page
        or card say where these do not decide, as in `document`.
    encoding
        The encoding, for whoever knows it.
    max_size
        The most bytes to read, 100 MB by default; None for no limit. A larger file is refused
        before it is read. Of office documents, e-books and zip files the bytes that are unpacked
        count too, of a zip file those of all its files together.

    Returns
    -------
    Document
        Its ``notes`` say what was left out.

    Raises
    ------
    FileNotFoundError, IsADirectoryError
        No such file, or a folder.
    ValueError
        A file that is too large, empty, blank or no text, one without an article or with several,
        an encoding that is unknown or wrong.
    TypeError
        Not a path, or a stream that gives text.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     page = Path(folder, "pont.html")
    ...     _ = page.write_text("<h1>Le Pont</h1><p>Le fleuve monte, et personne ne dort plus.</p>")
    ...     doc = read(page)
    >>> doc.id, [block.zone for block in doc.blocks]
    ('pont', ['title', 'body'])
    """
    path, stream = _named(path)
    lang = None if lang is None else code_of(lang)
    source = Source(path, lang, encoding, max_size=max_size, stream=stream)
    found: list[Article] = []
    for item in articles_of(source):
        if isinstance(item, Problem):
            raise ValueError(f"{item}")
        found.append(item)
        if len(found) > 1:
            raise ValueError(f"{path}: several articles in one file; {SEVERAL}")
    name = printable(path.stem) if id is None else id
    doc = found[0].document(name, lang, source.card())
    warn_contradicted([doc])
    return doc


def _named(path: str | os.PathLike[str] | BinaryIO) -> tuple[Path, BinaryIO | None]:
    """A path, or the name of a stream and the stream."""
    if isinstance(path, str | os.PathLike):
        path = path_named(path)
        if path.is_dir():
            raise IsADirectoryError(
                f"{path} is a folder; read its files one by one, or all with "
                "discourse.read_many(path)"
            )
        return path, None
    if not hasattr(path, "read"):
        raise TypeError(
            f"read() expects the path of a file, got {type(path).__name__}{instead_of_path(path)}"
        )
    name = getattr(path, "name", None)  # a number where it was opened by its descriptor
    name = name.strip("<>") if isinstance(name, str) else ""  # "<stdin>"
    return Path(name or "stream"), path


def articles_of(source: Source) -> Iterator[Article | Problem]:
    """The articles of a file, in order, and those that could not be read.

    Raises
    ------
    FileNotFoundError
        No such file.
    ValueError
        A file that as a whole is not text or has no article in it.
    """
    for one, _ in members_of(source, ""):
        if isinstance(one, Problem):
            yield one
        else:
            yield from _articles(one)


def members_of(
    source: Source, stem: str, room: Room | None = None, depth: int = 0
) -> Iterator[tuple[Source | Problem, str]]:
    """The files of a zip file, each with its path there as its name; of another, the file itself.

    ``stem`` is the name of the file itself, which those in a zip file bear before their own
    unless it is "".
    """
    if source.stream is None and not begins_as_zip(source.path):
        yield source, stem  # and is read when it is its turn
        return
    data = source.bytes()
    found = packed(data)
    if found is None or found.read is not None:
        yield replace(source, stream=BytesIO(data), beside=source.card(every=True)), stem
        return
    if depth == DEEPEST:
        reason = f"more than {DEEPEST} zip files inside one another; unpack them"
        yield Problem(str(source.path), "", reason), stem
        return
    room = Room(source.max_size) if room is None else room
    for one in members(data, str(source.path), room):
        path = source.path / one.name
        if one.reason:
            yield Problem(str(path), "", one.reason), stem
            continue
        card = _cells(one.card, path.with_suffix(".toml"))
        inner = replace(source, path=path, stream=BytesIO(one.data), beside=card)
        below = printable(Path(one.name).with_suffix("").as_posix())
        yield from members_of(inner, f"{stem}/{below}" if stem else below, room, depth + 1)


def _articles(source: Source) -> Iterator[Article | Problem]:
    """The articles of a file that is not a zip file."""
    notes, items = _flowing(source) or _whole(source)
    found = False
    for item in items:
        found = True
        yield replace(item, notes=(*notes, *item.notes)) if isinstance(item, Article) else item
    if not found:
        raise ValueError(f"{source.path}: no article in it")


_Items: TypeAlias = tuple[tuple[str, ...], Iterator[Article | Problem]]
"""Notes on a file as a whole, and its articles."""


def _flowing(source: Source) -> _Items | None:
    """The articles of a large export in UTF-8, no more than a window of it in memory at a time.

    None for any other file.
    """
    path, most = source.path, source.max_size
    if source.stream is not None or source.encoding is not None or not path.is_file():
        return None
    if not LARGE <= path.stat().st_size <= (most or path.stat().st_size):
        return None
    windows = FileWindows(path)
    head = windows.head()
    if packed(head) is not None or not windows.sound():
        return None
    text, notes = decoded(head, str(path), None, source.language)
    flow = kind(text, path.suffix).flow
    if flow is None:
        return None
    context = Context(str(path), source.language, source.text, source.key)
    return (*notes, *_of_another(windows.sha256, source)), flow(windows, context)


def _whole(source: Source) -> _Items:
    """The articles of a file that is read at once."""
    path = source.path
    data = source.bytes()
    notes = _of_another(lambda: hashlib.sha256(data).hexdigest(), source)
    context = Context(str(path), source.language, source.text, source.key, max_size=source.max_size)
    of_bytes = packed(data)
    if of_bytes is not None and of_bytes.read is not None:
        return notes, of_bytes.read(data, context)
    text, more, found = _told(data, source)
    if not text.strip("\ufeff \t\r\n\x0b\x0c\u2028\u2029"):
        what = "blank" if data else "empty"
        raise ValueError(f"{path}: the file is {what}; there is no text")
    if found.refused:
        raise ValueError(f"{path}: {refusal(found, text, path.suffix)}")
    if found.name != "text":  # whose line ends are counted where it is normalised
        text = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
    context = replace(context, others=others_of(text, source.language))
    return (*more, *notes), found.articles(text, context)


def _of_another(digest: Callable[[], str], source: Source) -> tuple[str, ...]:
    """A note where the card beside a file describes another one."""
    card = source.card(every=True)
    if "sha256" not in card or card["sha256"] == digest():
        return ()
    name = printable(source.path.with_suffix(".toml").name)
    return (f"not the file that its card describes: {name}",)


def _told(data: bytes, source: Source) -> tuple[str, tuple[str, ...], Kind]:
    """The text of a file and its kind; mixed encodings of an export are read item by item."""
    where, encoding, lang = str(source.path), source.encoding, source.language
    text, notes = lenient(data, where, encoding, lang)
    found = kind(text, source.path.suffix)
    if has_unread(text) and found.one:
        text, notes = decoded(data, where, encoding, lang)
    return text, notes, found


def card_of(path: Path, *, every: bool = False) -> dict[str, str]:
    """What the card beside a file says of its article, or also of the file; {} without a card."""
    card = path.with_suffix(".toml")
    if card == path or not card.is_file():
        return {}
    return _of_card(_cells(toml(card), card), every)


def _of_card(cells: Mapping[str, str], every: bool) -> dict[str, str]:
    return {key: value for key, value in cells.items() if every or key not in _OF_THE_FILE}


def _cells(card: Mapping[str, object], path: Path) -> dict[str, str]:
    return {key: _cell(value, key, path) for key, value in card.items()}


def _cell(value: object, key: str, card: Path) -> str:
    if isinstance(value, dict):
        raise LexiconError(
            f"{card}: {key} is a table; a card has one text, or list of texts, a key"
        )
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(value).strip()
