"""Articles as JSON: lines, a list, one object, objects by key or by column, or inside another."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from discourse.reading.articles import Article, Problem
from discourse.reading.columns import TEXT_COLUMNS, chosen, row, text_column
from discourse.reading.readers import Context

_BLANKS = " \t\n\r\x1e"  # a record separator begins each value of a "JSON text sequence"
_MOST_LABEL = 8  # words of what is not text, such as the message of a database
_ENDED = re.compile(r"[.!?…][»”\"’)\]\s]*\Z")
# Keys that are part of one article, whatever stands under them.
_CELLS = frozenset(TEXT_COLUMNS) | frozenset(
    "title titre headline chapo chapô standfirst description summary resume résumé abstract lead "
    "excerpt subtitle name nom author auteur source url id message error comment commentaire "
    "question reponse réponse answer propos note notes".split()
)
_OF_PARAGRAPH = frozenset({"text", "type", "tag", "kind", "style", "class", "level"})
_LISTS = frozenset({"texts", "textes", "articles", "documents", "docs", "data", "items"})
_ARCHIVE = re.compile(r"\Awindow\.YTD\.[\w.]+ = ")  # of Twitter
_DEEP = 4  # levels at which a list of articles is looked for


def articles(text: str, context: Context) -> Iterator[Article | Problem]:
    """The objects of a file in JSON, in whichever way they are put together.

    Raises
    ------
    ValueError
        No object in it, or no column known to hold texts.
    """
    values = list(_values(_ARCHIVE.sub("", text.removeprefix("\ufeff"), count=1)))
    found = [] if context.text is not None else _bare_texts(values)
    for place, value in () if found else values:
        found += _rows(place, value, context)
    if not found:
        raise ValueError(f"{context.where}: no article in it")
    rows = {at: _flat(value) for at, (_, value) in enumerate(found) if isinstance(value, dict)}
    if not rows:
        broken = next((value for _, value in found if isinstance(value, _Broken)), None)
        cause = "" if broken is None else f" ({broken.reason})"
        raise ValueError(
            f'{context.where}: no line of it is a JSON object such as {{"text": "…"}}{cause}'
        )
    names = list(dict.fromkeys(name for one in rows.values() for name in one))
    if context.text is None and text_column(names) is None:
        _refuse_empty(names, [cell for one in rows.values() for cell in one.values()], context)
    columns = chosen(names, context)
    for at, (place, value) in enumerate(found):
        if at in rows:
            yield row(rows[at], place, context, columns)
        else:
            reason = value.reason if isinstance(value, _Broken) else "not a JSON object"
            yield Problem(context.where, place, reason)


def _refuse_empty(names: Sequence[str], cells: Sequence[object], context: Context) -> None:
    """Refuse objects that hold an empty list, such as {"articles": []}, and nothing like a text."""
    said = any(isinstance(cell, str) and len(cell.split()) > _MOST_LABEL for cell in cells)
    if not names or ([] in cells and not said):
        empty = ", its list of them is empty" if names else ""
        raise ValueError(f"{context.where}: no article in it{empty}")


class _Broken:
    """What stands where a value should, and why it is none."""

    def __init__(self, error: Exception) -> None:
        deep = isinstance(error, RecursionError)
        self.reason = "nested too deep to be read" if deep else f"not JSON ({error})"


# NaN is not JSON; pandas writes it for what is missing.
_DECODER = json.JSONDecoder(parse_constant=lambda _: None)


def _values(text: str) -> Iterator[tuple[str, object]]:
    """Place and value of each object: of a list its items, else of the values one after another."""
    at = _past(text, 0)
    if text[at : at + 1] == "[":
        yield from _items(text, at + 1)
        return
    line, counted = 1, 0
    while at < len(text):
        line, counted = line + text.count("\n", counted, at), at
        try:
            value, end = _DECODER.raw_decode(text, at)
            if text[end : end + 1] not in ("", *_BLANKS, ",", "{", "["):
                raise ValueError(f"more than one value, at character {end - at}")
        except (ValueError, RecursionError) as error:  # a number of 5,000 digits is one
            yield f"line {line}", _Broken(_short(error, text, at))
            end = _next(text, at)
        else:
            yield f"line {line}", value
        at = _past(text, end)


def _items(text: str, at: int) -> Iterator[tuple[str, object]]:
    """The items of a list, which may be cut off."""
    number, line, counted, broken = 0, 1, 0, False
    at = _past(text, at)
    while text[at : at + 1] not in ("]", ""):
        number += 1
        try:
            value, at = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            line, counted = line + text.count("\n", counted, at), at
            yield f"row {number} (line {line})", _Broken(_short(error, text, at))
            at, broken = _next(text, at), True
        else:
            yield f"row {number}", value
            broken = False
        at = _past(text, at)
    if text[at : at + 1] == "" and not broken:
        yield "the list", _Broken(ValueError("it has no end: the file may be cut off"))


def _past(text: str, at: int) -> int:
    """The place of the next value: past blanks and commas."""
    while at < len(text) and text[at] in f"{_BLANKS},":
        at += 1
    return at


def _next(text: str, at: int) -> int:
    """Where to read on after what is not JSON: at the next line, or the next object."""
    end = text.find("\n", at)
    if end < 0:
        return len(text)
    if text[at:end].strip() not in ("{", "["):
        return end
    following = text.find("\n{", end)
    return len(text) if following < 0 else following


def _short(error: Exception, text: str, at: int) -> Exception:
    """The error with its place within the line where its value begins."""
    if not isinstance(error, json.JSONDecodeError):
        return error
    line = text.count("\n", at, error.pos)
    below = f" {line} lines below" if line else ""
    start = text.rfind("\n", at, error.pos) + 1 if line else at
    return ValueError(f"{error.msg.removesuffix(' at')} at column {error.pos - start + 1}{below}")


def _bare_texts(values: Sequence[tuple[str, object]]) -> list[tuple[str, object]]:
    """The rows of texts without names of columns: a list of them, or one object of them by id.

    Whatever may be the cells of one article is left to be asked: {"auteur": "Nora Lenoir",
    "propos": "La digue tient."} has a value that is no sentence, and keys that name cells.
    """
    if len(values) == 1 and isinstance(only := values[0][1], dict):
        cells = list(only.values())
        if len(only) == 1 and isinstance(cells[0], list) and _LISTS & only.keys():
            values = [(f"row {at}", cell) for at, cell in enumerate(cells[0], 1)]
        elif (
            any(map(_is_said, cells))
            and all(not cell or _is_said(cell) for cell in cells)
            and not any(name.strip().lower() in _CELLS for name in only)
        ):
            return [(f"{name!r}", {"id": name, "text": text}) for name, text in only.items()]
    if not any(isinstance(value, str) for _, value in values) or any(
        isinstance(value, dict) for _, value in values
    ):
        return []
    return [(at, {"text": one} if isinstance(one, str) else one) for at, one in values]


def _is_said(cell: object) -> bool:
    """Whether a cell is a sentence or more, and no label."""
    return isinstance(cell, str) and (
        len(cell.split()) > _MOST_LABEL or _ENDED.search(cell) is not None
    )


def _rows(place: str, value: object, context: Context) -> list[tuple[str, object]]:
    """The rows of a value: itself, or those it holds."""
    if not isinstance(value, dict):
        return [(place, value)]
    found = None if _is_row(value, context) else _held(value, context, _DEEP)
    if found is None:
        return [(place, value)]
    alone = place == "line 1"
    return [(name if alone else f"{place}, {name}", one) for name, one in found]


def _is_row(value: Mapping[str, Any], context: Context) -> bool:
    """Whether an object has a text of its own."""
    if context.text is not None:
        return isinstance(value.get(context.text), str)
    return any(
        str(name).strip().lower() in TEXT_COLUMNS
        and (isinstance(cell, str) or cell is None or _strings(cell) or _paragraphs(cell))
        for name, cell in value.items()
    ) and not _by_column(value, context)


def _strings(cell: object) -> bool:
    return isinstance(cell, list) and all(isinstance(part, str) for part in cell)


def _paragraphs(cell: object) -> bool:
    """Whether a cell is a list of paragraphs, {"type": "p", "text": "…"}, and not of articles."""
    return isinstance(cell, list) and all(
        isinstance(one, dict) and isinstance(one.get("text"), str) and one.keys() <= _OF_PARAGRAPH
        for one in cell
    )


def _held(value: Mapping[str, Any], context: Context, deep: int) -> list[tuple[str, object]] | None:
    """The rows inside an object: lists under keys, objects by key, or columns; None without."""
    if _by_column(value, context):
        return _transposed(value)
    if _split(value):
        names = value["columns"]
        return [
            (f"row {at}", dict(zip(names, cells, strict=False)))
            for at, cells in enumerate(value["data"], 1)
        ]
    cells = [cell for cell in value.values() if isinstance(cell, dict)]
    if cells and len(cells) == len(value) and any(_is_row(cell, context) for cell in cells):
        numbered = list(value) == [str(at) for at in range(len(value))]
        return [
            (f"row {at}" if numbered else f"{name!r}", cell if numbered else _named(cell, name))
            for at, (name, cell) in enumerate(value.items(), 1)
        ]
    found: list[tuple[str, str, object]] = []
    for name, cell in value.items():
        if isinstance(cell, list) and any(
            isinstance(one, dict) and _is_row(_flat(one), context) for one in cell
        ):
            rows = [one if isinstance(one, dict) else None for one in cell]
            found += [(name, f"row {at}", one) for at, one in enumerate(rows, 1)]
        elif deep and isinstance(cell, dict):
            found += [(name, *one) for one in _held(cell, context, deep - 1) or ()]
    several = len({name for name, _, _ in found}) > 1
    return [(f"{name!r}, {at}" if several else at, one) for name, at, one in found] or None


def _named(cell: Mapping[str, Any], name: str) -> dict[str, Any]:
    """An object with its key as its id, unless it has one."""
    return dict(cell) if any(key.lower() == "id" for key in cell) else {"id": name, **cell}


def _by_column(value: Mapping[str, Any], context: Context) -> bool:
    """Whether an object holds columns, each a list or an object of cells of the same size."""
    cells = list(value.values())
    if len({type(cell) for cell in cells}) != 1 or not isinstance(cells[0], list | dict):
        return False
    if len(cells) < 2 or len({len(cell) for cell in cells}) != 1:
        return False
    if isinstance(cells[0], dict) and any(cell.keys() != cells[0].keys() for cell in cells):
        return False
    names = [str(name).strip().lower() for name in value]
    return context.text in value or any(name in TEXT_COLUMNS for name in names)


def _transposed(value: Mapping[str, Any]) -> list[tuple[str, object]]:
    columns = {
        name: list(cell.values()) if isinstance(cell, dict) else cell
        for name, cell in value.items()
    }
    rows = zip(*columns.values(), strict=True)
    return [
        (f"row {at}", dict(zip(columns, cells, strict=True))) for at, cells in enumerate(rows, 1)
    ]


def _split(value: Mapping[str, Any]) -> bool:
    """Whether an object holds names of columns and lists of cells, as pandas' "split" does."""
    data = value.get("data")
    return (
        isinstance(value.get("columns"), list)
        and isinstance(data, list)
        and bool(data)
        and all(isinstance(cells, list) for cells in data)
    )


def _flat(value: Mapping[str, Any]) -> dict[str, Any]:
    """An object without objects in it: {"author": {"name": …}} has a cell "author.name".

    What Elasticsearch found stands in the "_source" of a hit, and WordPress writes {"title":
    {"rendered": …}}: both without these names.
    """
    value = {
        name: [one["text"] for one in cell] if _paragraphs(cell) else cell
        for name, cell in value.items()
    }
    only = next(iter(value.values())) if len(value) == 1 else None
    if isinstance(only, dict) and text_column(list(only)):  # {"tweet": {…}}
        value = only
    if isinstance(value.get("_source"), dict):
        value = {"id": value.get("_id"), **value["_source"]}
    if not any(isinstance(cell, dict) for cell in value.values()):
        return dict(value)
    found: dict[str, Any] = {}
    todo = [(str(name), cell, _DEEP) for name, cell in reversed(list(value.items()))]
    while todo:
        name, cell, deep = todo.pop()
        if isinstance(cell, dict) and deep:
            todo += [(f"{name}.{key}", one, deep - 1) for key, one in reversed(list(cell.items()))]
        else:
            found[name.removesuffix(".rendered")] = cell
    return found
