"""How much of an evaluation concerns a mention: by clause, competitor, comma and distance.

The weights are shares of relevance: over 3,083 coded mentions of persons in European news, by how
much the mean coded polarity differs under a good and under a bad word, relative to the words of
the mention's own clause (.62 there, .44 in the next clause after it, .22 in the one before,
.18 farther off; .59 against .40 with another proper name between).
"""

from __future__ import annotations

from collections.abc import Sequence

from discourse.polarity import Contribution
from discourse.stance.targets import Mention
from discourse.syntax import Parse

NEXT_CLAUSE = 0.6
FARTHER_CLAUSE = 0.25
COMPETITOR = 0.6
"""Another proper name stands between: the word may be said of that."""
COMMA = 0.75
HALF_DISTANCE = 20.0
"""Words at which an evaluation counts half."""
ATTRIBUTE = 1.5
"""Said by a copula (*est impuissante*): .85 instead of .54."""
TITULAR = 0.4
"""The mention only names an office or a meeting."""


def weights(
    parse: Parse, parts: Sequence[Contribution], mentions: Sequence[Mention]
) -> list[float]:
    """For each contribution, the share of it that concerns the target, 0 to 1.

    The nearest mention counts.
    """
    return [max(weight(parse, part, mention) for mention in mentions) for part in parts]


def weight(parse: Parse, part: Contribution, mention: Mention) -> float:
    """The share of one contribution that concerns one mention, 0 to 1."""
    if part.first <= mention.last and mention.first <= part.last:
        return 1.0
    if part.first > mention.last:
        between, distance = range(mention.last + 1, part.first), part.first - mention.last
    else:
        between, distance = range(part.last + 1, mention.first), mention.first - part.last
    share = 0.5 ** (distance / HALF_DISTANCE)
    if _is_attribute(parse, part):
        share *= ATTRIBUTE
    clauses = abs(_clause_number(parse, part.first) - _clause_number(parse, mention.first))
    if clauses:
        share *= NEXT_CLAUSE if clauses == 1 else FARTHER_CLAUSE
    if any(_is_name(parse, at) for at in between):
        share *= COMPETITOR
    if any("," in parse.gap(at) for at in range(between.start, between.stop + 1)):
        share *= COMMA
    return share * TITULAR if mention.titular else share


_COPULAS = frozenset("être rester demeurer devenir sembler paraître".split())


def _is_attribute(parse: Parse, part: Contribution) -> bool:
    """Whether a contribution is the attribute of a copula shortly before it."""
    return any(
        group.lemma in _COPULAS
        and 0 < part.first - group.last <= 4
        and not any("," in parse.gap(at) for at in range(group.last + 1, part.first + 1))
        for group in parse.groups
    )


def _clause_number(parse: Parse, word: int) -> int:
    for number, clause in enumerate(parse.clauses):
        if clause.first <= word <= clause.last:
            return number
    return 0


_CIVIL = frozenset("m mm mme mmes mlle dr".split())


def _is_name(parse: Parse, at: int) -> bool:
    """A capital inside a sentence, no civil title and not the first word of a quotation."""
    if at == 0 or not parse.forms[at][:1].isupper() or parse.folded[at] in _CIVIL:
        return False
    return not parse.gap(at).rstrip().endswith(("«", "“", '"', ":"))
