"""Arguments of users arrive as objects: their types are checked here, not assumed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from numbers import Integral

from discourse.documents import COUNTED_ZONES, ZONES, Document
from discourse.languages import require
from discourse.suggestions import suggestion


def one_document(doc: object, maker: str) -> Document:
    """Check that this is a document; the TypeError names the function and how to make one."""
    if not isinstance(doc, Document):
        made = "make one with discourse.document(text) or discourse.read(path)"
        several = isinstance(doc, Iterable) and not isinstance(doc, str | bytes)
        how = "call it once for each" if several else made
        raise TypeError(f"{maker} takes one Document, got {type(doc).__name__}; {how}")
    return doc


def documents_of(docs: object, analysis: str = "") -> list[Document]:
    """The documents given, checked; their language must support ``analysis``.

    Raises
    ------
    TypeError
        not a Document nor an iterable of Documents.
    ValueError
        two documents with the same id, whose rows could not be distinguished.
    LanguageError
        documents in a language that lacks what the analysis needs.
    """
    found = list(each_document(docs))
    if analysis:
        require(analysis, ((doc.id, doc.lang) for doc in found))
    return found


def each_document(docs: object) -> Iterator[Document]:
    """The documents given, one at a time and checked; the errors are those of `documents_of`."""
    if isinstance(docs, Document):
        docs = [docs]
    # A table of pandas, told without loading pandas.
    if type(docs).__name__ in ("DataFrame", "Series"):
        raise TypeError(
            f"expected a Document or several, got a {type(docs).__name__}; make documents of the "
            "rows of a table of texts with discourse.from_frame(table)"
        )
    if isinstance(docs, str | bytes) or not isinstance(docs, Iterable):
        raise TypeError(
            f"expected a Document or several, got {type(docs).__name__}; "
            "make one with discourse.document(text) or discourse.read(path)"
        )
    ids: Counter[str] = Counter()
    for place, doc in enumerate(docs):
        if not isinstance(doc, Document):
            raise TypeError(
                f"item {place} is {type(doc).__name__}, not a Document; "
                "make one with discourse.document(text) or discourse.read(path)"
            )
        ids[doc.id] += 1
        yield doc
    repeated = [name for name, count in ids.items() if count > 1]
    if repeated:
        raise ValueError(
            f"document ids must be unique; repeated: {', '.join(map(repr, repeated[:5]))}. "
            "Give each its own with id=…"
        )


def names_elsewhere(
    docs: Iterable[Document],
    name_of: Callable[[str], str],
    said: str,
    same: Callable[[str], str] = str,
) -> dict[str, str]:
    """What each document is called where its id cannot stand as it is, by its id.

    Parameters
    ----------
    docs
        documents with different ids.
    name_of
        the name that an id becomes.
    said
        what the name is, for the error, such as ``"files named "``.
    same
        what of two names makes them one, such as `str.casefold` for files.

    Raises
    ------
    ValueError
        two documents that would have one name.
    """
    names: dict[str, str] = {}
    taken: dict[str, str] = {}
    for doc in docs:
        names[doc.id] = name_of(doc.id)
        other = taken.setdefault(same(names[doc.id]), doc.id)
        if other != doc.id:
            raise ValueError(
                f"{other!r} and {doc.id!r} would both be {said}{names[doc.id]}; give the documents "
                "other ids"
            )
    return names


def zones_of(zones: str | Iterable[str] | None) -> tuple[str, ...]:
    """The zones to count: by default standfirst and body; ``"all"`` for every zone.

    Raises
    ------
    TypeError
        neither a name nor several.
    ValueError
        a zone that does not exist, or none at all.

    Examples
    --------
    >>> zones_of(None), zones_of("caption")
    (('standfirst', 'body'), ('caption',))
    """
    if zones is None:
        return COUNTED_ZONES
    if zones == "all":
        return ZONES
    if not isinstance(zones, Iterable):
        raise TypeError(f'zones is {zones!r}; give a zone, a list of zones, "all" or None')
    chosen = (zones,) if isinstance(zones, str) else tuple(zones)
    if not chosen:
        raise ValueError(f"zones is empty; choose from {', '.join(ZONES)}")
    return tuple(one_of(zone, ZONES, "zone") for zone in chosen)


def distinct(pairs: Iterable[tuple[object, object]]) -> None:
    """Refuse a pair of one thing, and a pair that is there again: p values count every pair.

    Raises
    ------
    ValueError
        with the pair.

    Examples
    --------
    >>> distinct([("before", "since"), ("since", "before")])
    Traceback (most recent call last):
    ValueError: pairs holds 'since' and 'before' again; each two are compared once, ...
    """
    seen: set[frozenset[object]] = set()
    for first, second in pairs:
        both = frozenset((first, second))
        if len(both) == 1:
            raise ValueError(f"pairs holds {first!r} and itself; give two different ones")
        if both in seen:
            raise ValueError(
                f"pairs holds {first!r} and {second!r} again; each two are compared once, in "
                "either order"
            )
        seen.add(both)


def whole(value: object, name: str) -> None:
    """Refuse what is not a whole number."""
    if isinstance(value, bool) or not isinstance(value, Integral):
        raise TypeError(f"{name} is {value!r}; give a whole number")


def flag(value: object, name: str) -> None:
    """Refuse what is neither true nor false."""
    if not isinstance(value, bool):
        raise TypeError(f"{name} is {value!r}; give True or False")


def one_of(value: str, allowed: Sequence[str], name: str) -> str:
    """Check a value; the ValueError lists the allowed ones."""
    if value not in allowed:
        # A name may be empty, such as the title of a section without one.
        listed = ", ".join(known if known.strip() else repr(known) for known in allowed)
        there = (
            f"choose one of {listed}{suggestion(value, allowed)}" if allowed else "there is none"
        )
        raise ValueError(f"{name} {value!r} is unknown; {there}")
    return value
