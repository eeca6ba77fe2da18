"""Which markers leave open what they bear on: it may be, is wished, or ought to be."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence

from discourse.french.morphology import VerbGroup
from discourse.french.parse import Parse
from discourse.modality import Marker
from discourse.reach import REACH, ahead
from discourse.stance.places import group_of, groups_before, words_between
from discourse.word_classes import word_class

OPENING = frozenset({"possible", "probable", "hypothetical", "bouletic", "deontic"})
"""Categories under which what is said is not yet so: it may be, is wished, or ought to be."""


_PAST = frozenset({"Imp", "Past", "Pqp"})


def opening(parse: Parse, markers: Sequence[Marker]) -> list[Marker]:
    """The markers of a sentence that leave something open.

    Not those that are denied, unless the denial itself leaves open (*pas certain*) or forbids
    (*ne doit pas*); not verbs of opinion, since who thinks that a thing is so asserts it as his
    view; not a duty or wish of the past, which says nothing of what is to come; not a refusal,
    which is done; not the wish to say something, which is fulfilled by saying it; not *nécessaire*
    beside a noun, which tells what kind of thing there is.
    """
    return [marker for marker in markers if _opens(parse, marker)]


def _opens(parse: Parse, marker: Marker) -> bool:
    if _is_given(parse, marker):
        return False
    if marker.category == "dynamic":
        # "L’Europe peut peser": what is in her power is not yet done; "on peut dire" does say.
        offered = marker.rule == "pouvoir.offer" and _governs(parse, marker, "awaiting")
        able = (offered or marker.rule == "pouvoir.ability") and not (
            marker.negated or _is_only(parse, marker)
        )
        return able and not (_is_past(parse, marker) or _is_said(parse, marker))
    if is_hearsay(marker):
        return True
    if marker.category not in OPENING or not _is_open_when_denied(marker):
        return False
    if (
        counterfactual(parse, marker) is not None
        or _is_only(parse, marker)
        or _lasts(parse, marker)
    ):
        return False
    if marker.category == "probable":
        return not _is_opinion(parse, marker)
    if marker.category == "bouletic":
        if _is_refusal(parse, marker) or is_performed(parse, marker):
            return False
        if _is_topic(parse, marker) or _is_worry(parse, marker):
            return False
    elif marker.category == "deontic" and (
        _is_attribute_of_noun(parse, marker)
        or _is_praise(parse, marker)
        or _governs(parse, marker, "performed")
    ):
        return False
    return marker.category not in ("bouletic", "deontic") or not _is_past(parse, marker)


def is_hearsay(marker: Marker) -> bool:
    """Whether a marker is a conditional that tells what was heard: *le port serait en faillite*."""
    return marker.category == "reportive" and marker.rule.startswith("conditional.")


def _is_given(parse: Parse, marker: Marker) -> bool:
    """Whether a subjunctive is what one is glad or sorry of: *je me réjouis que l’Europe puisse*.

    Such verbs take the clause they govern for given.
    """
    group = group_of(parse, marker)
    if group is None or group.mood != "Sub":
        return False
    clause = parse.clause_of(group.first)
    at = groups_before(parse, clause.first - 1) - 1
    if clause.opener not in word_class("complementizer", parse.doc.lang) or at < 0:
        return False
    governor = parse.groups[at]
    near = clause.first - governor.last <= _ADVERB
    return near and governor.lemma in word_class("performed", parse.doc.lang)


_ADVERB = 3


def _is_open_when_denied(marker: Marker) -> bool:
    """Whether a marker is not denied, or leaves open all the same."""
    return not marker.negated or marker.rule == "certain.open" or forbids(marker)


def forbids(marker: Marker) -> bool:
    """Whether a marker is a duty denied: what is forbidden is to come no more than what is not."""
    return marker.negated and marker.rule == "devoir.duty"


def _lasts(parse: Parse, marker: Marker) -> bool:
    """Whether *tant que* tells of what is or was so: *tant que la faim dure*, not *durera*."""
    at = bisect_left(parse.starts, marker.start)
    if marker.category != "hypothetical" or parse.folded[at] != "tant":
        return False
    begin, end = groups_before(parse, at), groups_before(parse, parse.clause_of(at + 1).last)
    finite = [group for group in parse.groups[begin:end] if group.form == "Fin"]
    return bool(finite) and finite[0].tense in ("Pres", "Imp")


def _is_opinion(parse: Parse, marker: Marker) -> bool:
    """Whether a marker is a verb of thinking: what it bears on is held true by someone."""
    group = group_of(parse, marker)
    return group is not None and group.lemma in word_class("opinion", parse.doc.lang)


def _is_refusal(parse: Parse, marker: Marker) -> bool:
    refusing = word_class("refusing", parse.doc.lang)
    words = words_between(parse, marker.start, marker.end)
    return any(parse.tags[at].lemma in refusing for at in words)


def _is_only(parse: Parse, marker: Marker) -> bool:
    """Whether *ne … que* leaves no other way: *ne peut que nuire* harms."""
    group = group_of(parse, marker)
    return group is not None and group.restrictive


def _is_topic(parse: Parse, marker: Marker) -> bool:
    """Whether a noun of fear or hope is spoken of and not felt: *cette peur ruine les villages*.

    What is feared or hoped does not follow it, and no one is said to have it.
    """
    lang = parse.doc.lang
    at = bisect_left(parse.starts, marker.start)
    if parse.folded[at] not in word_class("foreboding_noun", lang) | word_class("hope_noun", lang):
        return False
    if at + 1 < len(parse) and parse.folded[at + 1] in word_class("complementizer", lang):
        return False
    if any(parse.tags[word].form == "Inf" for word in ahead(at + 1, len(parse), 3)):
        return False
    return at == 0 or parse.verb_at(at - 1) is None


def _is_worry(parse: Parse, marker: Marker) -> bool:
    """Whether someone worries about what is there: *s’inquiète du pouvoir des banques*."""
    group = group_of(parse, marker)
    if group is None or group.lemma not in word_class("worrying", parse.doc.lang):
        return False
    after = ahead(group.last, len(parse), 3)
    of = parse.folded[group.last + 1 : group.last + 2]
    fact = of in (["de"], ["du"], ["des"], ["d'"])
    if parse.folded[group.last + 2 : group.last + 3] in (["un"], ["une"]):
        # S'inquiète d'un retrait: what is not said to be known may still be to come.
        return False
    return fact and not any(parse.tags[at].form == "Inf" for at in after)


def is_performed(parse: Parse, marker: Marker) -> bool:
    """Whether a first person wishes to say what the same breath says: *je voudrais rappeler*."""
    group = group_of(parse, marker)
    return group is not None and group.person == 1 and _is_said(parse, marker)


def _is_said(parse: Parse, marker: Marker) -> bool:
    """Whether the infinitives after a verb that is a marker include one of saying."""
    return _governs(parse, marker, "stating") or _governs(parse, marker, "performed")


def _governs(parse: Parse, marker: Marker, named: str) -> bool:
    """Whether the infinitives after a verb that is a marker include one of a class."""
    held = group_of(parse, marker)
    if held is None:
        return False
    after = groups_before(parse, held.first)
    wanted = word_class(named, parse.doc.lang)
    for group in parse.groups[after : after + 3]:
        if group.form != "Inf":
            return False
        if is_one_of(parse, group, wanted):
            return True
    return False


def is_one_of(parse: Parse, group: VerbGroup, wanted: Collection[str]) -> bool:
    """Whether a verb, or a verb with the bare noun behind it, is one of some: *rendre hommage*."""
    noun = parse.folded[group.last + 1 : group.last + 2]
    return group.lemma in wanted or " ".join([group.lemma, *noun]) in wanted


def counterfactual(parse: Parse, marker: Marker) -> VerbGroup | None:
    """The conditional that a marker is, of what did not come: it might have been, or ought to have.

    In the present of what would be without someone who is there: *sans elle, nous serions perdus*.
    """
    if marker.category not in ("hypothetical", "deontic"):
        return None
    group = group_of(parse, marker)
    if group is None:
        return None
    unreal = (group.mood, group.tense) in (("Cnd", "Past"), ("Sub", "Pqp"))
    spared = (group.mood, group.tense) == ("Cnd", "Pres") and _is_without_one(parse, group)
    return group if unreal or spared else None


def _is_without_one(parse: Parse, group: VerbGroup) -> bool:
    """Whether *sans* and a name or a pronoun for someone stand in the clause of a verb."""
    clause, lang = parse.clause_of(group.first), parse.doc.lang
    articles = word_class("definite_article", lang)
    someone = word_class("disjunctive", lang) | word_class("people", lang) | {"moi", "toi"}
    begin, end = max(clause.first, group.first - REACH), min(clause.last, group.last + REACH)
    for at in range(begin, end):
        if parse.folded[at] == "sans":
            named = at + 1 + (parse.folded[at + 1] in articles)
            capital = named <= clause.last and parse.forms[named][0].isupper()
            return capital or parse.folded[at + 1] in someone
    return False


def _is_attribute_of_noun(parse: Parse, marker: Marker) -> bool:
    """Whether an adjective of need stands right after its noun: *le mécanisme nécessaire à …*."""
    at = bisect_left(parse.starts, marker.start)
    if parse.folded[at] not in word_class("need", parse.doc.lang) or at == 0:
        return False
    return parse.tags[at - 1].form is None and not parse.gap(at).strip()


def _is_praise(parse: Parse, marker: Marker) -> bool:
    """Whether what matters is said of something that is there: *l’Europe est indispensable*."""
    lang = parse.doc.lang
    at = bisect_left(parse.starts, marker.start)
    if parse.tags[at].lemma not in word_class("importance", lang) - _LACKING:
        return False
    held = groups_before(parse, at) - 1
    if held < 0 or parse.groups[held].lemma not in word_class("copula", lang):
        return False
    # Un budget est indispensable à l’Europe, pour agir: that is what is needed.
    then = parse.folded[at + 1 : at + 2]
    needed = word_class("recipient", lang) | word_class("complementizer", lang) | _NEEDED
    impersonal = parse.folded[max(0, parse.groups[held].first - 1)] in ("il", "c'", "ce")
    return not impersonal and needed.isdisjoint(then)


# Un compromis est nécessaire: it is not there.
_LACKING = frozenset({"impératif", "nécessaire", "préférable", "souhaitable", "urgent"})
_NEEDED = frozenset({"de", "d'", "pour"})


def _is_past(parse: Parse, marker: Marker) -> bool:
    group = group_of(parse, marker)
    return group is not None and group.mood == "Ind" and group.tense in _PAST
