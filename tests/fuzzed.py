"""Odd texts by number, and what must be true of everything found in them.

The same number gives the same text on every machine. `benchmarks/fuzz.py` runs many of them; a test
runs the first few.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from random import Random

import pandas as pd

from discourse import Document
from discourse.languages import language
from tests.public_functions import Rows, calls_of
from tests.shapes import EUROPRESSE, FUNCTIONS, french
from tests.strategies import BLANKS, MARKS, NEWLINES, ODD, WORDS

SINGLE = (*calls_of(Rows.COMPARED, Rows.NONE), "show", "page")
"""Functions of one document; the others take several at once."""

MISSING = frozenset("mood tense form voice".split())
"""Columns of words that may be missing."""

_FORMS = """
    peut pouvait pourra pourrait puisse pu doit devait devra devrait doive dû faut faudrait fallu
    est était sera serait soit été a avait aura aurait ait eu va irait fait ferait dit dirait-on
    semble semblerait paraît veut voudrait espère espérait craint redoute signera signerait signé
    dit-il affirme-t-elle estime-t-on peut-être sans doute selon lui d’après elle en effet
    n’est pas ne peut pas n’a jamais ne plus que il n’y a pas s’il si l’on qu’il qu’elle lorsqu’on
    M. Macron Mme Merkel Emmanuel Macron le président Poutine l’Union européenne l’OTAN Bruxelles
