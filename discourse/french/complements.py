"""What a verb, noun or adjective governs: an infinitive, a clause, a question, quoted words."""

from __future__ import annotations

from discourse.french.context import (
    CLITICS,
    DETERMINERS,
    NOUN_PHRASES,
    PREPOSITIONS,
    SUBJECTS,
    Context,
)
from discourse.quotation import CLOSERS, OPENERS
from discourse.reach import ahead
from discourse.word_classes import word_class

# Marks that end what a verb can govern; parentheses do not.
_HARD = frozenset(";!?…—–")
_QUESTIONS = word_class("indirect_question")
_NO_COMPLEMENT = word_class("no_complement_before_que")
_ADJUNCTS = word_class("preposition")
_DAYS = word_class("day")
_MONTHS = word_class("month")
_FREE_ADVERBS = word_class("free_adverb")
_OBJECTS = NOUN_PHRASES - {"au", "aux"}
# Demande à ce que: a clause; insiste sur ce que l’on nomme: a complement of the preposition.
_AFTER_CE = {"à": "que", "sur": ""}
_THEM = word_class("disjunctive")
_PHRASES = word_class("phrase_inside")
# What two commas set apart has no more words than this.
_APART = 7
_NO_ADJECTIVE = word_class("no_adjective")
_INFINITIVE_NOUNS = word_class("modal_or_copula")
_SUBJECTS_BETWEEN = word_class("subject_between")
_CLOSES_NOUN = word_class("noun_phrase_end")
_NOUN_REACH = 8
_FOLLOWING = word_class("following_adjective")
_POSSESSIVES = word_class("possessive")
# Maximal distance in words between a verb and its content: an infinitive, a clause, a quotation.
_NEAR, _FAR, _QUOTE = 7, 25, 9


def infinitive_after(context: Context, last: int) -> tuple[str, int]:
    """How a word is linked to an infinitive right after it, and the place of the infinitive.

    The link is ``"inf"``, ``"de"`` or ``"à"``; ``("", -1)`` without an infinitive.
    """
    known = context.infinitives.get(last)
    if known is None:
        known = context.infinitives[last] = _infinitive(context, last)
    return known


def _infinitive(context: Context, last: int) -> tuple[str, int]:
    link = "inf"
    begin = _past_phrase(context, last + 1)
    for at in range(begin, min(context.size, begin + _NEAR)):
        if not _passes(context, at, at - begin + 1):
            return "", -1
        here, before = context.words[at], context.plain(at - 1)
        named = here.plain in _INFINITIVE_NOUNS and context.words[at - 1].folded == "le"
        if here.infinitive and (before not in DETERMINERS or before in CLITICS) and not named:
            return link, at
        if here.plain in ("de", "à") and link == "inf":
            link = here.plain
        elif not (
            here.adverb
            or here.plain in CLITICS
            or here.plain in _SUBJECTS_BETWEEN
            or (here.plain in _THEM and context.plain(at + 1) == "aussi")
            or here.folded.startswith("-")
        ):
            return "", -1
    return "", -1


def _past_phrase(context: Context, at: int) -> int:
    """The first word after an adverbial phrase or what two commas set apart behind a verb.

    *Compte en effet vendre*; *a proposé, voilà deux mois, de fermer*.
    """
    if at < context.size and "," in context.gap(at):
        for end in ahead(at, context.size, _APART):
            if context.mark(end):
                closed = "," in context.gap(end) and context.plain(end) in ("de", "à")
                return end if closed and context.at(end + 1).infinitive else at
        return at
    for size in (3, 2):
        if " ".join(context.plains(at, at + size - 1)) in _PHRASES:
            return at + size
    return at


def _passes(context: Context, at: int, distance: int) -> bool:
    """Whether an infinitive can be governed across the punctuation before a word."""
    mark = context.mark(at)
    if not mark or not OPENERS.isdisjoint(mark):
        return True
    return mark == "," and distance <= 4


def later_infinitive(context: Context, last: int, link: str) -> bool:
    """Whether *de* or *à* and an infinitive follow anywhere in the clause."""
    for at in ahead(last, context.size, _FAR):
        if context.strong_before(at) and {"(", ")", "-"}.isdisjoint(context.gap(at)):
            return False
        if context.words[at].plain == link and infinitive_after(context, at)[0] == "inf":
            return True
    return False


def noun_infinitive(context: Context, last: int, link: str) -> bool:
    """Whether a noun governs *de* or *à* + infinitive, possibly after its other complements.

    *Le droit (des habitants) de s’exprimer*, *sa volonté (politique) de réussir*: no finite verb,
    comma or relative may come between.
    """
    for at in ahead(last, context.size, _NOUN_REACH):
        here = context.words[at]
        if context.mark(at) and (OPENERS | CLOSERS).isdisjoint(context.mark(at)):
            return False
        if here.plain in _CLOSES_NOUN or context.is_finite(at):
            return False
        if here.plain == link and infinitive_after(context, at)[0] == "inf":
            return True
    return False


