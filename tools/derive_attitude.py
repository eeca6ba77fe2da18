"""Learn how what the rules find about a mention is weighed: `attitude_weights.toml`.

    python -m tools.derive_attitude TRAIN.jsonl [--validation OTHER.jsonl]

Lines of these files are ``{"text", "start", "end", "polarity"}``. Needs scikit-learn (the extra
`train`). It prints macro-F1 of the rules alone, of thresholds learnt for their sum, and of the
weights, each on texts that were not learnt from, and how much better each is than the rules with a
paired bootstrap interval; texts are drawn, not mentions, since one text may have several.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

import discourse
from discourse.languages import language
from discourse.stance import STATUSES
from discourse.stance.attitude import ATTITUDE, SPEAKS, STEPS, WEIGHTS, findings, judged, names

Labels: TypeAlias = NDArray[np.int64]
Numbers: TypeAlias = NDArray[np.float64]

NAMES = names(STATUSES)
PENALTIES = (0.01, 0.03, 0.1, 0.3, 1.0)
"""Inverse strengths of the ridge penalty, of which cross-validation chooses one."""
DRAWS = 5000
_FIRST = next(at for at, name in enumerate(NAMES) if name.startswith("sum up to"))
_RANGES = slice(_FIRST, _FIRST + len(STEPS) + 1)
_HEAD = """\
# How what the rules find about a mention of a person is weighed in its attitude
# (`stance.toward`). Each line: what it adds for good, and for bad, against neutral, in log odds.
# Good words are counted as a good attitude if the sum for good exceeds 0, bad ones likewise. Of
# good and bad words the amount is the sum of their values; of the sum of both its hyperbolic
# tangent; of everything else 1.
#
# Learnt from {mentions} coded mentions of persons in {texts} texts of the European press, the
# French training part of MAD-TSC (Dufraisse et al. 2023; MIT, texts VoxEurop), of which nothing
# but these numbers is kept: multinomial logistic regression, classes of equal weight, a ridge
# penalty chosen by cross-validation (C = {penalty:g}). No word and no name has a weight.
# Written by `python -m tools.derive_attitude TRAIN.jsonl`; what it gains: docs/measurements.md.

