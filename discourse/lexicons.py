"""From entries of a lexicon to patterns of the matcher: segmented and inflected."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from discourse.french.keys import CONDITIONAL_KEY, NUMBER_KEY
from discourse.matching import fold, fold_word
from discourse.segmentation import words_of

CLASSES = (CONDITIONAL_KEY, NUMBER_KEY)
"""Classes of words that a pattern may name: a form of the conditional, a number."""
_PAIRS = (("[", "]", "any form of a verb"), ("<", ">", "a class of words"))
_REGEX = re.compile(r"[()*+^$\\{}]|\?.")

_PLAIN_WORD = re.compile("[a-zà-öø-ÿœ]+")

POS = ("NOUN", "VERB", "ADJ", "ADV", "EXPR")
"""Part of speech of an entry, in UD values; ``EXPR`` for a pattern of several words."""


@cache
def cut(pattern: str, lang: str) -> str:
    """The pattern an author wrote, folded and segmented like a text.

    Elided words and inverted pronouns are separate words. Everything else stays unchanged: a lemma
    (``[pouvoir]``), a class (``<cnd>``), alternatives, a gap, an elided form.

    Raises
    ------
    ValueError
        a part that no word matches: punctuation, a bracket that is not closed, or signs of a
        regular expression.

    Examples
    --------
    >>> cut("[pouvoir être", "fr")
    Traceback (most recent call last):
    ValueError: pattern '[pouvoir être': '[pouvoir' lacks a bracket; write [pouvoir] for any ...
    >>> cut("Il semble qu’on puisse-t-il", "fr"), cut("[mettre] fin ~2 à|au", "fr")
    ("il semble qu' on puisse -t-il", '[mettre] fin ~2 à|au')
    """
    folded = fold(pattern)
    if _PLAIN_WORD.fullmatch(folded):  # nine entries in ten
        return folded
    parts: list[str] = []
    for part in folded.split():
        _check(part, pattern)
        if part[0] in "[<~" or "|" in part or part.endswith("'"):
            parts.append(part)
            continue
        words = words_of(part, [(0, len(part))], lang)
        if not words:
            raise ValueError(f"pattern {pattern!r}: {part!r} is punctuation, not a word")
        parts += [part[start:end] for start, end in words]
    return " ".join(parts)


def _check(part: str, pattern: str) -> None:
    """Refuse a part that no word can match: it would find nothing, and say nothing."""
    where = f"pattern {pattern!r}: {part!r}"
    for one in part.split("|"):
        for opening, closing, whole in _PAIRS:
            if one.startswith(opening) != one.endswith(closing):
                name = one.strip(opening + closing)
                raise ValueError(
                    f"{where} lacks a bracket; write {opening}{name}{closing} for {whole}"
                )
        if one.startswith("<") and one not in CLASSES:
            raise ValueError(f"{where}: no such class; expected one of {', '.join(CLASSES)}")
    if len(part) > 1 and _REGEX.search(part):
        raise ValueError(
            f"{where} has a sign of regular expressions, which patterns are not: a|b is either "
            "word, [verb] any form of a verb, ~2 up to two words between"
        )


def patterns(entry: str, pos: str) -> Iterator[str]:
    """The matcher patterns of an entry: a single word inflected, an expression as it is.

    >>> sorted(patterns("final", "ADJ"))
    ['final', 'finale', 'finales', 'finals', 'finaux']
    >>> list(patterns("échouer", "VERB")), list(patterns("[mettre] fin à", "EXPR"))
    (['[échouer]'], ['[mettre] fin à'])
    """
    if len(entry.split()) > 1 or not entry.replace("-", "").replace("'", "").isalpha():
        yield entry
    elif pos == "VERB":
        yield f"[{fold_word(entry)}]"
    elif pos in ("NOUN", "ADJ"):
        yield from dict.fromkeys(_inflected(fold_word(entry), pos))
    else:
        yield fold_word(entry)


def _inflected(word: str, pos: str) -> Iterator[str]:
    singulars = [word, *_feminines(word)] if pos == "ADJ" else [word]
    for singular in singulars:
        yield singular
        yield from _plurals(singular)


def _plurals(word: str) -> Iterator[str]:
    """Regular plurals, also ones that do not exist (*finals*, *finaux*): they do no harm."""
    if word.endswith(("s", "x", "z")):
        return
    if word.endswith(("eau", "eu", "au")):
        yield word + "x"
    if word.endswith("al"):
        yield word[:-1] + "ux"
    if word.endswith("ail"):
        yield word[:-2] + "ux"
    yield word + "s"


# Ending of the masculine and its possible feminine endings. The first that fits is used.
_FEMININE = (
    ("eux", ("euse",)),
    ("oux", ("ouce", "ouse", "ousse")),
    ("aux", ("ausse",)),
    ("eau", ("elle",)),
    ("teur", ("trice", "teuse")),
    ("eur", ("euse", "eure")),
    ("ouveau", ("ouvelle",)),
    ("er", ("ère",)),
    ("et", ("ète", "ette")),
    ("el", ("elle",)),
    ("eil", ("eille",)),
    ("ul", ("ulle",)),
    ("en", ("enne",)),
    ("on", ("onne",)),
    ("if", ("ive",)),
    ("ef", ("ève",)),
    ("lic", ("lique",)),
    ("uc", ("uque",)),
    ("anc", ("anche",)),
    ("ec", ("èche", "ecque")),
    ("ong", ("ongue",)),
    ("in", ("ine", "igne")),
    ("gu", ("guë", "güe")),
    ("ais", ("aise", "aîche")),
    ("as", ("asse", "ase")),
    ("os", ("osse", "ose")),
    ("ot", ("ote", "otte")),
    ("ou", ("olle", "oue")),
)


def _feminines(word: str) -> Iterator[str]:
    if word.endswith("e"):
        return
    for ending, feminines in _FEMININE:
        if word.endswith(ending):
            yield from (word.removesuffix(ending) + feminine for feminine in feminines)
            return
    yield word + "e"
