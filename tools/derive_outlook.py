"""Learn how what the rules find about a target is weighed in its outlook: `outlook_weights.toml`.

    python -m tools.derive_outlook CORPORA [DEVELOPMENT.jsonl ...] [--validation OTHER.jsonl]

`data/coded/learning_europe.tsv` names the sentences and holds their codes; CORPORA is the folder of
the collections they were drawn from (`tools.corpora`). Lines of the other files are ``{"text",
"valence", "status"}``, each text one sentence on Europe. Needs scikit-learn (the extra `train`).
It prints macro-F1 of good, bad and neither by the rules alone and by the weights, on sentences that
were not learnt from: in ten parts, then each part of the table and each file by the others; and how
much better the weights are, with a paired bootstrap interval. The invented sentences of
`tests/cases/stance/kinds.tsv` are learnt from too, and not among those that are asked.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

import discourse
from discourse import stance
from discourse.languages import language, table
from discourse.polarity import lexicon_of
from discourse.stance.evidence import WEIGHTS, findings, is_faint, side_of
from discourse.stance.judgement import Judgement
from discourse.stance.questions import asks
from tools.derive_attitude import Labels, Mentions, Numbers, report
from tools.derive_reading_errors import looked_up, number_of

TARGET = "Europe"
ALWAYS = "always"
PENALTY = 0.1
"""Inverse strength of the ridge penalty: out of fold .03 to .3 are within .005 of it."""
DRAWN = "learning_europe.tsv"
OWN = Path(__file__).parents[1] / "tests" / "cases" / "stance" / "kinds.tsv"
FEW = 8
"""Sentences that must have a finding for it to have a weight."""
_HEAD = """\
# How what the rules find about Europe in a sentence is weighed in its outlook (`outlook`). Each
# line: what it adds for good, and for bad, against neither, in log odds. A sentence is good or bad
# by what has more evidence, if that exceeds 0; else it is neither. Amounts: of words their values,
# of the sum its hyperbolic tangent, of everything else 1 or what the name says.
#
# Learnt from {sentences} coded sentences on Europe of parliament and press, and the invented
# ones of tests/cases/stance/kinds.tsv: multinomial logistic regression, classes of equal weight,
# ridge penalty C = {penalty:g}. No word and no name has a weight, and nothing of the texts is kept
# but these numbers.
# Written by `python -m tools.derive_outlook CORPORA ...`; what it gains: docs/measurements.md.

target = "{target}"

