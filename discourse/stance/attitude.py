"""The attitude towards one mention: what the rules find about it, weighed by measured weights."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from discourse.arguments import one_document, whole
from discourse.documents import Document
from discourse.french.parse import Parse
from discourse.languages import language, require, toml
from discourse.polarity import Lexicon, lexicon_of
from discourse.stance.case import Case
from discourse.stance.judgement import Judgement, Reason, Weighed
from discourse.stance.targets import Mention
from discourse.stance.who_judges import is_said_by

ATTITUDE = 0.25
"""Grade points beyond which an attitude is no longer neutral, where no weights are known."""

WEIGHTS = "attitude_weights.toml"

STEPS = (-1.5, -1.0, -0.5, -0.25, 0.0, 0.25, 0.5, 1.0, 1.5)
"""Sums at which a weight of its own begins: twice the sum is not twice the evidence."""


def _label(score: float, reasons: Sequence[Reason]) -> int:
    """The side of the sum if its evidence exceeds 0.

    The weights never turn a side around: left free they find fault with whoever is not a liar.
    """
    side = 1 if score > 0 else -1 if score < 0 else 0
    evidence = sum(one.good if side > 0 else one.bad for one in reasons)
    return side if evidence > 0 else 0


@dataclass(frozen=True, slots=True)
class Attitude:
    """What a text conveys of one mention.

    Attributes
    ----------
    label
        -1, 0 or 1.
    valence
        weighted sum of the contributions in grade points.
    contributions
        the contributions that it sums.
    reasons
        what decides whether the side of the valence counts: it does if what they add for it
        exceeds 0. Empty where the valence alone decides.
    """

    label: int
    valence: float
    contributions: tuple[Weighed, ...]
    reasons: tuple[Reason, ...] = ()

    @property
    def evidence(self) -> float:
        """How much speaks for the side of the valence and against neutral, in log odds."""
        return sum(one.good if self.valence > 0 else one.bad for one in self.reasons)

    def __str__(self) -> str:
        """The label, its contributions and its reasons, one per line."""
        lines = [f"{self.label:+d}  valence {self.valence:+.2f}"]
        lines += [f"    {one.value:+.2f}  {one.contribution.entry}" for one in self.contributions]
        if self.reasons:
            side = "good" if self.valence > 0 else "bad"
            lines.append(f"evidence that it is {side} {self.evidence:+.2f}")
        for one in self.reasons:
            lines.append(f"    {one.good if self.valence > 0 else one.bad:+.2f}  {one.finding}")
        return "\n".join(lines)


def toward(doc: Document, start: int, end: int, *, lexicon: Lexicon | None = None) -> Attitude:
    """The attitude towards what a span of the document refers to.

    Evaluative words count by the path of grammar from them to the mention, in its sentence. Their
    sum gives the side. Whether it counts is decided by the sum, the status of the words and
    whether the mention only speaks, with the weights of ``attitude_weights.toml``, learnt on coded
    mentions of persons in the European press. With a lexicon of your own, whose grades these do
    not know, the side counts from `ATTITUDE` on.

    Parameters
    ----------
    doc
        a document.
    start, end
        offsets of the mention.
    lexicon
        None for the language's own.

    Raises
    ------
    TypeError
        other than one Document; offsets that are no whole numbers.
    ValueError
        a span that is empty, outside the text or in no sentence.

    Examples
    --------
    >>> import discourse
    >>> doc = discourse.document("Merkel est accusée de mensonge.")
    >>> print(toward(doc, 0, 6))
    -1  valence -1.98
        -1.37  accuser
        -0.61  mensonge
    evidence that it is bad +2.17
        -0.38  always
        +0.74  sum (tanh)
        -0.19  sum up to -1.5
        +2.00  bad words, asserted
    """
    one_document(doc, "stance.toward")
    whole(start, "start")
    whole(end, "end")
    case, mention, judgement = judged(doc, start, end, lexicon)
    score, parts = judgement.score, judgement.contributions
    known = _weights(doc.lang) if lexicon is None else None
    if known is None:
        label = 0 if abs(score) < ATTITUDE else 1 if score > 0 else -1
        return Attitude(label, score, parts)
    reasons = tuple(
        Reason(finding, value * known[finding][0], value * known[finding][1])
        for finding, value in findings(case, mention, judgement).items()
    )
    return Attitude(_label(score, reasons), score, parts, reasons)


def judged(
    doc: Document, start: int, end: int, lexicon: Lexicon | None = None
) -> tuple[Case, Mention, Judgement]:
    """The sentence of a mention, its words, and the judgement of the rules."""
    if not 0 <= start < end <= len(doc.text):
        raise ValueError(
            f"span [{start}, {end}) does not lie in document {doc.id!r} of "
            f"{len(doc.text)} characters; give offsets with 0 <= start < end"
        )
    require("outlook", [(doc.id, doc.lang)])
    known = lexicon_of(doc.lang, lexicon)
    first = bisect_right(doc.words.ends, start)
    stop = bisect_left(doc.words.starts, end)
    if first < stop:
        parse = Parse(doc, doc.sentence_at(doc.words.starts[first]))
        begin = parse.first_word
        last = min(stop - begin, len(parse)) - 1
        mention = Mention(first - begin, last, start, end, "span")
        case = Case.of(parse, [mention])
        return case, mention, case.judgement(known, expects=False)
    raise ValueError(
        f"no word of document {doc.id!r} lies in span [{start}, {end}): {doc.text[start:end]!r}"
    )


def findings(case: Case, mention: Mention, judgement: Judgement) -> dict[str, float]:
    """What the rules find about a mention, by the names of `names`, with its amount.

    The amount of good and bad words is the sum of their absolute values.
    """
    found: defaultdict[str, float] = defaultdict(float)
    found["always"] = 1.0
    found[_SUM] = math.tanh(judgement.score)
    found[_step(bisect_left(STEPS, judgement.score))] = 1.0
    speech = (one for one in case.markers.markers if one.category in _SPEECH)
    told = all(one.weight < OWN for one in judgement.contributions)
    if told and is_said_by(mention, speech):
        found[SPEAKS] = 1.0
    for one in judgement.contributions:
        found[_words(one.value > 0, one.status)] += abs(one.value)
    return {name: value for name, value in found.items() if value}


OWN = 0.4
"""The least weight of what is said of who speaks: *Duval, discrédité, affirme que …*."""

_SUM = "sum (tanh)"
SPEAKS = "it reports or demands"
_SPEECH = frozenset({"reportive", "deontic", "bouletic"})


def _step(above: int) -> str:
    """The range of the sum that exceeds so many of `STEPS`."""
    return f"sum above {STEPS[above - 1]:g}" if above else f"sum up to {STEPS[0]:g}"


def _words(good: bool, status: str) -> str:
    return f"{'good' if good else 'bad'} words, {status}"


def names(statuses: Iterable[str]) -> list[str]:
    """The names of all findings, in the order of the file."""
    spoken = list(statuses)
    return [
        *("always", SPEAKS, _SUM),
        *(_step(above) for above in range(len(STEPS) + 1)),
        *(_words(good, status) for good in (True, False) for status in spoken),
    ]


@cache
def _weights(lang: str) -> Mapping[str, tuple[float, float]] | None:
    """For each finding what it adds for good and for bad; None for a language without weights."""
    path = language(lang).path(WEIGHTS)
    if not path.is_file():
        return None
    return {name: (good, bad) for name, (good, bad) in toml(path)["weights"].items()}
