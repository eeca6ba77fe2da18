"""What a target does or fails to do, where no evaluative word says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from discourse.french.morphology import VerbGroup
from discourse.french.parse import Parse
from discourse.polarity import Contribution
from discourse.stance.places import ByClause, clause_number, verb_of
from discourse.stance.questions import is_asked
from discourse.stance.targets import Mention
from discourse.word_classes import word_class

DEED = 1
"""Grade of an act that the target manages. Of 9 coded sentences in which it is the subject of a
negated verb and the rules gave no side, the coders call 8 bad and one neither."""


def deeds(
    parse: Parse, parts: Sequence[Contribution], mentions: Sequence[Mention], opened: ByClause
) -> Iterator[Contribution]:
    """A contribution for each act that the target manages or that it leaves undone.

    "L’Europe parvient à parler", "L’Union n’a toujours pas de budget". Not where an evaluative word
    says what is done, nor where it is well left undone ("L’Europe n’oublie pas").
    """
    if is_asked(parse):
        return
    said = {clause_number(parse, part.first) for part in parts}
    told: set[int] = set()
    for mention in mentions:
        at = verb_of(parse, mention)
        if at is None or at in told:
            continue
        told.add(at)
        group = parse.groups[at]
        if clause_number(parse, group.first) in said or _is_open(parse, group, opened):
            continue
        if group.negated:
            if not _is_well_left(parse, at):
                yield _contribution(parse, group, *(_BARRED if _is_barred(group) else _UNDONE))
        elif _manages(parse, at):
            yield _contribution(parse, group, *_DONE)


def _is_open(parse: Parse, group: VerbGroup, opened: ByClause) -> bool:
    """Whether a duty, wish or hedge lies on a verb: *l’Europe ne doit pas parler*."""
    begin, end = parse.span(group.first, group.last)
    return group.mood != "Ind" or any(
        (marker.start < end and begin < marker.end)
        or marker.scope_start <= begin < marker.scope_end
        for marker in opened.near(group.first, group.last)
    )


def _is_well_left(parse: Parse, at: int) -> bool:
    """Whether it is no fault not to do something: to forget, to say, to be of a kind."""
    lang, group = parse.doc.lang, parse.groups[at]
    if group.lemma in word_class("copula", lang):
        said = parse.folded[group.last + 1 : group.last + _ATTRIBUTE]
        able = any(
            word in word_class("held_power", lang) and (word != "même" or before == "à")
            for before, word in pairwise(said)
        )
        return not able
    return group.lemma in word_class("forborne", lang)


_ATTRIBUTE = 6


def _manages(parse: Parse, at: int) -> bool:
    """Whether a verb of succeeding governs an infinitive."""
    group, lang = parse.groups[at], parse.doc.lang
    if group.lemma not in word_class("managing", lang):
        return False
    acts = parse.groups[at + 1 : at + 2]
    return any(one.form == "Inf" and parse.meant(one.first - 1) == "à" for one in acts)


def _is_barred(group: VerbGroup) -> bool:
    """Whether it is warned that something cannot be: *l’Europe ne peut pas être naïve*."""
    return group.lemma == "pouvoir" and group.tense in ("Pres", "Fut")


_DONE = ("managed by the target", 1.0, 1.0, "asserted")
_UNDONE = ("left undone by the target", -0.75, 1.0, "denied")
_BARRED = ("barred to the target", -0.75, -0.75, "open")
"""Entry, share of the grade that counts, the same before denial, and status. What is denied counts
.75, as the denied words of a lexicon do."""


def _contribution(
    parse: Parse, group: VerbGroup, entry: str, factor: float, state: float, status: str
) -> Contribution:
    start, end = parse.span(group.first, group.last)
    return Contribution(
        sentence=parse.sentence.index,
        start=start,
        end=end,
        first=group.first,
        last=group.last,
        entry=entry,
        grade=DEED,
        factor=factor,
        value=factor * DEED,
        state_value=state * DEED,
        negated=status == "denied",
        shifters="",
        rule="deed",
        quoted=False,
        status=status,
    )
