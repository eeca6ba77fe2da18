"""Notebooks of Jupyter: the text of their Markdown cells."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from discourse.reading import markdown
from discourse.reading.articles import Article
from discourse.reading.omissions import left_out
from discourse.reading.readers import Context
from discourse.reading.text_signatures import Look


def is_notebook(look: Look) -> bool:
    """An object in JSON with cells and the number of its format."""
    return look.start.lstrip().startswith("{") and all(
        name in look.text for name in ('"cells"', '"nbformat"')
    )


def articles(text: str, context: Context) -> Iterator[Article]:
    """The one article of a notebook, read as Markdown is.

    Raises
    ------
    ValueError
        No notebook after all, or no cell with text in it.
    """
    try:
        cells = json.loads(text.removeprefix("\ufeff"))["cells"]
        kinds = Counter(f"{cell['cell_type']} cell" for cell in cells)
        said = [_source(cell) for cell in cells if cell["cell_type"] == "markdown"]
    except (ValueError, RecursionError, KeyError, TypeError) as error:
        raise ValueError(f"{context.where}: no notebook that can be read ({error!r})") from None
    del kinds["markdown cell"]
    left = left_out(kinds)
    if not any(one.strip() for one in said):
        raise ValueError(f"{context.where}: no text in it{f' ({left})' if left else ''}")
    found = markdown.article("\n\n".join(said), context.where, context.lang)
    yield replace(found, notes=((left, *found.notes) if left else found.notes))


def _source(cell: dict[str, Any]) -> str:
    """The source of a cell: a text, or a list of its lines."""
    source = cell["source"]
    return source if isinstance(source, str) else "".join(source)
