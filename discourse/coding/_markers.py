"""Markers as a task for coders: texts out to the tools that people code with, markers back."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from os import PathLike
from pathlib import Path
from typing import Any

import pandas as pd

from discourse.arguments import documents_of, names_elsewhere, one_of
from discourse.documents import Document, Sentence
from discourse.span_files import CODED, WRITERS, CodedText, Span, coded_texts, in_order
from discourse.tables.schema import SPAN, Schema, categories, frame, lead
from discourse.user_files import path_of

CODED_MARKERS: Schema = {**SPAN, "category": categories(*CODED)}
_NEEDED = ("doc", "start", "end", "category")
_UNFIT = re.compile(r"[^\w.-]+")
_SHOWN = 40  # characters of a text in an error


def write_markers(
    docs: Document | Iterable[Document],
    path: str | PathLike[str],
    format: str = "brat",  # noqa: A002 - what pandas and the field call it
    *,
    suggested: pd.DataFrame | None = None,
) -> Path:
    r"""Write texts for coders to mark up in brat, INCEpTION or Label Studio.

    Parameters
    ----------
    docs
        a Document or several with different ids. They are written whole.
    path
        for ``"brat"``, ``"cas"`` and ``"cas-json"`` a folder, for ``"label-studio"`` and
        ``"jsonl"`` a file. There must be nothing yet: what is coded is never written over.
    format
        ``"brat"``: stand-off files with ``annotation.conf``. ``"cas"``: UIMA CAS in XMI for
        INCEpTION (extra ``cas``), the layer in ``TypeSystem.xml``. ``"cas-json"``: the same as UIMA
        CAS JSON 0.4, the layer within each file. ``"label-studio"``: tasks in JSON, the labelling
        interface in an ``.xml`` of the same name. ``"jsonl"``: our own.
    suggested
        None, as it should be: coders see nothing of ours. Or a table with ``doc, start, end,
        category``, such as `discourse.markers` or `read_markers` give, to be revised; in Label
        Studio they are predictions. ``undecided`` ones must be decided or deleted by the coder.

    Returns
    -------
    Path
        the folder or file.

    Raises
    ------
    TypeError
        documents, a path or a suggestion of another type.
    ValueError
        an unknown format; two documents whose file would have one name; a suggestion of another
        document or outside its text.
    FileExistsError
        something is there already.
    ImportError
        ``"cas"`` or ``"cas-json"`` without dkpro-cassis.

    Examples
    --------
    >>> import discourse, tempfile
    >>> doc = discourse.document("L’Europe pourrait céder.", id="essay")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     made = write_markers(doc, f"{folder}/task", suggested=discourse.markers(doc))
    ...     [one.name for one in sorted(made.iterdir())], (made / "essay.ann").read_text("utf-8")
    (['annotation.conf', 'essay.ann', 'essay.txt'], 'T1\tpossible 9 17\tpourrait\n')
    """
    found = documents_of(docs)
    one_of(format, tuple(WRITERS), "format")
    target = path_of(path, "path")
    spans = _suggestions(suggested, found)
    names = _file_names(found)
    texts = [
        CodedText(names[doc.id], place, doc.text, spans[doc.id])
        for place, doc in enumerate(found, start=1)
    ]
    for there in (target, *([target.with_suffix(".xml")] if format == "label-studio" else [])):
        if there.exists():
            raise FileExistsError(
                f"{there} is there already; coded files are not written over: name another place"
            )
    WRITERS[format](texts, target)
    return target


def read_markers(
    path: str | PathLike[str], docs: Document | Iterable[Document], *, coder: str | None = None
) -> pd.DataFrame:
    r"""Read markers that were coded in brat, INCEpTION, Label Studio or our own format.

    The format is known by the content. Offsets are turned into characters of ``doc.text``
    whatever the tool counts, and checked against the words that the file quotes.

    Parameters
    ----------
    path
        a folder of brat, or one of its ``.ann``; a folder of ``.xmi`` with ``TypeSystem.xml``, of
        CAS ``.json``, or of the ``.zip`` that INCEpTION exports for each document, or one of them;
        a file that Label Studio exported as JSON or JSON_MIN; JSON lines.
    docs
        the documents that were written. A text is known by its wording, not by its name.
    coder
        whose codes to read where several people coded a task of Label Studio: the address or the
        number by which it knows them. Codes of several are refused, with their names.

    Returns
    -------
    DataFrame
        One row a marker: ``doc, zone, section, sentence, start, end, text, category``. A text
        without a marker has no row.

    Raises
    ------
    TypeError
        no documents, no path.
    FileNotFoundError
        no such file or folder.
    ValueError
        with file and place: a text that is not among the documents, or twice there; words that
        are not at their offsets; an unknown category, or none; a file in another form.
    ImportError
        UIMA CAS without dkpro-cassis.

    Examples
    --------
    >>> import discourse, tempfile
    >>> doc = discourse.document("L’Europe pourrait céder.", id="essay")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     made = write_markers(doc, f"{folder}/task")
    ...     _ = (made / "essay.ann").write_text("T1\tEPI-POSS 9 17\tpourrait\n", "utf-8")
    ...     read_markers(made, doc)[["doc", "start", "end", "text", "category"]]
         doc  start  end      text  category
    0  essay      9   17  pourrait  possible
    """
    by_text = {doc.text: doc for doc in documents_of(docs)}
    read: dict[str, CodedText] = {}
    for one in coded_texts(path, coder):
        doc = by_text.get(one.text)
        if doc is None:
            raise ValueError(f"{path}: {_other(one, list(by_text.values()))}")
        if doc.id in read:
            raise ValueError(
                f"{path}: the text of {doc.id!r} twice; keep the coded one, or name its coder"
            )
        read[doc.id] = one
    rows = (
        (*lead(doc, _sentence(doc, span), span.start, span.end), span.category)
        for doc in by_text.values()
        if doc.id in read
        for span in read[doc.id].spans
    )
    return frame(rows, CODED_MARKERS)


def _suggestions(
    table: pd.DataFrame | None, docs: Sequence[Document]
) -> Mapping[str, tuple[Span, ...]]:
    spans: dict[str, list[Span]] = {doc.id: [] for doc in docs}
    for row in _rows(table):
        doc, start, end, category = row
        if doc not in spans:
            raise ValueError(f"a marker is suggested for {doc!r}, which is not among the documents")
        spans[doc].append(Span(int(start), int(end), str(category)))
    for doc in docs:
        for span in spans[doc.id]:
            if not 0 <= span.start < span.end <= len(doc.text):
                raise ValueError(
                    f"a marker is suggested at {span.start} to {span.end} of {doc.id!r}, which has "
                    f"{len(doc.text)} characters"
                )
    return {name: in_order(found) for name, found in spans.items()}


def _rows(table: pd.DataFrame | None) -> Iterator[tuple[Any, ...]]:
    if table is None:
        return
    if not isinstance(table, pd.DataFrame):
        raise TypeError(
            f"suggested is {type(table).__name__}; give a table such as discourse.markers(docs)"
        )
    lacking = [name for name in _NEEDED if name not in table]
    if lacking:
        raise ValueError(f"suggested has no column {', '.join(lacking)}")
    yield from table[list(_NEEDED)].itertuples(index=False, name=None)


def _file_names(docs: Iterable[Document]) -> Mapping[str, str]:
    """The name of each document's file, by its id."""

    def name_of(name: str) -> str:
        return _UNFIT.sub("_", name).strip(".") or "_"

    return names_elsewhere(docs, name_of, "files named ", same=str.casefold)


def _other(one: CodedText, docs: Sequence[Document]) -> str:
    """Why a text is not among the documents: it was changed, or it never was one of them."""
    for doc in docs:
        if _file_names([doc])[doc.id] == one.id:
            pairs = enumerate(zip(one.text, doc.text, strict=False))
            at = next((i for i, (a, b) in pairs if a != b), min(len(one.text), len(doc.text)))
            there = one.text[at : at + _SHOWN]
            return (
                f"the text of {doc.id!r} was changed at character {at} ({there!r}); give the "
                "documents that were written, or write them anew"
            )
    return f"text {one.line}, {one.text[:_SHOWN]!r}, is not among the documents; give those written"


def _sentence(doc: Document, span: Span) -> Sentence:
    """The sentence a marker begins in, or before which it stands."""
    place = bisect_right(doc.sentences, span.start, key=lambda sentence: sentence.end)
    return doc.sentences[min(place, len(doc.sentences) - 1)]