""".split()
_TYPOGRAPHY = (
    " ", " ", " ", " ", " ", " ", " ", " ", "\u00a0", "\u202f", "", "  ", ", ", " ; ", " : ", ". ",
    "… ", " ! ", " ? ", "... ", " — ", " – ", " - ", "-", "’", "'", "ʼ", " « ", " » ", "“", "”",
    ' "', '" ', " (", ") ", "[", "]", "/", "\n", "\n\n", ".\n", " »\n", "\n— ", "\n- ", "\n« ",
    "\u00ad", "\u200b", "\t", "\r\n", "*", "_", "&", "·", " ’ ", "..", "?!", ",", ".", "\u2028",
)  # fmt: skip
_MARKUP = (
    "<p>", "</p>", "<p class=\"a\">", "<br>", "<div>", "</div>", "<h1>", "</h1>", "<h2>", "</h2>",
    "<blockquote>", "</blockquote>", "<a href=\"http://a.test/\">", "</a>", "<!--", "-->",
    "<!-- a -->", "<script>", "</script>", "<table>", "<td>", "<li>", "<ul>", "</ul>", "<html>",
    "<body>", "<article>", "&amp;", "&nbsp;", "&#8217;", "&", "<", ">", "<b>", "</b>", "<i>",
    "<!doctype html>", "<pre>", "[", "](", ")", "![", "[a](b)", "**", "*", "__", "_", "`", "```\n",
    "# ", "## ", "> ", "- ", "1. ", "---\n", "titre: x\n", "\n\n", "\n", "|", "\\", "~~~\n",
    "===\n", "[a]: b\n", "**** *an_2024\n", "texte;n\n", ";", "\t", "{\"text\": \"", "\"}", "[{",
    "}]", "-*theme_a\n", "<span class=\"DocPublicationName\">",
)  # fmt: skip
_RANGES = (
    (0x20, 0x7F), (0xA0, 0x17F), (0x2000, 0x206F), (0x300, 0x36F), (0x1, 0x1F), (0x80, 0x9F),
    (0x600, 0x6FF), (0x4E00, 0x4EFF), (0x1F300, 0x1F6FF), (0xE000, 0xE0FF), (0xFB00, 0xFDFF),
    (0xFE00, 0xFFFF), (0x10000, 0x10FFFF), (0xAC00, 0xACFF),
)  # fmt: skip
_GLUE = (*_TYPOGRAPHY, *BLANKS, *NEWLINES)
_ODDITIES = (*MARKS, *ODD)
SUFFIXES = (".txt", "", ".html", ".md", ".csv", ".tsv", ".jsonl", ".json", ".htm", ".xml")
"""Endings of the files that texts are written to."""
FRAMES: dict[str, Callable[[str], str]] = {
    ".csv": lambda text: 'texte;n\n"{}";1\n'.format(text.replace('"', '""')),
    ".tsv": lambda text: f"n\ttexte\n1\t{text}\n2\tUn mot.\n",
    ".json": lambda text: json.dumps([{"texte": text, "n": 1}, {"texte": "Un mot."}]),
    ".jsonl": lambda text: json.dumps({"text": text}) + "\n",
    ".html": lambda text: f"<!doctype html><html><body><article><h1>Titre</h1><p>{text}</article>",
    ".htm": lambda text: EUROPRESSE + text,
    ".md": lambda text: f"---\ntitre: Le pont\n---\n# Le pont\n\n{text}",
    ".txt": lambda text: f"**** *an_2024\n{text}\n",
}
"""What a text needs to be read as a file with an ending, and not refused at once."""
ENCODINGS = (*["utf-8"] * 5, "cp1252", "utf-16", "damaged")


_CODED = re.compile(r"\[([^|\]]*)\|[^\]]*\]")  # "[peut-être|possible]" in a trap


@cache
def _entries() -> tuple[str, ...]:
    """The words and expressions of our own lexicons, as they could be written."""
    folder = language("fr").folder
    found: list[str] = []
    for name in ("markers.tsv", "valence.tsv", "shifters.tsv", "words.tsv"):
        lines = (folder / name).read_text(encoding="utf-8").splitlines()
        entries = [line.split("\t")[0] for line in lines if line and not line.startswith("#")]
        found += [_plain(entry) for entry in entries[1:]]
    traps = (folder / "traps.tsv").read_text(encoding="utf-8")
    sentences = re.findall(r"^[^#\t]+\t([^\t]+)", traps, re.MULTILINE)
    found += [_CODED.sub(r"\1", sentence) for sentence in sentences]
    return tuple(dict.fromkeys(entry for entry in found if entry))


@cache
def _french() -> tuple[str, ...]:
    """Words of a French sentence: as many small words and verbs as entries."""
    return (*WORDS * 15, *_FORMS * 15, *_entries())


def _plain(entry: str) -> str:
    """One way to write the pattern of an entry: the last of its alternatives, bare lemmas."""
    words = [word.split("|")[-1].strip("[]") for word in entry.split()]
    return " ".join(word for word in words if not word.startswith("~")).replace("' ", "’")


def text_of(number: int) -> str:
    """The odd text of a number: one in eight is of random characters, one in eight of markup."""
    rng = Random(number)
    kind = number % 8
    if kind == 0:
        return _noise(rng)
    if kind == 1:
        return _glued(rng, rng.randint(1, 60), (*_MARKUP, *_MARKUP, *WORDS))
    if kind == 2:
        return _repeated(rng)
    if kind == 3:
        return _article(rng)
    longest = 400 if number % 64 == 4 else 40
    return _glued(rng, rng.randint(1, longest), _french())


def _glued(rng: Random, size: int, words: Sequence[str]) -> str:
    """Words and entries with odd typography between them, in any case."""
    parts: list[str] = []
    plain = rng.random() < 0.5  # half the texts are nearly sentences
    for _ in range(size):
        pool = rng.random()
        word = rng.choice(words if pool < 0.9 else _ODDITIES)
        case = rng.random()
        parts.append(word.upper() if case < 0.03 else word.capitalize() if case < 0.15 else word)
        odd = rng.random() < (0.15 if plain else 0.7)
        parts.append(rng.choice(_GLUE) if odd else " ")
    return "".join(parts)


def _noise(rng: Random) -> str:
    """Random characters of a few ranges, with blanks and lines."""
    chosen = rng.sample(_RANGES, rng.randint(1, 4))
    parts = []
    for _ in range(rng.randint(1, 300)):
        low, high = rng.choice(chosen)
        parts.append(chr(rng.randint(low, high)) if rng.random() < 0.85 else rng.choice(" \n.a"))
    if rng.random() < 0.01:
        parts.append(rng.choice(("\0", "\ud800", "\udfff")))
    return "".join(parts)


def _repeated(rng: Random) -> str:
    """A few pieces repeated, like the shapes of `tests/shapes.py`."""
    unit = _glued(rng, rng.randint(1, 4), (*_entries(), *_FORMS, *MARKS, *_MARKUP[:10]))
    if not unit.strip():
        unit += rng.choice(WORDS)
    before, after = (rng.choice(("", "Un mot. ", "Titre\n\n", "« ", "Bravo.")) for _ in range(2))
    return before + unit * rng.randint(2, max(3, 2500 // len(unit))) + after


def _article(rng: Random) -> str:
    """Title, headings, paragraphs, quotes that repeat one, bylines, captions."""
    sentences = [
        f"{(text := _sentence(rng))[0].upper()}{text[1:]}." for _ in range(rng.randint(2, 14))
    ]
    lines = []
    for _ in range(rng.randint(1, 12)):
        kind = rng.random()
        if kind < 0.5:
            lines.append(" ".join(rng.choices(sentences, k=rng.randint(1, 5))))
        elif kind < 0.65:
            lines.append(rng.choice(("Une lueur", "L’accord en vue ?", _sentence(rng)[:40])))
        elif kind < 0.8:
            lines.append(f"« {rng.choice(sentences).strip('.')} »")
        else:
            lines.append(
                rng.choice(
                    ("Par Jean Dupont", "Photo : le port", "Lire aussi", "3 mai 2024", "* *")
                )
            )
    return rng.choice(("\n", "\n\n", "\r\n", " \n")).join(lines)


def _sentence(rng: Random) -> str:
    return " ".join(rng.choices(_french(), k=rng.randint(2, 18)))


# --- what must hold -------------------------------------------------------------------------------


def faults_of(doc: Document) -> Iterator[str]:
    """What is wrong with the parts of a document."""
    if any(doc.text[b.start : b.end].strip() != doc.text[b.start : b.end] for b in doc.blocks):
        yield "a block with blanks at its ends"
    ends = [0, *(section.end for section in doc.sections)]
    if [section.start for section in doc.sections] != ends[:-1] or ends[-1] != len(doc.text):
        yield "sections that are not a partition"
    for name, spans in (("blocks", doc.blocks), ("sentences", doc.sentences)):
        edges = [edge for span in spans for edge in (span.start, span.end)]
        if edges != sorted(edges) or any(span.start >= span.end for span in spans):
            yield f"{name} that are empty or overlap"
        covered = "".join(doc.text[span.start : span.end] for span in spans)
        if "".join(covered.split()) != "".join(doc.text.split()):
            yield f"{name} that leave out more than blanks"
    if [sentence.index for sentence in doc.sentences] != list(range(len(doc.sentences))):
        yield "sentences that are not numbered"


def faults_of_reading(doc: Document) -> Iterator[str]:
    """What is wrong with a document of a plain text."""
    yield from faults_of(doc)
    again = french(doc.text)
    if again.text != doc.text or again.blocks != doc.blocks:
        yield "a text that reading changes twice"


@cache
def _empty(name: str) -> dict[str, str]:
    """The dtypes of the empty table of a function."""
    return dtypes(FUNCTIONS[name](french("")))


def dtypes(table: pd.DataFrame) -> dict[str, str]:
    """The dtypes with the categories of categoricals."""
    return {
        str(name): f"{dtype} {list(getattr(dtype, 'categories', ()))}"
        for name, dtype in table.dtypes.items()
    }


def faults_in(name: str, table: pd.DataFrame, docs: Sequence[Document]) -> Iterator[str]:
    """What is wrong with a table of some documents."""
    if name == "texts":
        # What a byline tells is a column of its own, empty for documents without one.
        table = table.drop(columns={key for doc in docs for key in doc.metadata})
    if dtypes(table) != _empty(name):
        yield "columns or dtypes other than those of the empty table"
    if {"doc", "start", "end", "text"} <= set(table.columns):
        texts = {doc.id: doc.text for doc in docs}
        cells = (table[column].tolist() for column in ("doc", "start", "end", "text"))
        rows = list(zip(*cells, strict=True))
        if any(texts[doc][start:end] != text or not text for doc, start, end, text in rows):
            yield "a span that is not its text"
    for column in table.columns:
        yield from _faults_of(column, table)
    counted = table[table["n"] > 0] if "n" in table.columns else table.iloc[:0]
    for column in {"valence", "net", "share", "hope_share"} & set(counted):
        if counted[column].isna().any():
            yield f"{column} is missing where sentences were counted"
    if "lix" in table and table.loc[table["words"] > 0, ["lix", "rix"]].isna().any(axis=None):
        yield "an index is missing where words were counted"


def _faults_of(column: str, table: pd.DataFrame) -> Iterator[str]:
    """What is wrong with a column."""
    values = table[column]
    if values.dtype != "float64":
        if column not in MISSING and values.isna().any():
            yield f"{column} is missing"
    elif (values.dropna().abs() == float("inf")).any():
        yield f"{column} is infinite"
    elif column.endswith("share") and not values.dropna().between(0, 1).all():
        yield f"{column} is not a share"
    elif column.endswith("low"):
        high = table[f"{column[:-3]}high"]
        if (values.isna() != high.isna()).any() or (values > high).any():
            yield f"{column} is above its high, or one of them is missing"


def checked(name: str, docs: Sequence[Document]) -> list[str]:
    """Run a function over documents; return what is wrong with its result."""
    run: Callable[..., object] = FUNCTIONS[name]
    if name not in SINGLE:
        table = run(list(docs))
        return (
            list(faults_in(name, table, docs)) if isinstance(table, pd.DataFrame) else ["no table"]
        )
    found: list[str] = []
    for doc in docs:
        given = run(doc)
        if isinstance(given, pd.DataFrame):
            found += faults_in(name, given, [doc])
        elif isinstance(given, str) and (bad := _unfit(given)):
            found.append(f"a page may not hold: U+{ord(bad):04X}")
    return found


_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def _unfit(page: str) -> str:
    match = _UNFIT.search(page)
    return match.group() if match else ""


def write(content: str, name: str, folder: Path) -> Path:
    """A file with a text as its content, named and written as `file_of` says."""
    suffix, encoding, framed = name.split(" ")
    path = folder / f"a{suffix}"
    if framed == "framed" and suffix in FRAMES:
        content = FRAMES[suffix](content)
    if encoding == "damaged":
        data = bytearray(content.encode("utf-8", "surrogatepass"))
        del data[::97]
    else:
        errors = "surrogatepass" if encoding.startswith("utf") else "replace"
        data = bytearray(content.encode(encoding, errors))
    path.write_bytes(data)
    return path


def file_of(number: int) -> str:
    """The ending of the file that a text is written to, its encoding, and if it is in a frame."""
    rng = Random(number)
    framed = rng.choice(("framed", "bare"))
    return f"{rng.choice(SUFFIXES)} {rng.choice(ENCODINGS)} {framed}"
