"""How often the widest contrast of a text gets a direction, and how good its interval is.

    python benchmarks/exploratory.py [ARTICLE] [--shuffles 2000] [--resamples 999]

Prints three Markdown tables, each share with its Monte-Carlo error (one standard error):

1. Sentences are shuffled over the sections, so that no section differs: how often does the contrast
   of the most with the least favourable section get a direction, tested as if it had been fixed
   beforehand, and as `discourse.contrasts` tests it? For three-valued net outlook with several
   shares of neutral sentences and, when an ARTICLE is given, for its own sentences.
2. Sections that do differ: how often is the contrast found, and is its direction right?
3. How often the interval contains the true difference of the two sections that happen to be
furthest apart, and its mean width, for ours and for two that were not kept.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

import discourse
from discourse.inference import LEVEL, NET_SPREAD, contrast, selected, widest
from discourse.inference.spread import moderated
from discourse.stance import SIGN

LAYOUTS: Mapping[str, tuple[int, ...]] = {
    "11, 9, 8, 9, 12": (11, 9, 8, 9, 12),
    "7 × 8": (8,) * 7,
    "10 × 8": (8,) * 10,
}
SCALE: Mapping[str, Any] = {"spread": NET_SPREAD, "bounds": (-1, 1)}
VALUES = np.array([-1.0, 0.0, 1.0])
Groups = Sequence[NDArray[Any]]


def law(neutral: float, favourable: float) -> NDArray[Any]:
    """Chances of -1, 0 and 1; `favourable` is the share of 1 among what is not neutral."""
    return np.array([(1 - neutral) * (1 - favourable), neutral, (1 - neutral) * favourable])


NULLS = {
    "10 % neutral": law(0.1, 0.5),
    "30 % neutral": law(0.3, 0.5),
    "30 % neutral, 3 in 4 unfavourable": law(0.3, 0.25),
    "50 % neutral": law(0.5, 0.5),
    "65 % neutral": law(0.65, 0.5),
}


def truths(sections: int) -> dict[str, list[NDArray[Any]]]:
    """Distributions of the sections of a text, by how they differ."""
    rest = sections - 1
    step = np.linspace(0.05, 0.95, sections)
    return {
        "none differs, 10 % neutral": [law(0.1, 0.5)] * sections,
        "none differs, 50 % neutral": [law(0.5, 0.5)] * sections,
        "one nearly all unfavourable": [law(0.05, 0.02), *[law(0.3, 0.5)] * rest],
        "one unfavourable, one favourable": [
            law(0.1, 0.05),
            *[law(0.3, 0.5)] * (rest - 1),
            law(0.1, 0.95),
        ],
        "a step from section to section": [law(0.3, share) for share in step],
        "same mean, one without neutral ones": [law(0, 0.5), *[law(0.7, 0.5)] * rest],
    }


def draw(rng: np.random.Generator, sizes: Sequence[int], laws: Sequence[NDArray[Any]]) -> Groups:
    """One text: the values of the sentences of each section."""
    return [rng.choice(VALUES, size=n, p=p) for n, p in zip(sizes, laws, strict=True)]


def share(count: float, times: int) -> str:
    """A share of the runs with its standard error."""
    found = count / times
    return f"{found:.3f} ± {math.sqrt(found * (1 - found) / times):.3f}"


def shuffled(name: str, sizes: tuple[int, ...], values: NDArray[Any] | None, run: Any) -> str:
    """A row of table 1: no section differs."""
    rng = np.random.default_rng(run.seed)
    fixed = ours = 0
    for at in range(run.shuffles):
        pool = rng.choice(VALUES, size=sum(sizes), p=NULLS[name]) if values is None else values
        groups = np.split(rng.permutation(pool), np.cumsum(sizes)[:-1])
        ends = widest(groups)
        if ends is None:
            continue
        drawn = {"resamples": run.resamples, "seed": at}
        fixed += contrast(groups[ends[1]], groups[ends[0]], **drawn, **SCALE).distinguishable
        [one] = selected(groups, [(ends[1], ends[0])], **drawn, **SCALE)
        ours += one.distinguishable
    return f"{share(fixed, run.shuffles)} | {share(ours, run.shuffles)}"


def power(sizes: tuple[int, ...], laws: Sequence[NDArray[Any]], run: Any) -> str:
    """A row of table 2: the widest contrast found, and found with the wrong sign."""
    rng = np.random.default_rng(run.seed)
    means = [float(p @ VALUES) for p in laws]
    found = wrong = 0
    for at in range(run.shuffles // 4):
        groups = draw(rng, sizes, laws)
        ends = widest(groups)
        if ends is None:
            continue
        low, high = ends
        [one] = selected(groups, [(high, low)], resamples=run.resamples, seed=at, **SCALE)
        found += one.distinguishable
        wrong += one.distinguishable and means[high] <= means[low]
    return f"{share(found, run.shuffles // 4)} | {share(wrong, run.shuffles // 4)}"


@cache
def studentised(groups: int, freedom: int) -> float:
    """The quantile of the studentised range, as a number of standard errors of a difference."""
    from scipy.stats import studentized_range

    return float(studentized_range.ppf(LEVEL, groups, freedom)) / math.sqrt(2)


def halves(groups: Groups, low: int, high: int) -> dict[str, float]:
    """Half the width of each interval: Welch alone, ours, and the two that were not kept."""
    from scipy.special import stdtrit

    n = np.array([len(group) for group in groups])
    squares = np.array([np.square(group - group.mean()).sum() for group in groups])
    variance, freedom = moderated(squares, n - 1, NET_SPREAD)
    parts = [variance[at] / n[at] for at in (low, high)]
    error = sum(parts)
    free = error**2 / sum(p**2 / freedom[at] for p, at in zip(parts, (low, high), strict=True))
    pooled, together = moderated(squares.sum(), (n - 1).sum(), NET_SPREAD)
    strict = (1 - LEVEL) / math.comb(len(groups), 2)
    return {
        "as if fixed": stdtrit(free, 0.5 + LEVEL / 2) * math.sqrt(error),
        "ours": stdtrit(free, 1 - strict / 2) * math.sqrt(error),
        "studentised range": studentised(len(groups), round(float(free))) * math.sqrt(error),
        "the same, one pooled variance": studentised(len(groups), round(float(together)))
        * math.sqrt(float(pooled) * (1 / n[low] + 1 / n[high])),
    }


def coverage(sizes: tuple[int, ...], laws: Sequence[NDArray[Any]], run: Any) -> str:
    """A row of table 3: coverage and mean width of the difference that was widest."""
    rng = np.random.default_rng(run.seed)
    means = [float(p @ VALUES) for p in laws]
    held: dict[str, int] = {}
    width: dict[str, float] = {}
    times = 0
    for _ in range(run.shuffles):
        groups = draw(rng, sizes, laws)
        ends = widest(groups)
        if ends is None:
            continue
        times += 1
        low, high = ends
        miss = abs((groups[high].mean() - groups[low].mean()) - (means[high] - means[low]))
        for name, half in halves(groups, low, high).items():
            held[name] = held.get(name, 0) + bool(miss <= half + 1e-12)
            width[name] = width.get(name, 0) + 2 * half
    return " | ".join(f"{held[name] / times:.3f}, {width[name] / times:.2f}" for name in held)


def main() -> None:
    """Print the three tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("article", nargs="?")
    parser.add_argument("--shuffles", type=int, default=2000)
    parser.add_argument("--resamples", type=int, default=999)
    parser.add_argument("--seed", type=int, default=1)
    run = parser.parse_args()
    print("| sections | sentences | direction, as if fixed | direction, ours |\n|---|---|---|---|")
    own: dict[str, NDArray[Any]] = {}
    if run.article:
        table = discourse.outlook(discourse.read(run.article), by="sentence")
        own["the article's own"] = table["outlook"].astype(str).map(SIGN).to_numpy(dtype=float)
    for layout, sizes in LAYOUTS.items():
        for name in NULLS:
            print(f"| {layout} | {name} | {shuffled(name, sizes, None, run)} |", flush=True)
        for name, values in own.items():
            # Sentences are repeated where the layout has more of them than the article.
            enough = np.resize(values, sum(sizes))
            print(f"| {layout} | {name} | {shuffled(name, sizes, enough, run)} |", flush=True)
    print("\n| sections | what differs | found | wrong sign |\n|---|---|---|---|")
    for layout, sizes in LAYOUTS.items():
        for name, laws in truths(len(sizes)).items():
            if not name.startswith(("none", "same")):
                print(f"| {layout} | {name} | {power(sizes, laws, run)} |", flush=True)
    heads = "as if fixed | ours | studentised range | the same, one pooled variance"
    print(f"\n| sections | what differs | {heads} |\n|---|---|---|---|---|---|")
    for layout, sizes in {**LAYOUTS, "5, 5 × 20": (5, *(20,) * 5)}.items():
        for name, laws in truths(len(sizes)).items():
            print(f"| {layout} | {name} | {coverage(sizes, laws, run)} |", flush=True)


if __name__ == "__main__":
    main()
