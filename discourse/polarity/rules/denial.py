"""Negation, by the verb group or by the phrase, and lack."""

from __future__ import annotations

from discourse.morphology import VerbGroup
from discourse.polarity import scopes
from discourse.polarity.workbench import Composition
from discourse.polarity.wording import verbs, words

NEGATED = -0.6
"""What is left of a grade under *ne … pas*: *pas un échec* is less good than an échec is bad."""


def deny_verbs(work: Composition) -> None:
    """Denied verb groups act on themselves and what follows them in the clause."""
    parse = work.parse
    lang = parse.doc.lang
    factive, existence = verbs(lang, "factive"), verbs(lang, "existence")
    # Groups cost time, and only a sentence with a negative word can have a denied one.
    if words(lang, "negators").isdisjoint(parse.folded):
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
                one.apply("negation", NEGATED, said)


def _is_affirmed(work: Composition, group: VerbGroup) -> bool:
    """A denial that affirms: *ne pas manquer de*, *ne … pas seulement*."""
    if any(shift.first <= group.head <= shift.last for shift in work.of("litotes")):
        return True
    near = work.parse.folded[group.first : group.last + 8]
    return not words(work.parse.doc.lang, "only").isdisjoint(near)


def deny_phrases(work: Composition) -> None:
    """Negative words and words of lack act on the phrase they open."""
    for shift in work.of("negator", "lack", "litotes"):
        kind = shift.shifter.kind
        denied = work.within(
            scopes.after(work.parse, shift.last, work.finite, adjunct="adjunct_of_denial")
        )
        for one in denied:
            # "ne … aucun", "ne … ni": one negation, said twice.
            if kind == "negator" and any(done == "negation" for done, _, _ in one.applied):
                continue
            if any(done == kind for done, _, _ in one.applied):
                continue
            one.apply(kind, shift.shifter.factor, work.said(shift))
        if kind == "lack":
            for one in work.own(shift) if denied else ():
                one.absorbed = True
            if not denied and work.is_free(shift):
                # What is missed was wanted: a desirable state, denied.
                work.add(shift, 1).apply(kind, shift.shifter.factor, work.said(shift))
