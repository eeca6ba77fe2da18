"""Write how often coded sentences are read as what they are: the shipped tables of a language.

    python -m tools.derive_reading_errors CORPORA

`data/coded` names the sentences and holds the codes; CORPORA is the folder of the collections they
were drawn from (`tools.corpora`). The table goes to `discourse/languages/fr/reading_errors.toml`,
with `build`, what tells the readings of this build from those of another: a test fails where the
two part, so that a rule that changes readings changes the table too.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import discourse
from discourse import modality
from discourse.evaluation import load_traps
from discourse.inference.reading_error import NET, SHARE, Scale
from discourse.languages import language
from discourse.span_files import CODES, Span
from discourse.tables.corrections import TABLES
from discourse.tables.readings import numbers_read
from tools.corpora import texts

CODED = Path(__file__).parent.parent / "data" / "coded"
TARGET = "Europe"
# A category that fewer sentences hold has no table: what is missed would rest on a handful.
FEWEST = 8
_NO_RULES = (
    TABLES,
    "attitude_weights.toml",
    "confidence.toml",
    "known_failures.tsv",
    "traps.tsv",
    "zones.toml",
)
_HEAD = """\
# How often sentences of each code are read as what, for intervals that allow for wrong readings.
# Written by `python -m tools.derive_reading_errors`; what was coded, by whom and how well coders
# agree: data/coded/README.md. Rows are codes, columns readings, both in the order of `classes`;
# where two coders differ, each counts half.

# What tells the readings this table was made with from those of another build.
build = "{build}"
"""
_TABLE = """
[{name}]
classes = {classes}
sentences = {sentences}
counts = {counts}
"""


def build(lang: str = "fr") -> str:
    """What tells the readings of this build from those of another.

    The entries of the language's files are hashed, and what is read in every trap sentence: its
    outlook, whether it is hedged, and its markers. These are hundreds of sentences of our own, one
    or more for every rule. A comment does not change it; an entry, or a rule that decides, does.
    """
    whole = hashlib.sha256()
    for path in sorted(language(lang).folder.glob("*.t*")):
        if path.name not in _NO_RULES:
            lines = path.read_text(encoding="utf-8").splitlines()
            entries = [line for line in lines if line.strip() and not line.startswith("#")]
            whole.update("\n".join((path.name, *entries)).encode())
    for number, trap in enumerate(load_traps(lang)):
        doc = discourse.document(trap.text, id=str(number), lang=lang)
        for measure in ("outlook", "hedging"):
            whole.update(repr(sorted(numbers_read(doc, measure).items())).encode())
        found = [(hit.sentence, hit.category) for hit in modality.find(doc)]
        whole.update(repr(sorted(found)).encode())
    return whole.hexdigest()[:12]


def looked_up(name: str, folder: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """The sentences of a coded file, each with its row."""
    with (CODED / name).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            text = texts(row["source"], folder)[row["item"]]
            yield text[int(row["start"]) : int(row["end"])], row


def coded(name: str, folder: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The sentences of a coded file with the codes of one coder or two."""
    for text, row in looked_up(name, folder):
        yield text, tuple(filter(None, (row["first"], row["second"])))


def marked(code: str) -> list[Span]:
    """The markers a coder found in a sentence.

    >>> marked("4-12:EPI-POSS"), marked("-")
    ([Span(start=4, end=12, category='possible', negated=None)], [])
    """
    spans = []
    for one in code.split() if code != "-" else ():
        place, _, category = one.partition(":")
        start, _, end = place.partition("-")
        spans.append(Span(int(start), int(end), CODES[category]))
    return spans


def holding(folder: Path) -> dict[str, list[tuple[str, list[float]]]]:
    """By category of marker, the sentences of `markers.tsv`, and whether each holds one."""
    found: dict[str, list[tuple[str, list[float]]]] = {name: [] for name in CODES.values()}
    for text, codes in coded("markers.tsv", folder):
        held = [{span.category for span in marked(code)} for code in codes]
        for name, sentences in found.items():
            sentences.append((text, [float(name in one) for one in held]))
    return found


def counts(
    sentences: Sequence[tuple[str, Sequence[float]]], measure: str, scale: Scale
) -> list[list[float]]:
    """How often each code was given each reading."""
    table = [[0.0] * len(scale.values) for _ in scale.values]
    for number, (text, codes) in enumerate(sentences):
        doc = discourse.document(text, id=str(number), lang="fr")
        target = TARGET if measure == "outlook" else None
        read = numbers_read(doc, measure, target, discourse.ZONES)
        # A sentence that is cut in two is hedged if either half is; its sides are summed.
        total = sum(read.values())
        side = max(-1, min(1, total))
        for code in codes:
            row = table[scale.values.index(code)]
            row[scale.values.index(side)] += 1 / len(codes)
    return table


def number_of(code: str) -> float:
    """The number a code of `data/coded` stands for.

    >>> number_of("1 denied"), number_of("0"), number_of("yes")
    (-1.0, 0.0, 1.0)
    """
    if code in ("yes", "no"):
        return float(code == "yes")
    valence, _, status = code.partition(" ")
    return float(valence) * (-1 if status == "denied" else 1) + 0.0


def derive(folder: Path) -> str:
    """The file of tables."""
    made = _HEAD.format(build=build())
    for name, file, measure, scale, classes in (
        (f"outlook {TARGET}", "outlook_europe.tsv", "outlook", NET, ["good", "none", "bad"]),
        ("hedging", "hedging.tsv", "hedging", SHARE, ["hedged", "not hedged"]),
    ):
        sentences = [
            (text, [number_of(code) for code in codes]) for text, codes in coded(file, folder)
        ]
        made += _table(name, classes, sentences, measure, scale)
    for name, held in holding(folder).items():
        if sum(codes[0] for _, codes in held) >= FEWEST:
            made += _table(name, ["held", "not held"], held, name, SHARE)
    return made


def _table(
    name: str,
    classes: Sequence[str],
    sentences: Sequence[tuple[str, Sequence[float]]],
    measure: str,
    scale: Scale,
) -> str:
    return _TABLE.format(
        name=f'"{name}"' if " " in name else name,
        classes=str(classes).replace("'", '"'),
        sentences=len(sentences),
        counts=counts(sentences, measure, scale),
    )


def main(argv: list[str] | None = None) -> int:
    """Write the file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("corpora", type=Path)
    given = parser.parse_args(argv)
    path = language("fr").path(TABLES)
    path.write_text(derive(given.corpora), encoding="utf-8")
    print(path.read_text(encoding="utf-8"))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
