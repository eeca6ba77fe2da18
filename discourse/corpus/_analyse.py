"""The function of one part: a frame of texts in, a frame of findings out."""

from __future__ import annotations

import hashlib
import os
import warnings

import pandas as pd

from discourse.arguments import one_of
from discourse.corpus.run_tables import TABLES, Question, as_text, schema, tables_of, target_asked
from discourse.documents import Document
from discourse.languages import code_of
from discourse.reading import document
from discourse.tables.schema import rows_of
from discourse.tables.voices import TargetLike

_SHORT = 16


def analyse(
    texts: pd.DataFrame,
    table: str,
    *,
    text: str = "text",
    id: str | None = "id",  # noqa: A002 - the name of the column
    lang: str | None = None,
    target: TargetLike = None,
    markers: str | os.PathLike[str] | None = None,
    valence: str | os.PathLike[str] | None = None,
) -> pd.DataFrame:
    """One table of the texts of a frame: what any engine can apply to each part of a corpus.

    With Dask, ``frame.map_partitions(analyse, "markers", meta=schema("markers"))``; with Spark,
    ``frame.mapInPandas(lambda parts: (analyse(part, "markers") for part in parts), ...)``.

    Parameters
    ----------
    texts
        one row per text; the columns besides text and id become metadata.
    table
        one of `TABLES`.
    text
        the column of the texts.
    id
        the column of their ids. Where there is none, or with None, an id is formed of the text:
        a number of the row would be the same in every part.
    lang
        language code of all texts; by default each has its own, told as in `discourse.document`.
    target, markers, valence
        as in `run`.

    Returns
    -------
    DataFrame
        the columns of `schema`. Of a text that cannot be analysed there is one row in
        ``documents``, without figures, whose ``notes`` say why, and none in the other tables.

    Raises
    ------
    TypeError
        no DataFrame of pandas.
    ValueError
        an unknown table; no column of texts.

    Examples
    --------
    >>> rows = pd.DataFrame({"id": ["a", "b"], "text": ["La paix reviendra peut-être.", None]})
    >>> analyse(rows, "markers")[["doc", "text", "category"]]
      doc       text  category
    0   a  peut-être  possible
    >>> analyse(rows, "documents")[["doc", "words", "notes"]]
      doc  words                             notes
    0   a      4
    1   b      0  problem: row 1: the text is missing
    """
    one_of(table, TABLES, "table")
    _check_frame(texts)
    if text not in texts.columns:
        known = ", ".join(map(str, texts.columns))
        raise ValueError(f"there is no column {text!r} of texts; there are {known}")
    question = Question(target_asked(target), as_text(markers), as_text(valence))
    named = id if id is not None and id in texts.columns else None
    others = [str(name) for name in texts.columns if name not in (text, id)]
    parts: list[pd.DataFrame] = []
    for row, cells in enumerate(rows_of(texts)):
        given = cells[text]
        name = "" if named is None or pd.isna(cells[named]) else str(cells[named])
        about = {key: str(cells[key]) for key in others if pd.notna(cells[key])}
        try:
            doc = _document(given, name, row, lang, about)
            parts.append(tables_of([doc], question, [table])[table])
        except Exception as error:  # noqa: BLE001 - a bad row is a row, whatever is wrong in it
            if table == "documents":
                parts.append(problem_row(name or _id(str(given)), str(error)))
    filled = [part for part in parts if len(part)]
    return pd.concat(filled, ignore_index=True) if filled else schema(table)


def _check_frame(texts: object) -> None:
    if not isinstance(texts, pd.DataFrame):
        kind = type(texts).__name__
        raise TypeError(f"texts is {kind}; give a DataFrame of pandas with one row per text")


def _document(
    given: object, name: str, row: int, lang: str | None, about: dict[str, str]
) -> Document:
    if not isinstance(given, str) or not given.strip():
        what = "blank" if isinstance(given, str) else "missing"
        raise ValueError(f"row {row}: the text is {what}")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the notes of the document say it
        code = None if lang is None else code_of(lang)
        return document(given, id=name or _id(given), lang=code, metadata=about)


def _id(text: str) -> str:
    return "sha-" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_SHORT]


def problem_row(name: str, reason: str) -> pd.DataFrame:
    """The row of a document that could not be analysed, in the table ``documents``."""
    row = schema("documents").reindex([0])
    row = row.assign(doc=name, notes=f"problem: {reason}")
    sizes = ["characters", "words", "sentences", "sections"]
    return row.assign(**dict.fromkeys(sizes, 0)).astype(schema("documents").dtypes.to_dict())