[weights]
"""


class Sentences:
    """Coded sentences: the side coded, the side by the rules, what is found, the file.

    The side by the rules is nan where too little is said for the weights to be asked.
    """

    def __init__(self, paths: Iterable[Path] = ()) -> None:
        self.codes: list[int] = []
        self.rules: list[float] = []
        self.found: list[dict[str, float]] = []
        self.files: list[str] = []
        self.read(paths)

    def read(self, paths: Iterable[Path]) -> None:
        """Add the sentences of files; a ValueError names a line that is wrong."""
        for path in paths:
            for number, line in enumerate(path.read_text("utf-8").split("\n"), start=1):
                if line.strip():
                    try:
                        row = json.loads(line)
                        self._add(row["text"], _side(row["valence"], row["status"]), path.name)
                    except (KeyError, ValueError) as error:
                        raise ValueError(f"{path}, line {number}: {error!r}") from error

    @classmethod
    def drawn(cls, corpora: Path) -> Sentences:
        """The sentences of the table, looked up in their collections; each part is a file."""
        sentences = cls()
        for text, row in looked_up(DRAWN, corpora):
            sentences._add(text, int(number_of(row["code"])), f"part {row['part']}")
        return sentences

    @classmethod
    def own(cls) -> Sentences:
        """The invented sentences on the target."""
        sentences = cls()
        for row in table(OWN, ("kind", "text", "target", "said")):
            if row["target"] == TARGET:
                sentences._add(row["text"], stance.SIGN[row["said"]], OWN.name)
        return sentences

    def _add(self, text: str, side: int, file: str) -> None:
        """Add a sentence; a question that tells nothing is decided without weights."""
        best: tuple[float, float, dict[str, float]] | None = None
        for case in stance.cases(discourse.document(text, lang="fr"), TARGET):
            rules, mentions = case.by_rules(lexicon_of("fr")), case.mentions or ()
            if not asks(case.parse) and (best is None or abs(rules.score) > best[0]):
                found = findings(case.parse, mentions, case.markers, case.opened, rules)
                side_found = math.nan if is_faint(rules) else stance.SIGN[rules.outlook]
                best = abs(rules.score), side_found, found
        if best is not None:
            self.codes.append(side)
            self.rules.append(best[1])
            self.found.append(best[2])
            self.files.append(file)

    def names(self) -> list[str]:
        """The findings that have a weight, *always* first."""
        met = Counter(name for found in self.found for name in found)
        return sorted(
            (name for name in met if met[name] >= FEW), key=lambda name: (name != ALWAYS, name)
        )

    def table(self, names: Sequence[str]) -> Mentions:
        """The sentences as numbers."""
        rows = [[found.get(name, 0.0) for name in names] for found in self.found]
        codes = np.array(self.codes)
        return Mentions(np.arange(len(codes)), codes, np.array(self.rules), np.array(rows))


def _side(valence: int, status: str) -> int:
    return stance.SIGN[Judgement(valence, status, False, 0.0, ()).outlook]


def learn(known: Mentions, penalty: float = PENALTY) -> Numbers:
    """The weights of each finding for good and for bad, minus those for neither."""
    model = LogisticRegression(C=penalty, class_weight="balanced", max_iter=3000)
    model.fit(known.table, known.codes)
    bad, neither, good = model.coef_ + 0.0
    weights = np.column_stack([good - neither, bad - neither])
    first = model.intercept_
    weights[0] += first[2] - first[1], first[0] - first[1]
    return weights


def labels(weights: Numbers, asked: Mentions) -> Labels:
    """The sides that the weights decide."""
    evidence = (asked.table @ weights).tolist()
    return np.array(
        [
            0 if math.isnan(rules) else side_of(good, bad, int(rules))
            for (good, bad), rules in zip(evidence, asked.sums.tolist(), strict=True)
        ]
    )


def both(one: Mentions, other: Mentions) -> Mentions:
    """Two sets of sentences as one."""
    pairs = zip(
        (one.codes, one.sums, one.table), (other.codes, other.sums, other.table), strict=True
    )
    codes, sums, rows = (np.concatenate(pair) for pair in pairs)
    return Mentions(np.arange(len(codes)), codes, sums, rows)


def compared(title: str, known: Mentions, found: Labels) -> None:
    """Print how the weights do beside the rules."""
    rules = np.nan_to_num(known.sums).astype(np.int64)
    report(title, known, {"rules": rules, "weights of findings": found})


def write(path: Path, names: Sequence[str], weights: Numbers, count: int) -> None:
    """Write the weights learnt from so many coded sentences."""
    head = _HEAD.format(sentences=count, penalty=PENALTY, target=TARGET)
    width = max(map(len, names)) + 2
    lines = [
        f"{json.dumps(name, ensure_ascii=False):{width}} = [{good:.2f}, {bad:.2f}]"
        for name, (good, bad) in zip(names, weights.tolist(), strict=True)
    ]
    path.write_text(head + "\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def main() -> None:
    """Print the tables and write the weights."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("development", type=Path, nargs="*", metavar="DEVELOPMENT.jsonl")
    parser.add_argument("--validation", type=Path, help="for the end, when all is chosen")
    arguments = parser.parse_args()
    sentences = Sentences.drawn(arguments.corpora)
    sentences.read(arguments.development)
    names = sentences.names()
    known = sentences.table(names)
    own = Sentences.own().table(names)

    def asked(title: str, inside: Labels, found: Labels) -> None:
        part = replace(known.part(inside), texts=np.arange(len(inside)))
        compared(title, part, found)

    def by_others(inside: Labels) -> Labels:
        others = np.setdiff1d(np.arange(len(known.codes)), inside)
        return labels(learn(both(known.part(others), own)), known.part(inside))

    found = np.zeros_like(known.codes)
    for _, inside in known.folds(10, seed=0):
        found[inside] = by_others(inside)
    asked("All, in ten parts", np.arange(len(known.codes)), found)
    for file in dict.fromkeys(sentences.files):
        inside = np.flatnonzero(np.array(sentences.files) == file)
        asked(f"{file}, by the others", inside, by_others(inside))
    weights = learn(both(known, own))
    if arguments.validation:
        other = Sentences([arguments.validation]).table(names)
        compared("Validation file", other, labels(weights, other))
    write(language("fr").path(WEIGHTS), names, weights, len(known.codes))


if __name__ == "__main__":
    main()
