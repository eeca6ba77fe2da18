"""Two sections compared: the difference, its interval, its test and the sentence to print."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from discourse.documents import Document, Section
from discourse.inference import Contrast, adjust, contrast, verdict
from discourse.stance import SIGN, Target
from discourse.tables.polarity import sentiment
from discourse.tables.schema import Schema, frame, one_document, one_of
from discourse.tables.stance import name_of, outlook

MEASURES = ("valence", "outlook")
LANGUAGES = ("fr", "en")
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
    target: str | Sequence[str] | Target | None = None,
    exploratory: bool = True,
    seed: int = 0,
    lang: str = "fr",
) -> pd.DataFrame:
    r"""Compare pairs of sections: the difference, its interval, its test and a verdict.

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
    TypeError
        not one Document; pairs that are no pairs.
    ValueError
        an unknown section, measure or language, a title that several sections have, a target
        with ``of="valence"``.

    Examples
    --------
    >>> import discourse
    >>> text = "La paix revient.\nLe doute\nLa guerre menace."
    >>> doc = discourse.document(text, zones=["body", "heading", "body"])
    >>> table = discourse.contrasts(doc, [(0, "Le doute")], of="valence", lang="en")
    >>> print(table["verdict"][0])
    “Le doute” and “Introduction”: too few data to conclude ...
    """
    one_document(doc, "contrasts()")
    one_of(of, MEASURES, "of")
    one_of(lang, LANGUAGES, "lang")
    if of == "valence" and target is not None:
        raise ValueError('a target goes with of="outlook": valence is of the whole sentence')
    values = _values(doc, of, target)
    sections = [(_section(doc, first), _section(doc, second)) for first, second in _pairs(pairs)]
    results = adjust(
        [
            contrast(values[second.index], values[first.index], exploratory=exploratory, seed=seed)
            for first, second in sections
        ]
    )
    rows = (
        _row(doc, of, name_of(target), pair, result, lang)
        for pair, result in zip(sections, results, strict=True)
    )
    return frame(rows, CONTRASTS)


def _values(
    doc: Document, of: str, target: str | Sequence[str] | Target | None
) -> dict[int, list[float]]:
    """One number a sentence, by section."""
    if of == "valence":
        table = sentiment(doc, by="sentence")
        numbers = table["valence"]
    else:
        table = outlook(doc, target, by="sentence")
        numbers = table["outlook"].astype("str").map(SIGN)
    groups: dict[int, list[float]] = {part.index: [] for part in doc.sections}
    for section, number in zip(table["section"], numbers, strict=True):
        groups[section].append(float(number))
    return groups


def _pairs(pairs: Iterable[Any]) -> list[tuple[str | int, str | int]]:
    pairs = list(pairs)
    for pair in pairs:
        if isinstance(pair, str) or not isinstance(pair, Sequence) or len(pair) != 2:
            raise TypeError(
                f"pairs holds {pair!r}; give a list of pairs of sections, such as [(0, -1)]"
            )
    return pairs


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
        verdict(result, [second, first], lang, measure=_NAMES[of, lang]),
    )
