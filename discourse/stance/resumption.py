"""A pronoun or possessive that resumes the target of the sentence before, within a paragraph."""

from __future__ import annotations

from discourse.polarity.wording import words
from discourse.stance.roles import subject_of
from discourse.stance.targets import Mention, Target
from discourse.syntax import Parse


def resumed(parse: Parse, before: tuple[Parse, list[Mention]], target: Target) -> list[Mention]:
    """The mention that a subject pronoun or a possessive makes at the head of a sentence, or none.

    It must stand before the first finite verb, follow a sentence of the same paragraph whose
    subject is the target, and agree with it in number. A possessive (*sa voix*) resumes the last
    subject only: "L’Europe hésite, et Moscou avance. Sa voix porte" is about Moscow.
    """
    earlier, mentions = before
    if not mentions or not _same_block(earlier, parse):
        return []
    subject = next((one for one in mentions if subject_of(earlier, one) is not None), None)
    if subject is None:
        return []
    plural = subject.kind == "plural"
    pronouns = target.plural_pronouns if plural else target.pronouns
    own = words(parse.doc.lang, "plural_possessives" if plural else "possessives")
    last = _is_last_subject(earlier, subject)
    for at in range(min(_HEAD, len(parse))):
        if any(group.first <= at and group.form == "Fin" for group in parse.groups):
            return []
        # After another noun it may be that noun's: "Moscou et ses alliés".
        if at < _NEAR_HEAD and last and parse.folded[at] in own and not _names(parse, at):
            return [Mention(at, at, *parse.span(at, at), "possessive", inferred=True)]
        for pronoun in pronouns:
            said = pronoun.split()
            if parse.folded[at : at + len(said)] == said:
                end = at + len(said) - 1
                return [Mention(at, end, *parse.span(at, end), "pronoun", inferred=True)]
    return []


_HEAD, _NEAR_HEAD = 6, 3


def _is_last_subject(parse: Parse, mention: Mention) -> bool:
    """Whether no main clause with a verb of its own follows that of which a mention is subject."""
    at = subject_of(parse, mention)
    return at is not None and not any(
        group.form == "Fin" and not parse.clause_of(group.first).opener
        for group in parse.groups[at + 1 :]
    )


def _names(parse: Parse, at: int) -> bool:
    """Whether a name stands before a word, or a noun phrase that it may belong to."""
    lang = parse.doc.lang
    nominal = words(lang, "determiners") | words(lang, "conjunctions")
    return any(
        (word in nominal or parse.forms[place][0].isupper()) and place
        for place, word in enumerate(parse.folded[:at])
    ) or (at > 0 and parse.folded[0] in words(lang, "determiners"))


def _same_block(earlier: Parse, parse: Parse) -> bool:
    doc = parse.doc
    return "\n" not in doc.text[earlier.sentence.end : parse.sentence.start]
