"""Coded sheets, checked row by row: nothing is guessed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from os import PathLike
from pathlib import Path

from discourse.arguments import documents_of
from discourse.coding.answers import (
    ANSWERS,
    NOTE,
    OUTLOOK,
    answer,
    choices,
    lacking,
    number_of,
)
from discourse.coding.row_ids import RowId, measure_of
from discourse.coding.spreadsheets import Spreadsheet
from discourse.documents import Document
from discourse.sentence_codes import SentenceCode, SentenceCodes, text_digest
from discourse.user_files import path_of

PathLikes = str | PathLike[str]
_LISTED = 5  # rows named in an error


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a file: its line, its id and what was answered, "" where nothing was."""

    line: int
    id: RowId
    answers: Mapping[str, str]
    note: str

    @property
    def coded(self) -> bool:
        return any(self.answers.values())


def read(
    paths: PathLikes | Sequence[PathLikes] | Mapping[str, PathLikes],
    docs: Document | Iterable[Document],
) -> SentenceCodes:
    """Read sheets that were coded by hand, of one coder or several.

    CSV and XLSX are read as a spreadsheet program leaves them: semicolons, a byte order mark,
    Windows-1252, ``1,0`` for 1, rows in another order. A coder may stop early: the first rows of
    a sheet are a random sample. One who leaves out what is hard is refused, since what is left
    out is not like the rest.

    Parameters
    ----------
    paths
        the file of a coder, several, or ``{coder: file}``; a coder is called by the file's name
        unless another is given.
    docs
        the documents the sheet was made of.

    Returns
    -------
    SentenceCodes
        for ``coded=`` of `discourse.outlook`, `discourse.hedging` and `agreement`.

    Raises
    ------
    TypeError
        no path, no documents.
    FileNotFoundError
        no such file.
    ValueError
        with file and line: a missing column, an unknown or repeated id, an id of another text or
        another version of it, a sentence that is not that of its id, an unknown code, a status
        without a valence, a valence other than 0 without a status, rows left out before the last
        coded one, no code at all; sheets that ask different questions.

    Examples
    --------
    >>> import discourse, tempfile, pathlib
    >>> doc = discourse.document("L’Europe avance. Il pleut. L’Europe doute.", id="essay")
    >>> sheet = discourse.coding.sheet(doc, target="Europe")
    >>> sheet["valence"], sheet["status"] = ["1", "-1"], "asserted"
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = pathlib.Path(folder, "camille.csv")
    ...     sheet.to_csv(path, index=False)
    ...     discourse.coding.read(path, doc)
    <2 codes of outlook by camille>
    """
    files = _files(paths)
    found = _by_question(files, docs)
    if len(found) > 1:
        listed = ", ".join(str(path) for _, path in files)
        raise ValueError(
            f"the sheets ask different questions, so they are read apart, or by read_all: {listed}"
        )
    return found[0]


def read_all(
    paths: PathLikes | Sequence[PathLikes] | Mapping[str, PathLikes],
    docs: Document | Iterable[Document],
) -> list[SentenceCodes]:
    """Read sheets of several questions: of the whole text, of a target, of hedging.

    Each id of a sheet holds the question, so the files may be given in any order.

    Parameters
    ----------
    paths, docs
        as in `read`.

    Returns
    -------
    list of SentenceCodes
        one per question, for ``coded=`` of `discourse.report`, `discourse.trends` and
        `discourse.course`.

    Raises
    ------
    TypeError, FileNotFoundError, ValueError
        as `read`, but for sheets that ask different questions.

    Examples
    --------
    >>> import discourse, tempfile, pathlib
    >>> doc = discourse.document("L’Europe avance. Il pleut. L’Europe doute.", id="essay")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     for name, target in (("whole.csv", None), ("europe.csv", "Europe")):
    ...         sheet = discourse.coding.sheet(doc, target=target)
    ...         sheet["valence"] = "0"
    ...         sheet.to_csv(pathlib.Path(folder, name), index=False)
    ...     discourse.coding.read_all(sorted(pathlib.Path(folder).iterdir()), doc)
    [<2 codes of outlook by europe>, <3 codes of outlook by whole>]
    """
    return _by_question(_files(paths), docs)


def _by_question(
    files: Sequence[tuple[str, Path]], docs: Document | Iterable[Document]
) -> list[SentenceCodes]:
    texts = {text_digest(doc): doc for doc in documents_of(docs)}
    codes: dict[tuple[str, str], list[SentenceCode]] = {}
    for coder, path in files:
        measure, question, rows = _one(path, texts)
        codes.setdefault((measure, question), []).extend(
            SentenceCode(
                coder,
                row.id.text,
                row.id.sentence,
                number_of(measure, row.answers),
                int(row.answers["valence"]) if measure == OUTLOOK else 0,
                row.answers.get("status", ""),
                row.note,
            )
            for row in rows
        )
    return [SentenceCodes(*asked, given) for asked, given in codes.items()]


