"""The number the rules read in each sentence: what is averaged, compared and corrected."""

from __future__ import annotations

from typing import Any

from discourse import modality, polarity, stance
from discourse.documents import COUNTED_ZONES, Document
from discourse.french.parse import parses
from discourse.tables.voices import ALL, TargetLike, counted_sentences

VIEW, GROUP = "hyland", "hedges"


def numbers_read(
    doc: Document,
    measure: str,
    target: TargetLike = None,
    zones: tuple[str, ...] = COUNTED_ZONES,
    lexicon: Any = None,
    voice: str = ALL,
) -> dict[int, float]:
    """By counted sentence +1, 0 or -1 of outlook, grade points of valence, else 1 or 0.

    Parameters
    ----------
    doc
        a document, in a language that has the analysis.
    measure
        ``"outlook"``, ``"valence"``, ``"hedging"`` or a category of marker.
    target
        only the sentences about it, as in `discourse.outlook`.
    zones
        the zones to read.
    lexicon
        of valence for outlook and valence, of markers for the others; None for the language's own.
    voice
        whose words, as in `discourse.outlook`.
    """
    if measure == "outlook":
        own = polarity.lexicon_of(doc.lang, lexicon)
        found = stance.find(doc, target, zones, own, voice, timed=False)
        return {one.sentence: stance.SIGN[one.outlook] for one in found}
    counted = counted_sentences(doc, zones, voice, target)
    if measure == "valence":
        every = {
            parse.sentence.index: sum(part.value for part in polarity.find_in(parse, lexicon))
            for parse in parses(doc, zones)
        }
        return {at: every[at] for at in counted}
    holding = {
        hit.sentence
        for hit in modality.hits(doc, lexicon, zones)
        if measure == hit.category
        or (measure == "hedging" and modality.group(VIEW, hit, doc.lang) == GROUP)
    }
    return {at: int(at in holding) for at in counted}
