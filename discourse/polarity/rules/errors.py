"""What is said to be an error is not so; thanks for an evil are none."""

from __future__ import annotations

from bisect import bisect_left

from discourse.french.morphology import VerbGroup
from discourse.french.parse import Parse
from discourse.french.subjects import subject_in
from discourse.polarity import scopes
from discourse.polarity.rules.denial import negated
from discourse.polarity.shifting import Shift
from discourse.polarity.workbench import Composition, Shifted
from discourse.word_classes import word_class


def correct(work: Composition) -> None:
    """*Ceux qui l’accusent se trompent, il a tort de craindre, accusé à tort*: denied."""
    for shift in work.of("error"):
        group = work.parse.verb_at(shift.first)
        if group is not None and group.negated:
            continue
        reach = _by_adverb(work.parse, shift) if group is None else _by_verb(work, shift, group)
        own = work.own(shift)
        held = [one for one in work.within(reach) if one not in own]
        for one in held:
            if not one.has("error"):
                # Who is wrong to condemn an evil condemns what is none.
                one.applied = [done for done in one.applied if done[0] != "condemner"]
                one.apply("error", negated(one), work.said(shift))
        for one in own if held else ():
            one.absorbed = True


def _by_adverb(parse: Parse, shift: Shift) -> range:
    """Its clause, or the one it opens: *absurde de dire que P*."""
    clause = parse.clause_of(shift.last)
    return range(clause.first, clause.last + 1)


def _by_verb(work: Composition, shift: Shift, group: VerbGroup) -> range:
    """What *ceux qui* say of whom the verb says that they err, else what they err in saying."""
    parse = work.parse
    lang = parse.doc.lang
    subject = subject_in(parse, group)
    if subject.first >= 0 and parse.folded[subject.first] in word_class("whoever", lang):
        return range(subject.first, subject.last + 1)
    at = shift.last + 1
    if at < len(parse) - 1 and parse.folded[at] in word_class("erring_in", lang):
        verb = _verb_from(parse, at)
        if verb is not None and verb.form == "Fin":
            # Quand ils annoncent la ruine, quand elle dit que tout va mal.
            content = scopes.after(parse, verb.last, governs_clause=True)
            return range(at, content.stop)
        if verb is not None and verb.first <= at + 3:
            return scopes.after(parse, verb.first - 1, governs_clause=True)
    return range(0)


def _verb_from(parse: Parse, at: int) -> VerbGroup | None:
    number = bisect_left(parse.group_starts, at)
    return parse.groups[number] if number < len(parse.groups) else None


def thank(work: Composition) -> None:
    """Thanks for an evil, or an evil as the means, are no good: *merci pour ce gâchis*."""
    thanks = word_class("thanks", work.parse.doc.lang)
    for one in work.shifted:
        if one.sign > 0 and work.parse.folded[one.hit.first] in thanks:
            cause = _cause(work, one)
            if cause is not None and cause.sign < 0:
                one.absorbed = True


def _cause(work: Composition, one: Shifted) -> Shifted | None:
    """The first noun of the phrase that thanks are given for."""
    phrase = work.within(scopes.phrase(work.parse, one.hit.last))
    nouns = (other for other in phrase if not other.absorbed and other.hit.entry.pos == "NOUN")
    return next(nouns, None)
