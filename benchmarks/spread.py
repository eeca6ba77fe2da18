"""How much sentences vary within a section, from which the usual spread of the intervals is taken.

    python benchmarks/spread.py CORPUS.jsonl.gz [--every 12] [--first 0] [--pages PAGE.html …]

CORPUS has one JSON object with a ``text`` a line; each of its paragraphs of 400 to 6,000 characters
is taken as a section (in a parliament: a speech), from every twelfth text on from the first. PAGES
are read with `discourse.read`, with their own sections. Printed for valence and for net outlook:
the share of neutral sentences by section, the quantiles of the standard deviation, and the
empirical Bayes estimate of its variation from section to section (a scaled F law, by maximum
likelihood): the prior standard deviation and the degrees of freedom it is worth.

Then each speech of at least 20 sentences represents everything its author might have written: how
often do intervals from n of its sentences, drawn with replacement, contain its mean?
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import optimize, stats

import discourse
from discourse.documents import Document
from discourse.inference import NET_SPREAD, VALENCE_SPREAD
from discourse.inference.intervals import t_bounds
from discourse.stance import SIGN

CHARACTERS = (400, 6000)
SENTENCES = (5, 60)
QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95]
SPREADS = {"valence": VALENCE_SPREAD, "net outlook": NET_SPREAD}
POPULATION, TIMES = 20, 2000
SIZES = (5, 8, 12, 20, 30)


def speeches(path: Path, first: int, every: int) -> Iterator[Document]:
    """The paragraphs of one text in `every`, each a document."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for number, line in enumerate(file):
            if number % every != first:
                continue
            for at, paragraph in enumerate(json.loads(line)["text"].split("\n")):
                if CHARACTERS[0] < len(paragraph) < CHARACTERS[1]:
                    yield discourse.document(paragraph, id=f"{number}-{at}")


def samples(docs: Iterable[Document]) -> dict[str, list[NDArray[Any]]]:
    """Valence and net outlook of the sentences of every section that is long enough."""
    found = [*docs]
    net = discourse.outlook(found, by="sentence")
    tables = {
        "valence": discourse.sentiment(found, by="sentence"),
        "net outlook": net.assign(valence=net["outlook"].astype("str").map(SIGN).astype(float)),
    }
    return {
        name: [
            part.to_numpy()
            for _, part in table.groupby(["doc", "section"])["valence"]
            if SENTENCES[0] <= len(part) <= SENTENCES[1]
        ]
        for name, table in tables.items()
    }


def prior(variances: NDArray[Any], freedom: NDArray[Any]) -> tuple[float, float]:
    """The prior degrees of freedom and standard deviation that make the variances likeliest."""
    kept = variances > 0

    def unlikely(logs: NDArray[Any]) -> float:
        weight, spread = np.exp(logs)
        density = stats.f.logpdf(variances[kept] / spread**2, freedom[kept], weight)
        return float(-(density - 2 * np.log(spread)).sum())

    weight, spread = np.exp(optimize.minimize(unlikely, [1.0, 0.5], method="Nelder-Mead").x)
    return float(weight), float(spread)


def coverage(sections: list[NDArray[Any]], n: int, spread: float | None) -> NDArray[Any]:
    """Share of intervals that contain the mean, for each section that is long enough."""
    rng = np.random.default_rng(n)
    found = []
    for section in sections:
        if len(section) < POPULATION:
            continue
        drawn = rng.choice(section, (TIMES, n))
        mean = drawn.mean(axis=1)
        squares = np.square(drawn - mean[:, None]).sum(axis=1)
        low, high = t_bounds(n, mean, squares, spread=spread)
        truth = section.mean()
        found.append(((low - 1e-9 <= truth) & (truth <= high + 1e-9)).mean())
    return np.array(found)


def compared(measure: str, sections: list[NDArray[Any]]) -> str:
    """Coverage of the textbook interval and of ours, one row per n."""
    lines = [f"{measure}: coverage of the mean of real speeches, and speeches below .92"]
    for n in SIZES:
        textbook = coverage(sections, n, None)
        ours = coverage(sections, n, SPREADS[measure])
        lines.append(
            f"n = {n:2} of {len(ours)} speeches: "
            f"textbook {textbook.mean():.3f}, {(textbook < 0.92).mean():.0%}; "
            f"ours {ours.mean():.3f}, {(ours < 0.92).mean():.0%}"
        )
    return "\n".join(lines)


def describe(source: str, found: dict[str, list[NDArray[Any]]]) -> list[dict[str, Any]]:
    """A row for each measure."""
    rows = []
    for measure, sections in found.items():
        variances = np.array([part.var(ddof=1) for part in sections])
        freedom = np.array([len(part) - 1.0 for part in sections])
        weight, spread = prior(variances, freedom)
        zeros = [float((part == 0).mean()) for part in sections]
        sizes = np.abs(np.concatenate(sections))
        rows.append(
            {
                "source": source,
                "measure": measure,
                "sections": len(sections),
                "zeros": _line(zeros),
                "over 70 % zeros": f"{np.mean(np.array(zeros) > 0.7):.0%}",
                "size, not neutral": _line(sizes[sizes > 0]),
                "sd": _line(np.sqrt(variances)),
                "pooled sd": f"{np.sqrt((variances * freedom).sum() / freedom.sum()):.2f}",
                "prior sd": f"{spread:.2f}",
                "prior weight": f"{weight:.1f}" if weight < 100 else "> 100",
            }
        )
    return rows


def _line(values: Iterable[float]) -> str:
    return " ".join(f"{value:.2f}" for value in np.quantile([*values], QUANTILES))


def main(arguments: list[str] | None = None) -> None:
    """Print a column for each source and measure, and the coverage on real speeches."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--every", type=int, default=12, help="of the texts of the corpus")
    parser.add_argument("--first", type=int, default=0, help="of these texts, from 0")
    parser.add_argument("--pages", type=Path, nargs="*", default=[])
    options = parser.parse_args(arguments)
    spoken = samples(speeches(options.corpus, options.first, options.every))
    rows = describe("corpus", spoken)
    if options.pages:
        rows += describe("pages", samples(discourse.read(path) for path in options.pages))
    print(f"Quantiles: {' '.join(f'{one:.0%}' for one in QUANTILES)}\n")
    print(pd.DataFrame(rows).T.to_string(header=False))
    for measure, sections in spoken.items():
        print(f"\n{compared(measure, sections)}")


if __name__ == "__main__":
    main()
