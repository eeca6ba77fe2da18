"""The number the rules read in each sentence a coder may be asked about."""

from __future__ import annotations

from typing import Any

from discourse import modality, polarity, stance
from discourse.documents import COUNTED_ZONES, Document
from discourse.tables._hedging import hedges_read
from discourse.tables._rates import sentences_holding
from discourse.tables.voices import ALL, counted_sentences


def numbers_read(
    doc: Document,
    measure: str,
    target: Any = None,
    zones: tuple[str, ...] = COUNTED_ZONES,
    lexicon: polarity.Lexicon | None = None,
    voice: str = ALL,
) -> dict[int, int]:
    """By sentence, +1, 0 or -1 for the outlook, 1 or 0 for what it holds or does not.

    Parameters
    ----------
    doc
        a document.
    measure
        ``"outlook"``, ``"hedging"`` or a category of marker.
    target
        of the outlook, as in `discourse.outlook`.
    zones
        the zones to read.
    lexicon
        a valence lexicon; None for the language's own.
    voice
        whose words, as in `discourse.outlook`.
    """
    if measure == "hedging":
        return hedges_read(doc, None, zones, voice)
    if measure in modality.CATEGORIES:
        holding = sentences_holding(doc, zones, None)[measure]
        return {at: int(at in holding) for at in counted_sentences(doc, zones, voice)}
    own = lexicon or polarity.lexicon_of(doc.lang, None)
    found = stance.find(doc, target, zones, own, voice, timed=False)
    return {one.sentence: stance.SIGN[one.outlook] for one in found}
