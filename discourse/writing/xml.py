"""Text and attributes as XML may hold them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

_UNFIT = re.compile(r"[^\w.-]+")
_START = re.compile(r"[^\W\d]")


def element(name: str, text: str = "", attributes: Mapping[str, str] | None = None) -> str:
    """An element with a text in it; attributes without a value are left out.

    >>> element("p", "a < b", {"n": "1", "ana": ""})
    '<p n="1">a &lt; b</p>'
    """
    opening = opened(name, attributes)
    return f"{opening}{escape(text)}</{name}>" if text else f"{opening[:-1]}/>"


def opened(name: str, attributes: Mapping[str, str] | None = None) -> str:
    """The opening tag of an element."""
    given = (attributes or {}).items()
    return f"<{name}{''.join(f' {key}={quoteattr(value)}' for key, value in given if value)}>"


def name_of(key: str) -> str:
    """A key as the name of an attribute or the identifier of an element.

    >>> name_of("date de parution"), name_of("1er"), name_of("a/b")
    ('date_de_parution', '_1er', 'a_b')
    """
    name = _UNFIT.sub("_", key).strip("_") or "_"
    return name if _START.match(name) else f"_{name}"
