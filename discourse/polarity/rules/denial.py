"""Negation of a verb group or of a phrase, and lack."""

from __future__ import annotations

from discourse.french.morphology import VerbGroup
from discourse.polarity import scopes
from discourse.polarity.shifting import Shift
from discourse.polarity.workbench import Composition, Shifted
from discourse.word_classes import word_class

NEGATED_GOOD, NEGATED_BAD = -0.75, -0.4
"""The factor of negation: *pas un succès* is nearly a failure, *pas un échec* far from a
success. Near 197 negated words about coded persons in European news (polarity -1 to 1, mean -.11),
the mean coded polarity is -.39 for a negated good word and -.24 for a negated bad one; for plain
good and bad words it is .22 and -.47."""


def _negated(one: Shifted) -> float:
    return NEGATED_GOOD if one.sign > 0 else NEGATED_BAD


def deny_verbs(work: Composition) -> None:
    """Negated verb groups act on themselves and on what follows them in the clause."""
    parse = work.parse
    lang = parse.doc.lang
    factive, existence = word_class("factive", lang), word_class("existence", lang)
    # Verb groups are costly, and only a sentence with a negative word can have a negated one.
    if word_class("negation_sign", lang).isdisjoint(parse.folded):
        return
    for group in parse.groups:
        if not group.negated or _is_affirmed(work, group):
            continue
        governs = group.lemma not in factive
        objects = scopes.after(
            parse,
            group.last,
            work.finite,
            governs_clause=governs,
            reach=scopes.DENIED,
            adjunct="adjunct_of_denial",
        )
        reach = range(group.first, max(objects.stop, group.last + 1))
        if group.voice == "Pass" or group.lemma in existence:
            reach = range(scopes.before(parse, group.first, work.finite).start, reach.stop)
        said = " ".join(parse.forms[at] for at in group.negators)
        for one in work.within(reach):
            if all(done != "negation" for done, _, _ in one.applied):
                one.apply("negation", _negated(one), said)


def _is_affirmed(work: Composition, group: VerbGroup) -> bool:
    """A negation that affirms or has its own grade: *ne pas manquer de*, *sans nécessairement*."""
    phrases = (shift for shift in work.of("negator") if shift.last > shift.first)
    if any(shift.first == group.negators[0] for shift in phrases):
        return True
    if work.is_in("litotes", group.head):
        return True
    near = work.parse.folded[group.first : group.last + 8]
    return not word_class("only_negated", work.parse.doc.lang).isdisjoint(near)


def _denied(work: Composition, shift: Shift) -> range:
    """The phrase that a negative word or a word of lack opens, or the subject of the lack."""
    if not work.has_near(shift, scopes.GOVERNED):
        return range(0)
    if shift.shifter.reach == "subject":
        return scopes.before(work.parse, shift.first, work.finite)
    return scopes.after(work.parse, shift.last, work.finite, adjunct="adjunct_of_denial")


def deny_phrases(work: Composition) -> None:
    """Negative words and words of lack act on the phrase they open."""
    for shift in work.of("negator", "lack", "litotes"):
        kind = shift.shifter.kind
        denied = work.within(_denied(work, shift))
        for one in denied:
            # "ne … aucun", "ne … ni": one negation, expressed twice.
            if kind == "negator" and any(done == "negation" for done, _, _ in one.applied):
                continue
            if any(done == kind for done, _, _ in one.applied):
                continue
            bad = kind == "negator" and one.sign < 0
            factor = NEGATED_BAD if bad else shift.shifter.factor
            one.apply(kind, factor, work.said(shift))
        if kind == "lack":
            for one in work.own(shift) if denied else ():
                one.absorbed = True
            if not denied and work.is_free(shift):
                # What somebody misses was wanted: a desirable state, negated.
                work.add(shift, 1).apply(kind, shift.shifter.factor, work.said(shift))
