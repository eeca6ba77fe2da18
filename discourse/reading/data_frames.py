"""A table becomes documents, one per row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from discourse.documents import Document
from discourse.reading.columns import article_in, id_column, text_column
from discourse.reading.language_guess import DEFAULT, warn_contradicted
from discourse.reading.mistaken_arguments import instead_of_table
from discourse.suggestions import suggestion

if TYPE_CHECKING:
    import pandas as pd


def from_frame(
    df: pd.DataFrame,
    *,
    text: str | None = None,
    id: str | None = None,  # noqa: A002 - the name of the column
    lang: str | None = None,
    metadata: Sequence[str] | None = None,
) -> list[Document]:
    """The rows of a table as documents.

    Parameters
    ----------
    df
        One article a row.
    text
        Column of the texts; by default the one named ``text``, ``texte``, ``content``,
        ``contenu`` or the like, as in `read_many`.
    id
        Column of the names; by default the column ``id``, in any case, if there is one, else the
        index.
    lang
        Language code of all the texts. By default each has its own, told as in `document`; a
        column ``lang``, ``language`` or ``langue`` among the metadata decides where the words do
        not.
    metadata
        Columns to keep in `Document.metadata`; by default all the others. A missing value is
        left out.

    Returns
    -------
    list of Document
        In the order of the rows.

    Raises
    ------
    TypeError
        Not a DataFrame, a text that is none.
    ValueError
        A column that is not there, a repeated or missing id, a missing or blank text; the
        message names the rows.

    Examples
    --------
    >>> import pandas as pd
    >>> df = pd.DataFrame({"id": ["a"], "text": ["Un espoir fragile."], "outlet": ["L’Écho"]})
    >>> doc = from_frame(df)[0]
    >>> doc.id, doc.text, dict(doc.metadata)
    ('a', 'Un espoir fragile.', {'outlet': 'L’Écho'})
    """
    # Here and not above: who reads a file has no need of it, and it takes longer than the reading.
    import pandas as pd

    if not isinstance(df, pd.DataFrame):
        raise TypeError(
            f"from_frame() expects a DataFrame, got {type(df).__name__}{instead_of_table(df)}"
        )
    columns = _columns(df, text, id, metadata)
    text = _text_column(columns) if text is None else text
    named = id_column(columns) if id is None else id
    ids = _ids(
        df.index if named is None else df[named],
        "the index" if named is None else f"column {named!r}",
    )
    if metadata is None:
        metadata = [name for name in columns if name not in (text, named)]
    docs = []
    cells = {name: df[name].tolist() for name in (text, *metadata)}
    for row, name in enumerate(ids):
        where = f"row {row} (id {name!r}), column {text!r}"
        found = article_in(_text(cells[text][row], where), where, lang or DEFAULT)
        given = {key: cells[key][row] for key in metadata if _present(cells[key][row])}
        docs.append(found.document(name, lang, given))
    warn_contradicted(docs)
    return docs


def _text_column(columns: Sequence[str]) -> str:
    found = text_column(columns)
    if found is None:
        has = _listed(columns, 12) or "none"
        raise ValueError(f"no column is known by its name to hold texts; it has {has}; say text=…")
    return found


def _columns(
    df: pd.DataFrame, text: str | None, name: str | None, metadata: Sequence[str] | None
) -> list[str]:
    columns = list(df.columns)
    doubled = [column for column, number in Counter(columns).items() if number > 1]
    if doubled:
        raise ValueError(f"the table has several columns named {_listed(doubled)}; rename them")
    if isinstance(metadata, str):
        raise TypeError(f"metadata is {metadata!r}; give a list of columns: [{metadata!r}]")
    wanted = [*(one for one in (text, name) if one is not None), *(metadata or [])]
    missing = [column for column in wanted if column not in columns]
    if missing:
        meant = suggestion(missing, columns)
        has = _listed(columns) or "none"
        raise ValueError(f"no column {_listed(missing)} in the table; it has {has}{meant}")
    return columns


def _ids(values: pd.Series | pd.Index, where: str) -> list[str]:
    found = values.tolist()
    for row, value in enumerate(found):
        if not _present(value) or not str(value).strip():
            raise ValueError(f"row {row}: no id in {where}; give every row a name of its own")
    ids = [str(value) for value in found]
    repeated = [name for name, number in Counter(ids).items() if number > 1]
    if repeated:
        raise ValueError(
            f"repeated ids in {where}: {_listed(repeated)}; every row needs a name of its own "
            "(df.reset_index(drop=True) gives numbers)"
        )
    return ids


def _text(value: object, where: str) -> str:
    if not _present(value):
        raise ValueError(f"{where}: no text; leave such rows out: df.dropna(subset=[…])")
    if not isinstance(value, str):
        raise TypeError(f"{where}: expected a text, got {type(value).__name__} {value!r}")
    if not value.strip():
        raise ValueError(f"{where}: the text is blank; leave such rows out")
    return value


def _present(value: Any) -> bool:
    import pandas as pd

    return not (pd.api.types.is_scalar(value) and pd.isna(value))


def _listed(names: Sequence[object], most: int = 5) -> str:
    shown = ", ".join(repr(name) for name in names[:most])
    return shown if len(names) <= most else f"{shown} and {len(names) - most} more"
