"""Measure how long exports of many articles take to read, and how much memory.

    python -m benchmarks.exports [--megabytes 3] [--large 50] [--kinds REGEX] [--tree FOLDER]

Each kind is made of the same articles, 8 paragraphs of some 55 words with a title. Times are
processor time of `read_many` in a process of its own, the first second of which (imports, tables)
is measured with one article and taken off; the best of three. Memory is the peak of a process that
reads a small and a large export with `read_each` and keeps nothing. With ``--tree`` the package of
another folder is measured side by side; it must have the kind and `read_many`.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.containers import READ

WORDS = (
    "la mairie hésite encore sur le budget et peut-être que le fleuve monte quand les habitants "
    "espèrent une décision prudente du conseil selon le maire la fête aura lieu mais rien n’est "
    "sûr pour demain dans cette vallée longue"
).split()

_TIMED = """
import sys, time, warnings
warnings.simplefilter("ignore")
import discourse
discourse.read_many(sys.argv[1])
best, begun = 1e9, time.process_time()
while best == 1e9 or time.process_time() - begun < 4:
    start = time.process_time()
    docs = discourse.read_many(sys.argv[2])
    best = min(best, time.process_time() - start)
print(best, sum(len(doc.text.encode()) for doc in docs) / 1e6)
"""
_PARSED = """
import sys, time
from lxml import etree, html
data = open(sys.argv[1], "rb").read()
parse = etree.fromstring if b"<?xml" in data[:9] else html.fromstring
best = 1e9
for _ in range(3):
    start = time.process_time()
    "".join(parse(data).itertext())
    best = min(best, time.process_time() - start)
print(best)
"""
_MEMORY = """
import resource, sys
from discourse.reading import read_each
number = sum(1 for _ in read_each(sys.argv[1], max_size=None))
print(number, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def sentence(rng: random.Random) -> str:
    """A sentence of 8 to 22 words."""
    words = " ".join(rng.choice(WORDS) for _ in range(rng.randint(8, 22)))
    return f"{words[0].upper()}{words[1:]}."


def articles(number: int) -> list[list[str]]:
    """Articles of 8 paragraphs, the same every time."""
    rng = random.Random(7)
    return [
        [" ".join(sentence(rng) for _ in range(rng.randint(2, 5))) for _ in range(8)]
        for _ in range(number)
    ]


def written(folder: Path, kind: str, megabytes: float) -> Path:
    """An export of about so many megabytes."""
    suffix, made = READ[kind]
    size = len(made(articles(20)).encode()) / 20
    path = folder / f"{kind.replace(' ', '_')}_{megabytes}{suffix}"
    path.write_text(made(articles(max(1, round(megabytes * 1e6 / size)))), encoding="utf-8")
    return path


def run(program: str, *arguments: Path, tree: Path) -> list[str]:
    """What a program prints that imports the package of a folder."""
    done = subprocess.run(
        [sys.executable, "-c", program, *map(str, arguments)],
        cwd=tree,  # which comes first where modules are looked for
        env={**os.environ, "PYTHONPATH": str(tree)},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.split() if done.returncode == 0 else []


def main() -> None:
    """Print seconds per megabyte of each kind, beside those of IRaMuTeQ, and the peaks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=float, default=3.0)
    parser.add_argument("--large", type=float, default=0.0, help="megabytes; 0: no peaks")
    parser.add_argument("--kinds", default="", help="regular expression; default: all")
    parser.add_argument("--tree", type=Path, action="append", default=[])
    asked = parser.parse_args()
    here = Path(__file__).resolve().parents[1]
    kinds = [kind for kind in READ if kind == "iramuteq" or re.search(asked.kinds, kind)]
    kinds.sort(key=lambda kind: kind != "iramuteq")
    for tree in [here, *(one.resolve() for one in asked.tree)]:
        print(
            f"{tree.name}\n{'kind':<18}{'MB':>7}{'s':>8}{'s/MB':>8}{'of iramuteq':>13}"
            f"{'s/MB text':>11}{'of iramuteq':>13}{'lxml s/MB':>11}"
        )
        base = base_text = 0.0
        with tempfile.TemporaryDirectory() as folder:
            for kind in kinds:
                small = written(Path(folder), kind, 0.01)
                path = written(Path(folder), kind, asked.megabytes)
                size = path.stat().st_size / 1e6
                found = run(_TIMED, small, path, tree=tree)
                if not found:
                    print(f"{kind:<18}{size:>7.1f}  not read")
                    continue
                pace, pace_text = float(found[0]) / size, float(found[0]) / float(found[1])
                base, base_text = base or pace, base_text or pace_text
                marked = path.read_text(encoding="utf-8").lstrip("\ufeff").startswith("<")
                alone = float(run(_PARSED, path, tree=tree)[0]) / size if marked else 0.0
                print(
                    f"{kind:<18}{size:>7.1f}{pace * size:>8.2f}{pace:>8.3f}{pace / base:>13.1f}"
                    f"{pace_text:>11.3f}{pace_text / base_text:>13.1f}"
                    f"{f'{alone:.3f}' if marked else '':>11}"
                )
                if asked.large and tree == here:
                    _peaks(Path(folder), kind, asked.large, tree)


def _peaks(folder: Path, kind: str, large: float, tree: Path) -> None:
    for megabytes in (large / 5, large):
        number, peak = run(_MEMORY, written(folder, kind, megabytes), tree=tree) or ("0", "0")
        print(f"{'':<18}{megabytes:>7.1f} MB: {number} articles, peak {int(peak) / 1000:.0f} MB")


if __name__ == "__main__":
    main()
