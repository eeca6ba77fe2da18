"""Valence of a sentence as a sum of contributions: lexicon hits and the rules that shift them."""

from __future__ import annotations

from collections.abc import Collection

from discourse.french.parse import Parse
from discourse.polarity.contribution import Contribution
from discourse.polarity.rules import RULES
from discourse.polarity.shifting import DENIALS, SELF_GRADED, shifts_in
from discourse.polarity.valence_lexicon import Entry, Lexicon, lexicon_of
from discourse.polarity.workbench import Composition, Shifted
from discourse.quotation import quotations


def compose(parse: Parse, lexicon: Lexicon, without: Collection[Entry] = ()) -> list[Contribution]:
    """The contributions of a sentence, by position, ignoring the entries in ``without``.

    With the full lexicon of the language they are computed once per sentence.
    """
    if not without and lexicon is lexicon_of(parse.doc.lang):
        return list(parse.once(compose, _own_contributions))
    return _composed(parse, lexicon, without)


def _own_contributions(parse: Parse) -> tuple[Contribution, ...]:
    return tuple(_composed(parse, lexicon_of(parse.doc.lang), ()))


def _composed(parse: Parse, lexicon: Lexicon, without: Collection[Entry]) -> list[Contribution]:
    hits = [hit for hit in lexicon.hits(parse, without) if hit.entry.grade]
    shifts = shifts_in(parse)
    if not hits and not any(shift.shifter.kind in SELF_GRADED for shift in shifts):
        return []
    work = Composition(parse, hits, shifts)
    for rule in RULES:
        rule.apply(work)
    kept = [one for one in work.shifted if not one.absorbed]
    return [_contribution(parse, one) for one in kept]


def _contribution(parse: Parse, one: Shifted) -> Contribution:
    hit = one.hit
    factor = state = 1.0
    negated = False
    for kind, by, _ in one.applied:
        factor *= by
        if kind in DENIALS:
            negated = not negated
        else:
            state *= by
    start, end = parse.span(hit.first, hit.last)
    return Contribution(
        sentence=parse.sentence.index,
        start=start,
        end=end,
        first=hit.first,
        last=hit.last,
        entry=hit.entry.entry,
        grade=hit.entry.grade,
        factor=factor,
        value=hit.entry.grade * factor,
        state_value=hit.entry.grade * state,
        negated=negated,
        shifters="|".join([f"{kind}:{words}" for kind, _, words in one.applied]),
        rule=one.applied[-1][0] if one.applied else "lexicon",
        quoted=quotations(parse.doc).holds(start),
        status=_status(one, negated=negated),
    )


def _status(one: Shifted, *, negated: bool) -> str:
    """What the construction decides; what is excluded is denied, unless it is denied twice."""
    status = "denied" if one.has("exclusion") else one.status
    return "" if status == "denied" and not negated else status
