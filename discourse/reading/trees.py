"""XML as a tree, read without asking for anything outside the file."""

from __future__ import annotations

import re
from html.entities import html5
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]*;)")
_OWN = frozenset({"amp;", "lt;", "gt;", "quot;", "apos;"})
_DECLARED = re.compile(r"\A\s*<\?xml[^>]*\?>")


def tree(source: bytes | str, where: str, *, mend: bool = False) -> _Element:
    """The root element of a file in XML.

    Parameters
    ----------
    source
        Bytes in the encoding that the file declares, or its text.
    where
        What it is called in an error.
    mend
        Whether to read on where it is not well formed.

    Raises
    ------
    ValueError
        It is not well-formed XML, or nested too deep, with the line; or it declares entities, which
        can name other files or grow without end.
    """
    from lxml import etree

    if isinstance(source, str):
        # A feed is full of the names that HTML has for signs and XML has not.
        source = _NAMED.sub(_sign, _DECLARED.sub("", source.lstrip("\ufeff"))).lstrip()
        encoding: str | None = "utf-8"
        source = source.encode("utf-8", "replace")
    else:
        encoding = None
    if b"<!ENTITY" in source:
        raise ValueError(f"{where}: it declares entities; save it without them")
    parser = etree.XMLParser(
        encoding=encoding,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        recover=mend,
    )
    try:
        root = etree.fromstring(source, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        if "Excessive depth" in str(error):
            line = getattr(error, "lineno", None) or 1
            raise ValueError(
                f"{where}: nested too deep to be read (more than 256 elements, line {line})"
            ) from None
        raise ValueError(f"{where}: not well-formed XML ({error})") from None
    if root is None:
        raise ValueError(f"{where}: no XML in it")
    return root


def _sign(match: re.Match[str]) -> str:
    return match[0] if match[1] in _OWN else html5.get(match[1], match[0])
