"""What is often given in place of a path or a text, and what to call instead."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from discourse.calls import warn

# pathlib makes one slash of two.
_WEB = re.compile(r"(https?|ftp):[/\\]+|www\.[\w-]+\.", re.IGNORECASE)
_SUFFIX = re.compile(r"\.\w{1,8}")
_READ = "txt md html htm xhtml csv tsv jsonl json pdf doc docx odt rtf epub xlsx".split()
_FILE = re.compile(rf"\S{{1,255}}\.(?:{'|'.join(_READ)})", re.IGNORECASE)
_MISSING = ("NAType", "NaTType")  # what pandas puts in an empty cell, beside nan
_SHOWN = 60

TEXT_TO_DOCUMENT = "of a text, discourse.document(text) makes a document"
"""What to do with a text that was given for a path; the command line says it in its own words."""


def path_named(given: str | os.PathLike[str]) -> Path:
    """The path that was given; a web address or a text is refused as what it is.

    >>> path_named("https://exemple.org/a.html")
    Traceback (most recent call last):
    FileNotFoundError: https://exemple.org/a.html is a web address, and nothing is fetched from ...
    >>> path_named("Selon Anne, il pourrait pleuvoir.")
    Traceback (most recent call last):
    FileNotFoundError: 'Selon Anne, il pourrait pleuvoir.': no such file; of a text, ...
    """
    path, said = Path(given), str(given)
    with suppress(OSError, ValueError):  # a name too long for the system, or with a NUL
        if path.exists():
            return path
    if _WEB.match(said):
        raise FileNotFoundError(
            f"{_address(said)} is a web address, and nothing is fetched from the web; save the "
            "page from your browser and give the path of the file"
        )
    lines = said.splitlines()
    # A file name may hold blanks and line ends; then it has a suffix, or its folder is there.
    text = len(lines) > 1 and (path.parent == Path() or not _is_folder(path.parent))
    text = text or (len(said.split()) > 1 and not _SUFFIX.fullmatch(path.suffix))
    if text or len(path.name.encode("utf-8", "surrogateescape")) > 255:
        first = lines[0] if len(lines[0]) <= _SHOWN else f"{lines[0][:_SHOWN]}…"
        more = f" and {len(lines) - 1} more lines" if len(lines) > 1 else ""
        raise FileNotFoundError(f"{first!r}{more}: no such file; {TEXT_TO_DOCUMENT}")
    return path


def _is_folder(path: Path) -> bool:
    with suppress(OSError, ValueError):
        return path.is_dir()
    return False


def _address(said: str) -> str:
    return re.sub(r"^(\w+):[/\\]+", r"\1://", said)


def instead_of_path(given: object) -> str:
    """The end of the message on something that is not a path: what to call instead.

    >>> instead_of_path(["a.txt", "b.txt"])
    '; discourse.read_many(paths) reads several'
    """
    if isinstance(given, list | tuple | set):
        return "; discourse.read_many(paths) reads several"
    if isinstance(given, bytes | bytearray):
        return "; give io.BytesIO(data) for the content of a file"
    return _of_table(given)


def instead_of_text(given: object) -> str:
    """The end of the message on something that is not text: what to call instead.

    >>> instead_of_text(Path("a.txt")), instead_of_text(b"un mot")
    ('; discourse.read(path) reads a file', '; give data.decode("utf-8")')
    """
    if isinstance(given, os.PathLike):
        return "; discourse.read(path) reads a file"
    if isinstance(given, list | tuple | set):
        return "; call it once for each text, with an id of its own: document(text, id=…)"
    if isinstance(given, bytes | bytearray):
        return '; give data.decode("utf-8")'
    if given is None or type(given).__name__ in _MISSING or repr(given) == "nan":
        return "; a text is missing here"
    return _of_table(given)


def instead_of_table(given: object) -> str:
    """The end of the message on something that is not a table: what to call instead.

    >>> instead_of_table("presse.csv")
    '; discourse.read_many(path) reads a table from its file'
    """
    if isinstance(given, str | os.PathLike):
        return "; discourse.read_many(path) reads a table from its file"
    if type(given).__name__ == "Series":
        return "; of one row or column, give a table: df[df.index == …], series.to_frame()"
    if isinstance(given, list | tuple | Mapping):
        return '; pandas.DataFrame({"text": texts}) makes one of a list of texts'
    return ""


def _of_table(given: object) -> str:
    """Without importing pandas, which may not be loaded."""
    kind = type(given).__name__
    if kind == "DataFrame":
        return "; discourse.from_frame(df, text=COLUMN) makes a document of each row"
    if kind == "Series" or isinstance(given, Mapping):
        return "; of one row, give its text: discourse.document(row[COLUMN])"
    return ""


def warn_of_a_name(text: object, where: str) -> None:
    """Warn of a text that is only the name of a file or the address of a page."""
    if not isinstance(text, str):
        return
    said = text.strip()
    if _FILE.fullmatch(said) and not _WEB.match(said):
        warn(f"{where}: the text is {said!r}; discourse.read({said!r}) reads the file of that name")
    elif _WEB.match(said) and len(said.split()) == 1:
        shown = said if len(said) <= _SHOWN else f"{said[:_SHOWN]}…"
        warn(f"{where}: the text is the address {shown!r}, and nothing is fetched from the web")
