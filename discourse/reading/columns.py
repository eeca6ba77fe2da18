"""Names under which tables keep their texts and ids, and the article of a row."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from html import unescape
from typing import Any

from discourse.reading.articles import Article, Problem, article_of
from discourse.reading.fragments import parts_of_fragment
from discourse.reading.mixed_encodings import has_unread
from discourse.reading.pages import page
from discourse.reading.readers import Context

TEXT_COLUMNS = (
    "text",
    "texte",
    "contenu",
    "content",
    "body",
    "article",
    "corps",
    "full_text",
    "fulltext",
    "full text",
    "texte_integral",
    "texte intégral",
    "raw_content",
    "raw_text",
    "maintext",
    "main_text",
    "article_text",
    "article_body",
    "articlebody",
    "bodytext",
    "body_text",
    "fields.bodytext",
    "content_html",
    "content_text",
    "paragraphs",
)
"""Names under which a table is known to keep its texts, in any case; the first counts."""

_SHOWN = 12
_MOST_TITLES = 10  # rows
_WHOLE = re.compile(r"\s*<(?:!doctype html|html)\b", re.IGNORECASE)
_HTML = re.compile(
    r"</(?:p|div|span|a|b|i|em|strong|u|li|h[1-6]|td|section|article|blockquote|font)\s*>|<br ?/?>",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"&(?:#\d{1,6}|#x[\da-f]{1,5}|amp|lt|gt|quot|apos|nbsp|[a-z]{1,8}(?:acute|grave|circ|cedil|uml|quo)|hellip|[mn]dash|oelig|euro);",
    re.IGNORECASE,
)
# What Excel, in English or French, writes into a cell whose formula fails, such as "=Un mot", and
# an API in the place of what was taken back.
_FAILED = re.compile(
    r"\[Removed\]\Z|#(?:N/A|REF!|VALUE!|VALEUR!|NAME\?|NOM\?|DIV/0!|NUM!|NOMBRE!|NULL!|NUL!)\Z"
)
# How an API ends a text that it gives only the beginning of.
_CUT = re.compile(r"\s*\[\+(\d+) chars\]\Z")


def text_column(names: Sequence[str]) -> str | None:
    """The column known to hold the texts, or None.

    >>> text_column(["ID", "Texte", "content"]), text_column(["cle", "propos"])
    ('Texte', None)
    """
    lower = [str(name).strip().lower() for name in names]
    known = next((one for one in TEXT_COLUMNS if one in lower), None)
    return known if known in names or known is None else names[lower.index(known)]


def above_names(rows: Sequence[Sequence[str]], text: str | None) -> int:
    """How many rows are a title above the names of columns, in a cell of its own each.

    >>> above_names([["Corpus", ""], ["", ""], ["id", "texte"], ["1", "Un mot."]], None)
    2
    """
    for at, cells in enumerate(rows[:_MOST_TITLES]):
        named = [cell for cell in cells if cell]
        if (text in named) if text is not None else text_column(named) is not None:
            return at
        if len(named) > 1:
            return 0
    return 0


def id_column(names: Sequence[str]) -> str | None:
    """The column named ``id`` in any case, exactly so if there are several; or None.

    >>> id_column(["ID", "texte"]), id_column(["ID", "id"]), id_column(["cle"])
    ('ID', 'id', None)
    """
    if "id" in names:
        return "id"
    return next((name for name in names if str(name).strip().lower() == "id"), None)


def chosen(names: Sequence[str], context: Context) -> tuple[str, str | None]:
    """The columns of text and id: those asked for, or those of a known name.

    Raises
    ------
    ValueError
        No such column, or none known to hold texts.
    """
    listed = ", ".join(map(repr, names[:_SHOWN])) or "none"
    if len(names) > _SHOWN:
        listed += f" and {len(names) - _SHOWN} more"
    for name in (context.text, context.key):
        if name is not None and name not in names:
            raise ValueError(f"{context.where}: no column {name!r}; it has {listed}")
    text = context.text if context.text is not None else text_column(names)
    if text is None:
        raise ValueError(
            f"{context.where}: which column holds the texts? It has {listed}; say text=… of "
            "discourse.read_many"
        )
    return text, id_column(names) if context.key is None else context.key


def row(
    cells: Mapping[str, Any],
    item: str,
    context: Context,
    columns: tuple[str, str | None],
    notes: tuple[str, ...] = (),
) -> Article | Problem:
    """The article of a row; the cells beside its text and id are metadata."""
    column, key = columns
    try:
        cells, more = _repaired(cells, item, context)
    except ValueError as error:
        return context.problem(item, error)
    notes = (*notes, *more)
    cells = {name: None if _failed(value) else value for name, value in cells.items()}
    text = cells.get(column)
    if isinstance(text, list) and text and all(isinstance(part, str) for part in text):
        text = "\n\n".join(text)  # paragraphs
    if not isinstance(text, str) or not text.strip():
        what = "no text" if text is None or text == "" or isinstance(text, str) else "no string"
        return Problem(context.where, item, f"{what} in column {column!r}")
    name = cells.get(key) if key is not None else None
    # Null says that there is no id, as trafilatura writes it; a blank cell is a gap.
    missing = name is None and context.key is not None
    if key is not None and (missing or (name is not None and not str(name).strip())):
        return Problem(context.where, item, f"no id in column {key!r}")
    metadata = {
        str(other): ", ".join(map(str, value)) if isinstance(value, list) else _signs(value)
        for other, value in cells.items()
        if other not in (column, key) and value not in (None, "")
    }
    try:
        found = article_in(text, f"{context.where}, {item}", context.lang)
    except ValueError as error:
        return context.problem(item, error)
    if found.zones is not None:
        metadata = {other: _plain(value) for other, value in metadata.items()}
    return replace(
        found,
        item=item,
        id=None if name is None else str(name),
        metadata={**found.metadata, **metadata},
        notes=(*notes, *found.notes),
    )


def _plain(value: object) -> object:
    """A cell beside a text in HTML: its title is HTML too."""
    if not isinstance(value, str):
        return value
    return " ".join(part.text for part in parts_of_fragment(value))


def _signs(value: object) -> object:
    """A cell with the signs that HTML writes by name, such as &amp;."""
    return unescape(value) if isinstance(value, str) and _NAMED.search(value) else value


def _failed(value: object) -> bool:
    return isinstance(value, str) and _FAILED.match(value) is not None


def article_in(text: str, where: str, lang: str) -> Article:
    """The article in a cell of a table: plain text, a piece of HTML or a whole page.

    Raises
    ------
    ValueError
        HTML without a text.
    """
    notes: tuple[str, ...] = ()
    if cut := _CUT.search(text):
        notes = (f"cut off by its source, which has {cut[1]} characters more",)
        text = text[: cut.start()]
    if _WHOLE.match(text):
        return page(text, where, lang)
    if not _HTML.search(text):
        if _NAMED.search(text):
            text, notes = unescape(text), (*notes, "signs written as in HTML (&amp;): read")
        return Article(text, notes=notes)
    parts = parts_of_fragment(text)
    if not parts:
        raise ValueError(f"{where}: no text between its tags")
    return article_of(parts, notes=(*notes, "HTML: its tags are left out"))


def _repaired(
    cells: Mapping[str, Any], item: str, context: Context
) -> tuple[Mapping[str, Any], tuple[str, ...]]:
    """The cells of a row with their bytes read, and notes on their encodings."""
    notes: dict[str, None] = {}
    found = dict(cells)
    for name, value in cells.items():
        if isinstance(value, str) and has_unread(value):
            found[name], more = context.repaired(value, item)
            notes.update(dict.fromkeys(more))
    return found, tuple(notes)
