"""Negation of a verb group or of a phrase, and lack."""

from __future__ import annotations

from discourse.french.morphology import VerbGroup
from discourse.french.parse import Parse
from discourse.french.subjects import is_relative, subject_words
from discourse.french.verb_chains import chain
from discourse.polarity import scopes
from discourse.polarity.rules.affirmation import (
    is_affirmed,
    is_comparison,
    is_idiom,
    is_refusal,
    is_taken_for_granted,
    tolerates,
    twice_denied,
)
from discourse.polarity.shifting import Shift
from discourse.polarity.workbench import Composition, Shifted
from discourse.word_classes import word_class

NEGATED_GOOD, NEGATED_BAD = -0.75, -0.55
"""What negation makes of a grade: *pas un succès* is nearly a failure, *pas un échec* far from a
success. Around 197 negated words near a coded person in European news (polarity -1 to 1, mean
-.11), denied good goes with -.39, denied bad with -.24, where plain good and bad go with .22 and
-.47. A denied evil of grade -1 still counts as good (above `stance.judgement.GOOD`)."""

COMPARED = 1.25
"""What *rien n’est plus* and *jamais aussi* make of a grade: more than all else."""


KEPT = -0.8
"""What negation makes of a good that is lost or harmed: who does not give up peace wants it."""


def negated(one: Shifted) -> float:
    """The factor by which a denial turns a hit."""
    if one.hit.entry.grade > 0 > one.sign and (one.has("reverser") or one.has("spoiler")):
        return KEPT
    return NEGATED_GOOD if one.sign > 0 else NEGATED_BAD


def deny_verbs(work: Composition) -> None:
    """Denied verb groups act on themselves, what follows them, and the subject they decide on."""
    parse = work.parse
    # Groups cost time, and only a sentence with a negative word can have a denied one.
    if word_class("negation_sign", parse.doc.lang).isdisjoint(parse.folded):
        return
    spared = twice_denied(work)
    for group in parse.groups:
        if not group.negated:
            continue
        if is_affirmed(work, group):
            if is_taken_for_granted(parse, group):
                work.affirmed.update(group.negators)
                granted = word_class("granted_when_denied", parse.doc.lang)
                verbs = {verb.head for verb in chain(parse, group) if verb.lemma in granted}
                for one in work.within(_denied_by(work, group)):
                    one.status = "asserted"
                    one.absorbed = one.absorbed or (one.hit.first in verbs and one.sign < 0)
            continue
        said = " ".join(parse.forms[at] for at in group.negators)
        reached = (
            *work.predicated.get(group.first, ()),
            *work.within(_denied_subject(parse, group)),
            *work.within(_denied_by(work, group)),
        )
        for one in reached:
            if one in work.spared.get(group.first, ()):
                continue
            if one in spared or is_idiom(group, one) or one.has("negation"):
                continue
            if is_refusal(parse, group):
                one.status = "denied"
            if is_comparison(parse, one.hit.first, group):
                one.apply("litotes", COMPARED, said)
            else:
                one.apply("negation", negated(one), said)


def _denied_by(work: Composition, group: VerbGroup) -> range:
    parse = work.parse
    lang = parse.doc.lang
    objects = scopes.after(
        parse,
        group.last,
        governs_clause=group.lemma not in word_class("factive", lang),
        reach=scopes.DENIED,
        adjunct="adjunct_of_denial",
    )
    reach = range(group.first, max(objects.stop, group.last + 1))
    alone = group.lemma in word_class("no_object", lang)
    runs_on = objects.stop < len(parse) and parse.finite[objects.stop]
    if group.form == "Inf" and (alone or runs_on):
        # Sans attendre le bonheur revient: the phrase is the subject of the next verb.
        reach = range(group.first, group.last + 1)
    if tolerates(parse, group):
        reach = range(reach.start, scopes.with_relative(parse, reach).stop)
    return reach


def _denied_subject(parse: Parse, group: VerbGroup) -> range:
    """The subject of what does not exist or is not done; a relative restricts and denies none."""
    existence = word_class("existence", parse.doc.lang)
    if _ends(parse, group) and not scopes.aside(parse, group.last + 1):
        return subject_words(parse, group)
    of_subject = group.voice == "Pass" or group.lemma in existence
    return subject_words(parse, group) if of_subject and not is_relative(parse, group) else range(0)


def _ends(parse: Parse, group: VerbGroup) -> bool:
    """*La fraternité n’est plus*: être alone, of what exists."""
    after = max(group.last, *group.negators) + 1
    return group.lemma == "être" and (after >= len(parse) or bool(parse.gap(after).strip()))


def _denied(work: Composition, shift: Shift) -> list[Shifted]:
    """The phrase that a negative word or word of lack opens, or the subject of what lacks."""
    if not work.has_near(shift, scopes.GOVERNED):
        return []
    parse, reach = work.parse, shift.shifter.reach
    if reach == "subject":
        return work.within(subject_words(parse, parse.group(shift.first)))
    if reach == "clause":
        return work.within(scopes.clause(parse, shift.last))
    if reach in ("next", "previous"):
        near = scopes.neighbours(parse, shift.first, shift.last, reach)
        return [one for one in work.within(near) if _is_beside(parse, shift, one)]
    return work.within(
        scopes.after(parse, shift.last, adjunct="adjunct_of_denial", one_phrase=True)
    )


def _is_beside(parse: Parse, shift: Shift, one: Shifted) -> bool:
    """Whether no grammar word parts a hit from the adjective before or after it."""
    first, last = one.hit.first, one.hit.last
    between = parse.folded[shift.last + 1 : first] or parse.folded[last + 1 : shift.first]
    inside = shift.first <= first <= shift.last
    return not inside and word_class("preposition", parse.doc.lang).isdisjoint(between)


def deny_phrases(work: Composition) -> None:
    """Negative words and words of lack act on the phrase they open."""
    for shift in work.of("negator", "lack", "litotes", "sham"):
        kind = shift.shifter.kind
        if kind == "negator" and shift.first in work.affirmed:
            continue
        denied = _denied(work, shift)
        for one in denied:
            # "ne … aucun", "ne … ni": one negation, said twice.
            if one.has(kind) or (kind == "negator" and one.has("negation")):
                continue
            if kind == "negator" and is_comparison(work.parse, one.hit.first):
                one.apply("litotes", COMPARED, work.said(shift))
                continue
            bad = kind in ("negator", "sham") and one.sign < 0
            factor = NEGATED_BAD if bad else shift.shifter.factor
            one.apply(kind, factor, work.said(shift))
        if kind != "litotes":
            for one in work.own(shift) if denied else ():
                one.absorbed = True
        if kind == "lack" and not denied and work.is_free(shift):
            # What is missed was wanted: a desirable state, denied.
            work.add(shift, 1).apply(kind, shift.shifter.factor, work.said(shift))
