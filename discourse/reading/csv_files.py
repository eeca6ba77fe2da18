"""Tables of articles, one per row: CSV and TSV, also as spreadsheets and people damage them."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from discourse.reading.articles import Article, Problem
from discourse.reading.columns import above_names, chosen, row, text_column
from discourse.reading.readers import Context

_DELIMITERS = "\t;,|"
_SEPARATOR = re.compile(r'\ufeff?"?sep=(.)"?[ \t]*(?:\n|\Z)', re.IGNORECASE)
_FEW = 40  # lines of a damaged row that are tried together
_LONGEST = 5_000  # lines of one cell; a quotation mark open for longer was never closed
# What trafilatura writes as CSV, without a line of names.
_TRAFILATURA = "url id fingerprint hostname title image date text comments license pagetype".split()
_NULL = "null"
_PAGE = re.compile(r"https?://|null\t[^\t]*\t[0-9a-f]+\t")  # of a page without address


def articles(text: str, context: Context) -> Iterator[Article | Problem]:
    """The rows of a table under its line of names.

    A quotation mark that is never closed would make one cell of all the rows below it: such a row
    is read as its line alone, which its notes say, or is a problem that names the line.

    Raises
    ------
    ValueError
        No rows, no such column, or none known to hold texts.
    """
    csv.field_size_limit(2**31 - 1)
    lines, delimiter, skipped = _opened(text, context)
    first, used, _ = _record(lines, 0, delimiter, 0)
    names, notes = _names(first, context)
    start = 0 if names == _TRAFILATURA else used
    columns = chosen(names, context)
    kept = [at for at, name in enumerate(names) if name]
    number = 0
    for line, cells, mended in _records(lines, start, delimiter, len(names)):
        number += 1
        item = f"row {number} (line {line + skipped})"
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(names):
            cause = f"; {mended}" if mended else ""
            reason = f"{len(cells)} cells under {len(names)} names{cause}"
            yield Problem(context.where, item, reason)
            continue
        found = {names[at]: cells[at] for at in kept}
        if names == _TRAFILATURA:
            found = {name: "" if cell == _NULL else cell for name, cell in found.items()}
            if not found["id"]:
                del found["id"]
        yield row(found, item, context, columns, (*notes, mended) if mended else notes)


def _opened(text: str, context: Context) -> tuple[list[str], str, int]:
    """The lines of a table, what parts its cells, and how many lines were above its names.

    A spreadsheet may say the separator in a line of its own, ``sep=;``. Otherwise it is the one
    that makes most cells of the first line, marks inside quoted names not counted.
    """
    told = _SEPARATOR.match(text)
    if told:
        text = text[told.end() :]
    lines = text.removeprefix("\ufeff").splitlines(keepends=True)
    # str.splitlines also cuts at signs that are not line ends of a file.
    if any(char in text for char in "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"):
        lines = re.findall(r"[^\n]*\n|[^\n]+\Z", text.removeprefix("\ufeff"))
    if told:
        return lines, told[1], 1
    cells = [re.split(f"[{''.join(_DELIMITERS)}]", line) for line in lines[:_FEW]]
    titles = above_names([[cell.strip(' "\n') for cell in row] for row in cells], context.text)
    lines = lines[titles:]
    first = "".join((lines[0] if lines else "").split('"')[::2])  # outside quotation marks
    return lines, max(_DELIMITERS, key=first.count), titles


def _names(first: Sequence[str], context: Context) -> tuple[list[str], tuple[str, ...]]:
    """The names of the columns; one without a name is "" and left out, a repeated one numbered."""
    if len(first) == len(_TRAFILATURA) and _PAGE.match("\t".join(first)):
        return list(_TRAFILATURA), ("no line of names: read as the columns of trafilatura",)
    names = [context.repaired(name)[0].strip() for name in first]
    doubled = [name for name, number in Counter(names).items() if number > 1 and name]
    if not doubled:
        return names, ()
    wanted = context.text or text_column(names)
    if wanted in doubled or context.key in doubled:
        one = wanted if wanted in doubled else context.key
        raise ValueError(
            f"{context.where}: several columns named {one!r}; rename them, so that it is clear "
            "which is meant"
        )
    seen: Counter[str] = Counter()
    for at, name in enumerate(names):
        seen[name] += 1
        if name and seen[name] > 1:
            names[at] = f"{name}.{seen[name] - 1}"
    return names, (f"several columns named {doubled[0]!r}: numbered",)


def _records(
    lines: Sequence[str], start: int, delimiter: str, width: int
) -> Iterator[tuple[int, list[str], str]]:
    """The number of the last line, the cells and a note of each row."""
    at = start
    while at < len(lines):
        cells, used, mended = _record(lines, at, delimiter, width)
        at += used
        while len(cells) > width and not cells[-1].strip():
            cells.pop()  # a separator at the end of the line
        yield at, cells, mended


def _record(
    lines: Sequence[str], at: int, delimiter: str, width: int
) -> tuple[list[str], int, str]:
    """The cells of the row that begins in a line, how many lines it has, and what was mended."""
    if at >= len(lines):
        return [], 0, ""
    reader = csv.reader(islice(lines, at, at + _LONGEST), delimiter=delimiter, strict=True)
    try:
        return next(reader, []), reader.line_num, ""
    except csv.Error:
        pass
    cells, used = _unescaped(lines, at, delimiter, width)
    if used:
        return cells, used, "quotation marks inside a quoted cell, not doubled: kept"
    return (
        [_bare(cell) for cell in lines[at].rstrip("\n").split(delimiter)],
        1,
        "a quotation mark that is not closed: the row ends with its line",
    )


def _unescaped(lines: Sequence[str], at: int, delimiter: str, width: int) -> tuple[list[str], int]:
    """A row whose cells hold marks that were not doubled: one closes a cell only at its end.

    No line inside such a row may look like a row itself, or a mark was not closed at all.
    """
    end = re.escape(delimiter)
    cell = re.compile(
        rf"""[ \t]*"((?:[^"]|"(?!\s*(?:{end}|\Z)))*)"\s*(?={end}|\Z)|(?![ \t]*")([^{end}\n]*)"""
    )
    for used in range(1, _FEW + 1):
        if used > 1 and (
            at + used > len(lines) or lines[at + used - 1].count(delimiter) == width - 1
        ):
            break
        text = "".join(lines[at : at + used]).rstrip("\n")
        cells, place = [], 0
        while (match := cell.match(text, place)) is not None:
            cells.append(match[2] if match[1] is None else match[1].replace('""', '"'))
            place = match.end() + 1
            if match.end() >= len(text) or text[match.end()] != delimiter:
                break
        if place > len(text) and len(cells) == width:
            return cells, used
    return [], 0


def _bare(cell: str) -> str:
    """A cell without the quotation marks around it, of which one may be missing."""
    inner = cell.strip()
    whole = inner.removeprefix('"').removesuffix('"')
    return whole.replace('""', '"') if whole != inner else cell
