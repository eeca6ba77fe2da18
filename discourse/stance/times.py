"""When what a sentence says is so: past, present or ahead, by tense, mood and time phrase.

Source: own. Praise of what was is no optimism about what comes: ``time`` tells them apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from discourse.french.morphology import VerbGroup
from discourse.french.parse import Clause, Parse
from discourse.polarity import Contribution
from discourse.stance.judgement import Judgement, Weighed
from discourse.stance.openings import opening
from discourse.stance.places import ByClause, groups_before
from discourse.word_classes import word_class

PAST, PRESENT, AHEAD = TIMES = ("past", "present", "ahead")
_PAST_TENSES = frozenset({"Imp", "Past", "Pqp"})
_YEAR = re.compile(r"1\d{3}|20\d{2}")
# How many words before a measure of time may tell which: "il y a dix ans".
_NEAR = 4
_AGO = ["il", "y", "a"]


class Time(NamedTuple):
    """When something is so, and the rule that says it.

    Attributes
    ----------
    when
        ``past``, ``present`` or ``ahead``.
    rule
        ``phrase`` (a time phrase beside a present, a perfect or no verb), ``tense``, ``condition``
        (a conditional of the present, or the *si* clause beside it), ``order`` (an imperative),
        ``prospective`` (what is promised or planned), ``open`` (a present of duty, wish or
        possibility),
        ``main`` (a subjunctive, by the verb before it), ``none`` (no verb and no phrase).
    """

    when: str
    rule: str


def time_of(parse: Parse, judgement: Judgement, markers: ByClause) -> Time:
    """When what a sentence says is so.

    The verb of the clause whose evaluative word weighs most decides; without one the main verb.

    Parameters
    ----------
    parse
        the sentence.
    judgement
        how it was judged.
    markers
        its markers.
    """
    if not len(parse):
        return Time(PRESENT, "none")
    part = _heaviest(judgement)
    if part is None:
        verb = _main_verb(parse)
        first = 0 if verb is None else verb.last + 1
        is_open = verb is not None and _leaves_open(parse, verb, markers)
    else:
        first, is_open = part.contribution.first, part.status == "open"
        verb = _verb_of(parse, part.contribution)
    if _is_planned(parse, first, verb):
        return Time(AHEAD, "prospective")
    return _time(parse, min(first, len(parse) - 1), verb, markers, is_open=is_open)


def _heaviest(judgement: Judgement) -> Weighed | None:
    """The contribution that weighs most on the side and in the status of the judgement."""
    same = [one for one in judgement.contributions if one.status == judgement.status]
    sided = [one for one in same if one.value * judgement.score > 0]
    return max(sided or same, key=lambda one: abs(one.value), default=None)


def _main_verb(parse: Parse) -> VerbGroup | None:
    """The verb of the main clause, or what it holds true: *je crois qu’il reviendra*."""
    finite = [group for group in parse.groups if group.form == "Fin"]
    main = [group for group in finite if not parse.clause_of(group.first).opener]
    verb = next(iter(main or finite), None)
    lang = parse.doc.lang
    if verb is None or verb.lemma not in word_class("opinion", lang):
        return verb
    after = parse.groups[groups_before(parse, verb.first) :]
    held = next((group for group in after if group.form == "Fin"), verb)
    opener = parse.clause_of(held.first).opener
    return held if opener in word_class("complementizer", lang) else verb


def _verb_of(parse: Parse, part: Contribution) -> VerbGroup | None:
    """The finite verb a contribution is or hangs on: in its clause, else the nearest before it."""
    own = parse.verb_at(part.first)
    if own is not None and own.form == "Fin":
        return own
    clause = parse.clause_of(part.first)
    begin, end = groups_before(parse, clause.first - 1), groups_before(parse, clause.last)
    finite = [group for group in parse.groups[begin:end] if group.form == "Fin"]
    before = [group for group in finite if group.first <= part.first]
    if before or finite:
        return before[-1] if before else finite[0]
    return _finite_before(parse, clause.first) or _main_verb(parse)


def _finite_before(parse: Parse, word: int) -> VerbGroup | None:
    at = groups_before(parse, word - 1) - 1
    while at >= 0 and parse.groups[at].form != "Fin":
        at -= 1
    return parse.groups[at] if at >= 0 else None


def _is_planned(parse: Parse, word: int, verb: VerbGroup | None) -> bool:
    """Whether a word is what is promised or planned: *a promis une paix durable*."""
    if verb is None or verb.tense not in ("Pres", "Past") or verb.mood != "Ind" or verb.negated:
        return False
    planned = verb.lemma in word_class("planning", parse.doc.lang)
    return planned and word > verb.last and (verb.perfect or verb.tense == "Pres")


def _leaves_open(parse: Parse, verb: VerbGroup, markers: ByClause) -> bool:
    """Whether a verb is one of duty, wish or possibility, and no *je veux citer*."""
    first, last = parse.starts[verb.first], parse.ends[verb.last]
    near = [one for one in markers.markers if first <= one.start < last]
    forbidden = any(one.category == "deontic" and one.negated for one in near)
    return forbidden or any(one.category != "dynamic" for one in opening(parse, near))


def _time(
    parse: Parse, word: int, verb: VerbGroup | None, markers: ByClause, *, is_open: bool
) -> Time:
    phrase = _phrase(parse, word, verb)
    if verb is None:
        if phrase is not None:
            return Time(phrase, "phrase")
        return Time(AHEAD, "open") if is_open else Time(PRESENT, "none")
    clause = parse.clause_of(verb.first)
    if verb.mood == "Imp":
        return Time(AHEAD, "order")
    if verb.mood == "Cnd":
        return _of_conditional(parse, clause, verb, markers)
    if verb.mood == "Sub":
        return _of_subjunctive(parse, clause, verb, markers, phrase, is_open=is_open)
    if verb.tense == "Fut":
        return Time(AHEAD, "tense")
    if verb.tense in _PAST_TENSES:
        if verb.tense == "Imp" and _is_condition(parse, clause):
            return Time(AHEAD, "condition")
        lasts = phrase == PRESENT and verb.tense == "Past"
        return Time(PRESENT, "phrase") if lasts else Time(PAST, "tense")
    if phrase is not None:
        return Time(phrase, "phrase")
    return Time(AHEAD, "open") if is_open else Time(PRESENT, "tense")


def _of_conditional(parse: Parse, clause: Clause, verb: VerbGroup, markers: ByClause) -> Time:
    """Ahead, unless it is a past, a future seen from the past, or hearsay of what is now."""
    if verb.tense == "Past":
        return Time(PAST, "tense")
    governor = _finite_before(parse, clause.first)
    if governor is not None and clause.opener in word_class("complementizer", parse.doc.lang):
        then = word_class("saying_then", parse.doc.lang) | word_class("thinking", parse.doc.lang)
        if governor.lemma in then and governor.mood == "Ind" and governor.tense in _PAST_TENSES:
            return Time(PAST, "tense")
    start, end = parse.starts[verb.first], parse.ends[verb.last]
    for marker in markers.markers:
        if marker.category == "reportive" and marker.start <= start and end <= marker.end:
            return Time(PRESENT, "tense")
    return Time(AHEAD, "condition")


def _of_subjunctive(
    parse: Parse,
    clause: Clause,
    verb: VerbGroup,
    markers: ByClause,
    phrase: str | None,
    *,
    is_open: bool,
) -> Time:
    """A subjunctive has the time of the verb before it, unless it is a past or left open."""
    if verb.tense in _PAST_TENSES:
        return Time(PAST, "tense")
    before = _finite_before(parse, clause.first)
    if before is not None and before.mood == "Ind" and before.tense in _PAST_TENSES:
        return Time(PAST, "main")
    if phrase is not None:
        return Time(phrase, "phrase")
    if before is None and not is_open:
        before = _main_after(parse, clause)
    if is_open or before is None or _leaves_open(parse, before, markers):
        return Time(AHEAD, "open")
    if before.mood == "Sub":
        return Time(PRESENT, "main")
    return Time(_time(parse, before.head, before, markers, is_open=False).when, "main")


def _main_after(parse: Parse, clause: Clause) -> VerbGroup | None:
    """The main verb after a clause: *bien que le maire soit honnête, il s’est trompé*.

    None where nothing but such clauses follows, as in a wish: *que l’école rouvre*.
    """
    that = word_class("complementizer", parse.doc.lang)
    for group in parse.groups[groups_before(parse, clause.last) :]:
        begin = parse.clause_of(group.first).first
        if group.mood in ("Ind", "Cnd") and that.isdisjoint(parse.folded[begin : begin + 2]):
            return group
    return None


def _is_condition(parse: Parse, clause: Clause) -> bool:
    """Whether a clause is the condition of a conditional of the present: *si elle agissait*."""
    if parse.folded[clause.first] not in ("si", "s'"):
        return False
    return any(group.mood == "Cnd" and group.tense == "Pres" for group in parse.groups)


def _phrase(parse: Parse, word: int, verb: VerbGroup | None) -> str | None:
    """What the time phrase nearest to a word says, of those in its clause and that of its verb."""
    clauses = {parse.clause_of(word)}
    if verb is not None:
        clauses.add(parse.clause_of(verb.first))
    # Il y a dix ans, la crise frappe le pays: a date with a verb of its own.
    before = {parse.clause_of(max(0, clause.first - 1)) for clause in clauses}
    clauses |= {one for one in before if parse.folded[one.first : one.first + 3] == _AGO}
    found = (pair for clause in clauses for pair in _phrases(parse, clause))
    nearest = min(found, key=lambda pair: (abs(pair[0] - word), pair[0]), default=None)
    return nearest[1] if nearest is not None else None


def _phrases(parse: Parse, clause: Clause) -> Iterator[tuple[int, str]]:
    """The time phrases of a clause: where each stands and what it says."""
    lang = parse.doc.lang
    adverbs = (
        (PAST, word_class("past_word", lang)),
        (AHEAD, word_class("ahead_word", lang)),
        (PRESENT, word_class("present_word", lang)),
    )
    for at in range(clause.first, clause.last + 1):
        word = parse.folded[at]
        two = f"{parse.folded[at - 1]} {word}" if at else word
        three = f"{parse.folded[at - 2]} {two}" if at > 1 else two
        # "Les succès d'hier" names a thing of the past, whatever is said of it.
        of = at > 0 and parse.folded[at - 1] in ("d'", "de")
        for when, words in adverbs:
            if not words.isdisjoint((two, three)) or (word in words and not of):
                yield at, when
        told = _by_unit(parse, at, lang) or _by_year(parse, at)
        if told is not None:
            yield at, told


def _by_unit(parse: Parse, at: int, lang: str) -> str | None:
    """Measures and names of time: *l’an dernier*, *dans dix ans*, *il y a dix ans*."""
    words = parse.folded
    if words[at] not in word_class("time_unit", lang) | word_class("time_spans", lang):
        return None
    last = word_class("last_adjective", lang)
    if not last.isdisjoint(words[at + 1 : at + 2]):
        return PAST
    before = words[max(0, at - _NEAR) : at]
    if not last.isdisjoint(before[-1:]) or "depuis" in before:
        return PRESENT
    if any(before[i : i + 3] == _AGO for i in range(len(before) - 2)):
        return PAST
    counts = word_class("cardinal", lang) | word_class("quantifier", lang)
    counted = any(word.isdigit() or word in counts for word in before[-2:])
    return AHEAD if counted and "dans" in before[-3:] else None


def _by_year(parse: Parse, at: int) -> str | None:
    """A year: beside a present it tells of the past, but *d’ici 2040*, *en 2004*."""
    if at == 0 or not _YEAR.fullmatch(parse.folded[at]):
        return None
    before = parse.folded[max(0, at - 3) : at]
    if "ici" in before or "horizon" in before:
        return AHEAD
    if "depuis" in before:
        return PRESENT
    return PAST if before[-1] in ("en", "vers") else None
