"""Metadata as variables of another tool: each key has a name of its own there."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from discourse.arguments import one_of
from discourse.documents import Document


def chosen(docs: Sequence[Document], variables: object) -> list[str] | None:
    """The keys of metadata that are asked for; None for all.

    Raises
    ------
    TypeError
        something other than a list of keys.
    ValueError
        a key that no document has.
    """
    if variables is None:
        return None
    if isinstance(variables, str | bytes) or not isinstance(variables, Iterable):
        raise TypeError(f"variables is {variables!r}; give a list of keys, such as ['outlet']")
    known = sorted({key for doc in docs for key in doc.metadata})
    return [one_of(key, known, "variable") for key in variables]


def named(
    docs: Sequence[Document],
    keys: Sequence[str] | None,
    name_of: Callable[[str], str],
    own: Collection[str],
) -> Mapping[str, str]:
    """The variable that each key becomes, the same one in every document.

    Parameters
    ----------
    docs
        the documents to write.
    keys
        the keys to write; None for all that the documents have.
    name_of
        a key as the tool may call it.
    own
        variables that the writer fills itself; a key of that name gets ``metadata`` before it.

    Raises
    ------
    ValueError
        two keys that would become one variable.
    """
    found: dict[str, str] = {}
    for key in (
        keys if keys is not None else dict.fromkeys(key for doc in docs for key in doc.metadata)
    ):
        name = name_of(key)
        if name in own:
            name = name_of(f"metadata_{name}")
        other = next((one for one, taken in found.items() if taken == name and one != key), None)
        if other is not None:
            raise ValueError(
                f"the metadata {other!r} and {key!r} would both be the variable {name}; rename one "
                "of them, or choose with variables=[…]"
            )
        found[key] = name
    return found