def _files(paths: object) -> list[tuple[str, Path]]:
    if isinstance(paths, Mapping):
        found = [(str(coder), path_of(path, "paths")) for coder, path in paths.items()]
    elif isinstance(paths, str | PathLike):
        found = [(path_of(paths, "paths").stem, path_of(paths, "paths"))]
    elif isinstance(paths, Sequence):
        given = [path_of(path, "paths") for path in paths]
        found = [(path.stem, path) for path in given]
    else:
        raise TypeError(f"paths is {paths!r}; give the path of a coded sheet, or several")
    if not found:
        raise ValueError("no file given; give the path of a coded sheet")
    coders = [coder for coder, _ in found]
    if len(set(coders)) < len(coders):
        raise ValueError(f"two files of one name ({', '.join(coders)}); give {{coder: file}}")
    return found


def _one(path: Path, texts: Mapping[str, Document]) -> tuple[str, str, list[_Row]]:
    """Measure, question and coded rows of a file, in the order of the sheet."""
    sheet = Spreadsheet.read(path)
    measure = measure_of(cells["id"] for _, cells in sheet.cells(("id",)))
    rows = sorted(_rows(sheet, measure, texts), key=lambda row: row.id.place)
    _refuse_repeated(path, rows)
    questions = {row.id.question for row in rows}
    if len(questions) > 1:
        raise ValueError(f"{path}: rows of different sheets; read each sheet by itself")
    coded = [row for row in rows if row.coded]
    if not coded:
        raise ValueError(f"{path}: nothing is coded; fill in {', '.join(ANSWERS[measure])}")
    _refuse_gaps(path, rows, coded)
    return measure, questions.pop(), coded


def _rows(sheet: Spreadsheet, measure: str, texts: Mapping[str, Document]) -> Iterator[_Row]:
    # The note may have been deleted with its column; nothing depends on it.
    found = sheet.cells(("id", "sentence", *ANSWERS[measure]), optional=(NOTE,))
    for line, cells in found:
        try:
            identity = RowId.read(cells["id"])
            _check_sentence(identity, cells["sentence"], texts)
            answers = {name: answer(name, cells[name]) for name in ANSWERS[measure]}
            _check_answers(answers)
        except ValueError as error:
            raise ValueError(f"{sheet.path}, line {line}: {error}") from None
        yield _Row(line, identity, answers, cells[NOTE].strip())


def _check_sentence(identity: RowId, sentence: str, texts: Mapping[str, Document]) -> None:
    doc = texts.get(identity.text)
    if doc is None:
        known = ", ".join(repr(doc.id) for doc in list(texts.values())[:_LISTED])
        raise ValueError(
            f"the sentence is of another text than {known}, or the text was changed since; "
            "give the documents the sheet was made of, or make a new sheet"
        )
    if identity.sentence >= len(doc.sentences):
        raise ValueError(f"document {doc.id!r} has no sentence {identity.sentence}")
    own = doc.sentences[identity.sentence]
    # Letters alone: a spreadsheet may have changed quotation marks, blanks and accents.
    if _letters(doc.text[own.start : own.end]) != _letters(sentence):
        raise ValueError(
            f"the sentence {sentence[:40]!r} is not the one of its id; if a column was sorted by "
            "itself, put the rows together again"
        )


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isascii() and char.isalnum())


def _check_answers(answers: Mapping[str, str]) -> None:
    empty = lacking(answers)
    if empty:
        [(name, given)] = ((name, given) for name, given in answers.items() if name != empty)
        raise ValueError(f"{name} is {given!r} but {empty} is empty; write {choices(empty)}")


def _refuse_repeated(path: Path, rows: Sequence[_Row]) -> None:
    places: dict[int, int] = {}
    for row in rows:
        if row.id.place in places:
            raise ValueError(
                f"{path}, line {row.line}: the id of line {places[row.id.place]} again; "
                "each row is coded once"
            )
        places[row.id.place] = row.line


def _refuse_gaps(path: Path, rows: Sequence[_Row], coded: Sequence[_Row]) -> None:
    last = coded[-1].id.place
    there = {row.id.place: row for row in rows}
    gaps = [place for place in range(1, last) if place not in there or not there[place].coded]
    if gaps:
        named = ", ".join(
            f"line {there[place].line}" if place in there else f"row {place} of the sheet (deleted)"
            for place in gaps[:_LISTED]
        )
        more = f" and {len(gaps) - _LISTED} more" if len(gaps) > _LISTED else ""
        raise ValueError(
            f"{path}: not coded though later rows are: {named}{more}. What is hard to code is not "
            "like the rest: code these, or clear every row after the first gap"
        )
