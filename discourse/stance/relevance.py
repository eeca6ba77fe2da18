"""How much of an evaluation concerns a mention: by the path of grammar, competitor and distance."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import takewhile
from operator import itemgetter

from discourse.french.parse import Parse
from discourse.modality import Marker
from discourse.polarity import Contribution
from discourse.reach import REACH
from discourse.stance.attachment import PATHS, attachment
from discourse.stance.places import ByClause
from discourse.stance.targets import Mention
from discourse.stance.who_judges import is_judged_by, is_said_by, reports_of
from discourse.stance.who_suffers import is_suffered
from discourse.word_classes import word_class

COMPETITOR = 0.85
"""Another proper name stands between: the word may be said of that."""
HALF_DISTANCE = 45.0
"""Words at which an evaluation counts half."""
JUDGE = 0.1
"""It is the mention that judges or says so: who accuses is not accused (see `judges`). Over the
coded mentions of persons macro-F1 is .545 when what they report is not theirs, and .536 else."""
SUFFERS = 0.05
"""It is the mention that suffers: who is killed is not blamed."""
TITULAR = 0.4
"""The mention only names an office or a meeting."""

PLACE = 0.5
"""After *en* the mention is a place: *un accord en Europe*. Of 31 graded words near such a mention
9 agree with the coded sign and 7 do not; of 1,070 others 588 and 172."""

GRANTED = 0.5
"""Conceded by a factual *si*; the same factor as for *même si* in the composition of valence."""


def is_granted(part: Contribution, markers: ByClause) -> bool:
    """Whether a *si* concedes the clause it opens: "si A avance, B, lui, recule" is about B."""
    if not markers.hold(frozenset({"concessive"})):
        return False
    return any(
        marker.rule == "si.factual" and marker.scope_start <= part.start < marker.scope_end
        for marker in markers.near(part.first, part.last)
    )


def weights(
    parse: Parse, parts: Sequence[Contribution], mentions: Sequence[Mention], markers: ByClause
) -> list[float]:
    """For each contribution, the share of it that concerns the target, 0 to 1.

    The mention that it concerns most counts.
    """
    return [_greatest(parse, part, _within_reach(part, mentions), markers) for part in parts]


def _within_reach(part: Contribution, mentions: Sequence[Mention]) -> Sequence[Mention]:
    """The mentions a word may be about: at a distance of `REACH` words it counts a hundredth."""
    begin = bisect_left(mentions, part.first - REACH, key=lambda one: one.first)
    return mentions[begin : bisect_right(mentions, part.last + REACH, key=lambda one: one.first)]


def _greatest(
    parse: Parse, part: Contribution, mentions: Sequence[Mention], markers: ByClause
) -> float:
    """The greatest share; mentions that are too far away to have it are skipped."""
    ranked = sorted(
        ((_nearness(part, one), one) for one in mentions), key=itemgetter(0), reverse=True
    )
    reports = reports_of(part, markers)
    greatest = 0.0
    for nearness, mention in ranked:
        if _MOST * nearness <= greatest:
            break
        greatest = max(greatest, _share(parse, part, mention, reports))
    near = (mention for nearness, mention in takewhile(lambda pair: pair[0] > _NEAR_BY, ranked))
    judged = part.rule != "duty" and any(is_judged_by(parse, part, mention) for mention in near)
    return JUDGE * greatest if judged else greatest


_MOST = max(PATHS.values())
_NEAR_BY = 0.4  # sixty words: no subject or genitive lies farther off


def _nearness(part: Contribution, mention: Mention) -> float:
    distance = max(part.first - mention.last, mention.first - part.last, 0)
    return float(0.5 ** (distance / HALF_DISTANCE))


def _share(
    parse: Parse,
    part: Contribution,
    mention: Mention,
    reports: Sequence[Marker],
) -> float:
    """The share of one contribution that concerns one mention, 0 to 1."""
    if part.first <= mention.last and mention.first <= part.last:
        return 1.0
    if part.first > mention.last:
        between = range(mention.last + 1, part.first)
    else:
        between = range(part.last + 1, mention.first)
    share = PATHS[attachment(parse, part, mention)] * _nearness(part, mention)
    if any(_is_name(parse, at) for at in between):
        share *= COMPETITOR
    if is_place(parse, mention):
        share *= PLACE
    if is_said_by(mention, reports):
        share *= JUDGE
    if mention.kind == "span" and is_suffered(parse, part, mention):
        share *= SUFFERS
    return share * TITULAR if mention.titular else share


def is_place(parse: Parse, mention: Mention) -> bool:
    """Whether a mention directly follows *en*, or *au sein de* and the like."""
    lang = parse.doc.lang
    before = parse.folded[max(0, mention.first - _WITHIN) : mention.first]
    if not before or before[-1] in word_class("locative_preposition", lang):
        return bool(before)
    return not word_class("within", lang).isdisjoint(before)


_WITHIN = 3


def _is_name(parse: Parse, at: int) -> bool:
    """Whether a word has a capital and is not a title or first word of a sentence or quotation."""
    if (
        at == 0
        or not parse.forms[at][:1].isupper()
        or parse.folded[at] in word_class("title", parse.doc.lang)
    ):
        return False
    return not parse.gap(at).rstrip().endswith(("«", "“", '"', ":"))
