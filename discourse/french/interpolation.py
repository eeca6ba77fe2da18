"""Interpolated clauses of saying: « … », dit-il; , note le journal.

Source of the rules: own.
"""

from __future__ import annotations

from discourse.decisions.cascade import Site
from discourse.french.clitics import before_clitics
from discourse.french.complements import content_after
from discourse.french.context import DETERMINERS, PREPOSITIONS, SUBJECTS, Context
from discourse.french.persons import names_someone
from discourse.quotation import CLOSERS
from discourse.reach import ahead, back
from discourse.word_classes import word_class

_AFTER_INCISE = word_class("after_incise")
_INCISE_OBJECTS = word_class("incise_objects")
_POSSESSIVES = word_class("possessive")
_VOICED = word_class("voiced")
_PLURAL = word_class("plural_determiner")
# How far a complex verb (tient à préciser) may reach, in words.
_COMPLEX = 5
# A title and the noun it names have no more words than this, each.
_TITLE = 8


def verb_span(site: Site) -> tuple[int, int]:
    """First and last word of the verb group of a site."""
    group = site.context.group(site.first)
    return group.first, group.last


def incise(site: Site, *, strict: bool = False) -> bool:
    """An interpolated clause with its subject after the verb: « … », dit-il; , note le journal.

    When strict, only after a closing quotation mark or with an inverted pronoun: for verbs whose
    object looks like such a subject (…, démontre la justesse de …).
    """
    context = site.context
    first, last = verb_span(site)
    if not context.at(first).finite:
        return interpolated_infinitive(site)
    inverted = context.at(first + 1).folded
    if inverted.startswith("-"):
        if context.asks and not _follows_mark(context, first):
            # Comment l'expliquez-vous ? Que disent-ils ?: the verb of the question itself.
            return False
        pronoun = inverted.lstrip("-").removeprefix("t-")
        # Souvenez-vous, montrez-nous: an imperative, unless a question or after quoted words.
        spoken = pronoun in ("nous", "vous") and not context.asks
        enclosed = first > 0 and context.comma_before(first) and context.comma_before(first + 2)
        return pronoun in SUBJECTS and not (spoken and not (enclosed or _closes(context, first)))
    at = before_clitics(context, first) + 1
    mark = context.mark(at) if at and context.plain(at) != "ne" else ""
    if not CLOSERS.isdisjoint(mark) and context.quoted[at - 1] and not context.quoted[at]:
        return not _titled(context, at, last)
    if _after_ainsi(context, site.first):
        return True
    if strict or not any(sign in mark for sign in ",–—-(?!"):
        return False
    while context.at(last + 1).adverb and not context.mark(last + 1) and last < first + _COMPLEX:
        # Constate amèrement le gardien.
        last += 1
    after = context.at(last + 1)
    if _takes_object(site, last) and not names_someone(context, last + 1):
        # Il tirait la corde, criait sa joie: an object, and no subject that speaks.
        return False
    if not (after.plain in DETERMINERS or after.capital or after.plain in _AFTER_INCISE):
        return False
    if content_after(context, last) == "que" or _disagrees(context, first, last):
        return False
    if after.plain in PREPOSITIONS and not _named_behind(context, last + 2):
        return False
    return "?" in mark or "!" in mark or _said_before(site, at) or _framed(site, last)


def _named_behind(context: Context, at: int) -> bool:
    """Whether a subject stands behind an adverbial: *écrit dans son journal l’ami*.

    Not so in *Le vent souffle, crie dans les mâts*.
    """
    for begins in ahead(at, context.size, _TITLE):
        here = context.words[begins]
        free = begins == at + 1 or context.plain(begins - 1) not in PREPOSITIONS
        if free and (here.plain in DETERMINERS or here.capital):
            return True
    return False


def is_aside(site: Site) -> bool:
    """A clause of the author's own between two marks: *c’est, je crois, une bonne chose*."""
    context = site.context
    first, last = verb_span(site)
    at = before_clitics(context, first) + 1
    if context.plain(at - 1) not in ("je", "nous") or at < 2 or context.at(first).infinitive:
        return False
    # Je crois, donc j’agis: at the beginning it is the sentence itself.
    opens = context.mark(at - 1)
    end = last + 1
    while end < context.size and not context.mark(end) and context.at(end).adverb:
        end += 1
    closes = end >= context.size or context.mark(end)
    return bool(closes) and any(sign in opens for sign in ",–—-(")


