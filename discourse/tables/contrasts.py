"""Two sections compared: the difference, its interval, its test and the sentence to print."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from discourse.documents import Document, Section
from discourse.inference import Contrast, adjust, contrast, verdict
from discourse.tables.polarity import sentiment
from discourse.tables.schema import Schema, frame, one_of
from discourse.tables.stance import outlook

MEASURES = ("valence", "outlook")
CONTRASTS: Schema = {
    "doc": "str",
    "measure": "str",
    "target": "str",
    "first": "str",
    "second": "str",
    "n_first": "int64",
    "n_second": "int64",
    "value_first": "float64",
    "value_second": "float64",
    "difference": "float64",
    "low": "float64",
    "high": "float64",
    "p": "float64",
    "p_adjusted": "float64",
    "exploratory": "bool",
    "verdict": "str",
}
_NAMES = {
    ("valence", "fr"): "valence moyenne",
    ("valence", "en"): "mean valence",
    ("outlook", "fr"): "perspective nette",
    ("outlook", "en"): "net outlook",
}


def contrasts(
    doc: Document,
    pairs: Sequence[tuple[str | int, str | int]],
    *,
    of: str = "outlook",
    target: str | Sequence[str] | None = None,
    exploratory: bool = True,
    seed: int = 0,
    lang: str = "fr",
) -> pd.DataFrame:
    """Compare pairs of sections: does the second differ from the first, and how sure are we?

    A permutation of the section labels tests each difference; the p values of one call are
    corrected together after Holm. The verdict is no stronger than the figures.

    Parameters
    ----------
    doc
        one Document.
    pairs
        the sections to compare, each by title or index (-1 for the last); the difference is
        second less first.
    of
        ``"valence"`` (sentence valences in grade points) or ``"outlook"`` (+1, 0, -1).
    target
        as in `outlook`; only with ``of="outlook"``.
    exploratory
        True, and so labelled, when the sections were chosen after reading the text.
    seed
        of the permutations.
    lang
        language of the verdict, ``"fr"`` or ``"en"``.

    Returns
    -------
    DataFrame
        One row a pair: ``doc, measure, target, first, second, n_first, n_second, value_first,
        value_second, difference, low, high, p, p_adjusted, exploratory, verdict``.

    Raises
    ------
    ValueError
        an unknown section or measure, a target with ``of="valence"``.

    Examples
    --------
    >>> import discourse
    >>> text = "La paix revient.\\nLe doute\\nLa guerre menace."
    >>> doc = discourse.document(text, zones=["body", "heading", "body"])
    >>> print(discourse.contrasts(doc, [(0, "Le doute")], of="valence", lang="en")["verdict"][0])
    “Le doute” and “Introduction”: too few data to conclude ...
    """
    one_of(of, MEASURES, "of")
    if of == "valence" and target is not None:
        raise ValueError('a target goes with of="outlook": valence is of the whole sentence')
    values = _values(doc, of, target)
    sections = [(_section(doc, first), _section(doc, second)) for first, second in pairs]
    results = adjust(
        [
            contrast(
                values[second.index], values[first.index], exploratory=exploratory, seed=seed
            )
            for first, second in sections
        ]
    )
    name = "" if target is None else target if isinstance(target, str) else "|".join(target)
    rows = (
        _row(doc, of, name, pair, result, lang)
        for pair, result in zip(sections, results, strict=True)
    )
    return frame(rows, CONTRASTS)


def _values(
    doc: Document, of: str, target: str | Sequence[str] | None
) -> dict[int, list[float]]:
    """One number a sentence, by section."""
    if of == "valence":
        table = sentiment(doc, by="sentence")
        numbers = table["valence"]
    else:
        table = outlook(doc, target, by="sentence")
        sign = {"hope": 1.0, "optimism": 1.0, "fear": -1.0, "pessimism": -1.0}
        numbers = table["outlook"].astype("str").map(lambda kind: sign.get(kind, 0.0))
    groups: dict[int, list[float]] = {part.index: [] for part in doc.sections}
    for section, number in zip(table["section"], numbers, strict=True):
        groups[section].append(float(number))
    return groups


def _section(doc: Document, wanted: str | int) -> Section:
    """The section of a title or index; the ValueError lists the titles there are."""
    if isinstance(wanted, int) and -len(doc.sections) <= wanted < 0:
        wanted += len(doc.sections)
    found = [part for part in doc.sections if wanted in (part.index, part.title)]
    if len(found) == 1:
        return found[0]
    titles = ", ".join(f"{part.index}: {part.title!r}" for part in doc.sections)
    problem = "names several sections; give its index" if found else "is unknown"
    raise ValueError(f"document {doc.id!r}: section {wanted!r} {problem}. Sections: {titles}")


def _row(
    doc: Document,
    of: str,
    target: str,
    pair: tuple[Section, Section],
    result: Contrast,
    lang: str,
) -> tuple[Any, ...]:
    first, second = (part.title for part in pair)
    return (
        doc.id,
        of,
        target,
        first,
        second,
        result.n_b,
        result.n_a,
        result.value_b,
        result.value_a,
        result.value,
        result.low,
        result.high,
        result.p,
        result.p_adjusted,
        result.exploratory,
        verdict(result, [second, first], lang, measure=_NAMES.get((of, lang))),
    )
