"""What a verb, noun or adjective governs: an infinitive, a clause, a question, quoted words."""

from __future__ import annotations

from discourse.modality.classes import word_class
from discourse.modality.context import CLITICS, DETERMINERS, SUBJECTS, Context
from discourse.modality.negation import restricted
from discourse.modality.quotation import OPENERS

# Marks that end what a verb can govern; parentheses do not.
_HARD = frozenset(";!?…—–")
_QUESTIONS = word_class("questions")
_NO_COMPLEMENT = word_class("no_complement")
_ADJUNCTS = word_class("adjuncts")
_DAYS = word_class("days")
_OBJECTS = DETERMINERS - {"au", "aux"}
_INFINITIVE_NOUNS = frozenset(("devoir", "pouvoir", "être"))
_SUBJECTS_BETWEEN = frozenset(("on", "il", "elle", "l'", "ne"))
# How far content may stand from its verb, in words: an infinitive, a clause, a quotation.
_NEAR, _FAR, _QUOTE = 7, 25, 9


def infinitive_after(context: Context, last: int) -> tuple[str, int]:
    """What links a word to an infinitive right after it, and where the infinitive stands.

    The link is ``"inf"``, ``"de"`` or ``"à"``; ``("", -1)`` without an infinitive.
    """
    link = "inf"
    for at in range(last + 1, min(context.size, last + 1 + _NEAR)):
        if not _passes(context, at, at - last):
            return "", -1
        here, before = context.words[at], context.plain(at - 1)
        if here.infinitive and (before not in DETERMINERS or before in CLITICS):
            noun = here.plain in _INFINITIVE_NOUNS and before in ("un", "le")
            if not noun:
                return link, at
        if here.plain in ("de", "à") and link == "inf":
            link = here.plain
        elif not (
            here.adverb
            or here.plain in CLITICS
            or here.plain in _SUBJECTS_BETWEEN
            or here.folded.startswith("-")
        ):
            return "", -1
    return "", -1


def _passes(context: Context, at: int, distance: int) -> bool:
    """Whether the marks before a word let an infinitive belong to what stands before them."""
    mark = context.mark(at)
    if not mark or not OPENERS.isdisjoint(mark):
        return True
    return mark == "," and distance <= 4


def later_infinitive(context: Context, last: int, link: str) -> bool:
    """Whether *de* or *à* and an infinitive follow anywhere in the clause."""
    for at in range(last + 1, min(context.size, last + 1 + _FAR)):
        if context.strong_before(at) and {"(", ")", "-"}.isdisjoint(context.gap(at)):
            return False
        if context.words[at].plain == link and infinitive_after(context, at)[0] == "inf":
            return True
    return False


def content_after(context: Context, last: int) -> str:
    """What a verb of saying takes after it.

    ``"que"`` a clause, ``"inf"``, ``"de"``, ``"à"`` an infinitive, ``"wh"`` a question,
    ``"quote"`` quoted words, ``"colon"`` what follows a colon, ``""`` nothing of these.
    """
    known = context.contents.get(last)
    if known is None:
        known = context.contents[last] = _content(context, last)
    return known


def _content(context: Context, last: int) -> str:
    link, _ = infinitive_after(context, last)
    if link:
        return link
    if _told_infinitive(context, last):
        return "inf"
    has_object = False
    for at in range(last + 1, min(context.size, last + 1 + _FAR)):
        gap = context.gap(at)
        if context.opens_quotation(at):
            bare = not has_object or context.plain(at - 1) in DETERMINERS
            near = at - last <= _QUOTE
            return "quote" if ":" in gap or (bare and near) else ""
        if ":" in gap:
            return "colon"
        if not _HARD.isdisjoint(gap):
            return ""
        found = _opens(context, at, last, has_object=has_object)
        if found is not None:
            return found
        if at - last <= 2 and _object_begins(context, at):
            after = context.at(at + 1)
            has_object = not after.number and after.plain not in _DAYS
    return "colon" if last + _FAR >= context.size and ":" in context.gap(context.size) else ""


def _opens(context: Context, at: int, last: int, *, has_object: bool) -> str | None:
    """What a word after a verb of saying opens; None to look on."""
    name, before = context.words[at].plain, context.plain(at - 1)
    near = at - last <= 3
    if name == "que":
        if before == "ce" and near:
            return "wh"
        relative = has_object and "," not in context.gap(at) and not context.at(at - 1).number
        if before in _NO_COMPLEMENT or (relative and not context.at(at - 1).adverb):
            return None
        return "que"
    if name in _QUESTIONS and at - last <= 4 and not has_object:
        return "wh"
    if name == "ce" and context.plain(at + 1) in ("qui", "que", "dont") and near:
        return "wh"
    if at - last > 1:
        closes = name in ("qui", "dont", "où", "mais", "car")
        if closes or (before in SUBJECTS and context.words[at].finite):
            return ""
    return None


def _object_begins(context: Context, at: int) -> bool:
    """Whether a determiner opens a noun phrase that no preposition governs."""
    return context.words[at].plain in _OBJECTS and context.plain(at - 1) not in _ADJUNCTS


def _told_infinitive(context: Context, last: int) -> bool:
    """Whether *à* + noun phrase and then avoir, être … follow (affirme aux juges avoir vu)."""
    if context.plain(last + 1) not in ("à", "au", "aux"):
        return False
    for at in range(last + 2, min(context.size, last + 9)):
        if context.mark(at):
            return False
        if context.words[at].infinitive and context.plain(at - 1) not in ("à", "de", "pour"):
            return context.words[at].plain in ("avoir", "être", "vouloir", "pouvoir", "devoir")
    return False


def governs_clause(context: Context, first: int, last: int) -> bool:
    """Whether a clause with *que* follows a verb group, and *ne … que* does not surround it."""
    return content_after(context, last) == "que" and not restricted(context, first, last)
