"""The attitude towards a person by a trained linear model, against rules and TF-IDF.

Run as::

    python benchmarks/attitude.py TRAIN.jsonl VALIDATION.jsonl --corpus CORPUS.jsonl.gz

The files are those of `attitude_model.py`. Everything was chosen by cross-validation on the
training file. The tables give macro-F1, and how much better the last model is than each, with a
paired bootstrap interval; texts are drawn, not mentions, since one text may have several.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import numpy as np
from attitude_company import Company, texts
from attitude_model import CELLS, Labels, Linear, Mentions
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

DRAWS = 5000
CANDIDATE = "candidate"


def rules(_: Mentions, asked: Mentions) -> Labels:
    """The labels that the rules give."""
    return asked.rules


def tfidf(known: Mentions, asked: Mentions) -> Labels:
    """Words of the text by TF-IDF and logistic regression: blind to the mention."""
    vectors = TfidfVectorizer(min_df=2, sublinear_tf=True)
    model = LogisticRegression(C=1.0, class_weight="balanced", max_iter=1000)
    model.fit(vectors.fit_transform(known.texts), known.labels)
    return np.asarray(model.predict(vectors.transform(asked.texts)))


System: TypeAlias = Callable[[Mentions, Mentions], Labels]


def cross_validated(system: System, mentions: Mentions, seed: int) -> Labels:
    """Labels of every mention by a model that has not seen its text (five folds)."""
    found = np.zeros_like(mentions.labels)
    parts = GroupKFold(5, shuffle=True, random_state=seed)
    for known, asked in parts.split(found, groups=mentions.groups):
        found[asked] = system(mentions.part(known), mentions.part(asked))
    return found


def macro_f1(coded: Labels, found: Labels) -> float:
    """The mean over the three classes of the harmonic mean of precision and recall."""
    table = np.bincount((coded + 1) * 3 + found + 1, minlength=9).reshape(3, 3)
    return float(np.mean(2 * np.diag(table) / np.maximum(1, table.sum(0) + table.sum(1))))


def bootstrap(
    mentions: Mentions, score: Callable[[NDArray[np.int64]], float]
) -> tuple[float, float]:
    """The 95 % percentile interval of a score of rows, texts drawn with replacement."""
    generator = np.random.default_rng(0)
    groups = mentions.groups
    texts_of = [np.flatnonzero(groups == group) for group in range(groups.max() + 1)]
    scores = []
    for _ in range(DRAWS):
        drawn = generator.integers(len(texts_of), size=len(texts_of))
        scores.append(score(np.concatenate([texts_of[text] for text in drawn])))
    low, high = np.quantile(scores, [0.025, 0.975])
    return float(low), float(high)


def report(title: str, mentions: Mentions, found: dict[str, Labels]) -> None:
    """Print macro-F1 of each system, and how much better the last one is."""
    *_, last = found
    best, coded = found[last], mentions.labels
    print(f"\n{title}: {len(coded)} mentions\n")
    print(f"| system | macro-F1 | {last} above it |\n|---|---|---|")
    for name, one in found.items():

        def gain(rows: NDArray[np.int64], one: Labels = one) -> float:
            return macro_f1(coded[rows], best[rows]) - macro_f1(coded[rows], one[rows])

        def score(rows: NDArray[np.int64], one: Labels = one) -> float:
            return macro_f1(coded[rows], one[rows])

        everything = np.arange(len(coded))
        low, high = bootstrap(mentions, score)
        shown = f"| {name} | {score(everything):.3f} [{low:.3f}, {high:.3f}] |"
        if name != last:
            low, high = bootstrap(mentions, gain)
            shown += f" {gain(everything):+.3f} [{low:+.3f}, {high:+.3f}]"
        print(shown + " |")


def main() -> None:
    """Print the table of the training file, cross-validated, and that of the validation file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("train", type=Path)
    parser.add_argument("validation", type=Path, nargs="?", help="for the end, when all is chosen")
    parser.add_argument("--corpus", type=Path, required=True, help="texts to learn company from")
    arguments = parser.parse_args()
    train = Mentions.read(arguments.train)
    company = Company([*texts(arguments.corpus), *train.texts])
    systems: dict[str, System] = {
        "rules": rules,
        "TF-IDF": tfidf,
        "named numbers": Linear(lemmas=False),
        "and lemmas": Linear(),
        "and their company": Linear(company),
        CANDIDATE: Linear(company, cells=CELLS),
    }
    found = {name: cross_validated(one, train, seed=0) for name, one in systems.items()}
    report("Training file, five parts by text", train, found)
    if arguments.validation:
        asked = Mentions.read(arguments.validation)
        chosen = ("rules", "TF-IDF", CANDIDATE)
        report("Validation file", asked, {name: systems[name](train, asked) for name in chosen})


if __name__ == "__main__":
    main()
