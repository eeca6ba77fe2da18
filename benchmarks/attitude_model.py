"""Coded mentions, and a linear model of the attitude towards them on named features.

`attitude.py` compares it with the rules. Lines of a file of mentions are ``{"text", "start", "end",
"polarity"}``. Needs scikit-learn (the extra `train`).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from attitude_company import Company
from attitude_features import NAME, NUMBER, PLACES, describe
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from discourse import document, stance
from discourse.languages import toml
from discourse.stance.sentence_outlooks import judged

Labels: TypeAlias = NDArray[np.int64]

NUMBERS, LEMMAS, COMPANY = 0.7, 2.0, 3.0
"""Scales of the three kinds of features: the larger, the less they are regularised."""
PENALTY = 0.02
"""Inverse strength of the ridge penalty."""
RARE = 1e-3
"""Share of all words at which a lemma counts half: frequent words say little."""
LEAST = 3
"""Minimal number of training mentions of a feature with a number."""
CELLS = 6000
"""Number of lemma weights kept, those with most effect: nobody would review more."""
LABELS = np.array([0, -1, 1])
"""In the order in which ties are decided: without evidence the attitude is neutral."""


@dataclass(frozen=True, slots=True)
class Mentions:
    """Coded mentions: texts, labels (-1, 0, 1), features, and labels of the rules."""

    texts: tuple[str, ...]
    labels: Labels
    features: tuple[Mapping[str, float], ...]
    rules: Labels

    @classmethod
    def read(cls, path: Path) -> Mentions:
        """The mentions of a file; a ValueError names a line that is wrong."""
        rows = []
        for number, line in enumerate(path.read_text("utf-8").split("\n"), start=1):
            if line.strip():
                try:
                    rows.append(_coded(json.loads(line)))
                except (KeyError, ValueError) as error:
                    raise ValueError(f"{path}, line {number}: {error!r}") from error
        if not rows:
            raise ValueError(f"{path}: no coded mention; expected one JSON object a line")
        said, labels, features, rules = zip(*rows, strict=True)
        return cls(said, np.array(labels), features, np.array(rules))

    def part(self, rows: Sequence[int]) -> Mentions:
        """Some of the mentions."""
        return Mentions(
            tuple(self.texts[row] for row in rows),
            self.labels[rows],
            tuple(self.features[row] for row in rows),
            self.rules[rows],
        )

    @property
    def groups(self) -> Labels:
        """The same number for mentions of one text."""
        return np.unique(self.texts, return_inverse=True)[1]


def _coded(row: dict[str, Any]) -> tuple[str, int, Mapping[str, float], int]:
    doc = document(row["text"])
    if doc.text != row["text"]:
        raise ValueError(f"reading changes {doc.text[:60]!r}: its offsets are not the coded ones")
    attitude = stance.toward(doc, row["start"], row["end"])
    features = describe(*judged(doc, row["start"], row["end"]))
    return doc.text, (-1, 0, 1).index(row["polarity"]) - 1, features, attitude.label


@dataclass(slots=True)
class Linear:
    """A multinomial logistic regression on named features.

    Attributes
    ----------
    company
        vectors of lemmas, by which words with similar neighbours get similar weights; or None.
    lemmas
        whether lemmas are features at all.
    cells
        how many of their weights are kept; None for all.
    """

    company: Company | None = None
    lemmas: bool = True
    cells: int | None = None
    _numbers: list[str] = field(default_factory=list)
    _words: list[str] = field(default_factory=list)

    def __call__(self, known: Mentions, asked: Mentions) -> Labels:
        """Labels of the given mentions."""
        weights, (bad, good) = self.fit(known)
        sums = self._table(asked.features) @ weights + [bad, good]
        scores = np.column_stack([-sums.sum(axis=1), sums])
        labels: Labels = LABELS[np.argmax(scores, axis=1)]
        return labels

    def fit(self, known: Mentions) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """The weights of each feature for bad and good, and the intercepts, minus neutral."""
        held = Counter(name for features in known.features for name in features)
        self._numbers = [
            name for name in sorted(held) if _lemma(name) is None and held[name] >= LEAST
        ]
        here = {_lemma(name): held[name] for name in held if name.startswith(PLACES[0])}
        words = set(here) - _unweighted() if self.lemmas else set()
        self._words = sorted(word for word in words if word)
        often = np.array([here[word] for word in self._words])
        spread = self._spread(often, sum(here.values()))
        model = LogisticRegression(C=PENALTY, class_weight="balanced", max_iter=2000)
        model.fit(self._table(known.features) @ spread, known.labels)
        learned = (spread @ model.coef_.T)[:, [0, 2]]
        if self.cells is not None:
            learned = self._pruned(learned, held)
        return learned, model.intercept_[[0, 2]]

    def _columns(self) -> list[str]:
        return self._numbers + [f"{place}: {word}" for place in PLACES for word in self._words]

    def _spread(self, often: NDArray[np.int64], total: int) -> Any:
        """From features to parameters: a weight of their own, and one by their neighbours.

        The weight of a lemma is the sum of its own and that from its vector, so the model stays
        linear in lemmas; the ridge penalty on both is a prior that ties lemmas with similar
        neighbours.
        """
        own = sparse.diags_array(np.full(len(self._numbers), NUMBERS))
        if not self._words:
            return own.tocsr()
        shares = often / total / 2
        vectors = np.zeros((len(self._words), 0))
        if self.company is not None:
            places = np.array([self.company.index.get(word, -1) for word in self._words])
            vectors = np.where(places[:, None] < 0, 0.0, self.company.vectors[places])
            shares = np.maximum(shares, np.where(places < 0, 0.0, self.company.shares[places]))
        rare = sparse.diags_array(RARE / (RARE + shares))
        block = sparse.hstack([LEMMAS * rare, COMPANY * (rare @ sparse.csr_array(vectors))])
        return sparse.block_diag([own, *[block for _ in PLACES]]).tocsr()

    def _table(self, mentions: Sequence[Mapping[str, float]]) -> Any:
        """One row a mention, one column a feature."""
        columns = {name: column for column, name in enumerate(self._columns())}
        cells = [
            (row, columns[name], value)
            for row, features in enumerate(mentions)
            for name, value in features.items()
            if name in columns
        ]
        rows, places, values = zip(*cells, strict=True)
        return sparse.csr_array((values, (rows, places)), shape=(len(mentions), len(columns)))

    def _pruned(self, learned: NDArray[np.float64], held: Counter[str]) -> NDArray[np.float64]:
        """The weights of the lemmas that occurred and have most effect, 0 elsewhere."""
        size = len(self._numbers)
        met = np.array([held[name] for name in self._columns()[size:]])
        effect = np.abs(learned[size:]).max(axis=1) * np.sqrt(met)
        dropped = size + np.argsort(-effect, kind="stable")[self.cells :]
        kept = learned.copy()
        kept[dropped] = 0.0
        return kept


def _lemma(feature: str) -> str | None:
    """The lemma that a feature is about, None for a number."""
    place, _, lemma = feature.partition(": ")
    return lemma if place in PLACES else None


def _unweighted() -> set[str]:
    return {NAME, NUMBER, *toml(Path(__file__).with_name("attitude_unweighted.toml"))["unweighted"]}
