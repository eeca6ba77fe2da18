"""How often the language of a text is mistaken, or not recognised.

Run `python benchmarks/language_guess.py fr FILE…`; a file is text (one text a line) or JSON lines
with a `text`, also compressed (`.gz`). A line with line ends in it counts once for each. Prints, by
length in words, the number of texts, how many were taken for another language than the given one,
and how many were not recognised (read as French, with a note); then the first of each kind.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from discourse.reading.language_guess import DEFAULT, guess

LENGTHS = (1, 5, 10, 20, 40, 10**9)  # words
SHOWN = 5


def texts(path: Path) -> Iterator[str]:
    """The texts of a file, one per paragraph."""
    data = path.read_bytes()
    if path.suffix == ".gz":
        data = gzip.decompress(data)
    for line in data.decode("utf-8").splitlines():
        text = json.loads(line)["text"] if line.startswith("{") else line
        yield from (part for part in text.splitlines() if part.strip())


def main() -> None:
    """Print one table for the files together."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lang", help="the language all the texts are in")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    given = parser.parse_args()
    every = [text for path in given.files for text in texts(path)]
    print("| words | texts | another language | not told |\n|---|---|---|---|")
    wrong: list[str] = []
    for least, most in pairwise(LENGTHS):
        found = [(text, guess(text)) for text in every if least <= len(text.split()) < most]
        sure = [(text, one.code) for text, one in found if not one.note and one.code != given.lang]
        unsure = [text for text, one in found if one.note]
        name = f"{least}–{most - 1}" if most < LENGTHS[-1] else f"{least} or more"
        print(f"| {name} | {len(found)} | {len(sure)} | {len(unsure)} |")
        wrong += [f"{code}: {text[:90]}" for text, code in sure]
        if given.lang != DEFAULT or least >= 20:
            wrong += [f"not told: {text[:90]}" for text in unsure[:SHOWN]]
    print("\n" + "\n".join(wrong[: 4 * SHOWN]))


if __name__ == "__main__":
    main()
