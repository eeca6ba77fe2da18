"""Key words that are none, key words that are missed, and copies that are found.

    python -m benchmarks.keyness CORPORA [--shuffles 200]

CORPORA holds the collections (`tools/corpora.py` says which); passages of Europarl stand for
articles. Prints four Markdown tables, each share with its n:

1. Passages are put into two groups at random, so that no word is key: in how many draws is one
   called key all the same? Ours, specificity beyond 3, and log-likelihood after Holm.
2. A word is planted: into most passages of one group, or forty times into a single one.
3. How often the interval of the log ratio holds the true one, for words that come in clumps.
4. Copies of passages that were cut, changed and added to, and passages that quote a paragraph of
   each other: how many `duplicates` leaves out; and how long it takes.
"""

from __future__ import annotations

import argparse
import math
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_array, hstack
from scipy.stats import chi2

import discourse
from discourse.inference import LEVEL, holm, log_likelihood, specificity
from discourse.inference.exchanging import exchanged_p
from discourse.inference.keyness import log_ratio
from discourse.repetition.near_copies import Texts
from discourse.tables._keyness import is_key
from discourse.tables.item_counts import item_counts
from tools.corpora import texts as texts_of

LISTED = 3  # passages, as `at_least`


def passages(folder: Path, number: int, seed: int = 0) -> list[str]:
    """Passages of 150 to 700 words, each from another session or another part of one."""
    draw = random.Random(seed)
    found: list[str] = []
    for text in texts_of("europarl", folder).values():
        words: list[str] = []
        size = draw.randint(150, 700)
        for line in text.splitlines():
            words += line.split()
            if len(words) >= size:
                found.append(" ".join(words))
                words, size = [], draw.randint(150, 700)
        if len(found) > 20 * number:
            break
    return draw.sample(found, min(number, len(found)))


def counted(texts: Sequence[str]) -> tuple[Any, Any]:
    """Lemmas of content words by passage, and its words."""
    docs = [
        discourse.document(text, id=f"{n:05}", lang="fr", metadata={"all": "x"})
        for n, text in enumerate(texts)
    ]
    found = item_counts(docs, "all", "lemmas", discourse.COUNTED_ZONES, None)
    return found.matrix, found.sizes


def called(counts: Any, sizes: Any, labels: Any, seed: int) -> dict[str, Any]:
    """Which items each rule calls key in group 0."""
    inside = labels == 0
    held = np.asarray((counts > 0).sum(axis=0)).ravel()
    counts = counts[:, held >= LISTED]
    mine = counts[inside]
    a = np.asarray(mine.sum(axis=0)).ravel()
    b = np.asarray(counts[~inside].sum(axis=0)).ravel()
    words, others = int(sizes[inside].sum()), int(sizes[~inside].sum())
    _, adjusted = exchanged_p(counts, sizes, labels, [0], seed=seed, resamples=1999)
    score = specificity(a, a + b, words, words + others)
    more = np.asarray((mine > 0).sum(axis=0)).ravel()
    fewer = np.asarray((counts[~inside] > 0).sum(axis=0)).ravel()
    held_by = np.where(score > 0, more, fewer)
    key = np.zeros(len(a), dtype=bool)
    for at in np.flatnonzero(adjusted[0] < 1 - LEVEL):
        column = counts[:, [at]].toarray()[:, 0]
        _, low, high = log_ratio(column[inside], sizes[inside], column[~inside], sizes[~inside])
        key[at] = is_key(adjusted[0, at], held_by[at], low, high)
    return {
        "`key`": key,
        "specificity beyond 3": np.abs(score) >= 3,
        "log-likelihood, Holm": holm(chi2.sf(log_likelihood(a, words, b, others), 1)) < 0.05,
        "where": np.flatnonzero(held >= LISTED),
    }


def false_alarms(counts: Any, sizes: Any, shuffles: int, groups: tuple[int, int]) -> None:
    """Print how often a word is called key where none is."""
    rng = np.random.default_rng(1)
    some: dict[str, list[int]] = {}
    for seed in range(shuffles):
        rows = rng.choice(len(sizes), sum(groups), replace=False)
        labels = np.repeat([0, 1], groups)
        for rule, found in called(counts[rows], sizes[rows], labels, seed).items():
            if rule != "where":
                some.setdefault(rule, []).append(int(found.sum()))
    for rule, numbers in some.items():
        share, mean = np.mean(np.array(numbers) > 0), np.mean(numbers)
        error = math.sqrt(share * (1 - share) / shuffles)
        print(f"| {groups[0]} and {groups[1]} | {rule} | {share:.3f} ± {error:.3f} | {mean:.2f} |")


