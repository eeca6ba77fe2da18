"""A pronoun that resumes the target of the sentence before, within a paragraph."""

from __future__ import annotations

from discourse.stance.roles import subject_of
from discourse.stance.targets import Mention, Target
from discourse.syntax import Parse


def resumed(parse: Parse, before: tuple[Parse, list[Mention]], target: Target) -> list[Mention]:
    """The mention that a subject pronoun makes at the head of a sentence, or none.

    It must stand before the first finite verb, follow a sentence of the same paragraph whose
    subject is the target, and agree with it in number.
    """
    earlier, mentions = before
    if not mentions or not _same_block(earlier, parse):
        return []
    subject = next((one for one in mentions if subject_of(earlier, one) is not None), None)
    if subject is None:
        return []
    pronouns = target.plural_pronouns if subject.kind == "plural" else target.pronouns
    for at in range(min(_HEAD, len(parse))):
        if any(group.first <= at and group.form == "Fin" for group in parse.groups):
            return []
        for pronoun in pronouns:
            words = pronoun.split()
            if parse.folded[at : at + len(words)] == words:
                last = at + len(words) - 1
                return [Mention(at, last, *parse.span(at, last), "pronoun", inferred=True)]
    return []


_HEAD = 6


def _same_block(earlier: Parse, parse: Parse) -> bool:
    doc = parse.doc
    return "\n" not in doc.text[earlier.sentence.end : parse.sentence.start]
