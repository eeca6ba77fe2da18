"""What a result depends on, in one line: text, package, lexicons, parameters."""

from __future__ import annotations

import hashlib
from functools import cache

from discourse._version import __version__
from discourse.documents import Document
from discourse.languages import language


def fingerprint(doc: Document, **parameters: object) -> str:
    """A line that is equal when, and only when, the same figures are to be expected.

    Parameters
    ----------
    doc
        the text; its characters are hashed.
    **parameters
        whatever else the figures depend on, printed as given.

    >>> import discourse
    >>> fingerprint(discourse.document("Peut-être."), seed=0)
    'text ... · discourse ... · lexicons fr ... · seed=0'
    """
    parts = [
        f"text {_short(doc.text.encode())}",
        f"discourse {__version__}",
        f"lexicons {doc.lang} {_lexicons(doc.lang)}",
        *(f"{name}={value}" for name, value in sorted(parameters.items())),
    ]
    return " · ".join(parts)


def _short(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:12]


@cache
def _lexicons(lang: str) -> str:
    """One hash over the language's files, names included, line ends made one."""
    whole = hashlib.sha256()
    for path in sorted(language(lang).folder.glob("*.t*")):
        whole.update(path.name.encode())
        whole.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return whole.hexdigest()[:12]
