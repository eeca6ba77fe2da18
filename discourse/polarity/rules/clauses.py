"""Predicates over a clause that deny it, exclude it, or leave it open."""

from __future__ import annotations

from bisect import bisect_left

from discourse.french.morphology import VerbGroup
from discourse.french.parse import Parse
from discourse.polarity import phrases
from discourse.polarity.rules.denial import negated
from discourse.polarity.workbench import Composition, Shifted
from discourse.reach import REACH
from discourse.word_classes import word_class


def deny_clauses(work: Composition) -> None:
    """What a predicate over a clause makes of the state that the clause tells.

    *Il est impossible que, il est faux que, nier que* deny it; *il n’est pas vrai que, on ne peut
    pas dire que, aucune chance que* too; *il n’est pas exclu que, rien n’exclut que* leave it open,
    and *il n’est pas faux que* affirms it.
    """
    parse = work.parse
    if word_class("over_clause", parse.doc.lang).isdisjoint(parse.folded) and not _may_deny(parse):
        return
    for at in range(len(parse)):
        found = _predicate(parse, at)
        if found is None:
            continue
        kind, clause = found
        denial = _denial(parse, at)
        held = work.within(clause)
        if kind == "true" and denial is None:
            continue
        if kind == "excluding" and denial is not None:
            for one in held:
                one.status = "open"
        elif kind == "true" or denial is None:
            _exclude(work, held, at)
        if denial is not None:
            work.spared[denial.first] += held
        if held:
            work.settled.add(at)
            for one in work.within(range(at, at + 1)):
                one.absorbed = True


def _may_deny(parse: Parse) -> bool:
    """Whether a verb over a clause stands in the sentence."""
    verbs = word_class("over_clause_verb", parse.doc.lang)
    return any(group.lemma in verbs for group in parse.groups)


def _predicate(parse: Parse, at: int) -> tuple[str, range] | None:
    """What the predicate at a word makes of its clause, and the words of that clause.

    One of *excluding*, *untrue* and *true*, of which the last only tells when it is denied.
    """
    lang = parse.doc.lang
    word = parse.folded[at]
    if word in word_class("over_clause", lang):
        kinds = [kind for kind in _KINDS if word in word_class(kind, lang)]
        if word == "question" and parse.folded[max(0, at - 2) : at] == ["hors", "de"]:
            kinds = ["excluding"]
    else:
        group = parse.verb_at(at)
        if group is None or group.head != at:
            return None
        kinds = [kind for kind in _KINDS if group.lemma in word_class(f"{kind}_verb", lang)]
    for kind in kinds:
        clause = _clause_after(parse, at, infinitive=kind != "true" or word in _NOUNS)
        if clause is not None:
            return kind, clause
    return None


_KINDS = ("excluding", "untrue", "true")
_NOUNS = frozenset({"chance", "chances", "question", "risque", "risques", "danger"})


def _clause_after(parse: Parse, at: int, *, infinitive: bool) -> range | None:
    """The clause that *que* opens right after a word, else what an infinitive there governs."""
    lang = parse.doc.lang
    first = phrases.after_adverbs(parse, at + 1)
    if first >= len(parse) or parse.gap(first).strip():
        return None
    if parse.folded[first] in word_class("complementizer", lang):
        return range(first + 1, _end(parse, first + 1))
    if not infinitive:
        return None
    if parse.folded[first] in ("de", "d'"):
        first += 1
    while first < len(parse) and parse.folded[first] in word_class("preinfinitive", lang):
        first += 1
    if first < len(parse) and parse.tag(first).form == "Inf":
        return range(first, _end(parse, first))
    return None


def _end(parse: Parse, first: int) -> int:
    """Where a clause ends: at a mark, a conjunction with its own verb, or a third clause."""
    lang = parse.doc.lang
    verbs = 0
    for at in range(first, min(len(parse), first + REACH)):
        if at > first and (_is_mark(parse, at) or parse.folded[at] in _openers(lang)):
            return at
        group = parse.verb_at(at)
        if group is not None and group.first == at and group.form == "Fin":
            relative = phrases.is_relative(parse, group)
            verbs += not relative
            if verbs > 1:
                return _before_joint(parse, first, at)
    return min(len(parse), first + REACH)


def _openers(lang: str) -> frozenset[str]:
    return word_class("adjunct", lang) - {"pour", "comme"}


def _before_joint(parse: Parse, first: int, at: int) -> int:
    joining = word_class("joining", parse.doc.lang)
    return next((word for word in range(at, first, -1) if parse.folded[word] in joining), at)


def _is_mark(parse: Parse, at: int) -> bool:
    return bool(set(parse.gap(at)) & set(",;:—–()[].!?…"))


def _denial(parse: Parse, at: int) -> VerbGroup | None:
    """The verb group whose negation denies the predicate at a word: its own, or one before it."""
    number = bisect_left(parse.group_starts, at + 1) - 1
    near = at
    for group in reversed(parse.groups[max(0, number - _LEADING) : number + 1]):
        if near - group.last > _NEAR:
            return None
        if group.negated:
            return group
        if group.form == "Fin":
            return None
        near = group.first
    return None


_LEADING, _NEAR = 3, 5


def _exclude(work: Composition, held: list[Shifted], at: int) -> None:
    """Deny what a clause tells, but for what *impossible d’ignorer* takes for given."""
    granted = word_class("granted_when_denied", work.parse.doc.lang)
    verb = next((one for one in work.parse.groups if one.first > at), None)
    if verb is not None and verb.form == "Inf" and verb.lemma in granted:
        return
    for one in held:
        one.apply("exclusion", negated(one), work.parse.forms[at])
