"""Duties of a target: what it ought to do is desirable and open, whatever the words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discourse.french.parse import Parse
from discourse.polarity import Contribution
from discourse.stance.places import ByClause, verb_of
from discourse.stance.targets import Mention

DUTY = 1
"""Grade of an act that is a duty of the target: coders of the reference sentences code demands on
Europe as desirable and open if they are presented as good for it."""


def duties(parse: Parse, mentions: Sequence[Mention], opened: ByClause) -> Iterator[Contribution]:
    """A contribution for each duty of which the target is the subject.

    "L’Europe doit parler": whatever it must do is wanted and not yet done.
    """
    for mention in mentions:
        at = verb_of(parse, mention)
        if at is None:
            continue
        group = parse.groups[at]
        if group.negated:
            continue
        begin, end = parse.span(group.first, group.last)
        if any(
            m.category == "deontic" and begin <= m.start < end
            for m in opened.near(group.first, group.last)
        ):
            yield _contribution(parse, group.first, group.last)


def _contribution(parse: Parse, first: int, last: int) -> Contribution:
    start, end = parse.span(first, last)
    return Contribution(
        sentence=parse.sentence.index,
        start=start,
        end=end,
        first=first,
        last=last,
        entry="duty of the target",
        grade=DUTY,
        factor=1.0,
        value=float(DUTY),
        state_value=float(DUTY),
        negated=False,
        shifters="",
        rule="duty",
        quoted=False,
    )
