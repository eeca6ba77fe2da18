"""How far coders agree on the sentences that two of them coded."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from itertools import combinations

import pandas as pd

from discourse.coding.answers import ANSWERS, OUTLOOK
from discourse.inference.coder_agreement import kappa_and_alpha
from discourse.sentence_codes import SentenceCode, SentenceCodes
from discourse.tables.schema import Schema, frame

AGREEMENT: Schema = {
    "coded": "str",
    "first": "str",
    "second": "str",
    "n": "int64",
    "agreement": "float64",
    "kappa": "float64",
    "alpha": "float64",
}
_ASPECTS: dict[str, Callable[[SentenceCode], Hashable]] = {
    "valence": lambda code: code.valence,
    "status": lambda code: code.status,
    "side": lambda code: code.number,
}
"""What is compared where outlooks are coded; `side` is the valence after denial."""


def agreement(coded: SentenceCodes) -> pd.DataFrame:
    """Compare coders two by two on the sentences both of them coded.

    Parameters
    ----------
    coded
        the codes of two coders or more, as `read` gives them.

    Returns
    -------
    DataFrame
        One row a pair of coders and aspect: ``coded`` (``valence``, ``status`` and ``side``, the
        valence after denial; or ``hedged``, or a category of marker), ``first, second, n``
        (sentences both coded), ``agreement`` (share coded alike), Cohen's ``kappa`` and
        Krippendorff's ``alpha`` (nominal), nan where one code alone was given, so that chance
        agreement is complete.

    Raises
    ------
    TypeError
        no codes.
    ValueError
        one coder only, or two who coded no sentence in common.

    Examples
    --------
    >>> from discourse.sentence_codes import SentenceCode, SentenceCodes
    >>> codes = [SentenceCode(who, "text", at, number) for who, numbers in
    ...          {"Ada": [1, 1, 0, 0], "Bo": [1, 0, 0, 0]}.items()
    ...          for at, number in enumerate(numbers)]
    >>> agreement(SentenceCodes("hedging", "q", codes))
        coded first second  n  agreement  kappa  alpha
    0  hedged   Ada     Bo  4       0.75    0.5  0.5333
    """
    if not isinstance(coded, SentenceCodes):
        raise TypeError(f"expected codes as coding.read gives them, not {type(coded).__name__}")
    if len(coded.coders) < 2:
        names = ", ".join(coded.coders)
        raise ValueError(
            f"agreement takes two coders; there is {len(coded.coders)} ({names}); "
            "read the files of both together: coding.read([first, second], docs)"
        )
    aspects = _ASPECTS
    if coded.measure != OUTLOOK:
        aspects = {ANSWERS[coded.measure][0]: _ASPECTS["side"]}
    rows = []
    for first, second in combinations(coded.coders, 2):
        shared = _shared(coded, first, second)
        if not shared:
            raise ValueError(
                f"{first} and {second} coded no sentence in common; let both code the first rows "
                "of one sheet"
            )
        for name, aspect in aspects.items():
            pairs = [(aspect(a), aspect(b)) for a, b in shared]
            same = sum(a == b for a, b in pairs) / len(pairs)
            rows.append((name, first, second, len(pairs), same, *kappa_and_alpha(pairs)))
    return frame(rows, AGREEMENT)


def _shared(
    coded: SentenceCodes, first: str, second: str
) -> list[tuple[SentenceCode, SentenceCode]]:
    by_place = [
        {(code.text, code.sentence): code for code in coded.by_one(coder).codes}
        for coder in (first, second)
    ]
    return [(code, by_place[1][at]) for at, code in by_place[0].items() if at in by_place[1]]
