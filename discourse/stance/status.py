"""Whether a state of affairs is left open, asserted or denied, by markers and negation."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence

from discourse.french.parse import Parse
from discourse.matching import BLANKS
from discourse.modality import Marker
from discourse.polarity import Contribution
from discourse.stance.places import ByClause, group_of, groups_before, words_between
from discourse.word_classes import word_class

STATUSES = ("open", "asserted", "denied")

OPENING = frozenset({"possible", "probable", "hypothetical", "bouletic", "deontic"})
"""Categories of what is not (yet) the case: it may be, is wished, or ought to be."""

HEDGING = frozenset(
    {"possible", "probable", "inferential", "hypothetical", "concessive", "approximator"}
)
"""Categories that make a hope cautious."""

_PAST = frozenset({"Imp", "Past", "Pqp"})


def opening(parse: Parse, markers: Sequence[Marker]) -> list[Marker]:
    """The markers of a sentence that leave something open.

    Not those that are denied, unless the denial itself leaves open (*pas certain*) or forbids
    (*ne doit pas*); not verbs of opinion, since whoever thinks that something is the case asserts
    it as a view; not a past duty or wish, which says nothing about the future; not a refusal, which
    is a fact; not the wish to say something, which is fulfilled by saying it; not *nécessaire* next
    to a noun, which describes a kind of thing.
    """
    return [marker for marker in markers if _opens(parse, marker)]


def _opens(parse: Parse, marker: Marker) -> bool:
    if marker.category == "dynamic":
        # "L’Europe peut peser": what is in its power is not yet done; "on peut dire" does say it.
        able = marker.rule == "pouvoir.ability" and not marker.negated
        return able and not (_is_past(parse, marker) or _is_said(parse, marker))
    if marker.category not in OPENING or not _is_open_when_denied(marker):
        return False
    if marker.category == "probable":
        return not _is_opinion(parse, marker)
    if marker.category == "bouletic":
        if _is_refusal(parse, marker) or _is_performed(parse, marker):
            return False
    elif marker.category == "deontic" and _is_attribute_of_noun(parse, marker):
        return False
    return marker.category not in ("bouletic", "deontic") or not _is_past(parse, marker)


def _is_open_when_denied(marker: Marker) -> bool:
    """Whether a marker is not denied, or still leaves something open."""
    return not marker.negated or marker.rule == "certain.open" or _forbids(marker)


def _forbids(marker: Marker) -> bool:
    return marker.negated and marker.rule == "devoir.duty"


def _is_opinion(parse: Parse, marker: Marker) -> bool:
    """Whether a marker is a verb of thinking: someone holds its content to be true."""
    group = group_of(parse, marker)
    return group is not None and group.lemma in word_class("opinion", parse.doc.lang)


def _is_refusal(parse: Parse, marker: Marker) -> bool:
    refusing = word_class("refusing", parse.doc.lang)
    words = words_between(parse, marker.start, marker.end)
    return any(parse.tags[at].lemma in refusing for at in words)


def _is_performed(parse: Parse, marker: Marker) -> bool:
    """Whether a first person wishes to say what the sentence then says: *je voudrais rappeler*."""
    group = group_of(parse, marker)
    return group is not None and group.person == 1 and _is_said(parse, marker)


def _is_said(parse: Parse, marker: Marker) -> bool:
    """Whether the infinitives after a verb that is a marker include one of saying."""
    held = group_of(parse, marker)
    if held is None:
        return False
    after = groups_before(parse, held.first)
    saying = word_class("stating", parse.doc.lang)
    for group in parse.groups[after : after + 3]:
        if group.form != "Inf":
            return False
        if group.lemma in saying:
            return True
    return False


def _is_attribute_of_noun(parse: Parse, marker: Marker) -> bool:
    """Whether an adjective of need directly follows its noun: *le mécanisme nécessaire à …*."""
    at = bisect_left(parse.starts, marker.start)
    if parse.folded[at] not in word_class("need", parse.doc.lang) or at == 0:
        return False
    return parse.tags[at - 1].form is None and not parse.gap(at).strip()


def _is_past(parse: Parse, marker: Marker) -> bool:
    group = group_of(parse, marker)
    return group is not None and group.mood == "Ind" and group.tense in _PAST


def status_of(parse: Parse, part: Contribution, opened: ByClause, ominous: Collection[int]) -> str:
    """The status of the state that a contribution names.

    Open if it is in the scope of an opening marker, or is one itself (*espoir*, *menace*). Denied
    if negation or lack applies to the state and nothing leaves that open. ``ominous`` are the words
    that name something bad.
    """
    if is_asked(parse) or _is_foreboding(parse, part):
        return "open"
    if _is_projected(parse, part) or _is_aimed_at(parse, part):
        return "open"
    for marker in opened.near(part.first, part.last):
        if _reaches(parse, marker, part) and not _is_presupposed(parse, marker, part, ominous):
            return "open"
    if _is_consequence(parse, part, opened):
        return "open"
    return "denied" if part.negated else "asserted"


def _is_presupposed(
    parse: Parse, marker: Marker, part: Contribution, ominous: Collection[int]
) -> bool:
    """Whether a duty or wish presupposes a bad state: whoever must end a crisis has one.

    A marker that is bad itself is a fear or threat, and leaves its object open.
    """
    if marker.category not in ("deontic", "bouletic") or part.value > 0 or _forbids(marker):
        return False
    return not any(at in ominous for at in words_between(parse, marker.start, marker.end))


def is_asked(parse: Parse) -> bool:
    """Whether a sentence is a question, which leaves open what a statement would assert."""
    return parse.gap(len(parse)).lstrip(f' »”"{BLANKS}').startswith("?")


def asks_what(parse: Parse) -> bool:
    """Whether a sentence asks who, what, how or why: it asserts nothing and leaves nothing open.

    "Quelle est la place de l’Europe ?" has no answer yet; "L’Europe a-t-elle échoué ?" has two.
    """
    if not is_asked(parse):
        return False
    lang = parse.doc.lang
    first = next(
        (word for word in parse.folded if word not in word_class("question_lead", lang)), ""
    )
    return first in word_class("direct_question", lang)


def _is_foreboding(parse: Parse, part: Contribution) -> bool:
    """Whether a contribution is a verb of threat or warning: what it names has not come yet."""
    if part.negated or part.grade > 0:
        return False
    foreboding = word_class("foreboding", parse.doc.lang)
    for word in range(part.first, part.last + 1):
        group = parse.verb_at(word)
        if group is not None and group.head == word and group.lemma in foreboding:
            return True
    return not word_class("foreboding_noun", parse.doc.lang).isdisjoint(
        parse.folded[part.first : part.last + 1]
    )


def _is_projected(parse: Parse, part: Contribution) -> bool:
    """Whether an infinitive holds or governs a contribution: an act to be done, not a fact.

    Not the infinitive of a past (*accusé d’avoir échoué*), nor one after *sans* or a verb such
    as *parvenir*, which are as real as the verb that governs them, nor a verb of saying or knowing,
    which presupposes what it names (*pour rappeler ses succès*).
    """
    at = groups_before(parse, part.first) - 1
    while at >= 0 and part.first - parse.groups[at].last <= _GOVERNED:
        if parse.groups[at].form in ("Fin", "Inf"):
            break
        at -= 1
    else:
        return False
    group = parse.groups[at]
    if group.form != "Inf" or part.value < 0 or group.perfect or group.negated:
        return False
    implicative = word_class("implicative", parse.doc.lang)
    if group.lemma in word_class("stating", parse.doc.lang) and part.first > group.last:
        return False
    governor = parse.groups[at - 1] if at else None
    near = governor is not None and group.first - governor.last <= 3
    return not (near and governor is not None and governor.lemma in implicative)


_GOVERNED = 5


def _is_aimed_at(parse: Parse, part: Contribution) -> bool:
    """Whether a phrase of purpose contains something good: *en vue d’une meilleure protection*."""
    if part.value < 0:
        return False
    lang = parse.doc.lang
    for at in range(part.first - 1, max(0, part.first - _LONGEST_PURPOSE), -1):
        if parse.gap(at + 1).strip() or parse.tag(at).form == "Fin":
            return False
        if f"{parse.folded[at - 1]} {parse.folded[at]}" in word_class("purposes", lang):
            return parse.folded[at + 1] in word_class("genitive", lang)
    return False


_LONGEST_PURPOSE = 9


def _reaches(parse: Parse, marker: Marker, part: Contribution) -> bool:
    """Whether a marker affects a contribution.

    It does within its scope, in its own clause, and in what depends on that clause without a
    finite verb (*doit agir, évitant ainsi la crise*). An adjective next to its noun affects only
    that noun: *les partenaires potentiels* leaves open only who they are.
    """
    if _covers(parse, marker, part):
        return True
    if marker.category == "bouletic" or _is_beside_noun(parse, marker):
        return False
    group = group_of(parse, marker)
    if group is None or group.form != "Fin":
        return False
    clause = parse.clause_of(group.first)
    return clause.first <= part.first <= clause.last


def _is_consequence(parse: Parse, part: Contribution, opened: ByClause) -> bool:
    """Whether a contribution is in a main clause in the future after a condition."""
    condition = opened.first_end("si.condition")
    if condition is None or part.start < condition:
        return False
    clause = parse.clause_of(part.first)
    begin, end = groups_before(parse, clause.first - 1), groups_before(parse, clause.last)
    return not clause.opener and any(
        group.form == "Fin" and group.tense == "Fut" for group in parse.groups[begin:end]
    )


def _is_beside_noun(parse: Parse, marker: Marker) -> bool:
    """Whether a marker is an adjective such as *éventuel* and no copula makes it a predicate."""
    at = bisect_left(parse.starts, marker.start)
    if at >= len(parse) or parse.folded[at] not in word_class(
        "possible_adjectives", parse.doc.lang
    ):
        return False
    held = groups_before(parse, at) - 1
    if held < 0:
        return True
    group = parse.groups[held]
    return group.lemma not in word_class("copula", parse.doc.lang) or at - group.last > _BESIDE + 1


_BESIDE = 2


def _covers(parse: Parse, marker: Marker, part: Contribution) -> bool:
    """Whether the scope of a marker, or the marker itself, contains a contribution."""
    if marker.start < part.end and part.start < marker.end:
        return True
    if _is_beside_noun(parse, marker):
        at = bisect_left(parse.starts, marker.start)
        return at - _BESIDE <= part.last and part.first <= at + _BESIDE
    return marker.scope_start <= part.start and part.end <= marker.scope_end


def is_hedged(parse: Parse, part: Contribution, markers: ByClause) -> bool:
    """Whether a hedge, a condition or a concession affects a contribution."""
    if "concessive" in part.shifters:
        return True
    near = markers.near(part.first, part.last)
    return any(marker.category in HEDGING and _covers(parse, marker, part) for marker in near)
