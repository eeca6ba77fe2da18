"""Write how often readings are right by what tells sure ones from others: `confidence.toml`.

    python -m tools.derive_confidence CORPORA DEVELOPMENT.jsonl [DEVELOPMENT.jsonl ...]

CORPORA holds the collections the sentences of `data/coded` were drawn from (`tools.corpora`): what
was read on them is compared with their codes. DEVELOPMENT and `learning_markers.tsv` are the coded
sentences the rules were written on; all that is taken from them is how often each entry was met.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

import discourse
from discourse import modality, stance
from discourse.evaluation.coded import read_coded
from discourse.evaluation.pairing import pairs
from discourse.languages import language
from discourse.modality.confidence import BANDS, MEASURED, band_of, is_contested
from discourse.span_files import Span
from discourse.stance.confidence import KINDS, kind_of
from tools.derive_reading_errors import TARGET, coded, looked_up, marked, number_of

# A stratum of few sentences is drawn to the share of all, as if so many more were in it.
_WEIGHT = 10
_HEAD = """\
# How often readings are right, by what tells sure ones from others. Written by
# `python -m tools.derive_confidence`; what was coded: data/coded/README.md.

[markers]
# Of markers with one reading, and of those a rule had to choose for, the share that coders read
# alike, by how often the entry was met in the sentences the rules were written on (at least):
# {bands}.
plain = {plain}  # of {plain_n}
contested = {contested}  # of {contested_n}

[outlook]
# The share of sentences on whose side towards Europe coders agree: {kinds}.
shares = {outlook}  # of {outlook_n}

# How often each entry was met.
[markers.met]
{met}
"""


def met(folder: Path, paths: Sequence[Path]) -> Counter[str]:
    """How often each entry of the lexicon was met in the sentences the rules were written on."""
    found: Counter[str] = Counter()
    learnt = [text for text, _ in looked_up("learning_markers.tsv", folder)]
    for text in (*learnt, *(row.text for path in paths for row in read_coded(path))):
        doc = discourse.document(text, lang="fr")
        found.update(hit.entry for hit in modality.find(doc, None, discourse.ZONES))
    return found


def of_markers(folder: Path, counts: Counter[str]) -> dict[bool, list[tuple[int, int]]]:
    """How many markers of each stratum were right, and how many there were."""
    found: dict[bool, list[list[int]]] = {
        contested: [[0, 0] for _ in BANDS] for contested in (False, True)
    }
    for number, (text, codes) in enumerate(coded("markers.tsv", folder)):
        spans = marked(codes[0])
        doc = discourse.document(text, id=str(number), lang="fr")
        hits = modality.find(doc, None, discourse.ZONES)
        read = [Span(hit.start, hit.end, hit.category) for hit in hits]
        right = {j for i, j in pairs(spans, read) if spans[i].category == read[j].category}
        for place, hit in enumerate(hits):
            cell = found[is_contested(hit)][band_of(counts[hit.entry])]
            cell[0] += place in right
            cell[1] += 1
    return {key: [(right, n) for right, n in cells] for key, cells in found.items()}


def of_outlook(folder: Path) -> list[tuple[float, float]]:
    """How many sentences of each kind have the side coders gave them, and how many there are."""
    right: defaultdict[str, float] = defaultdict(float)
    total: Counter[str] = Counter()
    for number, (text, codes) in enumerate(coded("outlook_europe.tsv", folder)):
        doc = discourse.document(text, id=str(number), lang="fr")
        for one in stance.find(doc, TARGET, discourse.ZONES):
            kind = kind_of(one.judgement)
            total[kind] += 1
            side = stance.SIGN[one.outlook]
            right[kind] += sum(number_of(code) == side for code in codes) / len(codes)
    return [(right[kind], total[kind]) for kind in KINDS]


def shares(cells: Sequence[tuple[float, float]]) -> list[float]:
    """The share of each stratum, drawn to that of all.

    >>> shares([(9, 10), (0, 0)])
    [0.9, 0.9]
    """
    overall = sum(right for right, _ in cells) / max(sum(n for _, n in cells), 1)
    return [round((right + _WEIGHT * overall) / (n + _WEIGHT), 3) for right, n in cells]


def derive(folder: Path, development: Sequence[Path]) -> str:
    """The file."""
    counts = met(folder, development)
    markers, outlook = of_markers(folder, counts), of_outlook(folder)
    return _HEAD.format(
        bands=", ".join(map(str, BANDS)),
        kinds=", ".join(KINDS),
        plain=shares(markers[False]),
        plain_n=[n for _, n in markers[False]],
        contested=shares(markers[True]),
        contested_n=[n for _, n in markers[True]],
        outlook=shares(outlook),
        outlook_n=[n for _, n in outlook],
        met="\n".join(f"{_quoted(entry)} = {n}" for entry, n in sorted(counts.items()) if entry),
    )


def _quoted(entry: str) -> str:
    return '"' + entry.replace("\\", "\\\\").replace('"', '\\"') + '"'


def main(argv: list[str] | None = None) -> int:
    """Write the file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("development", type=Path, nargs="+")
    given = parser.parse_args(argv)
    path = language("fr").path(MEASURED)
    path.write_text(derive(given.corpora, given.development), encoding="utf-8")
    print(path.read_text(encoding="utf-8").partition("# How often each")[0])
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
