"""Predicates over a clause that deny it, exclude it, or leave it open."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from discourse.french.morphology import VerbGroup
from discourse.french.noun_phrases import after_adverbs, is_cut
from discourse.french.parse import Parse
from discourse.french.subjects import is_relative
from discourse.polarity.rules.denial import negated
from discourse.polarity.triggers import may_hold
from discourse.polarity.workbench import Composition, Shifted
from discourse.reach import REACH
from discourse.word_classes import word_class


@dataclass(frozen=True, slots=True)
class OverClause:
    """A predicate at word ``at`` over a clause, of a kind; ``denial`` is what denies it."""

    at: int
    kind: str
    clause: range
    infinitive: bool
    denial: VerbGroup | None

    @property
    def excludes(self) -> bool:
        """Whether the clause is said not to be so."""
        return self.kind == "true" or self.denial is None


def predicates(parse: Parse) -> list[OverClause]:
    """The predicates of a sentence that deny, exclude or affirm a clause."""
    lang = parse.doc.lang
    over = word_class("over_clause", lang)
    if over.isdisjoint(parse.folded) and not (
        _may_be_denied(parse) or may_hold(parse, "untrue_verb") or may_hold(parse, "excluding_verb")
    ):
        return []
    places = {at for at, word in enumerate(parse.folded) if word in over}
    places.update(group.head for group in parse.groups)
    found = (_predicate(parse, at) for at in sorted(places))
    return [one for one in found if one is not None]


def _may_be_denied(parse: Parse) -> bool:
    """Whether a denied verb over a clause can stand in the sentence: *ne pas dire que*."""
    lang = parse.doc.lang
    return (
        not word_class("negation_sign", lang).isdisjoint(parse.folded)
        and not word_class("complementizer", lang).isdisjoint(parse.folded)
        and may_hold(parse, "true_verb")
    )


def deny_clauses(work: Composition) -> None:
    """What a predicate over a clause makes of the state that the clause tells.

    *Il est impossible que, il est faux que, nier que* deny it; *il n’est pas vrai que, on ne peut
    pas dire que, aucune chance que* too; *il n’est pas exclu que, rien n’exclut que* leave it open,
    and *il n’est pas faux que* affirms it.
    """
    for over in predicates(work.parse):
        held = work.within(over.clause)
        if over.excludes:
            _exclude(work, held, over)
        elif over.kind == "excluding":
            for one in held:
                one.status = "open"
        if over.denial is not None:
            work.spared[over.denial.first].update(held)
        for one in work.within(range(over.at, over.at + 1)):
            one.absorbed = one.absorbed or bool(held)


def _predicate(parse: Parse, at: int) -> OverClause | None:
    """The predicate at a word; one of the kind *true* only tells when it is denied."""
    for kind in _kinds(parse, at):
        bare = kind != "true" or parse.folded[at] in _NOUNS
        clause = _clause_after(parse, at, infinitive=bare)
        if clause is None:
            continue
        denial = _denial(parse, at)
        if kind == "true" and (denial is None or denial.lemma in _NORMS):
            return None
        infinitive = parse.folded[clause.start - 1] not in word_class(
            "complementizer", parse.doc.lang
        )
        return OverClause(at, kind, clause, infinitive, denial)
    return None


_NORMS = frozenset({"devoir", "falloir", "vouloir"})


def _kinds(parse: Parse, at: int) -> list[str]:
    """The kinds of predicate that a word may be."""
    lang = parse.doc.lang
    word = parse.folded[at]
    if word in word_class("over_clause", lang):
        if word == "question" and parse.folded[max(0, at - 2) : at] == ["hors", "de"]:
            return ["excluding"]
        if word in _LIKELY and parse.folded[max(0, at - 1) : at] != ["peu"]:
            return []
        return [kind for kind in _KINDS if word in word_class(kind, lang)]
    lemma = parse.group(at).lemma
    return [kind for kind in _KINDS if lemma in word_class(f"{kind}_verb", lang)]


_KINDS = ("excluding", "untrue", "true")
_LIKELY = frozenset({"probable", "vraisemblable"})
_NOUNS = frozenset({"chance", "chances", "question", "risque", "risques", "danger"})


def _clause_after(parse: Parse, at: int, *, infinitive: bool) -> range | None:
    """The clause that *que* opens right after a word, else what an infinitive there governs."""
    lang = parse.doc.lang
    first = after_adverbs(parse, at + 1)
    que = _past_aside(parse, first)
    if que is not None:
        return range(que + 1, _end(parse, que + 1))
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


def _past_aside(parse: Parse, first: int) -> int | None:
    """The *que* behind a few words between commas: *il n’est pas exclu, selon lui, que P*."""
    if first >= len(parse) or "," not in parse.gap(first):
        return None
    for at in range(first + 1, min(len(parse), first + _NEAR + 1)):
        if "," in parse.gap(at):
            opens = parse.folded[at] in word_class("complementizer", parse.doc.lang)
            return at if opens else None
        if parse.verb_at(at) is not None:
            return None
    return None


def _end(parse: Parse, first: int) -> int:
    """Where a clause ends: at a mark, a conjunction with its own verb, or a third clause."""
    lang = parse.doc.lang
    verbs = 0
    for at in range(first, min(len(parse), first + REACH)):
        if at > first and (is_cut(parse, at) or parse.folded[at] in _openers(lang)):
            return at
        group = parse.verb_at(at)
        if group is not None and group.first == at and group.form == "Fin":
            relative = is_relative(parse, group)
            verbs += not relative
            if verbs > 1:
                return _before_joint(parse, first, at)
    return min(len(parse), first + REACH)


def _openers(lang: str) -> frozenset[str]:
    return word_class("adjunct", lang) - {"pour", "comme"}


def _before_joint(parse: Parse, first: int, at: int) -> int:
    joining = word_class("joining", parse.doc.lang)
    return next((word for word in range(at, first, -1) if parse.folded[word] in joining), at)


def _denial(parse: Parse, at: int) -> VerbGroup | None:
    """The verb group whose negation denies the predicate at a word: its own, or one before it.

    Not *sans*: *cela va sans dire*; nothing but infinitives, adverbs and clitics stands between.
    """
    barred = word_class("over_clause", parse.doc.lang) | word_class("adjunct", parse.doc.lang)
    number = bisect_left(parse.group_starts, at + 1) - 1
    near = at
    for group in reversed(parse.groups[max(0, number - _LEADING) : number + 1]):
        between = range(group.last + 1, near)
        if len(between) >= _NEAR or not barred.isdisjoint(parse.folded[group.last + 1 : near]):
            return None
        if any(is_cut(parse, word) for word in range(group.last + 1, near + 1) if word > 0):
            return None
        if group.negated:
            return None if parse.folded[group.negators[0]] == "sans" else group
        if group.form == "Fin":
            return None
        near = group.first
    return None


_LEADING, _NEAR = 3, 5


def _exclude(work: Composition, held: list[Shifted], over: OverClause) -> None:
    """Deny what a clause tells, but for what *impossible d’ignorer* takes for given.

    What is bad beside an infinitive stands (*impossible de vivre dans cette misère*), unless it is
    what the infinitive itself says.
    """
    number = bisect_left(work.parse.group_starts, over.at + 1)
    verb = work.parse.groups[number] if number < len(work.parse.groups) else None
    if over.infinitive and verb is not None:
        if verb.lemma in word_class("granted_when_denied", work.parse.doc.lang):
            return
        if work.parse.folded[over.at] == "impossible":
            held = [one for one in held if one.sign > 0 or one.hit.first == verb.last]
    for one in held:
        one.apply("exclusion", negated(one), work.parse.forms[over.at])
