"""Denials that deny nothing: only, two negations, comparison with all else, fixed phrases."""

from __future__ import annotations

from itertools import pairwise

from discourse.french.morphology import VerbGroup
from discourse.french.parse import Parse
from discourse.french.verb_chains import chain
from discourse.polarity import scopes
from discourse.polarity.workbench import Composition, Shifted
from discourse.word_classes import word_class


def is_affirmed(work: Composition, group: VerbGroup) -> bool:
    """A denial that affirms or is graded apart: *ne pas manquer de*, *n’est pas le seul à*."""
    parse = work.parse
    litotes = (shift for shift in work.of("negator") if shift.last > shift.first)
    if any(shift.first == group.negators[0] for shift in litotes):
        return True
    if work.is_in("litotes", group.head):
        return True
    near = parse.folded[group.first : group.last + 8]
    if not word_class("only_negated", parse.doc.lang).isdisjoint(near):
        return True
    alone = word_class("the_only_one", parse.doc.lang)
    if any(" ".join(pair) in alone for pair in pairwise(near)):
        return True
    return is_not_only(work, group) or is_taken_for_granted(parse, group)


def is_not_only(work: Composition, group: VerbGroup) -> bool:
    """*Il n’y a pas que la guerre*, *n’a jamais connu que des échecs*: there is that, and more.

    After *que* stands a phrase, and no clause with its own verb (*ne dit pas que la paix vient*).
    """
    parse = work.parse
    complementizers = word_class("complementizer", parse.doc.lang)
    for que in {group.last + 1, group.negators[-1] + 1}:
        if que >= len(parse) or parse.folded[que] not in complementizers:
            continue
        stop = scopes.phrase(parse, que).stop
        ends = stop >= len(parse) or parse.verb_at(stop) is None
        if stop > que + 1 and ends:
            return True
    return False


def is_taken_for_granted(parse: Parse, group: VerbGroup) -> bool:
    """*Nul n’ignore la crise*, *on ne peut nier*, *sans oublier*: what is not denied is so."""
    granted = word_class("granted_when_denied", parse.doc.lang)
    return any(verb.lemma in granted for verb in chain(parse, group))


def tolerates(parse: Parse, group: VerbGroup) -> bool:
    """Whether a verb, or an infinitive it leads to, accepts or tolerates something."""
    tolerating = word_class("tolerating", parse.doc.lang)
    return any(verb.lemma in tolerating for verb in chain(parse, group))


def is_refusal(parse: Parse, group: VerbGroup) -> bool:
    """*On ne saurait tolérer, l’Europe ne peut accepter*: that it is not so leaves nothing open."""
    if group.lemma == "savoir" and group.mood == "Cnd":
        return True
    return group.lemma == "pouvoir" and tolerates(parse, group)


def twice_denied(work: Composition) -> set[Shifted]:
    """The hits that *pas sans* and the like affirm: the negation of the verb is counted there."""
    spared: set[Shifted] = set()
    for shift in work.of("litotes"):
        reach = scopes.after(work.parse, shift.last, adjunct="adjunct_of_denial", one_phrase=True)
        spared.update(work.within(reach))
    return spared


def is_idiom(group: VerbGroup, one: Shifted) -> bool:
    """Whether the entry holds the negation itself: *pas terrible*, *pas mal*."""
    words = one.hit.entry.entry.replace("|", " ").split()
    if word_class("negative").isdisjoint(words):
        return False
    return any(one.hit.first <= at <= one.hit.last for at in group.negators)


def is_comparison(parse: Parse, at: int, group: VerbGroup | None = None) -> bool:
    """Whether a denied comparative or equative tells that nothing is more so.

    *Rien n’est plus dangereux*, *jamais aussi utile*, *il n’y a pas plus beau*, *on ne saurait
    mieux servir*, *rien de pire*; not *n’est plus utile*.
    """
    lang = parse.doc.lang
    graded = parse.folded[at] in word_class("comparative", lang)
    degree = parse.folded[at - 1] if at else ""
    if degree in word_class("comparative_degree", lang) | word_class("comparative", lang):
        # Plus cruel; pire ennemi.
        graded = True
    elif degree not in word_class("equative_degree", lang) and not graded:
        return False
    if group is None:
        return graded
    # "Aucun" of another noun compares nothing: il ne prête aucune attention à un texte plus juste.
    clause = parse.clause_of(group.first)
    denied = {*parse.folded[clause.first : group.first]}
    denied.update({parse.folded[word] for word in group.negators} & _ALONE)
    if not denied.isdisjoint(word_class("whatever_denied", lang)):
        return True
    # On ne pouvait mieux choisir; not: il ne peut pas jouer mieux.
    alone = group.lemma == "pouvoir" and len(group.negators) == 1
    if graded and (group.lemma == "savoir" or alone):
        return True
    existential = group.lemma in ("avoir", "faire")
    if graded and existential and "de" in parse.folded[max(0, at - 2) : at]:
        # Il n'y a pas de meilleur partenaire que l'Europe.
        que = word_class("complementizer", lang)
        return not que.isdisjoint(parse.folded[at + 1 : at + _COMPARED])
    before = parse.folded[max(0, at - 2) : at]
    return existential and (before == ["pas", "plus"] or (graded and "pas" in before))


_COMPARED = 5
_ALONE = frozenset({"jamais", "rien", "personne"})