def _follows_mark(context: Context, first: int) -> bool:
    """Whether a mark or a quotation ends before a verb and its clitics."""
    at = before_clitics(context, first) + 1
    return at > 0 and (bool(context.mark(at)) or context.quoted[at - 1])


def _titled(context: Context, at: int, last: int) -> bool:
    """*Ce vin, « Aurore », ajoute une note*: the quoted name of a subject, which says nothing."""
    opened = at - 1
    while opened > max(0, at - _TITLE) and context.quoted[opened - 1]:
        opened -= 1
    if opened <= 0 or context.quoted[opened - 1] or context.first_finite(range(opened, at)) >= 0:
        return False
    if "," in context.gap(opened) and opened <= _TITLE:
        return context.first_finite(range(opened)) < 0
    # Une ligue née d’un club dit « du Lavoir », demande la fermeture: an object follows.
    someone = names_someone(context, last + 1) or names_someone(context, last + 2)
    return context.plain(last + 1) in DETERMINERS and not someone


def _takes_object(site: Site, last: int) -> bool:
    """Whether a noun phrase after a verb is rather its object: a possessive, a verb of voice."""
    lemmas = site.context.at(site.first).lemmas
    voiced = site.entry.family == "poursuivre" or bool(lemmas & _VOICED)
    after = site.context.plain(last + 1)
    return after in _POSSESSIVES or (voiced and after in DETERMINERS)


def _disagrees(context: Context, first: int, last: int) -> bool:
    """Whether a plural noun phrase follows a singular verb: its object (suppose des risques)."""
    return context.plain(last + 1) in _PLURAL and not context.at(first).folded.endswith("nt")


def _after_ainsi(context: Context, index: int) -> bool:
    """« … » : ainsi le journal résume-t-il, ainsi X conclut: after quoted words and ainsi."""
    for at in range(index - 1, max(0, index - _COMPLEX - 1), -1):
        if context.mark(at + 1):
            return False
        if context.plain(at) == "ainsi":
            return context.quoted[at - 1] and not context.quoted[at]
    return False


def interpolated_infinitive(site: Site) -> bool:
    """« … », tient à préciser le maire: after quoted words, before a subject that is named."""
    context = site.context
    here, after = context.at(site.first), context.at(site.last + 1)
    named = after.capital or after.plain in DETERMINERS
    if not (here.infinitive and named and not context.quoted[site.first]):
        return False
    for at in range(site.first - 1, max(0, site.first - _COMPLEX), -1):
        if context.is_finite(at):
            return any(_closes(context, back) for back in range(at, max(0, at - 3), -1))
    return False


def _closes(context: Context, index: int) -> bool:
    """Whether a quotation ends right before a word."""
    ended = context.quoted[index - 1] and not context.quoted[index]
    return ended and not CLOSERS.isdisjoint(context.mark(index))


def _said_before(site: Site, at: int) -> bool:
    """Whether what stands before an interpolated clause can be what is said: quoted, or finite."""
    context = site.context
    if context.quoted[max(0, at - 1)] or context.spoken:
        return True
    for index in back(at):
        if context.is_finite(index):
            before = before_clitics(context, index)
            # Où va l’Europe, demande le maire: at the head it asks.
            if before == 0 or context.plain(before) not in ("qui", "que", "dont", "où"):
                return True
    # A conjunction alone: « Même si, note le journal, … ».
    return context.plain(at - 1) in ("si", "que", "mais", "et", "or", "car")


def _framed(site: Site, last: int) -> bool:
    """Whether a mark closes the noun phrase after the verb (…, note le journal, …)."""
    context = site.context
    opening = context.plain(last + 1)
    if opening in _INCISE_OBJECTS or opening in PREPOSITIONS:
        return False
    for index in ahead(last + 1, context.size, 7):
        mark = context.mark(index)
        if "," in mark or not CLOSERS.isdisjoint(mark):
            return True
        if index == last + 2 and context.plain(index) in ("de", "à", "qui", "que", "pour", "et"):
            return False
    return False
