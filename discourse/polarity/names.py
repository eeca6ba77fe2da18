"""Which words are part of a name or title: they name a thing and do not evaluate it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from discourse.french.parse import Parse
from discourse.french.titles import titled_words
from discourse.matching import BLANKS
from discourse.reach import REACH
from discourse.word_classes import word_class


def is_capital_of_name(parse: Parse, at: int) -> bool:
    """Whether a capital shows that a word is part of a name: "Nouvelle Démocratie", "le Pacifique".

    Inside running text it does. After a quotation mark, a colon or a dash the word may begin a
    sentence; if the word before has a capital too and every word of the sentence has one, the line
    is set in capitals; the State has a capital by convention (*l’État de droit*). At the head of a
    sentence
    it is a name that is a subject without an article ("Libération note que") or that another
    capital follows ("Clément Dupont").
    """
    if not parse.forms[at][0].isupper():
        return False
    if at == 0 and parse.folded[0] in word_class("function_word", parse.doc.lang):
        return False
    if at == 0:
        # DÉSASTRE A LA GARE: in capitals nothing tells à from a.
        return not parse.in_capitals and (_is_bare_subject(parse) or _is_first_name(parse))
    # Within a sentence a full stop ends an abbreviation: M. Petit.
    if parse.gap(at).strip(f" .{BLANKS}") or parse.folded[at] in word_class(
        "state_name", parse.doc.lang
    ):
        return False
    return not parse.in_capitals


def _is_bare_subject(parse: Parse) -> bool:
    return (
        len(parse) > 1
        and not parse.gap(1).strip()
        and parse.tag(0).form is None
        and parse.tag(1).form == "Fin"
    )


def _is_first_name(parse: Parse) -> bool:
    return (
        _follows(parse, 1)
        and parse.forms[1][0].isupper()
        and parse.folded[1] not in word_class("title", parse.doc.lang)
        and not parse.in_capitals
    )


def named_words(parse: Parse) -> frozenset[int]:
    """The words that name an institution, or a work announced by *intitulé*.

    "La commission de l’agriculture et du développement durable", "le ministre de la Défense",
    "un essai intitulé « La Gloire »"; and remarks that minutes put in brackets:
    "(Applaudissements)".
    """
    spans = (*_institutions(parse), *_stage_directions(parse))
    return titled_words(parse).union(at for span in spans for at in span)


def _stage_directions(parse: Parse) -> Iterator[range]:
    """Brackets that open with a capital, close within a few words and hold no finite verb."""
    if "(" not in parse.doc.text[parse.sentence.start : parse.sentence.end]:
        return
    for first, form in enumerate(parse.forms):
        if not (form[0].isupper() and parse.gap(first).endswith("(")):
            continue
        for last in range(first, min(len(parse), first + _DIRECTION)):
            if parse.gap(last + 1).startswith(")"):
                if not any(parse.tag(at).form == "Fin" for at in range(first, last + 1)):
                    yield range(first, last + 1)
                break


_DIRECTION = 6


@cache
def _heads(lang: str) -> frozenset[str]:
    return word_class("bodies", lang) | word_class("offices", lang) | word_class("founded", lang)


def _institutions(parse: Parse) -> Iterator[range]:
    """The complements that belong to the names of bodies, offices and words with a capital."""
    lang = parse.doc.lang
    bodies, offices = word_class("bodies", lang), word_class("offices", lang)
    founded = word_class("founded", lang)
    present = _heads(lang).intersection(parse.folded)
    if not present:
        return
    for head, word in enumerate(parse.folded):
        if word not in present or parse.tag(head).form is not None:
            continue
        has_capital = head > 0 and parse.forms[head][0].isupper() and word in founded
        if has_capital or word in bodies or word in offices:
            bare = has_capital or word in bodies
            yield _name(parse, head, bare=bare, purpose=has_capital)


def _name(parse: Parse, head: int, *, bare: bool, purpose: bool) -> range:
    """The complement that belongs to the name of a head; empty if it has none.

    It follows directly or after adjectives, continues over commas and *et*, and contains no verb.
    Without ``bare`` it needs an article: *ministre de la Défense* is a name, *ministre de
    confiance* is not; *à* and *pour* always need one, and ``purpose`` tells whether *pour* is
    allowed: *Parti pour la liberté* is a name, but a *Commission pour la paix* may work for peace.
    """
    lang = parse.doc.lang
    links, articles = word_class("name_link", lang), word_class("article", lang)
    first = _after_nominals(parse, head + 1, _ADJECTIVES)
    if not _follows(parse, first) or parse.folded[first] not in links:
        return range(0)
    link = parse.folded[first]
    if link == "pour" and not purpose:
        return range(0)
    if (not bare or link in ("à", "pour")) and articles.isdisjoint(parse.folded[first : first + 2]):
        return range(0)
    at, stop = first, first
    while at - first < REACH:
        while at < len(parse) and (parse.folded[at] in links or parse.folded[at] in articles):
            at += 1
        end = _after_nominals(parse, at, _ADJECTIVES if bare else 1)
        if end == at:
            break
        stop = end
        joined = _joined(parse, end, again=link == "pour")
        if joined is None:
            break
        at = joined
    return range(first, stop)


def _joined(parse: Parse, at: int, *, again: bool) -> int | None:
    """Where a name continues after *et* or a comma; None if it ends.

    The preposition is repeated (*de la justice et des affaires intérieures*) or left out
    (*de sécurité et défense*); after *pour* an article is enough: "pour l’emploi et la solidarité".
    """
    lang = parse.doc.lang
    if at >= len(parse):
        return None
    joined = parse.folded[at] in word_class("joining", lang)
    after = at + joined
    if after >= len(parse) or not (joined or "," in parse.gap(at)):
        return None
    word = parse.folded[after]
    if word in word_class("name_link", lang):
        goes_on = word != "pour"
    elif word in word_class("article", lang):
        goes_on = joined and again
    else:
        goes_on = joined and _follows(parse, after)
    return after if goes_on else None


_ADJECTIVES = 2


def _after_nominals(parse: Parse, at: int, most: int) -> int:
    """The word after the given number of nouns or adjectives at most."""
    stop = at
    while stop < min(len(parse), at + most):
        if (stop > at and not _follows(parse, stop)) or not _is_nominal(parse, stop):
            break
        stop += 1
    return stop


def _follows(parse: Parse, at: int) -> bool:
    """Whether no mark separates a word from the one before."""
    return at < len(parse) and not parse.gap(at).strip(f" -{BLANKS}")


def _is_nominal(parse: Parse, at: int) -> bool:
    return (
        parse.folded[at] not in word_class("function_word", parse.doc.lang)
        and parse.tag(at).form is None
    )
