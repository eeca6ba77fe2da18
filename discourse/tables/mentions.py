"""A target nobody mentions may be a misspelt one: the warning that says so."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator, Sequence

from discourse.documents import Document
from discourse.stance import Target
from discourse.stance.targets import targets
from discourse.suggestions import suggestion

_NAME = re.compile(r"(?<!\w)[^\W\d_a-zà-ÿ][\w'’-]+(?: [^\W\d_a-zà-ÿ][\w'’-]+)*")


def warn_unmentioned(
    docs: Iterable[Document], target: str | Sequence[str] | Target, *, above: int = 3
) -> None:
    """Warn that no counted sentence mentions a target, where a name very like it is known.

    Parameters
    ----------
    docs
        the documents, whose names are asked for one like the target.
    target
        as in `outlook`; a `Target` is spelt as its author wanted.
    above
        how many calls above this one the user's line is.
    """
    if isinstance(target, Target):
        return
    given = [target] if isinstance(target, str) else list(target)
    known = dict.fromkeys(_names(docs))
    for name in given:
        if meant := suggestion(name, known):
            said = f"no counted sentence mentions {name!r}{meant}"
            warnings.warn(said, UserWarning, stacklevel=above)


def _names(docs: Iterable[Document]) -> Iterator[str]:
    """The targets a language knows, then what is written like a name, a word and a run of words."""
    found = list(docs)
    for lang in dict.fromkeys(doc.lang for doc in found):
        for one in targets(lang):
            called = one.get("called", [])
            yield str(one["name"])
            yield from called if isinstance(called, list) else ()
    for doc in found:
        for run in _NAME.findall(doc.text):
            yield run
            yield from run.split()
