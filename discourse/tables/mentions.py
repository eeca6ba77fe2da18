"""Targets by the name a user gives, and the warning that one without mentions may be misspelt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from discourse.calls import warn
from discourse.documents import Document
from discourse.stance import Target
from discourse.stance.targets import target_of, targets
from discourse.suggestions import suggestion

_NAME = re.compile(r"(?<!\w)[^\W\d_a-zà-ÿ][\w'’-]+(?: [^\W\d_a-zà-ÿ][\w'’-]+)*")


def target_called(target: str | Sequence[str] | Target | None, docs: Sequence[Document]) -> str:
    """The name a target has, whichever of its names is given (`UE` is Europe); "" for none."""
    return "" if target is None else target_of(target, docs[0].lang if docs else "fr").name


def name_of(target: str | Sequence[str] | Target | None) -> str:
    """What the column ``target`` holds: a name as given, several joined by ``|``, "" for none."""
    if target is None:
        return ""
    if isinstance(target, Target):
        return target.name
    return target if isinstance(target, str) else "|".join(target)


def warn_unmentioned(docs: Iterable[Document], target: str | Sequence[str] | Target | None) -> None:
    """Warn that no counted sentence mentions a target, if a very similar name is known.

    Parameters
    ----------
    docs
        the documents, in which similar names are searched.
    target
        as in `outlook`; a `Target` is spelt as its author wanted.
    """
    for name, meant in similar_names(docs, target):
        warn(f"no counted sentence mentions {name!r}{meant}")


def similar_names(
    docs: Iterable[Document], target: str | Sequence[str] | Target | None
) -> Iterator[tuple[str, str]]:
    """The names of a target that may be misspelt, each with the `suggestion` of another."""
    if target is None or isinstance(target, Target):
        return
    given = [target] if isinstance(target, str) else list(target)
    found = list(docs)
    spelt = dict.fromkeys(_spelt(found))
    right = {name.casefold() for name in spelt}
    known = [*spelt, *dict.fromkeys(_seen(found))]
    for name in given:
        # Capitals do not count: a text that shouts "EUROPE" within another word has no other name.
        others = [one for one in known if one.casefold() != str(name).casefold()]
        if str(name).casefold() not in right and (meant := suggestion(name, others)):
            yield name, meant


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
