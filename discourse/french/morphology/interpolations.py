"""Verbs of saying recognised by their neighbours: a quotation, a comma, comme le, que."""

from __future__ import annotations

import re

from discourse.french.morphology.clauses import may_be_finite
from discourse.french.morphology.forms import Tag
from discourse.french.morphology.grammar import Word
from discourse.french.morphology.moods import finite_tag
from discourse.french.morphology.sites import ADVERB, DETERMINER, PREPOSITION, Site
from discourse.french.morphology.word_types import adverbials
from discourse.quotation import CLOSERS, OPENERS
from discourse.reach import ahead
from discourse.word_classes import word_class

_SUBJECTS = int(Word.SUBJECT)
_COMPLEMENTIZERS = word_class("complementizer")
# Marks that close a quotation, here also the German one; what may stand before them, and those that
# open one if no blank follows; marks that end a sentence in a quotation; what separates it from its
# speaker.
_CLOSING = CLOSERS | {"“"}
_BEFORE_CLOSING = " \u00a0\u202f,.?!…"
_OPENING = tuple(OPENERS)
# What may open the name of who speaks (« … », note “Le Monde”), besides blanks.
_NAME_MARKS = ' \u00a0\u202f"“«'
_ENDING = frozenset(",?!…")
_PARTS = re.compile(r"[)\]]?\s*[,–—-]\s*\Z").match
# How many words the subject of an interpolated clause may have.
_SUBJECT_WINDOW = 6


def interpolated(site: Site) -> Tag | None:
    """The verb of a clause that says who speaks, before its subject (« … », dit le maire).

    After a mere closing quotation mark, a form that can be a participle is one (le « plan » écrit
    la veille), unless a name follows. After a mere comma, no other verb may follow soon.
    """
    if site.gap(site.at) == " " or not site.at or not may_be_finite(site):
        return None
    third = [verb for verb in site.finite if verb.person == 3]
    at = _subject_after(site)
    if not third or at is None:
        return None
    gap = site.gap(site.at)
    if gap.lstrip(_BEFORE_CLOSING)[:1] in _CLOSING and not gap.endswith(_OPENING):
        ends = not _ENDING.isdisjoint(gap)
        if site.participle is not None and not (ends or site.types[at].capital):
            return None
    elif not _PARTS(gap) or not _is_present(site) or not _ends_soon(site, at):
        return None
    return finite_tag(site, third, "interpolated")


def _subject_after(site: Site) -> int | None:
    """The place of a name or determiner after a word, directly or after an adverb."""
    at = site.at + 1
    if at + 1 < len(site.types):
        # Note aussi le maire, note de son côté le maire.
        at += adverbials(at, site.types) or bool(site.types[at].classes & ADVERB)
    if at >= len(site.types) or site.gap(at).strip(_NAME_MARKS):
        return None
    subject = site.types[at]
    determined = subject.classes & DETERMINER and not subject.classes & (PREPOSITION | _SUBJECTS)
    return at if subject.capital or determined else None


def _is_present(site: Site) -> bool:
    """Whether a form can be a third-person present, the form in which the press quotes."""
    return any(
        verb.mood == "Ind" and verb.tense == "Pres" and verb.person == 3 for verb in site.finite
    )


def _ends_soon(site: Site, at: int) -> bool:
    """Whether no finite verb follows the noun phrase at a word before a mark."""
    for after in ahead(at, len(site.types), _SUBJECT_WINDOW):
        if site.gap(after).strip(" \u00a0\u202f’'-"):
            return True
        fixed = site.types[after].fixed
        if fixed is not None and fixed.form == "Fin":
            return False
    return True


def is_pointed_at(site: Site) -> bool:
    """Whether a verb is between comme le, comme l’ and a subject (comme le dit la banque)."""
    pointed = site.earlier is not None and site.earlier.key == "comme"
    return pointed and _subject_after(site) is not None


def before_que(site: Site) -> bool:
    """Whether que directly follows a possible third person (le quotidien note que).

    Not an attribute or the noun of an expression: il est urgent que, on se rend compte que, de
    manière précise que.
    """
    after, before = site.after, site.before
    if after is None or after.key not in _COMPLEMENTIZERS or site.gap(site.at + 1).strip():
        return False
    if site.participle is not None or not _is_present(site):
        return False
    if before is None or site.gap(site.at).strip():
        return True
    attribute = before.classes & (ADVERB | PREPOSITION) or site.tags[site.at - 1].is_verb
    return not attribute and not (site.earlier is not None and site.earlier.classes & PREPOSITION)
