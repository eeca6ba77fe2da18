"""Two sections, or groups of documents, compared: the difference, its test and a verdict."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from os import PathLike
from typing import Any, Literal

import pandas as pd

from discourse.arguments import flag, one_of
from discourse.documents import Document, Section
from discourse.inference import (
    Contrast,
    Sensitivity,
    adjust,
    contrast,
    selected,
    verdict,
)
from discourse.inference.intervals import check_seed
from discourse.inference.reading_error import NO_CORRECTION, Corrected
from discourse.polarity import Lexicon
from discourse.sentence_codes import SentenceCodes, codes_for
from discourse.tables._group_contrasts import SIDES, group_contrasts, sides_read
from discourse.tables._influence import sensitivities
from discourse.tables.asked import Asked
from discourse.tables.corrected_series import (
    adjusted_together,
    among,
    beside_series,
    coding_advice,
)
from discourse.tables.corrections import cells, columns
from discourse.tables.measured import MEASURES as GROUP_MEASURES
from discourse.tables.measured import Measured, measure_of
from discourse.tables.schema import Schema, frame
from discourse.tables.sentence_values import (
    BOUNDS,
    MEASURES,
    SPREADS,
    SentenceValues,
    check_measure,
    every_series,
    pairs_of,
    widest_pair,
)
from discourse.tables.voices import ALL, TargetLike
from discourse.wording import measure_name, written_in

CONTRASTS: Schema = {
    "doc": "str",
    "measure": "str",
    "target": "str",
    "first": "str",
    "second": "str",
    **SIDES,
    "same_sign": "float64",
    "resting_on_one": "int64",
    "exploratory": "bool",
    **columns("difference", tested=True),
    "verdict": "str",
}


def contrasts(  # noqa: PLR0913  # what is compared, by what, and how the verdict is worded
    docs: Document | Iterable[Document],
    pairs: Sequence[tuple[str | int, str | int]] | Literal["widest"] | None = None,
    *,
    by: str = "section",
    target: TargetLike = None,
    of: str = "outlook",
    exploratory: bool = True,
    lexicon: str | PathLike[str] | Lexicon | None = None,
    zones: str | Iterable[str] | None = None,
    voice: str = ALL,
    coded: SentenceCodes | Iterable[SentenceCodes] | None = None,
    seed: int = 0,
    lang: str = "fr",
) -> pd.DataFrame:
    r"""Compare pairs of sections, or of groups of documents: difference, interval, test, verdict.

    Pairs chosen after reading (assumed unless ``exploratory=False``) were chosen because they
    differ: the most and the least favourable of five sections differ by chance alone. So p tells
    how often the *widest* difference between any two sections would be as wide if the sections did
    not differ at all (a permutation of the section labels), and the interval allows for every pair
    of sections. Both are valid whichever pairs were chosen.

    Pairs fixed before reading are tested as they are, by the same permutation, and the p values of
    one call are adjusted together after Holm. These are tests of the readings; that of the
    corrected difference asks at which level its own interval would end at zero.

    The verdict is of the corrected difference: it states a direction only if the corrected interval
    excludes zero, ``p_corrected`` is small and, unless every sentence was coded, the sign is the
    same in nearly all of 200 runs without a tenth of the lexicon; otherwise it says why not.

    **Groups of documents** are compared with ``by=``: does one outlet hedge more than another, did
    the tone change after a day? Interval and p allow for the resemblance of sentences of one
    document (`discourse.inference.cluster_robust`), and p is the level at which the interval would
    end at zero. Every pair of groups is compared unless some are given, and their p values are
    adjusted together after Holm. The verdict is of the corrected difference and its p.

    Parameters
    ----------
    docs
        a Document or several with different ids.
    pairs
        the sections to compare, each by title or index (-1 for the last), in every document; the
        difference is second less first. ``"widest"``, which None stands for, compares the least
        favourable section with the most favourable one, among those of at least five sentences.
        With ``by=`` the groups to compare, by name; None for every pair.
    by
        ``"section"``, or what groups the documents, as in `outlook`: a column of their metadata,
        ``"year"``, ``"quarter"``, ``"month"``, or a day, as in ``"2024-03-01"``, for those before
        it and since.
    target
        as in `outlook`; not with ``of="valence"``.
    of
        ``"valence"`` (sentence valences in grade points) or ``"outlook"`` (+1, 0, -1); of groups
        also ``"hedging"`` (share of hedged sentences) or a category of marker such as
        ``"deontic"`` (share of sentences that hold one).
    exploratory
        False only if the pairs were fixed before the text was read; the result is labelled
        accordingly. Where every pair of groups is compared none was chosen, and it is False in the
        table. Neither p nor the interval allows for a measure or a target that was chosen among
        several.
    lexicon
        with ``of="outlook"`` and ``"valence"`` a valence lexicon of your own, or its path; with
        hedging and markers the path of a marker lexicon; None for the language's.
    zones
        the zones to read; None for standfirst and body, ``"all"`` for every zone.
    voice
        whose words, as in `outlook`.
    coded
        what coders said of a sample, from `discourse.coding.read`; not with ``of="valence"``.
    seed
        of the permutations and of the lexicon entries left out; of sections.
    lang
        language of the verdict, ``"fr"`` or ``"en"``.

    Returns
    -------
    DataFrame
        One row a pair, none for ``"widest"`` where fewer than two sections are long enough or all
        have the same mean: ``doc, measure, target, first, second, n_first, n_second, value_first,
        value_second, difference, low, high``, ``p`` and ``p_adjusted`` (the same where exploratory,
        since p allows for the choice already), ``same_sign`` (share of 200 runs
        without a tenth of the lexicon in which the difference keeps its sign),
        ``resting_on_one`` (sentences any one of which, left out, makes the interval include 0),
        ``exploratory``, the difference corrected for reading error (``difference_corrected`` with
        ``difference_corrected_low, difference_corrected_high``, its ``p_corrected``, adjusted like
        ``p_adjusted`` (chosen pairs after Bonferroni), ``coded, correction`` as in `outlook`) and
        ``verdict``. Valence has no correction, so no verdict on it states a direction. Of groups
        the same without ``doc`` and ``same_sign``, with ``documents_first, documents_second``;
        no interval where either is below three, and ``resting_on_one`` counts documents, of the
        thirty of each side that pull the difference most.

    Raises
    ------
    TypeError
        no documents; ``pairs`` without two sections or groups each.
    ValueError
        repeated ids, an unknown zone, section, group, measure or language, a title that several
        sections have, a target with ``of="valence"``, the widest pair with ``exploratory=False``
        or of groups.

    Examples
    --------
    >>> import discourse
    >>> text = "La paix revient.\nLe doute\nLa guerre menace."
    >>> doc = discourse.document(text, zones=["body", "heading", "body"])
    >>> table = discourse.contrasts(doc, [(0, "Le doute")], of="valence", lang="en")
    >>> table[["second", "n_first", "n_second", "value_first", "value_second", "difference"]]
         second  n_first  n_second  value_first  value_second  difference
    0  Le doute        1         1          3.0          -5.0        -8.0
    >>> print(table["verdict"][0])
    “Le doute” and “Introduction”: too few data to conclude ...

    >>> docs = [
    ...     discourse.document(f"{said} Il pleut.", id=f"{name}{at}", metadata={"outlet": name})
    ...     for name, said in (("Matin", "Il viendra."), ("Soir", "Il viendra peut-être."))
    ...     for at in range(4)
    ... ]
    >>> table = discourse.contrasts(docs, by="outlet", of="hedging", lang="en")
    >>> table[["first", "second", "documents_first", "difference"]]
       first second  documents_first  difference
    0  Matin   Soir                4         0.5
    """
    written_in(lang)
    flag(exploratory, "exploratory")
    check_seed(seed)
    if by != "section":
        measure_of(of, target)
        asked = Asked.of(of, docs, target, lexicon, zones, voice)
        return group_contrasts(
            asked, pairs, by=by, of=of, exploratory=exploratory, coded=coded, lang=lang
        )
    if of in GROUP_MEASURES and of not in MEASURES:
        raise ValueError(f'of={of!r} compares groups of documents: say which, as in by="outlet"')
    pairs = "widest" if pairs is None else pairs
    if pairs == "widest" and not exploratory:
        raise ValueError('the figures choose the "widest" pair, so it cannot be fixed beforehand')
    if isinstance(pairs, str):
        one_of(pairs, ("widest",), "pairs")
    check_measure(of, target)
    asked = Asked.of(of, docs, target, lexicon, zones, voice)
    every = every_series(asked, of)
    if coded is not None and of != "outlook":
        raise ValueError('codes go with of="outlook": valence is not coded')
    codes = codes_for(coded, asked.docs, "outlook", asked.about)
    known = beside_series(every, codes)
    compared: list[tuple[SentenceValues, tuple[Section, Section], Sensitivity]] = []
    results: list[Contrast] = []
    fixed: list[Corrected] = []
    for at, series in enumerate(every):
        chosen = widest_pair(series) if isinstance(pairs, str) else pairs_of(series.doc, pairs)
        found = _compared(series, chosen, exploratory, seed)
        results += found
        fixed += [_corrected(known, at, *both) for both in zip(chosen, found, strict=True)]
        runs = sensitivities(series, chosen, seed)
        compared += [(series, pair, run) for pair, run in zip(chosen, runs, strict=True)]
    # Like the intervals, p values of pairs chosen after reading allow for every pair already.
    if not exploratory:
        results, fixed = adjust(results), adjusted_together(fixed)
    rows = (
        _row(series, asked.name, pair, result, run, corrected, lang)
        for (series, pair, run), result, corrected in zip(compared, results, fixed, strict=True)
    )
    return frame(rows, CONTRASTS)


def _compared(
    series: SentenceValues,
    sections: Sequence[tuple[Section, Section]],
    exploratory: bool,
    seed: int,
) -> list[Contrast]:
    groups = series.groups()
    scale: dict[str, Any] = {
        "seed": seed,
        "spread": SPREADS[series.measure],
        "bounds": BOUNDS[series.measure],
    }
    places = [(second.index, first.index) for first, second in sections]
    if exploratory:
        return selected(groups, places, **scale)
    return [contrast(groups[second], groups[first], **scale) for second, first in places]


def _corrected(
    known: Measured | None, document: int, pair: tuple[Section, Section], result: Contrast
) -> Corrected:
    """The corrected difference; chosen after reading, it allows for every pair, after Bonferroni.

    So the interval excludes zero where p is below 1 - level, and nowhere else.
    """
    if known is None:
        return NO_CORRECTION
    count = result.comparisons if result.exploratory else 1
    parts = [part for _, part in known.documents[document].units("section")]
    first, second = (parts[section.index] for section in pair)
    found = known.correction.difference(first, second, 1 - (1 - result.level) / count)
    return among(found, count, result.level)


def _row(
    series: SentenceValues,
    target: str,
    pair: tuple[Section, Section],
    result: Contrast,
    runs: Sensitivity,
    corrected: Corrected,
    lang: str,
) -> tuple[Any, ...]:
    first, second = pair
    return (
        series.doc.id,
        series.measure,
        target,
        first.title,
        second.title,
        *sides_read(result),
        runs.same_sign,
        result.resting_on_one,
        result.exploratory,
        *cells(corrected, tested=True),
        verdict(
            result,
            [second.title, first.title],
            lang,
            measure=measure_name(series.measure, lang),
            # What was coded does not depend on the lexicon.
            sensitivity=None if corrected.of_codes else runs,
            corrected=corrected,
        )
        + coding_advice(series.measure, result, corrected, len(series.sentences), lang),
    )
