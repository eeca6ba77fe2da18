"""How often the subject of a verb is found, on treebanks of Universal Dependencies.

A subject counts as found where the words told hold its head; that of a relative is the antecedent,
that of a verb joined to another is the subject of the first. Run as::

    python -m benchmarks.subjects FILE.conllu …
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from discourse import document
from discourse.french.parse import parses
from discourse.french.subjects import subject_in

KINDS = ("noun before the verb", "noun after the verb", "pronoun", "antecedent", "shared")
PRONOUNS = frozenset("je j' tu il elle on nous vous ils elles ce c' cela ça".split())
SUBJECT = ("nsubj", "expl:subj")
JOINED = 3  # verbs joined to one another, at most


class Token(NamedTuple):
    """A word of a treebank: where it begins in the text, what it is, on which word it depends."""

    start: int
    form: str
    pos: str
    features: str
    head: int
    relation: str


def sentences(path: Path) -> Iterator[tuple[str, dict[int, Token]]]:
    """The text and tokens of each sentence whose tokens are found in its text."""
    for block in path.read_text(encoding="utf8").split("\n\n"):
        lines = block.split("\n")
        text = next((line[9:] for line in lines if line.startswith("# text = ")), "")
        tokens: dict[int, Token] = {}
        at, whole = 0, 0
        for cells in (line.split("\t") for line in lines if line[:1].isdigit()):
            if "." in cells[0]:
                continue
            first = int(cells[0].partition("-")[0])
            if first > whole:
                at = text.find(cells[1], at)
                start, at = at, at + len(cells[1])
                whole = int(cells[0].rpartition("-")[2])
                if start < 0:
                    break
            if "-" not in cells[0]:
                tokens[first] = Token(start, cells[1], cells[3], cells[5], int(cells[6]), cells[7])
        else:
            yield text, tokens


def subjects(tokens: dict[int, Token]) -> Iterator[tuple[int, str, int]]:
    """Where a finite verb begins, the kind of its subject, and where the head of that begins."""
    of: dict[int, int] = {}
    for number, one in tokens.items():
        if one.relation.startswith(SUBJECT):
            of.setdefault(one.head, number)
    for number, one in tokens.items():
        if "VerbForm=Fin" not in one.features:
            continue
        verb = one.head if one.relation.partition(":")[0] in ("aux", "cop") else number
        first, joins = verb, 0
        while first not in of and tokens[first].relation == "conj" and joins < JOINED:
            first, joins = tokens[first].head, joins + 1
        if first not in of:
            continue
        told = tokens[of[first]]
        plain = told.form.casefold().replace("’", "'").removeprefix("-t-").lstrip("-")
        if first != verb:
            yield one.start, "shared", told.start
        elif plain == "qui" or "PronType=Rel" in told.features:
            if tokens[first].relation == "acl:relcl":
                yield one.start, "antecedent", tokens[tokens[first].head].start
        elif plain in PRONOUNS:
            yield one.start, "pronoun", told.start
        else:
            after = "after" if of[first] > number else "before"
            yield one.start, f"noun {after} the verb", told.start


def main() -> None:
    """Print the share of subjects found, by kind."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    found: defaultdict[str, Counter[bool]] = defaultdict(Counter)
    for path in parser.parse_args().files:
        for text, tokens in sentences(path):
            wanted = {verb: (kind, head) for verb, kind, head in subjects(tokens)}
            for parse in parses(document(text, lang="fr")):
                for group in parse.groups:
                    kind, head = wanted.get(parse.starts[group.first], ("", -1))
                    if kind and group.form == "Fin" and parse.starts[0] <= head <= parse.starts[-1]:
                        told = subject_in(parse, group)
                        start, end = parse.span(max(told.first, 0), max(told.last, 0))
                        found[kind][told.first >= 0 and start <= head < end] += 1
    for kind in KINDS:
        count = found[kind].total()
        if count:
            print(f"{kind:22}{found[kind][True] / count:.3f}  n = {count:,}")


if __name__ == "__main__":
    main()
