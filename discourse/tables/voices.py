"""Whose words are counted: those of the text as a whole, of its author, or of quoted voices."""

from __future__ import annotations

from collections.abc import Sequence

from discourse import stance
from discourse.arguments import one_of
from discourse.documents import Document
from discourse.tables.schema import categories

TargetLike = str | Sequence[str] | stance.Target | None
ALL = "all"
CHOICES = (ALL, *stance.VOICES)
VOICE = categories(*stance.VOICES)


def voice_chosen(voice: str) -> str:
    """The voice, which must be one of `CHOICES`; the ValueError lists them."""
    return one_of(voice, CHOICES, "voice")


def counted_sentences(
    doc: Document, zones: tuple[str, ...], voice: str, target: TargetLike = None
) -> list[int]:
    """The sentences of these zones that give the words of a voice, by index, in order.

    With a target only those about it, as in `discourse.outlook`.
    """
    if voice == ALL:
        found = [sentence.index for sentence in doc.sentences if sentence.zone in zones]
    else:
        found = [at for at, told in stance.voices(doc, zones).items() if told.kind == voice]
    if target is None:
        return found
    about = {case.parse.sentence.index for case in stance.cases(doc, target, zones)}
    return [at for at in found if at in about]
