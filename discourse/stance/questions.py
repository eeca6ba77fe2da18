"""What a question says: nothing when it is one, the contrary when it is rhetorical."""

from __future__ import annotations

from discourse.french.morphology import VerbGroup
from discourse.french.parse import Parse
from discourse.matching import BLANKS
from discourse.word_classes import word_class


def is_asked(parse: Parse) -> bool:
    """Whether a sentence is a question, which leaves open what a statement would assert.

    To ask why something was done (*pourquoi s’être entêté ?*) reproaches it.
    """
    # "?" alone is not a question: it has no word to ask with.
    end = parse.gap(len(parse))
    asked = "?" in end and end.lstrip(_CLOSING).startswith("?") and bool(len(parse))
    return asked and not _reproaches(parse)


_CLOSING = f' »”"{BLANKS}'


def _reproaches(parse: Parse) -> bool:
    """Whether *pourquoi* opens a question with a perfect infinitive, which is done."""
    lang = parse.doc.lang
    if not parse.groups or parse.folded[0] not in word_class("interrogative_adverb", lang):
        return False
    verb = parse.groups[0]
    return verb.form == "Inf" and verb.perfect and not verb.negated


def asks(parse: Parse) -> bool:
    """Whether a sentence is a question that tells nothing: a genuine one."""
    return is_asked(parse) and rhetorical(parse) is None and not missed(parse)


def rhetorical(parse: Parse) -> int | None:
    """The word from which a negated question asserts the contrary; None when there is none.

    *N’est-ce pas un échec ?*, *Qui ne le verrait ?*, *Comment ne pas s’en réjouir ?*
    """
    if not is_asked(parse):
        return None
    lang = parse.doc.lang
    first = parse.folded[0]
    for group in parse.groups:
        if not group.negated:
            continue
        if group.form == "Inf" and first in word_class("interrogative_adverb", lang):
            return group.first if group is parse.groups[0] else None
        if group.form == "Fin" and (_is_inverted(parse, group) or first == "qui"):
            return parse.clause_of(group.first).first
    return None


def missed(parse: Parse) -> bool:
    """Whether a question (*où est le progrès ?*) asks where something is that is not there."""
    if not is_asked(parse) or parse.folded[0] != "où" or not parse.groups:
        return False
    verb = parse.groups[0]
    return verb.first <= 1 and verb.lemma in ("être", "passer") and len(parse.groups) == 1


def _is_inverted(parse: Parse, group: VerbGroup) -> bool:
    """Whether a subject pronoun follows the first verb of a group: *n’est-elle pas*."""
    after = group.first + 1
    return after < len(parse) and parse.folded[after].startswith("-")