def planted(counts: Any, sizes: Any, shuffles: int) -> None:
    """Print how often a planted word is called key, by the kind of plant."""
    rng = np.random.default_rng(2)
    half = 30
    kinds = {
        "twice as often (0.8 and 0.4 in each passage)": (0.8, 0.4),
        "four times (1.2 and 0.3)": (1.2, 0.3),
        "eight times (1.6 and 0.2)": (1.6, 0.2),
        "forty times in one passage, elsewhere 0.1": None,
    }
    for kind, means in kinds.items():
        hits: dict[str, int] = {}
        for seed in range(shuffles):
            rows = rng.choice(len(sizes), 2 * half, replace=False)
            low, high = (0.1, 0.1) if means is None else (means[1], means[0])
            # Negative binomial: passages differ in their rates, as words of subjects do.
            rates = np.repeat([high, low], half) * rng.gamma(1.5, 1 / 1.5, 2 * half)
            word = rng.poisson(rates)
            if means is None:
                word[0] += 40
            labels = np.repeat([0, 1], half)
            whole = hstack([csr_array(word[:, None]), counts[rows]], format="csr")
            found = called(whole, sizes[rows] + word, labels, seed)
            there = found.pop("where")
            for rule, key in found.items():
                hits[rule] = hits.get(rule, 0) + int(there[0] == 0 and key[0])
        for rule, number in hits.items():
            print(f"| {kind} | {rule} | {number / shuffles:.2f} |")


def coverage(shuffles: int) -> None:
    """Print how often the interval of a log ratio holds the true one."""
    rng = np.random.default_rng(3)
    for n, mean, clumps in ((8, 1.0, 1.0), (8, 3.0, 0.5), (30, 0.3, 1.0), (30, 1.0, 0.5)):
        held = made = 0
        for _ in range(shuffles * 10):
            sizes = rng.integers(150, 700, 2 * n)
            rates = np.repeat([2 * mean, mean], n) * sizes / 425
            counts = rng.poisson(rates * rng.gamma(clumps, 1 / clumps, 2 * n))
            _, low, high = log_ratio(counts[:n], sizes[:n], counts[n:], sizes[n:])
            if not math.isnan(low):
                made += 1
                held += low <= 1 <= high
        print(f"| {n} | {2 * mean:g} and {mean:g} | {clumps:g} | {held / made:.3f} | {made:,} |")


def retouched(draw: random.Random, words: Sequence[str], share: float) -> list[str]:
    """Words of which a share is replaced by others of the same text."""
    return [draw.choice(words) if draw.random() < share else word for word in words]


def copies(texts: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """Each kind of change, how many copies were made, and how many were found."""
    draw = random.Random(4)
    base = [text for text in texts if len(text.split()) >= 300][:400]
    kinds = [(1.0, 0.0, 0.0), (1.0, 0.05, 0.0), (0.5, 0.05, 0.0), (0.3, 0.05, 0.0)]
    kinds += [(0.5, 0.0, 0.2), (0.5, 0.05, 0.15), (1.0, 0.1, 0.0), (1.0, 0.2, 0.0)]
    for kept, changed, own in kinds:
        found = Texts()
        for text in base:
            found.add(text)
        for number, text in enumerate(base):
            words = text.split()
            cut = retouched(draw, words[: int(kept * len(words))], changed)
            other = base[(number + 7) % len(base)].split()
            found.add(" ".join(other[-int(own * len(cut)) :] * (own > 0) + cut))
        n = len(base)
        hits = sum(one.copy - n == one.kept for one in found.copies(range(2 * n)) if one.copy >= n)
        yield f"{kept:.0%} kept, {changed:.0%} of words changed, {own:.0%} added", n, hits
    for quoted in (40, 80, 120):
        found = Texts()
        for number in range(0, len(base) - 1, 2):
            one, two = (text.split() for text in base[number : number + 2])
            found.add(" ".join(one))
            found.add(" ".join([*two[:100], *one[50 : 50 + quoted], *two[100:]]))
        yield (
            f"a paragraph of {quoted} words quoted",
            len(base) // 2,
            len(found.copies(range(2 * (len(base) // 2)))),
        )
    yield "passages as they are", len(texts), len(_read(texts).copies(range(len(texts))))


def _read(texts: Sequence[str]) -> Texts:
    found = Texts()
    for text in texts:
        found.add(text)
    return found


def speed(texts: Sequence[str]) -> None:
    """Print the time and memory of the comparison as the number of passages grows."""
    for number in (1000, 2000, 4000, 8000):
        if number > len(texts):
            break
        begun = time.process_time()
        found = _read(texts[:number])
        read = time.process_time()
        found.copies(range(number))
        done = time.process_time()
        held = sum(one.nbytes for one in found._sets) / sum(found.words)
        print(f"| {number:,} | {read - begun:.2f} | {done - read:.2f} | {held:.1f} |")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--shuffles", type=int, default=200)
    given = parser.parse_args()
    texts = passages(given.corpora, 8000)
    counts, sizes = counted(texts[:400])
    print("| passages | rule | draws with a false key word | false key words a draw |")
    print("|---|---|---|---|")
    for groups in ((30, 30), (8, 8), (6, 40)):
        false_alarms(counts, sizes, given.shuffles, groups)
    print("\n| planted word | rule | called key |\n|---|---|---|")
    planted(counts, sizes, given.shuffles)
    print("\n| passages a group | occurrences in each | clumps | interval holds | n |")
    print("|---|---|---|---|---|")
    coverage(given.shuffles)
    print("\n| copies | n | left out |\n|---|---|---|")
    for kind, n, hits in copies(texts[:2000]):
        print(f"| {kind} | {n:,} | {hits:,} |")
    print("\n| passages | reading, s | comparing, s | bytes a word |\n|---|---|---|---|")
    speed(texts)


if __name__ == "__main__":
    main()
