"""Whether a state of affairs is left open, asserted or denied, by markers and negation."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection

from discourse.french.parse import Clause, Parse
from discourse.modality import Marker
from discourse.polarity import Contribution
from discourse.stance.openings import forbids
from discourse.stance.places import (
    ByClause,
    group_of,
    groups_before,
    opens_condition,
    words_between,
)
from discourse.stance.projected import finite_of, is_projected
from discourse.stance.questions import is_asked
from discourse.stance.settled import SETTLED
from discourse.word_classes import word_class

STATUSES = ("open", "asserted", "denied")

HEDGING = frozenset(
    {"possible", "probable", "inferential", "hypothetical", "concessive", "approximator"}
)
"""Categories that make a hope cautious."""


def status_of(parse: Parse, part: Contribution, opened: ByClause, ominous: Collection[int]) -> str:
    """The status of the state that a contribution names.

    Open if it is in the scope of an opening marker, or is one itself (*espoir*, *menace*). Denied
    if negation or lack applies to the state and nothing leaves that open. ``ominous`` are the words
    that name something bad.
    """
    if part.status:
        return part.status
    if part.rule in SETTLED or (part.negated and "error:" in part.shifters):
        # Il a tort de craindre l’échec: what he fears is denied.
        return "denied" if part.negated else "asserted"
    if is_asked(parse) or _is_foreboding(parse, part, opened) or is_projected(parse, part):
        return "open"
    for marker in opened.near(part.first, part.last):
        if (
            _reaches(parse, marker, part)
            and not _is_presupposed(parse, marker, part, ominous)
            and not _is_appraised(parse, marker, part)
        ):
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
    if marker.category not in ("deontic", "bouletic") or part.value > 0 or forbids(marker):
        return False
    return not any(at in ominous for at in words_between(parse, marker.start, marker.end))


def _is_appraised(parse: Parse, marker: Marker, part: Contribution) -> bool:
    """Whether a hedge bears on how something present is judged: *c’est sans doute une erreur*.

    The thing is there; only its appraisal is hedged, which `is_hedged` tells.
    """
    at = bisect_left(parse.starts, marker.start)
    if marker.category not in ("possible", "probable") or parse.tags[at].is_verb:
        return False
    lang = parse.doc.lang
    held = groups_before(parse, part.first) - 1
    if held < 0:
        return False
    verb = parse.groups[held]
    if verb.lemma not in word_class("copula", lang) or verb.tense == "Fut" or verb.mood == "Cnd":
        return False
    hedge = words_between(parse, marker.start, marker.end)
    if verb.last in hedge:
        # Nul n'est à l'abri d'une rechute: what may come, and no judgement.
        return False
    between = (parse.folded[at] for at in range(verb.last + 1, part.first) if at not in hedge)
    return part.first > verb.last and word_class("preposition", lang).isdisjoint(between)


def _is_foreboding(parse: Parse, part: Contribution, opened: ByClause) -> bool:
    """Whether a contribution is a verb of threat or warning: what it names has not come yet."""
    if part.negated or part.grade > 0:
        return False
    if _is_danger(parse, part) or _is_feared_act(parse, part) or _is_warned_of(parse, part):
        return True
    foreboding = word_class("foreboding", parse.doc.lang)
    for word in range(part.first, part.last + 1):
        group = parse.verb_at(word)
        if group is not None and group.head == word and group.lemma in foreboding:
            return True
    clause = parse.clause_of(part.first)
    said = parse.folded[clause.first : part.last + 1]
    if not word_class("warning", parse.doc.lang).isdisjoint(said) and "en" in said:
        # Mettre en garde contre une crise: neither the warning nor the crisis has come true.
        return True
    named = word_class("foreboding_noun", parse.doc.lang)
    if named.isdisjoint(parse.folded[part.first : part.last + 1]):
        return False
    return any(_covers(parse, marker, part) for marker in opened.near(part.first, part.last))


def _is_danger(parse: Parse, part: Contribution) -> bool:
    """Whether a contribution is a danger that is to come, or what it is a danger of."""
    lang = parse.doc.lang
    dangers = word_class("danger_noun", lang)
    verb = parse.verb_at(part.first)
    if verb is not None and verb.form == "Inf":
        return not dangers.isdisjoint(parse.folded[max(0, verb.first - 3) : verb.first])
    if dangers.isdisjoint(parse.folded[part.first : part.last + 1]):
        return False
    after = parse.tags[part.last + 1 : part.last + 4]
    held = finite_of(parse, parse.clause_of(part.first))
    return any(tag.form == "Inf" for tag in after) or (held is not None and held.tense == "Fut")


def _is_feared_act(parse: Parse, part: Contribution) -> bool:
    """Whether a contribution is an act that one is afraid of: *la crainte chez eux de tout perdre*.

    Or that fear itself.
    """
    lang = parse.doc.lang
    clause = parse.clause_of(part.first)
    fears = word_class("foreboding_noun", lang)
    if fears.isdisjoint(parse.folded[clause.first : part.last + 1]):
        return False
    begin, end = groups_before(parse, clause.first - 1), groups_before(parse, clause.last)
    acts = [group for group in parse.groups[begin:end] if group.form == "Inf"]
    feared = False
    for word in range(clause.first, clause.last + 1):
        if parse.folded[word] in fears:
            feared = True
            named = word
        elif feared and parse.tags[word].form == "Fin":
            feared = False
        elif feared and any(group.first == word for group in acts):
            if parse.folded[word - 1] not in ("de", "d'"):
                continue
            if part.first == word or part.first <= named <= part.last:
                return True
    return False


def _is_warned_of(parse: Parse, part: Contribution) -> bool:
    """Whether someone warns that a contribution will come: *il prévient que l’Europe échouera*."""
    lang = parse.doc.lang
    clause = parse.clause_of(part.first)
    if clause.opener not in word_class("complementizer", lang) or not clause.first:
        return False
    verb = finite_of(parse, clause)
    if verb is None or verb.tense != "Fut":
        return False
    at = groups_before(parse, clause.first - 1) - 1
    return at >= 0 and parse.groups[at].lemma in word_class("warning_verb", lang)


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
    """Whether a contribution is in the future after a condition, in no complement clause.

    "Si nous avançons, ce sera une chance, qui aidera l’Europe", "À moins d’un accord, la guerre
    reprendra"; or just before it: "L’Europe échouera si rien ne change".
    """
    condition = opened.condition_end
    if condition is None:
        return False
    clause = parse.clause_of(part.first)
    if part.start < condition and not _precedes_condition(parse, clause, opened):
        return False
    begin, end = groups_before(parse, clause.first - 1), groups_before(parse, clause.last)
    # Where the condition opens the same clause its opener does not hold the consequence.
    other = clause.opener and parse.starts[clause.first] >= condition
    held = other and clause.opener not in word_class("relative_or_que", parse.doc.lang)
    return not held and any(
        group.form == "Fin" and group.tense == "Fut" for group in parse.groups[begin:end]
    )


def _precedes_condition(parse: Parse, clause: Clause, opened: ByClause) -> bool:
    first, after = clause.first, min(clause.last + 1, len(parse) - 1)
    near = [*opened.near(after, after), *opened.near(first, first)]
    return any(
        parse.starts[first] < marker.start <= parse.starts[after] and opens_condition(parse, marker)
        for marker in near
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
    if not markers.hold(HEDGING):
        return False
    near = markers.near(part.first, part.last)
    return any(marker.category in HEDGING and _covers(parse, marker, part) for marker in near)
