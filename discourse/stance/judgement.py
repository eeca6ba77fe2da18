"""From weighed contributions to a judgement: valence, status, outlook, caution."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from discourse.french.parse import Parse
from discourse.polarity import Contribution
from discourse.stance.places import ByClause
from discourse.stance.status import is_hedged, status_of

OUTLOOKS = ("hope", "optimism", "fear", "pessimism", "none")
SIGN = {"hope": 1, "optimism": 1, "fear": -1, "pessimism": -1, "none": 0}
SIDES = {side: tuple(name for name in OUTLOOKS if SIGN[name] == side) for side in (-1, 1)}
"""The bad outlooks and the good ones, in each what is left open before what is asserted."""
_OUTLOOK = {
    (1, "open"): "hope",
    (1, "asserted"): "optimism",
    (-1, "open"): "fear",
    (-1, "asserted"): "pessimism",
    (1, "denied"): "pessimism",
    (-1, "denied"): "optimism",
}

GOOD, BAD = 0.5, 0.25
"""By how much one side must outweigh the other. The good side needs more than the bad one, because
good words (accord, soutien, aide) name institutions and transactions more often than bad words
do."""


class Weighed(NamedTuple):
    """A contribution with its weight: its share, the status of its state, its caution."""

    contribution: Contribution
    weight: float
    status: str
    hedged: bool

    @property
    def value(self) -> float:
        """How much it counts as good or bad, after negation.

        The square root of its grade, shifted and weighted: the number of words on a side says more
        than their strength.
        """
        grade = abs(self.contribution.grade)
        return self.contribution.value * self.weight / math.sqrt(grade)


class Reason(NamedTuple):
    """What one finding adds to the evidence for good and for bad against neutral, in log odds."""

    finding: str
    good: float
    bad: float


class Judgement(NamedTuple):
    """The judgement of a sentence, clause or mention.

    Attributes
    ----------
    valence
        sign of the state of affairs before negation: -1, 0 or 1.
    status
        ``open``, ``asserted`` or ``denied``.
    hedged
        whether the deciding contributions are hedged, conditional or concessive.
    score
        sum of the values of the contributions.
    contributions
        what it is the sum of.
    reasons
        what decides between good, bad and neither where measured weights do; empty where the sum
        alone decides.
    """

    valence: int
    status: str
    hedged: bool
    score: float
    contributions: tuple[Weighed, ...]
    reasons: tuple[Reason, ...] = ()

    @property
    def outlook(self) -> str:
        """``hope``, ``optimism``, ``fear``, ``pessimism`` or ``none``."""
        return _OUTLOOK.get((self.valence, self.status), "none")

    @property
    def evidence(self) -> tuple[float, float]:
        """What the reasons add up to, for good and for bad."""
        return sum(one.good for one in self.reasons), sum(one.bad for one in self.reasons)

    @property
    def kept(self) -> bool:
        """Whether the greater evidence was for the other side than the rules, which keep theirs."""
        good, bad = self.evidence
        return max(good, bad) > 0 and SIGN[self.outlook] != (1 if good >= bad else -1)

    def __str__(self) -> str:
        """The outlook, the words it sums and the reasons that decide, one per line."""
        words = [
            f"    {one.value:+.2f}  {one.contribution.entry}, {one.status}"
            for one in self.contributions
        ]
        good, bad = self.evidence
        reasons = [f"    {one.good:+.2f} {one.bad:+.2f}  {one.finding}" for one in self.reasons]
        evidence = [f"evidence: good {good:+.2f}, bad {bad:+.2f}"] if reasons else []
        return "\n".join([f"{self.outlook}  sum {self.score:+.2f}", *words, *evidence, *reasons])


def weigh(
    parse: Parse,
    parts: Sequence[Contribution],
    shares: Sequence[float],
    markers: ByClause,
    opened: ByClause,
) -> list[Weighed]:
    """Contributions with their share, status and caution; ``opened`` comes from `opening`.

    A good that is wanted and said to be missing counts as missing alone: *il faudrait du courage,
    et le courage manque*.
    """
    ominous = {at for part in parts if part.grade < 0 for at in range(part.first, part.last + 1)}
    weighed = [
        Weighed(
            part, share, status_of(parse, part, opened, ominous), is_hedged(parse, part, markers)
        )
        for part, share in zip(parts, shares, strict=True)
    ]
    missing = {one.contribution.entry for one in weighed if _state(one) == (1, "denied")}
    return [
        one._replace(weight=0.0)
        if one.contribution.entry in missing and _state(one) == (1, "open")
        else one
        for one in weighed
    ]


def judge(weighed: Sequence[Weighed]) -> Judgement:
    """The judgement from weighed contributions.

    The side (good or bad) is the sign of their sum, when it exceeds `GOOD` or `BAD`. On that side,
    the pair of valence and status with the greatest weight decides: *n’ont pas imposé la paix* is a
    desirable state that is denied, not an undesirable state.
    """
    score = sum(one.value for one in weighed)
    side = 1 if score > _asked(weighed) else -1 if score < -BAD else 0
    return sided(Judgement(0, "asserted", False, score, tuple(weighed)), side, "asserted")


def sided(judgement: Judgement, side: int, status: str) -> Judgement:
    """A judgement whose side is decided: 1, -1, or 0 for neither.

    Of the words on that side the pair of valence and status with the greatest weight decides; where
    there is none, the side has the status given.
    """
    weighed = judgement.contributions
    votes: defaultdict[tuple[int, str], float] = defaultdict(float)
    for one in weighed:
        pair = _state(one)
        if side == 0 or SIGN[_OUTLOOK[pair]] == side:
            votes[pair] += abs(one.value)
    if not votes:
        return judgement._replace(valence=side, status=status, hedged=False)
    valence, status = max(votes, key=lambda pair: (votes[pair], pair))
    hedged = any(one.hedged for one in weighed if _state(one) == (valence, status))
    return judgement._replace(valence=valence if side else 0, status=status, hedged=hedged)


def _asked(weighed: Sequence[Weighed]) -> float:
    """By how much good must outweigh bad: the denial of an evil, or of an end, is no name."""
    good = [one.contribution for one in weighed if one.value > 0]
    ended = (part.grade < 0 or "reverser:" in part.shifters for part in good if part.negated)
    return BAD if all(part.negated for part in good) and all(ended) else GOOD


def _state(one: Weighed) -> tuple[int, str]:
    """Valence and status of one state; an open state counts as if it came true.

    "L’Europe ne doit pas rester indifférente" leaves open that it is not indifferent.
    """
    part = one.contribution
    value = part.value if one.status == "open" else part.state_value
    if part.negated and one.status != "open":
        return (1 if part.state_value > 0 else -1), "denied"
    return (1 if value > 0 else -1), one.status
