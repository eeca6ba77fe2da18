"""Pronouns and possessives that refer to the target of the previous sentence in a paragraph."""

from __future__ import annotations

from collections.abc import Sequence

from discourse.french.morphology import VerbGroup
from discourse.french.parse import Parse
from discourse.stance.places import verb_of
from discourse.stance.targets import Mention, Target
from discourse.word_classes import word_class


def resumed(parse: Parse, before: tuple[Parse, list[Mention]], target: Target) -> list[Mention]:
    """The mention by a subject pronoun or possessive at the beginning of a sentence, if any.

    It must stand before the first finite verb, follow a sentence of the same paragraph whose
    subject is the target, and agree with it in number. It resumes the target only when no main
    clause that follows there has a subject with which it agrees as well: "L’Europe hésite, et
    Moscou avance. Sa voix porte" may be about Moscow, "…, et les Russes avancent. Sa voix porte"
    is not about the Russians.
    """
    earlier, mentions = before
    if not mentions or not _same_block(earlier, parse):
        return []
    held = ((one, verb_of(earlier, one)) for one in mentions)
    subject, verb = next(((one, at) for one, at in held if at is not None), (None, 0))
    if subject is None:
        return []
    plural = subject.kind == "plural"
    pronouns = target.plural_pronouns if plural else target.pronouns
    own = word_class("possessive_of_several" if plural else "possessive_of_one", parse.doc.lang)
    rivals = _rivals(earlier, verb, mentions, pronouns, plural=plural)
    for at in range(min(_HEAD, len(parse))):
        if any(group.first <= at and group.form == "Fin" for group in parse.groups):
            return []
        # After another noun it may be that noun's: "Moscou et ses alliés".
        if at < _NEAR_HEAD and not rivals and parse.folded[at] in own and not _names(parse, at):
            return [Mention(at, at, *parse.span(at, at), "possessive", inferred=True)]
        for pronoun in pronouns:
            said = pronoun.split()
            if parse.folded[at : at + len(said)] == said:
                if not all(_differs_in_gender(earlier, group, plural) for group in rivals):
                    return []
                end = at + len(said) - 1
                return [Mention(at, end, *parse.span(at, end), "pronoun", inferred=True)]
    return []


_HEAD, _NEAR_HEAD = 6, 3


def _rivals(
    parse: Parse, at: int, mentions: list[Mention], pronouns: Sequence[str], *, plural: bool
) -> list[VerbGroup]:
    """The verbs of main clauses after a verb whose subject is another of the same number.

    A pronoun that can refer to the target is not a rival: "L’Europe hésite, et elle le sait".
    """
    number = "Plur" if plural else "Sing"
    own = {verb_of(parse, mention) for mention in mentions}
    return [
        group
        for later, group in enumerate(parse.groups[at + 1 :], start=at + 1)
        if group.form == "Fin"
        and group.number in (number, None)
        and later not in own
        and set(pronouns).isdisjoint(parse.folded[parse.clause_of(group.first).first : group.first])
        and not parse.clause_of(group.first).opener
    ]


def _differs_in_gender(parse: Parse, group: VerbGroup, plural: bool) -> bool:
    """Whether the subject of a verb differs in gender from what the pronoun refers to.

    Decided by the first determiner or pronoun of its clause; names do not show gender.
    """
    other = word_class("feminine_plural" if plural else "masculine", parse.doc.lang)
    telling = (
        other
        | word_class("noun_phrase_opener", parse.doc.lang)
        | word_class("subject", parse.doc.lang)
    )
    first = parse.clause_of(group.first).first
    said = (parse.folded[at] for at in range(first, group.first))
    return next((word in other for word in said if word in telling), False)


def _names(parse: Parse, at: int) -> bool:
    """Whether a name, or a noun phrase that the word may belong to, comes before it."""
    lang = parse.doc.lang
    nominal = word_class("noun_phrase_opener", lang) | word_class("joining", lang)
    return any(
        (word in nominal or parse.forms[place][0].isupper()) and place
        for place, word in enumerate(parse.folded[:at])
    ) or (at > 0 and parse.folded[0] in word_class("noun_phrase_opener", lang))


def _same_block(earlier: Parse, parse: Parse) -> bool:
    doc = parse.doc
    return "\n" not in doc.text[earlier.sentence.end : parse.sentence.start]
