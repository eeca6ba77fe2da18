"""Targets by the name a user gives, and the warning that one without mentions may be misspelt."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator, Sequence

from discourse.documents import Document
from discourse.stance import Target
from discourse.stance.targets import target_of, targets
from discourse.suggestions import suggestion

_NAME = re.compile(r"(?<!\w)[^\W\d_a-zà-ÿ][\w'’-]+(?: [^\W\d_a-zà-ÿ][\w'’-]+)*")


def target_called(target: str | Sequence[str] | Target | None, docs: Sequence[Document]) -> str:
    """The name a target has, whichever of its names is given (`UE` is Europe); "" for none."""
    return "" if target is None else target_of(target, docs[0].lang if docs else "fr").name


def warn_unmentioned(
    docs: Iterable[Document], target: str | Sequence[str] | Target, *, above: int = 3
) -> None:
    """Warn that no counted sentence mentions a target, if a very similar name is known.

    Parameters
    ----------
    docs
        the documents, in which similar names are searched.
    target
        as in `outlook`; a `Target` is spelt as its author wanted.
    above
        how many calls above this one the user's line is.
    """
    found = list(docs)
    for name in _given(target):
        if meant := name_meant(found, name):
            said = f"no counted sentence mentions {name!r}{meant}"
            warnings.warn(said, UserWarning, stacklevel=above)


def name_meant(docs: Iterable[Document], target: str | Sequence[str] | Target) -> str:
    """A known name much like the first of a target's that is like one; "" if none is.

    Capitals do not count: a text that shouts "EUROPE" within another word has no other name.
    """
    found = list(docs)
    spelt = dict.fromkeys(_spelt(found))
    right = {name.casefold() for name in spelt}
    known = [*spelt, *dict.fromkeys(_seen(found))]
    for name in _given(target):
        plain = str(name).casefold()
        others = [one for one in known if one.casefold() != plain]
        if plain not in right and (meant := suggestion(name, others)):
            return meant
    return ""


def _given(target: str | Sequence[str] | Target) -> list[str]:
    """The names as a user gave them; a `Target` is spelt as its author wanted."""
    if isinstance(target, Target):
        return []
    return [target] if isinstance(target, str) else list(target)


def _spelt(docs: Iterable[Document]) -> Iterator[str]:
    """The names of the targets that the languages of the documents know."""
    for lang in dict.fromkeys(doc.lang for doc in docs):
        for one in targets(lang):
            called = one.get("called", [])
            yield str(one["name"])
            yield from called if isinstance(called, list) else ()


def _seen(docs: Iterable[Document]) -> Iterator[str]:
    """The words and sequences of words that look like names."""
    for doc in docs:
        for run in _NAME.findall(doc.text):
            yield run
            yield from run.split()
