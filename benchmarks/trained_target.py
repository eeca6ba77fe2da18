"""Does a trained linear model judge the attitude to a person better than the rules of `discourse`?

Run as::

    python benchmarks/trained_target.py TRAIN.jsonl VALIDATION.jsonl --corpus CORPUS.jsonl.gz

Lines of the first two: ``{"text", "start", "end", "polarity"}``; of the corpus, any texts in French
as ``{"text"}``, from which words learn their company. Everything was chosen by cross-validation on
the training file. The table gives macro-F1, and the difference from the last model with its paired
bootstrap interval; texts are drawn, not mentions, since one text may hold several.
Needs scikit-learn (the extra `train`).
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from target_features import PLACES, Description, describe
from word_company import Company, texts

Labels: TypeAlias = NDArray[np.int64]

NUMBERS, LEMMAS, COMPANY = 0.7, 2.0, 3.0
"""Scales of the three kinds of features: the larger, the less they are held back."""
PENALTY = 0.02
"""Inverse strength of the ridge penalty."""
RARE = 1e-3
"""Share of all words at which a lemma counts half: frequent words say little."""
LEAST = 3
"""Training mentions below which a feature with a number is left out."""
CELLS = 6000
"""Weights of lemmas that are kept, those of most effect: more than that nobody would review."""
DRAWS = 5000


@dataclass(frozen=True, slots=True)
class Mentions:
    """Coded mentions: their texts, labels (-1, 0, 1) and descriptions."""

    texts: tuple[str, ...]
    labels: Labels
    described: tuple[Description, ...]

    @classmethod
    def read(cls, path: Path) -> Mentions:
        """Read and describe the mentions of a file; a ValueError names a line that is wrong."""
        rows, described = [], []
        for number, line in enumerate(path.read_text("utf-8").split("\n"), start=1):
            if line.strip():
                try:
                    row = json.loads(line)
                    described.append(describe(row["text"], row["start"], row["end"]))
                    rows.append((row["text"], (-1, 0, 1).index(row["polarity"]) - 1))
                except (KeyError, ValueError) as error:
                    raise ValueError(f"{path}, line {number}: {error}") from error
        if not rows:
            raise ValueError(f"{path}: no coded mention; expected one JSON object a line")
        said, labels = zip(*rows, strict=True)
        return cls(said, np.array(labels), tuple(described))

    def part(self, rows: Sequence[int]) -> Mentions:
        """Some of the mentions."""
        return Mentions(
            tuple(self.texts[row] for row in rows),
            self.labels[rows],
            tuple(self.described[row] for row in rows),
        )

    @property
    def groups(self) -> Labels:
        """The same number for mentions of one text."""
        return np.unique(self.texts, return_inverse=True)[1]


def rules(_: Mentions, asked: Mentions) -> Labels:
    """The labels that the rules give."""
    return np.array([one.rules for one in asked.described])


def tfidf(known: Mentions, asked: Mentions) -> Labels:
    """Words of the text by TF-IDF and logistic regression: blind to the mention."""
    vectors = TfidfVectorizer(min_df=2, sublinear_tf=True)
    model = LogisticRegression(C=1.0, class_weight="balanced", max_iter=1000)
    model.fit(vectors.fit_transform(known.texts), known.labels)
    return np.asarray(model.predict(vectors.transform(asked.texts)))


@dataclass(slots=True)
class Linear:
    """A multinomial logistic regression on named features.

    Attributes
    ----------
    company
        vectors of lemmas, by which words of like company get like weights; None without.
    lemmas
        whether lemmas are features at all.
    cells
        how many of their weights are kept; None for all.
    """

    company: Company | None = None
    lemmas: bool = True
    cells: int | None = None
    names: dict[str, int] = field(default_factory=dict)
    words: dict[str, int] = field(default_factory=dict)

    def __call__(self, known: Mentions, asked: Mentions) -> Labels:
        """Labels of the mentions that are asked for."""
        weights = self.fit(known)
        answer: Labels = (self._table(asked.described) @ weights[:-1] + weights[-1]).argmax(1) - 1
        return answer

    def fit(self, known: Mentions) -> NDArray[np.float64]:
        """Weights, one row a feature and one column a class; the last row is the intercept."""
        numbers = Counter(name for one in known.described for name in one.numbers)
        self.names = {name: n for n, name in enumerate(sorted(numbers)) if numbers[name] >= LEAST}
        self.names = {name: n for n, name in enumerate(self.names)}
        held = Counter(w for one in known.described for w in set(one.lemmas["sentence"]))
        self.words = {word: n for n, word in enumerate(sorted(held))} if self.lemmas else {}
        table = self._table(known.described)
        spread = self._spread(held)
        model = LogisticRegression(C=PENALTY, class_weight="balanced", max_iter=2000)
        model.fit(table @ spread, known.labels)
        weights: NDArray[np.float64] = spread @ model.coef_.T
        if self.cells is not None:
            weights = self._pruned(weights, held)
        return np.vstack([weights, model.intercept_])

    def _spread(self, held: Counter[str]) -> Any:
        """From features to what is learned: a weight of their own, and one by their company.

        A weight of a lemma is the sum of its own and of what its vector gives, so the model stays
        linear in lemmas; the ridge penalty on both is a prior that ties lemmas of like company.
        """
        own = sparse.diags_array(np.full(len(self.names), NUMBERS))
        if not self.words:
            return own.tocsr()
        total = sum(held.values())
        shares = np.array([held[word] / total / 2 for word in self.words])
        vectors = np.zeros((len(self.words), 0))
        if self.company is not None:
            places = [self.company.index.get(word, -1) for word in self.words]
            vectors = np.where(np.array(places)[:, None] < 0, 0.0, self.company.vectors[places])
            among = np.where(np.array(places) < 0, 0.0, self.company.shares[places])
            shares = np.maximum(shares, among)
        rare = sparse.diags_array(RARE / (RARE + shares))
        block = sparse.hstack([LEMMAS * rare, COMPANY * (rare @ sparse.csr_array(vectors))])
        return sparse.block_diag([own, *[block for _ in PLACES]]).tocsr()

    def _table(self, described: Sequence[Description]) -> Any:
        """Features of mentions: numbers, then lemmas by place over the root of their number."""
        rows, columns, values = [], [], []
        for row, one in enumerate(described):
            cells = {self.names[n]: v for n, v in one.numbers.items() if n in self.names}
            for place, name in enumerate(PLACES):
                root = math.sqrt(len(one.lemmas[name]))
                for word, count in Counter(one.lemmas[name]).items():
                    if word in self.words:
                        at = len(self.names) + place * len(self.words) + self.words[word]
                        cells[at] = min(count, 2) / root
            rows += [row] * len(cells)
            columns += cells.keys()
            values += cells.values()
        width = len(self.names) + len(PLACES) * len(self.words)
        return sparse.csr_array((values, (rows, columns)), shape=(len(described), width))

    def _pruned(self, weights: NDArray[np.float64], held: Counter[str]) -> NDArray[np.float64]:
        """Weights to two decimals, those of lemmas only where they have the most effect."""
        often = np.sqrt(np.tile([held[word] for word in self.words], len(PLACES)))
        effect = np.abs(weights[len(self.names) :]).max(axis=1) * often
        kept = np.ones(len(weights), dtype=bool)
        kept[len(self.names) + np.argsort(-effect, kind="stable")[self.cells :]] = False
        return np.where(kept[:, None], weights.round(2), 0.0)


System: TypeAlias = Callable[[Mentions, Mentions], Labels]


def cross_validated(system: System, mentions: Mentions, seed: int) -> Labels:
    """Labels of every mention by a model that has not seen its text, in five parts."""
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
    """Print macro-F1 of each system, and by how much the last one is above it."""
    *_, last = found
    best, coded = found[last], mentions.labels
    print(f"\n{title}: {len(coded)} mentions\n\n| system | macro-F1 | {last} above it |\n|---|---|---|")
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
    parser.add_argument("validation", type=Path, nargs="?", help="touch it once, when all is chosen")
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
        "pruned": Linear(company, cells=CELLS),
    }
    found = {name: cross_validated(one, train, seed=0) for name, one in systems.items()}
    report("Training file, five parts by text", train, found)
    if arguments.validation:
        asked = Mentions.read(arguments.validation)
        chosen = ("rules", "TF-IDF", "pruned")
        report("Validation file", asked, {name: systems[name](train, asked) for name in chosen})


if __name__ == "__main__":
    main()
