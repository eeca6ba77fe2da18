"""Documents in groups: by what came with them, by period, or before and since a date."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from discourse.arguments import distinct
from discourse.calls import warn
from discourse.documents import Document
from discourse.reading.dates import date_in, period_in
from discourse.suggestions import suggestion
from discourse.tables.schema import Schema, frame
from discourse.wording import BEFORE, SINCE

CORPUS = "corpus"
"""The value of ``by`` for one row of all documents together."""

DATE = "date"
"""The metadata that periods are made of."""

PERIODS: dict[str, Callable[[date], str]] = {
    "year": lambda day: f"{day:%Y}",
    "quarter": lambda day: f"{day:%Y}-Q{(day.month + 2) // 3}",
    "month": lambda day: f"{day:%Y-%m}",
}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_OWN = "metadata_"  # before a key that is called like a unit, as in `texts`
_NAMED = 3  # documents that a warning names


@dataclass(frozen=True, slots=True)
class Group:
    """A group and the places of its documents."""

    name: str
    places: tuple[int, ...]


def groups_asked(docs: Sequence[Document], by: str, units: Sequence[str]) -> list[Group] | None:
    """The groups that rows are asked for; None where they are asked for by a unit of the table."""
    return grouped(docs, by, (*units, CORPUS)) if by == CORPUS or by not in units else None


def group_frame(rows: Iterable[tuple[Any, ...]], columns: Schema, by: str) -> pd.DataFrame:
    """The table of rows that begin with the name of a group, of which a corpus has none.

    The columns are those of the table of a corpus.
    """
    if by == CORPUS:
        return frame((row[1:] for row in rows), columns)
    return frame(rows, {"group": "str", **columns})


def grouped(docs: Sequence[Document], by: str, units: Sequence[str]) -> list[Group]:
    """The groups of documents, in order of their names; numbers in order of their size.

    A key of the metadata is looked for first, so that a year that came with the documents is used
    as it came. Documents without the value are left out with a warning that counts them.

    Parameters
    ----------
    docs
        the documents.
    by
        ``"corpus"``, a key of the metadata, ``"year"``, ``"quarter"``, ``"month"`` or a day as in
        ``"2024-03-01"``.
    units
        what else a table knows, for the message.

    Raises
    ------
    ValueError
        a key that none of the documents has, a date that does not exist.
    """
    if by == CORPUS:
        return [Group("", tuple(range(len(docs))))] if docs else []
    names = _names(docs, by, units)
    found: defaultdict[str, list[int]] = defaultdict(list)
    for place, name in enumerate(names):
        if name:
            found[name].append(place)
    missing = [doc for doc, name in zip(docs, names, strict=True) if not name]
    _say_left_out(docs, missing, DATE if _key(docs, by) is None else by)
    return [Group(name, tuple(found[name])) for name in _in_order(found)]


def _names(docs: Sequence[Document], by: object, units: Sequence[str]) -> list[str]:
    """The group of each document, "" where it has none."""
    key = _key(docs, by)
    if key is not None:
        return [group_name(doc.metadata.get(key, "")) for doc in docs]
    if isinstance(by, str) and _is_day(by):
        days = [day_of(doc) for doc in docs]
        return ["" if day is None else (SINCE if str(day) >= by else BEFORE) + by for day in days]
    if isinstance(by, str) and by in PERIODS:
        return [_period(doc.metadata.get(DATE, ""), by) for doc in docs]
    known = sorted({name for doc in docs for name in doc.metadata})
    if docs or not isinstance(by, str) or not by.strip():
        columns = f"; the documents come with {', '.join(known)}" if known else ""
        choices = (*units, *PERIODS)
        raise ValueError(
            f"by {by!r} is unknown; choose one of {', '.join(choices)}, a day as in '2024-03-01', "
            f"or a column of the metadata{columns}{suggestion(by, [*choices, *known])}"
        )
    return []


def group_name(given: str) -> str:
    r"""A name as groups bear it, whatever its blanks and however its accents are encoded.

    In names of folders an accent is often a sign of its own; it makes no other group.

    >>> group_name("L’E\u0301cho  du soir") == "L’\xc9cho du soir"
    True
    """
    return " ".join(unicodedata.normalize("NFC", given).split())


def _key(docs: Sequence[Document], by: object) -> str | None:
    """The key of the metadata that is meant, if it is one."""
    if not isinstance(by, str):
        return None
    meant = by.removeprefix(_OWN)
    return next((name for name in (by, meant) for doc in docs if name in doc.metadata), None)


def _is_day(by: str) -> bool:
    if not _DAY.fullmatch(by):
        return False
    try:
        date.fromisoformat(by)
    except ValueError:
        raise ValueError(f"by {by!r} is not a date that exists") from None
    return True


def _period(given: str, by: str) -> str:
    """The period of a date; a year, quarter or month alone will do for what it tells."""
    day, known = day_in(given), by
    if part := period_in(given):
        year, _, rest = part.partition("-")
        known = ("quarter" if "Q" in rest else "month") if rest else "year"
        month = 3 * int(rest[1:]) if "Q" in rest else int(rest or 1)
        day = date(int(year), month, 1)
    finest = list(PERIODS)
    if day is None or finest.index(by) > finest.index(known):
        return ""
    return PERIODS[by](day)


def day_in(given: str) -> date | None:
    """The day that a text gives, as readers read it; None where it gives none.

    >>> day_in("2024-03-01T10:30:00+01:00"), day_in("le 3 mai 2024"), day_in("2024")
    (datetime.date(2024, 3, 1), datetime.date(2024, 5, 3), None)
    """
    found = date_in(given)
    return date.fromisoformat(found) if found else None


def day_of(doc: Document) -> date | None:
    """The day of a document, by its metadata."""
    return day_in(doc.metadata.get(DATE, ""))


def dated(docs: Sequence[Document]) -> list[tuple[Document, date]]:
    """The documents that have a day, in its order; a warning counts the others.

    Raises
    ------
    ValueError
        documents of which none has a day.
    """
    found = [(doc, day) for doc in docs if (day := day_of(doc)) is not None]
    _say_left_out(docs, [doc for doc in docs if day_of(doc) is None], DATE)
    return sorted(found, key=lambda one: (one[1], one[0].id))


def _say_left_out(docs: Sequence[Document], missing: Sequence[Document], what: str) -> None:
    """Warn of the documents without a value; refuse if none has one."""
    if not missing:
        return
    if len(missing) == len(docs):
        known = sorted({name for doc in docs for name in doc.metadata})
        wanted = "a date that can be read" if what == DATE else f"a value of {what!r}"
        raise ValueError(
            f"none of the {len(docs)} documents has {wanted}; it is looked for in "
            f"the metadata {what!r}, and they come with {', '.join(known) or 'no metadata'}"
            f"{suggestion(what, [name for name in known if name != what])}"
        )
    given = [(doc.id, doc.metadata.get(what, "").strip()) for doc in missing[:_NAMED]]
    listed = ", ".join(f"{name!r} ({value!r})" if value else f"{name!r}" for name, value in given)
    more = ", …" if len(missing) > _NAMED else ""
    warn(f"{len(missing)} of {len(docs)} documents have no {what}, left out: {listed}{more}")


def _in_order(names: Iterable[str]) -> list[str]:
    """Names in order of the alphabet, but 9 before 10 where all are numbers."""
    each = list(names)
    if all(name.isdecimal() for name in each):
        return sorted(each, key=lambda name: (int(name), name))
    return sorted(each)


def group_pairs(groups: Sequence[Group], pairs: Any) -> list[tuple[Group, Group]]:
    """The pairs of groups to compare, by name; every pair where None are given.

    Raises
    ------
    TypeError
        something other than pairs of names.
    ValueError
        a name that no group has; a pair of one group, or one pair twice.
    """
    if pairs is None:
        return [(one, other) for at, one in enumerate(groups) for other in groups[at + 1 :]]
    known = {group.name: group for group in groups}
    found = []
    for pair in pairs if isinstance(pairs, Iterable) and not isinstance(pairs, str) else [pairs]:
        named = isinstance(pair, Sequence) and all(isinstance(name, str) for name in pair)
        if isinstance(pair, str) or not named or len(pair) != 2:
            raise TypeError(
                f"pairs holds {pair!r}; give a list of pairs of groups, such as "
                f"[{tuple(known)[:2]!r}]"
            )
        asked = [group_name(name) for name in pair]
        for name in asked:
            if name not in known:
                raise ValueError(
                    f"no group {name!r}; the groups are {', '.join(map(repr, known))}"
                    f"{suggestion(name, known)}"
                )
        found.append((known[asked[0]], known[asked[1]]))
    distinct((one.name, other.name) for one, other in found)
    return found
