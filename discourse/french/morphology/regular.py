"""The regular verbs of French: principal parts by the ending of the infinitive."""

from __future__ import annotations

import re
from typing import NamedTuple


class Parts(NamedTuple):
    """The principal parts of one verb; a tuple holds free variants, or nothing."""

    infinitives: tuple[str, ...]
    present: tuple[tuple[str, ...], ...]
    imperfect: tuple[str, ...]
    future: tuple[str, ...]
    past: tuple[str, ...]
    subjunctive: tuple[tuple[str, ...], ...]
    imperative: tuple[tuple[str, ...], ...]
    participle: tuple[tuple[str, ...], ...]
    gerund: tuple[str, ...]


# The mute e before the ending -er that becomes è (lever) and the é that does (céder, régner):
# one consonant separates it from the ending, or a group that can begin a syllable.
_MUTE_E = re.compile(r"e(?:[bcdfgjklmnpqrstvz]|vr)$")
_CLOSED_E = re.compile(r"é(?:[bcdfgjklmnpqrstvz]|[bcdfgptv][rl]|ch|gn|gu|qu)$")


class _ErStems(NamedTuple):
    plain: str  # before e, i (not mute)
    broad: str  # before a, o
    mute: tuple[str, ...]  # before a mute ending
    future: tuple[str, ...]


def _er_stems(infinitive: str, spelling: str) -> _ErStems:
    """Stems of a regular -er verb by what follows; ``spelling`` as in ``verbs.tsv``.

    Source: own; the spellings of 1990 (il harcèle, il ruissèle, il cèdera) are given beside the
    older ones.
    """
    stem = infinitive[:-2]
    broad = stem
    if stem.endswith("c"):
        broad = stem[:-1] + "ç"
    elif stem.endswith("g"):
        broad = stem + "e"
    mute: tuple[str, ...] = (stem,)
    if stem.endswith(("oy", "uy")):
        mute = (stem[:-1] + "i",)
    elif stem.endswith("ay"):
        mute = (stem[:-1] + "i", stem)
    elif stem.endswith(("el", "et")):
        double, grave = stem + stem[-1], stem[:-2] + "è" + stem[-1]
        mute = {"double": (double,), "grave": (grave,)}.get(spelling, (double, grave))
    elif match := _MUTE_E.search(stem):
        mute = (stem[: match.start()] + "è" + stem[match.start() + 1 :],)
    elif match := _CLOSED_E.search(stem):
        grave = stem[: match.start()] + "è" + stem[match.start() + 1 :]
        return _ErStems(stem, broad, (grave,), (stem + "er", grave + "er"))
    return _ErStems(stem, broad, mute, tuple(form + "er" for form in mute))


def _regular_er(infinitive: str, spelling: str) -> Parts:
    plain, broad, mute, future = _er_stems(infinitive, spelling)

    def muted(ending: str) -> tuple[str, ...]:
        return tuple(stem + ending for stem in mute)

    present = (
        muted("e"),
        muted("es"),
        muted("e"),
        (broad + "ons",),
        (plain + "ez",),
        muted("ent"),
    )
    singular, plural = muted(""), (plain,)
    return Parts(
        (infinitive,),
        present,
        (broad,),
        future,
        (broad + "ai",),
        (singular, plural),
        (muted("e"), (broad + "ons",), (plain + "ez",)),
        participles((plain + "é",)),
        (broad + "ant",),
    )


def _regular_ir(infinitive: str) -> Parts:
    stem = infinitive[:-1]
    present = tuple((stem + ending,) for ending in ("s", "s", "t", "ssons", "ssez", "ssent"))
    return Parts(
        (infinitive,),
        present,
        (stem + "ss",),
        (infinitive,),
        (stem + "s",),
        ((stem + "ss",), (stem + "ss",)),
        (present[0], present[3], present[4]),
        participles((stem,)),
        (stem + "ssant",),
    )


def _regular_re(infinitive: str) -> Parts:
    stem = infinitive[:-2]
    third = stem if stem.endswith("d") else stem + "t"
    present = tuple((form,) for form in (stem + "s", stem + "s", third)) + tuple(
        (stem + ending,) for ending in ("ons", "ez", "ent")
    )
    return Parts(
        (infinitive,),
        present,
        (stem,),
        (infinitive[:-1],),
        (stem + "is",),
        ((stem,), (stem,)),
        (present[0], present[3], present[4]),
        participles((stem + "u",)),
        (stem + "ant",),
    )


def regular(infinitive: str, spelling: str = "") -> Parts:
    """Principal parts by the ending; a ValueError for a word that ends in none of them."""
    if infinitive.endswith("er"):
        return _regular_er(infinitive, spelling)
    if infinitive.endswith("ir") and not infinitive.endswith("oir"):
        return _regular_ir(infinitive)
    if infinitive.endswith("re"):
        return _regular_re(infinitive)
    raise ValueError(
        f"{infinitive!r} is not an infinitive of a regular French verb (in -er, -ir, -re)"
    )


def participles(masculine: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Masculine and feminine singular, then plural."""
    plural = tuple(form if form.endswith("s") else form + "s" for form in masculine)
    return (
        masculine,
        tuple(form + "e" for form in masculine),
        plural,
        tuple(form + "es" for form in masculine),
    )
