"""What grammar alone says of a target: what it ought to do, or is wished to do, is desirable."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from discourse.french.morphology import VerbGroup
from discourse.french.parse import Parse
from discourse.modality import Marker
from discourse.polarity import Contribution
from discourse.reach import ahead
from discourse.stance.openings import is_one_of
from discourse.stance.places import ByClause, group_of, groups_before, verb_of
from discourse.stance.targets import Mention
from discourse.word_classes import word_class

DUTY = 1
"""Grade of an act that is a duty of the target: coders of the reference sentences code demands on
Europe as desirable and open if they are presented as good for it."""


def duties(parse: Parse, mentions: Sequence[Mention], opened: ByClause) -> Iterator[Contribution]:
    """A contribution for each duty of the target, and each wish that it do or get something.

    "L’Europe doit parler", "Il faut que l’Europe parle", "Il convient de doter l’Europe d’un
    budget": whatever it is, it is wanted and not yet so. Not where it serves others or is a task
    ("L’Europe doit aider le Tchad, rendre son avis, a besoin du Japon").
    """
    for mention in mentions:
        at = verb_of(parse, mention)
        group = _given(parse, mention) if at is None else parse.groups[at]
        projected = _projected(parse, mention)
        if projected is not None:
            yield _duty(parse, projected.first, projected.last)
            continue
        if group is None:
            yield from _needed(parse, mention, opened)
            continue
        if group.negated:
            continue
        near = opened.near(group.first, group.last)
        asked = _is_for(parse, group, mention) or any(
            _asks(parse, marker, group) for marker in near
        )
        if asked and not (at is not None and _serves_others(parse, group)):
            yield _duty(parse, group.first, group.last)


def _given(parse: Parse, mention: Mention) -> VerbGroup | None:
    """The infinitive by which a mention is given something: *doter l’Europe d’un budget*."""
    at = groups_before(parse, mention.first - 1) - 1
    if at < 0:
        return None
    group, lang = parse.groups[at], parse.doc.lang
    if is_one_of(parse, group, word_class("performed", lang)):
        return None
    between = parse.folded[group.last + 1 : mention.first]
    if group.form != "Inf" or len(between) > _OBJECT:
        return None
    if between[:1] in (["de"], ["du"], ["d'"]):
        becomes = parse.folded[mention.last + 1 : mention.last + 1 + _OBJECT]
        attribute = not word_class("noun_phrase_opener", lang).isdisjoint(becomes)
        return group if group.lemma == "faire" and attribute else None
    if mention.kind == "adjective":
        return None
    to = not word_class("recipient", lang).isdisjoint(between)
    return group if group.lemma in word_class("giving" if to else "equipping", lang) else None


_OBJECT = 4


def _projected(parse: Parse, mention: Mention) -> VerbGroup | None:
    """The verb by which a mention is wanted in some way: *nous voulons une Europe sociale*.

    The indefinite article makes it one that is not there; an epithet or relative tells how it is
    to be.
    """
    lang = parse.doc.lang
    at = mention.first - 1
    if mention.kind == "adjective" or at < 1 or parse.folded[at] not in ("une", "un"):
        return None
    if mention.last + 1 >= len(parse) or parse.gap(mention.last + 1).strip():
        return None
    number = groups_before(parse, at) - 1
    if number < 0:
        return None
    group = parse.groups[number]
    between = parse.folded[group.last + 1 : at]
    linked = word_class("recipient", lang) | word_class("inserted", lang) | {"pour", "de", "d'"}
    wanted = group.lemma in word_class("projecting", lang) and not group.negated
    return group if wanted and linked.issuperset(between) else None


def _needed(parse: Parse, mention: Mention, opened: ByClause) -> Iterator[Contribution]:
    """What a mention is said to need: *il faut à l’Europe*, *il est vital pour l’Europe de*."""
    before = parse.folded[max(0, mention.first - 2) : mention.first]
    wanted = word_class("recipient", parse.doc.lang) | {"pour"}
    if mention.kind == "adjective" or wanted.isdisjoint(before):
        return
    verb = parse.groups[groups_before(parse, mention.first) - 1] if parse.groups else None
    if verb is not None and verb.last < mention.first and _is_important(parse, verb, mention):
        yield _duty(parse, verb.first, verb.last)
        return
    for marker in opened.near(mention.first, mention.last):
        at = bisect_left(parse.starts, marker.start)
        near = 0 < mention.first - at <= _OBJECT
        held = group_of(parse, marker)
        impersonal = word_class("impersonal_duty", parse.doc.lang)
        if (
            marker.category == "deontic"
            and not marker.negated
            and near
            and (held is None or held.lemma in impersonal)
        ):
            yield _duty(parse, at, at)
            return


def _is_important(parse: Parse, verb: VerbGroup, mention: Mention) -> bool:
    """Whether it is important for a mention to do something: *il est vital pour l’Europe de*."""
    lang = parse.doc.lang
    if verb.first < 1 or verb.negated or verb.lemma not in word_class("copula", lang):
        return False
    if parse.folded[verb.first - 1] not in ("il", "c'") or mention.first - verb.last > _OBJECT + 1:
        return False
    said = parse.folded[verb.last + 1 : mention.first]
    then = parse.folded[mention.last + 1 : mention.last + 2]
    important = not word_class("importance", lang).isdisjoint(said)
    return important and "pour" in said and then in (["de"], ["d'"])


def _is_for(parse: Parse, group: VerbGroup, mention: Mention) -> bool:
    """Whether a verb is a purpose: *pour rendre à l’Europe sa voix*, *pour que l’Europe parle*."""
    links = word_class("purpose_link", parse.doc.lang)
    if group.form == "Inf":
        return not links.isdisjoint(parse.folded[max(0, group.first - 2) : group.first])
    clause = parse.clause_of(group.first)
    que = clause.opener in word_class("complementizer", parse.doc.lang)
    return que and 0 < clause.first <= mention.first and parse.folded[clause.first - 1] in links


def _asks(parse: Parse, marker: Marker, group: VerbGroup) -> bool:
    """Whether a marker makes a verb a duty of its subject, or wishes what the verb says."""
    if marker.category not in ("deontic", "bouletic"):
        return group.form == "Inf" and marker.category == "possible"
    lang = parse.doc.lang
    begin, end = parse.span(group.first, group.last)
    if begin <= marker.start < end:
        # Who demands has no duty; who wishes does not have it wished of him.
        demands = word_class("asking", lang) | word_class("topical", lang)
        demands |= word_class("norming", lang)
        return marker.category == "deontic" and group.lemma not in demands
    if parse.folded[bisect_left(parse.starts, marker.start)] == "besoin" and group.lemma == "avoir":
        # A plus que jamais besoin de: the noun stands apart from its verb.
        return end <= marker.start
    if not marker.scope_start <= begin < marker.scope_end:
        return False
    held = group_of(parse, marker)
    if held is not None and held.lemma in word_class("foreboding", lang):
        return False
    words = parse.folded[bisect_left(parse.starts, marker.start) : group.first]
    if held is None and not word_class("over_clause", lang).isdisjoint(words[:_OBJECT]):
        # Hors de question que l’Europe échoue: that is not wanted.
        return False
    return group.form == "Inf" or _is_content(parse, marker, group)


def _is_content(parse: Parse, marker: Marker, group: VerbGroup) -> bool:
    """Whether a verb is that of the clause in *que* right behind a marker, in no past tense."""
    clause = parse.clause_of(group.first)
    if clause.opener not in word_class("complementizer", parse.doc.lang) or not clause.first:
        return False
    behind = parse.starts[clause.first - 1] <= marker.end <= parse.starts[clause.first] + 4
    return behind and (group.mood == "Sub" or group.tense in ("Pres", "Fut"))


def _serves_others(parse: Parse, group: VerbGroup) -> bool:
    """Whether a duty is to do something for others, a task, or the need of someone."""
    lang = parse.doc.lang
    after = groups_before(parse, group.last)
    acts = [group, *parse.groups[after : after + 1]]
    owed = word_class("owed_to_others", lang)
    if parse.clause_of(group.first).opener in word_class("complementizer", lang):
        # Je souhaite que l’Europe publie ses comptes: a task that is wished for is wanted.
        owed -= word_class("task", lang)
    if any(is_one_of(parse, one, owed) for one in acts if one.form == "Inf" or one is group):
        return True
    need = parse.folded[group.last + 1 : group.last + 2] == ["besoin"]
    named = ahead(group.last + 1, len(parse), 3)
    return need and any(parse.forms[at][0].isupper() for at in named)


def _duty(parse: Parse, first: int, last: int) -> Contribution:
    return by_grammar(parse, (first, last), "duty of the target", "duty", "open")


def by_grammar(
    parse: Parse,
    words: tuple[int, int],
    entry: str,
    rule: str,
    status: str,
    *,
    factor: float = 1.0,
    state: float = 1.0,
    negated: bool = False,
) -> Contribution:
    """A contribution of grade 1 for words that no lexicon holds, with its factor before denial."""
    start, end = parse.span(*words)
    return Contribution(
        sentence=parse.sentence.index,
        start=start,
        end=end,
        first=words[0],
        last=words[1],
        entry=entry,
        grade=DUTY,
        factor=factor,
        value=factor * DUTY,
        state_value=state * DUTY,
        negated=negated,
        shifters="",
        rule=rule,
        quoted=False,
        status=status,
    )
