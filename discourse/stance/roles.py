"""What a mention is in its clause."""

from __future__ import annotations

from discourse.matching import BLANKS
from discourse.reach import back
from discourse.stance.places import groups_before
from discourse.stance.targets import Mention
from discourse.syntax import Parse
from discourse.word_classes import word_class

# Words between a subject and its verb where no marks set off an apposition.
_FAR = 6


def subject_of(parse: Parse, mention: Mention) -> int | None:
    """The number of the verb group whose subject a mention heads, if there is one."""
    known = parse.subjects
    if mention not in known:
        known[mention] = _subject_of(parse, mention)
    return known[mention]


def _subject_of(parse: Parse, mention: Mention) -> int | None:
    if mention.titular or mention.kind == "adjective":
        return None
    lang = parse.doc.lang
    articles = word_class("determiner", lang)
    before = next((at for at in back(mention.first) if parse.folded[at] not in articles), -1)
    if before >= 0 and parse.folded[before] in word_class("preposition", lang):
        return None
    for at in range(groups_before(parse, mention.last), len(parse.groups)):
        group = parse.groups[at]
        if group.first - mention.last > _LONGEST:
            return None
        if group.form == "Fin":
            near = group.first - mention.last <= _FAR or _is_apposition(parse, mention, group.first)
            return at if near else None
    return None


def _is_apposition(parse: Parse, mention: Mention, verb: int) -> bool:
    """Whether all that stands between a mention and a verb is set off by a pair of marks.

    "Dupont, ministre des Finances et maire de Nice, n’a pas répondu": a subject all the same.
    """
    while (
        parse.folded[verb - 1] in word_class("preverbal", parse.doc.lang)
        and not parse.gap(verb).strip()
    ):
        verb -= 1
    opened = parse.gap(mention.last + 1).lstrip(f' »”"{BLANKS}')
    closed = parse.gap(verb).rstrip()
    return opened[:1] in _OPENING and closed[-1:] in _CLOSING and bool(opened and closed)


_OPENING, _CLOSING = frozenset(",([–—"), frozenset(",)]–—")
# Words between a subject and its verb at most, set off or not.
_LONGEST = 15
