"""Markers of a document: what the lexicon proposes, rules dispose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from os import PathLike

from discourse.documents import Document
from discourse.modality.cascade import LEXICON_RULE, NOTHING, Reading, Site, decide
from discourse.modality.conditions import fits, is_negated
from discourse.modality.context import Context
from discourse.modality.holders import Holder, holders
from discourse.modality.lexicon import NONE, Entry, Lexicon, load
from discourse.modality.records import Marker
from discourse.modality.scope import scope_of
from discourse.syntax import Parse, parses

_MOOD = "conditional"
"""The family of the bare conditional, which is asked last."""
_NO_MARKER = (NOTHING, NONE)
# What is denied: not possible is excluded, not probable is unlikely.
_DENIED = {"possible": "excluded", "probable": "unlikely"}


def find(
    doc: Document,
    lexicon: str | PathLike[str] | None = None,
    zones: Sequence[str] | None = None,
) -> list[Marker]:
    """Find the markers of a document, in the order of the text.

    Parameters
    ----------
    doc
        the document.
    lexicon
        path of a lexicon with the columns of ``markers.tsv``; None for the language's.
    zones
        zones to search; None for all.

    Raises
    ------
    LexiconError
        a lexicon line that cannot be used, with file and line.
    FileNotFoundError
        no such lexicon.
    """
    return list(hits(doc, lexicon, zones))


def hits(
    doc: Document,
    lexicon: str | PathLike[str] | None = None,
    zones: Sequence[str] | None = None,
) -> Iterator[Marker]:
    """The same one by one, for a table that keeps columns and no record a marker."""
    used = load(lexicon, doc.lang)
    for parse in parses(doc, zones):
        yield from find_in(parse, used)


def find_in(parse: Parse, lexicon: Lexicon | None = None) -> list[Marker]:
    """Find the markers of one sentence, in the order of the text.

    Parameters
    ----------
    parse
        the sentence.
    lexicon
        entries to look for; None for the lexicon of the document's language.
    """
    used = load(None, parse.doc.lang) if lexicon is None else lexicon
    matches = used.matcher.scan(parse.forms)
    if not matches:
        return []
    context = Context(parse)
    chosen = [
        (site, reading)
        for site, reading in decisions(context, matches)
        if reading.category not in _NO_MARKER
    ]
    if not chosen:
        return []
    chosen.sort(key=lambda pair: pair[0].first)
    named = holders(context, [site for site, _ in chosen], [one.category for _, one in chosen])
    return [
        _marker(site, reading, holder)
        for (site, reading), holder in zip(chosen, named, strict=True)
    ]


def decisions(
    context: Context, matches: Iterable[tuple[int, int, Entry]]
) -> Iterator[tuple[Site, Reading]]:
    """Give every place that was decided, those read as no marker included.

    Matches come as the matcher gives them: the leftmost and longest first, which hides what it
    covers, then in the order of the lexicon. Bare mood comes last, since a verb of the lexicon is
    read with its own rules.
    """
    taken: set[int] = set()
    for first, last, entry in sorted(matches, key=_is_mood):
        if first in taken or (first < last and not taken.isdisjoint(range(first, last + 1))):
            continue
        site = Site(context, entry, first, last)
        if (first == last and _other_verb(site)) or not fits(site, entry):
            continue
        reading = Reading(NONE, "", LEXICON_RULE, ()) if entry.category == NONE else decide(site)
        if reading is None:
            continue
        start, end = span_words(site, reading)
        if entry.family == _MOOD and not taken.isdisjoint(range(start, end + 1)):
            start, end = first, last
        mood_left = entry.family != _MOOD and context.at(last).conditional
        if reading.category in _NO_MARKER and mood_left:
            # No marker by its lemma; its mood is asked last.
            continue
        taken.update(range(start, end + 1))
        yield site, reading


def _is_mood(match: tuple[int, int, Entry]) -> bool:
    return match[2].family == _MOOD


def _other_verb(site: Site) -> bool:
    """A form of two verbs (sommes, suis) that is tagged as the one an entry of one word is not."""
    lemmas = site.context.words[site.first].lemmas
    if len(lemmas) < 2:
        return False
    pattern = site.entry.pattern
    if pattern[0] != "[":
        return False
    tag = site.context.parse.tag(site.first)
    return tag.is_verb and tag.lemma in lemmas and f"[{tag.lemma}]" not in pattern


def span_words(site: Site, reading: Reading) -> tuple[int, int]:
    """First and last word of a marker: a verb takes its auxiliary along, or its participle."""
    if site.first != site.last or reading.category in _NO_MARKER:
        return site.first, site.last
    context = site.context
    if site.entry.family == _MOOD:
        return site.first, _participle_of(site)
    by_lemma = site.entry.pattern[0] == "[" and context.at(site.first).participle
    if by_lemma and context.is_verb(site.first):
        group = context.group(site.first)
        return group.first, group.last
    return site.first, site.last


def _participle_of(site: Site) -> int:
    """The participle of an auxiliary in the conditional, else the word itself."""
    context = site.context
    if context.at(site.first).lemmas.isdisjoint(("avoir", "être")):
        return site.first
    at = context.participle_after(site.first)
    return at if at >= 0 and context.is_verb(at) else site.first


def _marker(site: Site, reading: Reading, holder: Holder) -> Marker:
    context = site.context
    first, last = span_words(site, reading)
    start, end = context.parse.span(first, last)
    scope = scope_of(site, reading, first, last)
    named = (-1, -1) if holder.first < 0 else context.parse.span(holder.first, holder.last)
    negated = is_negated(site)
    strength = reading.strength
    if negated and reading.category == site.entry.category:
        strength = _DENIED.get(strength, strength)
    return Marker(
        start,
        end,
        reading.category,
        strength,
        negated,
        holder.kind,
        *named,
        *scope,
        entry="" if site.entry.pattern[0] == "<" else site.entry.pattern,
        rule=reading.rule,
        alternatives="|".join(reading.alternatives),
        sentence=context.parse.sentence.index,
    )
