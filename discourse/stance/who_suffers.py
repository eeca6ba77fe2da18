"""Who suffers is not judged: crimes, accidents and deaths that befall a mention."""

from __future__ import annotations

from discourse.french.morphology import VerbGroup
from discourse.french.parse import Parse
from discourse.polarity import Contribution
from discourse.stance.places import clause_number, groups_before, verb_of
from discourse.stance.targets import Mention
from discourse.word_classes import word_class

_NEAR = 6
"""Words between a verb or noun of suffering and whom it befalls: room for an adjective and a place,
as in *le meurtre brutal au Mali du rappeur Duval*. Chosen, not measured."""
_REACH = 15
"""Words behind a mention in which its verb is looked for: room for an apposition or a relative
clause between them, and a bound for sentences without end. Chosen, not measured."""


def suffers_in(parse: Parse, mention: Mention) -> int | None:
    """The clause in which a mention is said to suffer; None when it does not.

    *Duval a été tué*, *des voleurs ont attaqué Duval*, *la mort de Duval*, *Duval, blessé*.
    """
    lang = parse.doc.lang
    harming = word_class("harming", lang)
    home = clause_number(parse, mention.first)
    begin = groups_before(parse, parse.clauses[home].first - 1)
    for group in parse.groups[begin : groups_before(parse, mention.last + _REACH)]:
        mortal = group.lemma in harming or not word_class("mortal_object", lang).isdisjoint(
            parse.folded[group.last + 1 : group.last + 3]
        )
        if mortal and _suffers(parse, mention, group):
            return clause_number(parse, group.first)
    before = parse.folded[max(0, mention.first - _NEAR) : mention.first]
    nouns = word_class("suffering_noun", lang)
    named = next((at for at, word in enumerate(before) if word in nouns), -1)
    if named >= 0 and _is_of(parse, mention.first - len(before) + named + 1, mention.first):
        return home
    after = parse.folded[mention.last + 1 : mention.last + 3]
    return None if word_class("victim", lang).isdisjoint(after) else home


def _is_of(parse: Parse, first: int, last: int) -> bool:
    """Whether *de* joins a noun to a mention: *le meurtre brutal au Mali du rappeur Duval*."""
    for at in range(first, last):
        if parse.gap(at).strip(' »”"') or parse.verb_at(at) is not None:
            return False
        if parse.folded[at] in ("de", "du", "d'"):
            return True
    return False


def _suffers(parse: Parse, mention: Mention, group: VerbGroup) -> bool:
    """Whether a mention is the subject of a passive or of dying, or the object of a deed."""
    dies = group.lemma in word_class("dying", parse.doc.lang) | {"perdre"}
    if group.first > mention.last:
        at = verb_of(parse, mention)
        held = parse.groups[at] if at is not None else None
        if held is not None and held.first == group.first:
            return dies or group.voice == "Pass"
        if held is not None and held.lemma == "faire" and held.pronominal:
            # S'est fait agresser.
            return 0 < group.first - held.last <= 2
        return group.form == "Part" and group.first - mention.last <= 2
    if dies or group.voice == "Pass" or group.form == "Part":
        return False
    between = parse.folded[group.last + 1 : mention.first]
    prepositions = word_class("preposition", parse.doc.lang)
    return len(between) <= _NEAR and prepositions.isdisjoint(between)


def is_suffered(parse: Parse, part: Contribution, mention: Mention) -> bool:
    """Whether a contribution stands in the clause in which a mention suffers."""
    if part.value > 0:
        return False
    where = suffers_in(parse, mention)
    return where is not None and clause_number(parse, part.first) == where