[weights]
"""


@dataclass(frozen=True, slots=True)
class Mentions:
    """Coded mentions: the number of their text, the code, the sum of the rules, the findings."""

    texts: Labels
    codes: Labels
    sums: Numbers
    table: Numbers

    def part(self, rows: Labels) -> Mentions:
        """Some of the mentions."""
        return Mentions(self.texts[rows], self.codes[rows], self.sums[rows], self.table[rows])

    def folds(self, count: int, seed: int) -> Iterator[tuple[Labels, Labels]]:
        """The mentions to learn from and to ask, in parts by text."""
        parts = GroupKFold(count, shuffle=True, random_state=seed)
        yield from parts.split(self.table, groups=self.texts)


def read(path: Path) -> Mentions:
    """The mentions of a file; a ValueError names a line that is wrong."""
    texts: dict[str, int] = {}
    found = []
    for number, line in enumerate(path.read_text("utf-8").split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            doc = discourse.document(row["text"])
            if doc.text != row["text"]:
                raise ValueError("reading changes its text, so its offsets no longer fit")
            case, mention, judgement = judged(doc, row["start"], row["end"])
            amounts = findings(case, mention, judgement)
            code = (-1, 0, 1).index(row["polarity"]) - 1
        except (KeyError, ValueError) as error:
            raise ValueError(f"{path}, line {number}: {error!r}") from error
        text = texts.setdefault(doc.text, len(texts))
        found.append((text, code, judgement.score, [amounts.get(name, 0.0) for name in NAMES]))
    if not found:
        raise ValueError(f"{path}: no coded mention; expected one JSON object a line")
    columns = zip(*found, strict=True)
    text_numbers, codes, sums, table = (np.array(column) for column in columns)
    return Mentions(text_numbers, codes, sums, table)


def learn(known: Mentions, penalty: float) -> Numbers:
    """The weights of each finding for good and for bad, minus those for neutral."""
    table = known.table[:, 1:].copy()
    # A range counts with all below it, so that neighbours differ little unless the data say so.
    ranges = slice(_RANGES.start - 1, _RANGES.stop - 1)
    table[:, ranges] = np.cumsum(table[:, ranges][:, ::-1], axis=1)[:, ::-1]
    model = LogisticRegression(C=penalty, class_weight="balanced", max_iter=3000)
    model.fit(table, known.codes)
    coefficients = model.coef_.T.copy()
    coefficients[ranges] = np.cumsum(coefficients[ranges], axis=0)
    whole = np.vstack([model.intercept_, coefficients])
    bad, neutral, good = whole.T
    return np.column_stack([good - neutral, bad - neutral])


def labels(weights: Numbers, asked: Mentions) -> Labels:
    """The side of the sum of the rules where its evidence exceeds 0."""
    good, bad = (asked.table @ weights).T
    sides = np.sign(asked.sums).astype(np.int64)
    return np.where(np.where(sides > 0, good, bad) > 0, sides, 0)


def best_penalty(known: Mentions) -> float:
    """The penalty whose weights do best on texts they were not learnt from."""

    def score(penalty: float) -> float:
        found = np.zeros_like(known.codes)
        for learnt, asked in known.folds(4, seed=1):
            weights = learn(known.part(learnt), penalty)
            found[asked] = labels(weights, known.part(asked))
        return macro_f1(known.codes, found)

    return max(PENALTIES, key=score)


def by_rules(_: Mentions, asked: Mentions) -> Labels:
    """The side of the sum beyond one threshold, as where no weights are known."""
    return np.where(np.abs(asked.sums) < ATTITUDE, 0, np.sign(asked.sums)).astype(np.int64)


def by_thresholds(known: Mentions, asked: Mentions) -> Labels:
    """The same, with thresholds learnt for good, for bad, and for who reports or demands."""
    reports = NAMES.index(SPEAKS)
    grid = (0.04, 0.06, 0.09, 0.12, 0.16, 0.2, 0.25, 0.3, 0.4)

    def cut(some: Mentions, good: float, bad: float, reporting: float) -> Labels:
        higher = some.table[:, reports] > 0
        up = some.sums >= np.where(higher, reporting, good)
        down = some.sums <= -np.where(higher, reporting, bad)
        return up.astype(np.int64) - down.astype(np.int64)

    chosen = max(
        ((a, b, c) for a in grid for b in grid for c in (0.25, 0.5, 0.7, 1.0, 1.4)),
        key=lambda three: macro_f1(known.codes, cut(known, *three)),
    )
    return cut(asked, *chosen)


def by_weights(known: Mentions, asked: Mentions) -> Labels:
    """The labels of weights whose penalty was chosen among the known mentions alone."""
    return labels(learn(known, best_penalty(known)), asked)


def macro_f1(coded: Labels, found: Labels) -> float:
    """The mean over the three classes of the harmonic mean of precision and recall."""
    return _macro_f1(np.bincount((coded + 1) * 3 + found + 1, minlength=9).astype(float))


def _macro_f1(counts: Numbers) -> float:
    table = counts.reshape(3, 3)
    return float(np.mean(2 * np.diag(table) / np.maximum(1, table.sum(0) + table.sum(1))))


def interval(mentions: Mentions, found: Labels, other: Labels | None = None) -> tuple[float, float]:
    """The 95 % percentile interval of macro-F1, or of its gain over other labels."""
    size = int(mentions.texts.max()) + 1
    both = []
    for one in (found,) if other is None else (found, other):
        counts = np.zeros((size, 9))
        np.add.at(counts, (mentions.texts, (mentions.codes + 1) * 3 + one + 1), 1)
        both.append(counts)
    generator = np.random.default_rng(0)
    scores = []
    for _ in range(DRAWS):
        drawn = np.bincount(generator.integers(size, size=size), minlength=size)
        first, *rest = (_macro_f1(drawn @ counts) for counts in both)
        scores.append(first - sum(rest))
    low, high = np.quantile(scores, [0.025, 0.975])
    return float(low), float(high)


def report(title: str, mentions: Mentions, found: dict[str, Labels]) -> None:
    """Print macro-F1 of each system, and how much better it is than the first."""
    first, coded = next(iter(found.values())), mentions.codes
    print(f"\n{title}: {len(coded)} mentions\n")
    print("| system | macro-F1 | above the rules |\n|---|---|---|")
    for name, one in found.items():
        low, high = interval(mentions, one)
        shown = f"| {name} | {macro_f1(coded, one):.3f} [{low:.3f}, {high:.3f}] |"
        if one is not first:
            low, high = interval(mentions, one, first)
            gain = macro_f1(coded, one) - macro_f1(coded, first)
            shown += f" {gain:+.3f} [{low:+.3f}, {high:+.3f}]"
        print(shown + " |")


def write(path: Path, mentions: Mentions) -> None:
    """Write the weights learnt from all mentions."""
    penalty = best_penalty(mentions)
    weights = learn(mentions, penalty)
    width = max(map(len, NAMES)) + 2
    head = _HEAD.format(
        mentions=len(mentions.codes), texts=int(mentions.texts.max()) + 1, penalty=penalty
    )
    lines = []
    for name, (good, bad) in zip(NAMES, weights.tolist(), strict=True):
        key = f'"{name}"'
        lines.append(f"{key:{width}} = [{good:.2f}, {bad:.2f}]")
    path.write_text(head + "\n".join(lines) + "\n", encoding="utf-8", newline="\n")


RULES, CHOSEN = "rules, one threshold", "weights of findings"
SYSTEMS: dict[str, Callable[[Mentions, Mentions], Labels]] = {
    RULES: by_rules,
    "rules, three thresholds learnt": by_thresholds,
    CHOSEN: by_weights,
}


def main() -> None:
    """Print the tables and write the weights."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("train", type=Path)
    parser.add_argument("--validation", type=Path, help="for the end, when all is chosen")
    arguments = parser.parse_args()
    train = read(arguments.train)
    found = {name: np.zeros_like(train.codes) for name in SYSTEMS}
    for known, asked in train.folds(5, seed=0):
        for name, system in SYSTEMS.items():
            found[name][asked] = system(train.part(known), train.part(asked))
    report("Training file, five parts by text", train, found)
    if arguments.validation:
        other = read(arguments.validation)
        chosen = {name: SYSTEMS[name](train, other) for name in (RULES, CHOSEN)}
        report("Validation file", other, chosen)
    write(language("fr").path(WEIGHTS), train)


if __name__ == "__main__":
    main()
