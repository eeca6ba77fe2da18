"""How much of an evaluation concerns a mention: by clause, role, competitor and distance.

The weights are shares of relevance: over 3,083 coded mentions of persons in European news, by how
much the mean coded polarity differs under a good and under a bad word, relative to the words of
the mention's own clause (.62 there, .44 in the next clause after it, .22 in the one before,
.18 farther off; .59 against .40 with another proper name between).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import takewhile
from operator import itemgetter

from discourse.french.parse import Parse
from discourse.modality import Marker
from discourse.polarity import Contribution
from discourse.reach import REACH
from discourse.stance.places import ByClause, clause_number, groups_before, verb_of
from discourse.stance.targets import Mention
from discourse.stance.who_judges import is_judged_by, is_said_by, reports_of
from discourse.word_classes import word_class

NEXT_CLAUSE = 0.6
FARTHER_CLAUSE = 0.25
COMPETITOR = 0.7
"""Another proper name comes between: the word may be about that."""
HALF_DISTANCE = 30.0
"""Distance in words at which an evaluation counts half."""
ATTRIBUTE = 1.5
"""Predicated by a copula (*est impuissante*): .85 instead of .54."""
JUDGE = 0.1
"""The mention itself judges or speaks: whoever accuses is not accused (see `who_judges`). Over the
coded mentions of persons, macro-F1 is .545 if the persons' own reports are discounted so, and .536
otherwise."""
TITULAR = 0.7
"""The mention only names an office or a meeting."""

PLACE = 0.5
"""After *en* the mention is a place: *un accord en Europe*. Of 31 graded words near such a mention
9 agree with the coded sign and 7 do not; of 1,070 others 588 and 172."""

GRANTED = 0.5
"""Conceded by a factual *si*; the same factor as for *même si* in the composition of valence."""


def is_granted(part: Contribution, markers: ByClause) -> bool:
    """Whether a *si* concedes the clause it opens: "si A avance, B, lui, recule" is about B."""
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
    reports, attribute = reports_of(part, markers), _is_attribute(parse, part)
    greatest = 0.0
    for nearness, mention in ranked:
        if ATTRIBUTE * nearness <= greatest:
            break
        greatest = max(greatest, _share(parse, part, mention, reports, attribute=attribute))
    near = (mention for nearness, mention in takewhile(lambda pair: pair[0] > _NEAR_BY, ranked))
    judged = any(is_judged_by(parse, part, mention) for mention in near)
    return JUDGE * greatest if judged else greatest


_NEAR_BY = 0.25  # two half distances: no subject or genitive is farther away


def _nearness(part: Contribution, mention: Mention) -> float:
    distance = max(part.first - mention.last, mention.first - part.last, 0)
    return float(0.5 ** (distance / HALF_DISTANCE))


def _share(
    parse: Parse,
    part: Contribution,
    mention: Mention,
    reports: Sequence[Marker],
    *,
    attribute: bool,
) -> float:
    """The share of one contribution that concerns one mention, 0 to 1."""
    if part.first <= mention.last and mention.first <= part.last:
        return 1.0
    if part.first > mention.last:
        between = range(mention.last + 1, part.first)
    else:
        between = range(part.last + 1, mention.first)
    share = _nearness(part, mention)
    if attribute:
        share *= ATTRIBUTE
    clauses = abs(clause_number(parse, part.first) - _home(parse, mention))
    if clauses:
        share *= NEXT_CLAUSE if clauses == 1 else FARTHER_CLAUSE
    if any(_is_name(parse, at) for at in between):
        share *= COMPETITOR
    if _is_place(parse, mention):
        share *= PLACE
    if is_said_by(mention, reports):
        share *= JUDGE
    return share * TITULAR if mention.titular else share


def _is_place(parse: Parse, mention: Mention) -> bool:
    """Whether a mention directly follows *en*."""
    return mention.first > 0 and parse.folded[mention.first - 1] in word_class(
        "locative_preposition", parse.doc.lang
    )


def _is_attribute(parse: Parse, part: Contribution) -> bool:
    """Whether a contribution is the attribute of a copula shortly before it."""
    copulas = word_class("copula", parse.doc.lang)
    end = groups_before(parse, part.first)
    begin = groups_before(parse, part.first - _NEAR - _LONGEST)
    return any(
        group.lemma in copulas
        and 0 < part.first - group.last <= _NEAR
        and not any("," in parse.gap(at) for at in range(group.last + 1, part.first + 1))
        for group in parse.groups[begin:end]
    )


_NEAR = 4
_LONGEST = 12  # words of a verb group: n’aurait pourtant pas encore été signé has seven


def _home(parse: Parse, mention: Mention) -> int:
    """The clause of a mention; a subject after the verb of another clause belongs to its own.

    "Si la paix dure, l’Europe, elle, en profite": clauses are cut before verbs.
    """
    number = clause_number(parse, mention.first)
    at = verb_of(parse, mention)
    if at is None or not parse.clauses[number].opener:
        return number
    first = parse.clauses[number].first
    begin, end = groups_before(parse, first - 1), groups_before(parse, mention.first - 1)
    settled = any(group.form == "Fin" for group in parse.groups[begin:end])
    return clause_number(parse, parse.groups[at].first) if settled else number


def _is_name(parse: Parse, at: int) -> bool:
    """Whether a word has a capital and is no title or first word of a sentence or quotation."""
    if (
        at == 0
        or not parse.forms[at][:1].isupper()
        or parse.folded[at] in word_class("title", parse.doc.lang)
    ):
        return False
    return not parse.gap(at).rstrip().endswith(("«", "“", '"', ":"))
