"""Differences and changes within series of sentences, corrected for reading error."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from discourse.inference import Contrast, holm
from discourse.inference.coded_samples import advised_size
from discourse.inference.reading_error import NET, SHARE, Corrected
from discourse.sentence_codes import SentenceCodes
from discourse.tables.measured import Measured, beside_codes
from discourse.tables.sentence_values import SentenceValues
from discourse.wording import say


def beside_series(series: Sequence[SentenceValues], coded: SentenceCodes | None) -> Measured | None:
    """The series of one call, all of a measure and target, beside what coders said.

    None of valence, which is not coded.
    """
    if not series or series[0].measure != "outlook":
        return None
    read = []
    for one in series:
        pairs = zip(one.sentences, one.values, strict=True)
        read.append((one.doc, {sentence.index: int(value) for sentence, value in pairs}))
    return beside_codes("outlook", series[0].about, read, coded)


def adjusted_together(found: Sequence[Corrected]) -> list[Corrected]:
    """Corrected differences that are shown together, their p values adjusted after Holm."""
    adjusted = holm([one.p for one in found])
    count = max(sum(not math.isnan(one.p) for one in found), 1)
    return [
        replace(one, p=float(p), comparisons=count) for one, p in zip(found, adjusted, strict=True)
    ]


def among(found: Corrected, count: int, level: float) -> Corrected:
    """A difference that was chosen among so many, after Bonferroni.

    Its interval is of the level 1 - (1 - level) / count, so that all of them together have `level`.
    """
    return replace(found, level=level, p=float(np.minimum(1.0, found.p * count)), comparisons=count)


def coding_advice(of: str, result: Contrast, corrected: Corrected, n: int, lang: str) -> str:
    """How many of n sentences to code, where reading error alone leaves the direction open.

    "" where the readings themselves show no difference: codes would not bring one to light.
    """
    seen = result.low > 0 or result.high < 0
    if corrected.coded or of == "valence" or not seen or corrected.low > 0 or corrected.high < 0:
        return ""
    scale = NET if of == "outlook" else SHARE
    return say("verdict.to_code", lang, to_code=advised_size(n, scale), n=n)