def content_after(context: Context, last: int) -> str:
    """What a verb of saying takes after it.

    ``"que"`` a clause, ``"inf"``, ``"de"``, ``"à"`` an infinitive, ``"wh"`` a question, ``"quote"``
    quoted words, ``"colon"`` what follows a colon, ``""`` none of these.
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
    # The object of the verb begins here: quoted words are content if the object is nothing else.
    object_at = -1
    begins = _past_adjuncts(context, last + 1, min(context.size, last + 1 + _FAR))
    named = _is_named(context, last)
    for at in ahead(last, context.size, _FAR):
        gap = context.gap(at)
        if context.opens_quotation(at):
            bare = object_at in (-1, at - 1)
            near = at - last <= _QUOTE
            return "quote" if ":" in gap or (bare and near) else ""
        if ":" in gap:
            explained = object_at >= 0 and not _announces(context, object_at, at)
            return "" if explained else "colon"
        if not _HARD.isdisjoint(gap):
            return ""
        found = _opens(context, at, last, has_object=named or object_at >= 0)
        if found is not None:
            return found
        own = context.plain(at) in _POSSESSIVES and "," in gap
        if object_at < 0 and (at <= begins + 1 or own) and _object_begins(context, at):
            # A annoncé ce matin, vers huit heures, son abandon: the object, after an adjunct.
            object_at = at
    if last + _FAR < context.size or ":" not in context.gap(context.size):
        return ""
    # S’insurge de ce bruit :, dénonce ce bruit : the object or complement is what it is about.
    about = object_at >= 0 or context.plain(last + 1) == "de"
    return "" if about else "colon"


def _announces(context: Context, object_at: int, at: int) -> bool:
    """Whether the object of a verb before a colon announces words: quoted, or *la chose suivante*.

    Otherwise the colon explains the object: *salue ces mesures : elles aident*.
    """
    named = context.plains(object_at, at - 1)
    return "‘" in context.gap(at) or not _FOLLOWING.isdisjoint(named)


def _opens(context: Context, at: int, last: int, *, has_object: bool) -> str | None:
    """What a word after a verb of saying opens; None to go on searching."""
    name, before = context.words[at].plain, context.plain(at - 1)
    near = at - last <= 3
    if name == "que":
        if before == "ce" and near:
            # Demande à ce que: a clause; dit ce que: a question.
            return _AFTER_CE.get(context.plain(at - 2), "wh")
        # A souligné, hier soir, que: a second comma closes what stands between.
        apart = "," in context.gap(at) and context.first_comma(range(last + 1, at)) >= 0
        relative = has_object and not apart and not context.at(at - 1).number
        if relative and not context.at(at - 1).adverb:
            return None
        # Right after the verb or between commas aussi, alors, bien are adverbs: pense aussi que.
        free = before in _FREE_ADVERBS and (at - last == 2 or "," in context.gap(at))
        return None if before in _NO_COMPLEMENT and not free else "que"
    if name in _QUESTIONS and "," in context.gap(at):
        # Elle écrivait à son sujet, quand il siégeait.
        return ""
    if name in _QUESTIONS and before in ("ou", "et") and at - last == 2:
        # Si on observe ou si on soupçonne.
        return ""
    if name in _QUESTIONS and at - last <= 4 and not has_object:
        # Demande aux élus, qui hésitent: after a noun qui opens a relative.
        noun = at - last > 1 and before not in _ADJUNCTS and not context.at(at - 1).adverb
        relative = name == "qui" and noun and context.plain(at + 1) not in SUBJECTS
        return "" if relative else "wh"
    joined = before in ("et", "ou", "mais") and at - last > 2
    if joined and context.is_finite(at):
        # Crie au scandale et affirme que: the content of the second verb.
        return ""
    if name == "ce" and context.plain(at + 1) in ("qui", "que", "dont") and near:
        # Insister sur ce que l’on nomme: a complement of the preposition.
        return None if before in ("à", "sur") else "wh"
    if at - last > 1:
        closes = name in ("qui", "dont", "où", "mais", "car")
        if closes or (before in SUBJECTS and context.words[at].finite):
            return ""
    return None


def _is_named(context: Context, last: int) -> bool:
    """Whether a proper name follows a verb directly, or after one adverb: its object."""
    at = last + 2 if context.at(last + 1).adverb else last + 1
    if at >= context.size or not context.at(at).capital or context.mark(at):
        return False
    return not context.at(at).plain.startswith("qu")


def _past_adjuncts(context: Context, at: int, stop: int) -> int:
    """The first word after any dates that directly follow a verb (le 3 mai, ce lundi matin)."""
    while at + 1 < stop:
        here, after = context.words[at], context.words[at + 1]
        opens = here.plain in _OBJECTS and (after.number or after.plain in _DAYS)
        if not (opens or here.number or here.plain in _DAYS or here.plain in _MONTHS):
            return at
        at += 1
    return at


def _object_begins(context: Context, at: int) -> bool:
    """Whether a determiner opens a noun phrase, not a date, without a preposition before it."""
    after = context.at(at + 1)
    if after.number or after.plain in _DAYS:
        return False
    if context.plain(at) == "de" and context.is_verb(at - 1):
        # Annonce d’importantes mesures: before a plural adjective de is an article.
        return after.plain.endswith(("s", "x")) and after.plain not in _NO_ADJECTIVE
    return context.words[at].plain in _OBJECTS and context.plain(at - 1) not in _ADJUNCTS


def _told_infinitive(context: Context, last: int) -> bool:
    """Whether *à* + noun phrase and then avoir, être … follow (affirme aux juges avoir vu)."""
    if context.plain(last + 1) not in ("à", "au", "aux"):
        return False
    for at in ahead(last + 1, context.size, 7):
        if context.mark(at):
            return False
        if context.words[at].infinitive and context.plain(at - 1) not in PREPOSITIONS:
            return context.words[at].plain in ("avoir", "être", "vouloir", "pouvoir", "devoir")
    return False


def governs_clause(context: Context, first: int, last: int) -> bool:
    """Whether a clause with *que* follows a verb group, and *ne … que* does not surround it."""
    return content_after(context, last) == "que" and not context.group(first).restrictive
