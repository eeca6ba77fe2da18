"""Recall and precision of a valence lexicon on the coded words of `data/evaluative_words`.

The coded sentences belong to others and are not in the project: give the folder with their files
(its README lists them). Run as::

    python -m benchmarks.lexicon_coverage FOLDER [--lexicon PATH] [--misses develop]
"""

from __future__ import annotations

import argparse
import csv
from dataclasses import dataclass
from pathlib import Path

from discourse import document
from discourse.french.parse import parses
from discourse.inference import share_interval
from discourse.polarity.valence_lexicon import Lexicon, lexicon_of
from tools.corpora import texts

CODED = Path(__file__).parent.parent / "data" / "evaluative_words"
PARTS = ("develop", "check", "second", "third", "fourth", "fifth")


@dataclass(frozen=True, slots=True)
class Span:
    """A word or expression in a text: its place, its sign (+1 or -1), its wording."""

    start: int
    end: int
    sign: int
    text: str

    def agrees(self, other: Span) -> bool:
        """Whether the two overlap and have the same sign."""
        return self.start < other.end and other.start < self.end and self.sign == other.sign


def _rows(name: str) -> list[dict[str, str]]:
    with (CODED / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def _coded() -> dict[tuple[str, str], list[Span]]:
    """The coded words, by source and item; the wording is checked against the text later."""
    found: dict[tuple[str, str], list[Span]] = {}
    for row in _rows("words.tsv"):
        span = Span(int(row["start"]), int(row["end"]), int(row["sign"] + "1"), row["word"])
        found.setdefault((row["source"], row["item"]), []).append(span)
    return found


def _hits(text: str, offset: int, lexicon: Lexicon) -> list[Span]:
    doc = document(text)
    if doc.text != text:
        raise ValueError(f"reading changes {text[:60]!r}: its offsets are not the coded ones")
    found = []
    for parse in parses(doc):
        for hit in lexicon.hits(parse):
            start, end = parse.span(hit.first, hit.last)
            grade = hit.entry.grade
            if grade:
                sign = 1 if grade > 0 else -1
                found.append(Span(start + offset, end + offset, sign, text[start:end]))
    return found


@dataclass(slots=True)
class Count:
    """Coded words that are found, and hits that are coded, in one part of the sentences."""

    coded: int = 0
    found: int = 0
    hits: int = 0
    right: int = 0
    missed: str = ""
    wrong: str = ""


def measure(folder: Path, lexicon: Lexicon) -> dict[str, Count]:
    """Counts for each part of the sentences.

    Raises
    ------
    ValueError
        A text that differs from the coded one at the offsets.
    """
    counts = {part: Count() for part in PARTS}
    coded = _coded()
    for row in _rows("sentences.tsv"):
        text = texts(row["source"], folder)[row["item"]]
        start, end = int(row["start"]), int(row["end"])
        inside = coded.get((row["source"], row["item"]), [])
        spans = [span for span in inside if start <= span.start < end]
        for span in spans:
            if text[span.start : span.end] != span.text:
                raise ValueError(
                    f"{row['source']} {row['item']}: {text[span.start : span.end]!r} stands where "
                    f"{span.text!r} was coded; is {folder} the folder that was coded?"
                )
        _compare(counts[row["part"]], spans, _hits(text[start:end], start, lexicon))
    return counts


def _compare(count: Count, spans: list[Span], hits: list[Span]) -> None:
    for span in spans:
        count.coded += 1
        if any(span.agrees(hit) for hit in hits):
            count.found += 1
        else:
            count.missed += f" {span.sign:+d} {span.text};"
    for hit in hits:
        count.hits += 1
        if any(hit.agrees(span) for span in spans):
            count.right += 1
        else:
            count.wrong += f" {hit.sign:+d} {hit.text};"


def _share(part: int, whole: int) -> str:
    interval = share_interval(part, whole)
    return f"{part / whole:.2f} [{interval.low:.2f}, {interval.high:.2f}] ({part}/{whole})"


def main() -> None:
    """Print recall and precision of each part, and on demand the errors in one."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path, help="folder of the files that were coded")
    parser.add_argument("--lexicon", type=Path, help="another lexicon than the one of French")
    parser.add_argument("--misses", choices=PARTS, help="list the errors in this part")
    arguments = parser.parse_args()
    counts = measure(arguments.folder, lexicon_of("fr", arguments.lexicon))
    for part, count in counts.items():
        print(f"{part}: recall {_share(count.found, count.coded)}")
        print(f"{part}: precision {_share(count.right, count.hits)}")
    if arguments.misses:
        print("missed:" + counts[arguments.misses].missed)
        print("not coded:" + counts[arguments.misses].wrong)


if __name__ == "__main__":
    main()
