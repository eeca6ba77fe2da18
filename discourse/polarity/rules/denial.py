"""Negation of a verb group or of a phrase, and lack."""

from __future__ import annotations

from discourse.french.morphology import VerbGroup
from discourse.french.noun_phrases import has_object, phrase_after
from discourse.french.parse import Parse
from discourse.french.subjects import is_relative, subject_in, subject_words
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
            if is_comparison(parse, one.hit.first, group) and not _is_no_more(group, one):
                one.apply("litotes", COMPARED, said)
            else:
                one.apply("negation", negated(one), said)


def _is_no_more(group: VerbGroup, one: Shifted) -> bool:
    """Whether the *plus* before a noun denies and does not compare: *nul n’a plus confiance*."""
    return one.hit.entry.pos == "NOUN" and one.hit.first - 1 in group.negators


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
    if _ends(parse, group) and not scopes.aside(parse, group.last + 1):
        return subject_words(parse, group)
    of_subject = group.voice == "Pass" or _happens(parse, group)
    return subject_words(parse, group) if of_subject and not is_relative(parse, group) else range(0)


def _ends(parse: Parse, group: VerbGroup) -> bool:
    """*La fraternité n’est plus*, *n’est plus là*, *n’est pas pour demain*: of what exists."""
    after = max(group.last, *group.negators) + 1
    if group.lemma != "être" or after >= len(parse) or parse.gap(after).strip():
        return group.lemma == "être"
    there = word_class("being_there", parse.doc.lang)
    spans = range(after + 1, min(len(parse), after + _THERE) + 1)
    return any(" ".join(parse.folded[after:end]) in there for end in spans)


_THERE = 5
"""Words of *à l’ordre du jour*, the longest way to be there."""


def _happens(parse: Parse, group: VerbGroup) -> bool:
    """Whether a verb says that its subject comes about: *arriver*, *se produire*, *avoir lieu*."""
    if group.lemma == "avoir":
        after = max(group.last, *group.negators) + 1
        impersonal = "y" in parse.folded[max(0, group.first - 1) : group.first]
        return parse.folded[after : after + 1] == ["lieu"] and not impersonal
    comes = word_class("existence", parse.doc.lang)
    return group.lemma in comes or (group.pronominal and f"se {group.lemma}" in comes)


def _denied(work: Composition, shift: Shift) -> list[Shifted]:
    """The phrase that a negative word or word of lack opens, or the subject of what lacks."""
    if not work.has_near(shift, scopes.GOVERNED):
        return []
    parse, reach = work.parse, shift.shifter.reach
    if reach == "subject":
        return work.within(_missing(work, shift))
    if reach == "clause":
        return work.within(scopes.clause(parse, shift.last))
    if reach in ("next", "previous"):
        near = scopes.neighbours(parse, shift.first, shift.last, reach)
        return [one for one in work.within(near) if _is_beside(parse, shift, one)]
    return work.within(
        scopes.after(parse, shift.last, adjunct="adjunct_of_denial", one_phrase=True)
    )


def _missing(work: Composition, shift: Shift) -> range:
    """What a verb says is missing: its subject, or after *il* what follows (*il manque du pain*).

    Nothing is where it is denied, or has an object: *il a manqué le train*.
    """
    parse = work.parse
    group = parse.group(shift.first)
    if subject_in(parse, group).pronoun == "il":
        partitive = parse.folded[group.last + 1 : group.last + 2]
        some = word_class("indefinite_article", parse.doc.lang) | {"du", "de"}
        return phrase_after(parse, group.last) if some.issuperset(partitive) else range(0)
    return subject_words(parse, group) if _is_missed(parse, shift) else range(0)


def _is_beside(parse: Parse, shift: Shift, one: Shifted) -> bool:
    """Whether no grammar word parts a hit from the adjective before or after it."""
    first, last = one.hit.first, one.hit.last
    between = parse.folded[shift.last + 1 : first] or parse.folded[last + 1 : shift.first]
    inside = shift.first <= first <= shift.last
    return not inside and word_class("preposition", parse.doc.lang).isdisjoint(between)


def _deny_without_verb(work: Composition) -> None:
    """*Pas gagné*, *pas convaincant, ce bilan*: *pas* where a predicate without a verb begins."""
    parse = work.parse
    for at, word in enumerate(parse.folded):
        if word != "pas" or not (
            at == 0 or parse.gap(at).strip() or parse.folded[at - 1] in ("c", "c'", "toujours")
        ):
            continue
        for one in work.within(scopes.neighbours(parse, at, at, "next"))[:1]:
            done = any(one.has(kind) for kind in ("negation", "negator", "minimiser"))
            if one.hit.entry.pos in ("ADJ", "VERB") and one.hit.first > at and not done:
                one.apply("negation", negated(one), parse.forms[at])


def deny_phrases(work: Composition) -> None:
    """Negative words and words of lack act on the phrase they open."""
    _deny_without_verb(work)
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
        if kind == "lack" and not denied and work.is_free(shift) and _is_missed(work.parse, shift):
            # What is missed was wanted: a desirable state, denied.
            work.add(shift, 1).apply(kind, shift.shifter.factor, work.said(shift))


def _is_missed(parse: Parse, shift: Shift) -> bool:
    """Whether a word of lack tells that something lacks: *les moyens manquent*."""
    group = parse.verb_at(shift.first)
    if shift.shifter.reach != "subject" or group is None:
        return True
    return not (group.negated or has_object(parse, group))
