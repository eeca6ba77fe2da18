"""What is settled against its form: counterfactuals, rhetorical questions, what is refuted."""

from __future__ import annotations

from collections.abc import Sequence

from discourse.french.morphology import VerbGroup
from discourse.french.parse import Parse
from discourse.polarity import Contribution
from discourse.stance.openings import counterfactual
from discourse.stance.phrases import leading
from discourse.stance.places import ByClause, groups_before
from discourse.stance.questions import missed, rhetorical
from discourse.stance.refuted import refutation
from discourse.word_classes import word_class

SETTLED = frozenset({"counterfactual", "question", "refuted"})
"""Rules by which a contribution is settled: it is asserted or denied, never open."""


def settled(parse: Parse, parts: Sequence[Contribution], markers: ByClause) -> list[Contribution]:
    """Contributions with those turned that a counterfactual or a question settles.

    "On aurait pu éviter la guerre" denies what was good; "N’est-ce pas un échec ?" asserts it.
    """
    if not parts:
        return []
    found = (counterfactual(parse, marker) for marker in markers.markers)
    unreal = [group for group in found if group is not None]
    asked = rhetorical(parse)
    lost = missed(parse)
    refuted = refutation(parse)
    if refuted is not None:
        parts = [
            _turned(part, "refuted") if part.first in refuted.said and not part.negated else part
            for part in parts
            if part.first not in refuted.by
        ]
    if not unreal and asked is None and not lost:
        return list(parts)
    return [_settled(parse, part, unreal, asked, lost=lost) for part in parts]


def _settled(
    parse: Parse, part: Contribution, unreal: Sequence[VerbGroup], asked: int | None, *, lost: bool
) -> Contribution:
    if lost:
        return _turned(part, "question")
    if any(_holds(parse, group, part) for group in unreal):
        return _turned(part, "counterfactual")
    if asked is None or part.first < asked:
        return part
    return _turned(part, "question") if part.negated else part._replace(rule="question")


def _turned(part: Contribution, rule: str) -> Contribution:
    """A contribution with its denial undone, or denied when it was not."""
    if part.negated:
        return part._replace(value=part.state_value, negated=False, rule=rule)
    return part._replace(value=-part.state_value, negated=True, rule=rule)


def _holds(parse: Parse, group: VerbGroup, part: Contribution) -> bool:
    """Whether a counterfactual verb holds a contribution, or has turned its subject.

    "La paix aurait été signée", "la guerre aurait été évitée": neither came about.
    """
    clause = parse.clause_of(group.first)
    if not clause.first <= part.first <= clause.last:
        return False
    if part.first >= group.first or "negator:sans" in part.shifters.lower():
        # Sans cette aide, il aurait sombré: it was there.
        return True
    at = groups_before(parse, group.first)
    acts = [group, *parse.groups[at : at + 1]]
    comes = word_class("happening", parse.doc.lang)
    if any(one.voice == "Pass" or one.lemma in comes for one in acts if one.form != "Part"):
        return not leading(parse, part.first)
    return part.value * part.grade < 0 and not part.negated
