"""Why a marker was read as it was: the entry, the rule, the readings that lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from os import PathLike

from discourse.decisions.cascade import (
    FAMILIES,
    KEEP,
    LEXICON_RULE,
    NOTHING,
    Reading,
    Rule,
    Site,
    reading_of,
)
from discourse.decisions.marker import Marker
from discourse.documents import Document
from discourse.french.parse import Parse
from discourse.inline_html import table
from discourse.modality.marker_lexicon import load
from discourse.modality.readings import read_in


@dataclass(frozen=True, slots=True)
class Step:
    """One rule of the cascade, in order of trial: the reading it gives and its outcome.

    ``outcome`` is ``"failed"`` (its test does not hold), ``"decided"``, or ``"later"`` (it
    would also have applied, but a rule before it had decided).
    """

    rule: str
    reading: str
    outcome: str
    reason: str
    source: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """A marker explained; ``str`` for a terminal, a table in a notebook."""

    text: str
    marker: Marker
    entry: str
    note: str
    source: str
    steps: tuple[Step, ...]

    def __str__(self) -> str:
        m = self.marker
        negated = ", negated" if m.negated else ""
        strength = f" ({m.strength})" if m.strength else ""
        lines = [f"{self.text!r}, characters {m.start} to {m.end}: {m.category}{strength}{negated}"]
        lines.append(f"  entry  {self.entry or 'none: found by its mood'}  [{self.source}]")
        if self.note:
            lines.append(f"         {self.note}")
        lines += [
            f"  {_SIGNS[step.outcome]} {step.rule} → {step.reading}: {step.reason}"
            for step in self.steps
        ]
        if m.alternatives:
            lines.append(f"  other readings: {m.alternatives.replace('|', ', ')}")
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        m = self.marker
        rows = ([_SIGNS[s.outcome], s.rule, s.reading, s.reason, s.source] for s in self.steps)
        return (
            f"<div><b>{escape(self.text)}</b>: {escape(m.category)}"
            f"{' (' + escape(m.strength) + ')' if m.strength else ''}"
            f"{', negated' if m.negated else ''}. Entry: {escape(self.entry or 'mood alone')}."
            "</div>"
        ) + table(["", "rule", "reading", "reason", "source"], rows)


_SIGNS = {"failed": "✗", "decided": "✓", "later": "·"}


def explanation(
    marker: Marker, doc: Document, lexicon: str | PathLike[str] | None = None
) -> Explanation:
    """Which entry and rule gave a marker its reading, and why the other readings lost.

    Parameters
    ----------
    marker
        a marker of the document, as `find` gives it.
    doc
        the document.
    lexicon
        the lexicon that was used.

    Raises
    ------
    ValueError
        the document has no such marker.
    """
    if 0 <= marker.sentence < len(doc.sentences):
        for one in explanations(Parse(doc, doc.sentences[marker.sentence]), lexicon):
            if one.marker[:2] == marker[:2]:
                return one
    raise ValueError(
        f"document {doc.id!r} has no marker at characters {marker.start} to {marker.end}; "
        "explain a marker that markers() gave for this document and lexicon"
    )


def explanations(parse: Parse, lexicon: str | PathLike[str] | None = None) -> Iterator[Explanation]:
    """The markers of a sentence explained, in the order of the text."""
    for marker, site, reading in read_in(parse, load(lexicon, parse.doc.lang)):
        yield _explained(marker, site, reading)


def _explained(marker: Marker, site: Site, reading: Reading) -> Explanation:
    entry = site.entry
    steps: list[Step] = []
    if not entry.family:
        reason = "the lexicon gives this reading" + _context(site)
        steps.append(Step(LEXICON_RULE, entry.category, "decided", reason, entry.source))
    for made in FAMILIES.get(entry.family, ()):
        holds = made.test(site)
        decided = made.name == reading.rule
        later = holds and any(step.outcome == "decided" for step in steps)
        outcome = "decided" if decided else "later" if later else "failed"
        steps.append(Step(made.name, _name(made, site), outcome, made.reason, made.source))
    text = site.context.parse.doc.text[marker.start : marker.end]
    shown = "" if entry.pattern.startswith("<") else entry.pattern
    return Explanation(text, marker, shown, entry.note, entry.source, tuple(steps))


def _name(made: Rule, site: Site) -> str:
    if made.category == NOTHING:
        return "no marker"
    return reading_of(made, site.entry).category if made.category == KEEP else made.category


def _context(site: Site) -> str:
    needs = ", ".join(map(str, site.entry.needs))
    forbids = ", ".join(map(str, site.entry.forbids))
    told = f" where it finds {needs}" if needs else ""
    return told + (f" and not {forbids}" if forbids else "")
