"""Markers of a document: the lexicon proposes candidates, rules decide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from os import PathLike
from typing import TypeAlias

from discourse.arguments import one_document, zones_of
from discourse.decisions.cascade import LEXICON_RULE, NOTHING, Reading, Site, decide
from discourse.decisions.entry import Entry
from discourse.decisions.marker import Marker
from discourse.documents import COUNTED_ZONES, Document
from discourse.french.conditions import fits, is_negated
from discourse.french.context import Context
from discourse.french.holders import Holder, holders
from discourse.french.parse import Parse, parses
from discourse.french.titles import titled_words
from discourse.languages import require
from discourse.modality.marker_lexicon import NONE, Lexicon, load
from discourse.modality.scope import scope_of

_MOOD = "conditional"
"""The family of the bare conditional, which is asked last."""
_NO_MARKER = (NOTHING, NONE)
_HIDES = Reading(NONE, "", LEXICON_RULE, ())
# What is denied: not possible is excluded, not probable is unlikely.
_DENIED = {
    "possible": "excluded",
    "probable": "unlikely",
    "unlikely": "possible",
    "excluded": "possible",
}


Found: TypeAlias = tuple[int, int, Entry]
"""First and last word of a match and its entry, as `Matcher.scan` gives it."""


def find(
    doc: Document,
    lexicon: str | PathLike[str] | None = None,
    zones: str | Iterable[str] | None = COUNTED_ZONES,
) -> list[Marker]:
    """Find the markers of a document, in the order of the text.

    Parameters
    ----------
    doc
        the document.
    lexicon
        path of a lexicon with the columns of ``markers.tsv``; None for the language's.
    zones
        the zones to read; ``"all"`` for every zone.

    Raises
    ------
    TypeError
        other than one Document.
    ValueError
        an unknown zone.
    LanguageError
        a document in a language that has no markers.
    LexiconError
        a lexicon line that cannot be used, with file and line.
    FileNotFoundError
        no such lexicon.
    """
    return list(hits(doc, lexicon, zones))


def hits(
    doc: Document,
    lexicon: str | PathLike[str] | None = None,
    zones: str | Iterable[str] | None = COUNTED_ZONES,
) -> Iterator[Marker]:
    """The same markers one at a time, for tables that store columns instead of records."""
    one_document(doc, "modality.find")
    chosen = zones_of(zones)
    require("markers", [(doc.id, doc.lang)])
    used = load(lexicon, doc.lang)
    for parse in parses(doc, chosen):
        yield from find_in(parse, used)


def find_in(parse: Parse, lexicon: Lexicon | None = None) -> list[Marker]:
    """Find the markers of one sentence, in the order of the text.

    Parameters
    ----------
    parse
        the sentence.
    lexicon
        entries to look for; None for the lexicon of the document's language, whose markers are
        computed once per sentence.
    """
    own = load(None, parse.doc.lang)
    if lexicon is None or lexicon is own:
        return list(parse.once(find_in, _own_markers))
    return [marker for marker, _, _ in read_in(parse, lexicon)]


def _own_markers(parse: Parse) -> tuple[Marker, ...]:
    return tuple(marker for marker, _, _ in read_in(parse))


def read_in(parse: Parse, lexicon: Lexicon | None = None) -> list[tuple[Marker, Site, Reading]]:
    """The same, each with its site and the reading decided there."""
    used = load(None, parse.doc.lang) if lexicon is None else lexicon
    matches = parse.matches(used.matcher)
    if not matches:
        return []
    context = Context(parse)
    titled = titled_words(parse)
    chosen = [
        (site, reading)
        for site, reading in decisions(context, matches)
        if reading.category not in _NO_MARKER and site.first not in titled
    ]
    if not chosen:
        return []
    if len(chosen) > 1:
        chosen.sort(key=lambda pair: pair[0].first)
    named = holders(context, [(site, reading.category) for site, reading in chosen])
    return [
        (_marker(site, reading, holder), site, reading)
        for (site, reading), holder in zip(chosen, named, strict=True)
    ]


def decisions(context: Context, matches: Iterable[Found]) -> Iterator[tuple[Site, Reading]]:
    """Give every site that was decided, including those read as no marker.

    Matches come in the order of the matcher: leftmost and longest first, which hides the matches
    inside it, then in the order of the lexicon. Bare mood comes last, because verbs of the lexicon
    have rules of their own.
    """
    taken: set[int] = set()
    words = context.words
    for first, last, entry in _mood_last(matches):
        if first in taken or (first < last and not taken.isdisjoint(range(first, last + 1))):
            continue
        if first < last and context.strong_between(first + 1, last):
            continue
        site = Site(context, entry, first, last)
        if first == last and len(words[first].lemmas) > 1 and _other_verb(site):
            continue
        if (entry.needs or entry.forbids) and not fits(site, entry):
            continue
        reading = _HIDES if entry.category == NONE else decide(site)
        if reading is None:
            continue
        if reading.category in _NO_MARKER and entry.family != _MOOD and words[last].conditional:
            # No marker by its lemma; its mood is asked last.
            continue
        start, end = span_words(site, reading)
        if entry.family == _MOOD and not taken.isdisjoint(range(start, end + 1)):
            start, end = first, last
        taken.update(range(start, end + 1))
        yield site, reading


def _mood_last(matches: Iterable[Found]) -> list[Found]:
    """Matches with those of bare mood at the end."""
    lexical: list[Found] = []
    moods: list[Found] = []
    for match in matches:
        (moods if match[2].family == _MOOD else lexical).append(match)
    return lexical + moods


def _other_verb(site: Site) -> bool:
    """Whether a form of two verbs (sommes, suis) is tagged as the verb the entry does not mean."""
    lemmas = site.context.words[site.first].lemmas
    pattern = site.entry.pattern
    if pattern[0] != "[":
        return False
    tag = site.context.parse.tag(site.first)
    return tag.is_verb and tag.lemma in lemmas and f"[{tag.lemma}]" not in pattern


def span_words(site: Site, reading: Reading) -> tuple[int, int]:
    """First and last word of a marker: a verb includes its auxiliary or its participle."""
    if site.first != site.last or reading.category in _NO_MARKER:
        return site.first, site.last
    context = site.context
    if site.entry.family == _MOOD:
        return site.first, context.group(site.first).last
    by_lemma = site.entry.pattern[0] == "[" and context.words[site.first].participle
    if by_lemma and context.is_verb(site.first):
        group = context.group(site.first)
        return group.first, group.last
    return site.first, site.last


@cache
def _says_no(entry: Entry) -> bool:
    """Whether the negation is part of an entry: *pas exclu*, *exclure* that must be denied."""
    needed = any(one.name == "negated" for one in entry.needs)
    words = {word for part in entry.pattern.split() for word in part.split("|")}
    return needed or not words.isdisjoint(_NEGATIONS)


_NEGATIONS = frozenset(("pas", "n'est", "n'exclut", "rien", "nul", "aucun", "aucune", "ne"))


def _marker(site: Site, reading: Reading, holder: Holder) -> Marker:
    context = site.context
    first, last = span_words(site, reading)
    start, end = context.parse.span(first, last)
    scope = scope_of(site, reading, first, last)
    named = (-1, -1) if holder.first < 0 else context.parse.span(holder.first, holder.last)
    form = context.parse.forms[holder.first] if holder.first == holder.last >= 0 else ""
    if form.startswith("-"):
        # Voulez-vous, dit-il: the pronoun without its hyphens.
        named = (named[1] - len(form.rpartition("-")[2]), named[1])
    negated = is_negated(site) and not _says_no(site.entry)
    strength = reading.strength
    if negated and reading.category == site.entry.category:
        strength = _DENIED.get(strength, strength)
    pattern = site.entry.pattern
    return Marker(
        start,
        end,
        reading.category,
        strength,
        negated,
        holder.kind,
        *named,
        *scope,
        "" if pattern[0] == "<" else pattern,
        reading.rule,
        "|".join(reading.alternatives),
        context.parse.sentence.index,
    )
