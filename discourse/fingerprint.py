"""Everything a result depends on, in one line: text, package, lexicons, parameters."""

from __future__ import annotations

import hashlib
from functools import cache

from discourse._version import __version__
from discourse.documents import Document, zones_text
from discourse.languages import language


def fingerprint(doc: Document, **parameters: object) -> str:
    """Everything the figures of a document depend on: equal lines mean equal figures.

    Parameters
    ----------
    doc
        the text; its characters are hashed, and so are its blocks with their zones, which the
        caller of `discourse.document` may have set.
    **parameters
        whatever else the figures depend on, printed as given.

    Returns
    -------
    str
        one line.

    Examples
    --------
    >>> import discourse
    >>> fingerprint(discourse.document("Peut-être."), seed=0)
    'text ... · zones ... · discourse ... · lexicons fr ... · seed=0'
    """
    parts = [
        f"text {_short(doc.text.encode())}",
        f"zones {_short(zones_text(doc).encode())}",
        f"discourse {__version__}",
        f"lexicons {doc.lang} {lexicons(doc.lang)}",
        *(f"{name}={value}" for name, value in sorted(parameters.items())),
    ]
    return " · ".join(parts)


def _short(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:12]


@cache
def lexicons(lang: str) -> str:
    """One hash over the files of the language and their names, with unified line ends."""
    whole = hashlib.sha256()
    for path in sorted(language(lang).folder.glob("*.t*")):
        whole.update(path.name.encode())
        whole.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return whole.hexdigest()[:12]
