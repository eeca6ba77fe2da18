"""XML as a tree, read without asking for anything outside the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element


def tree(source: bytes, where: str) -> _Element:
    """The root element of a file in XML.

    Parameters
    ----------
    source
        Bytes in the encoding that the file declares.
    where
        What it is called in an error.

    Raises
    ------
    ValueError
        It is not well-formed XML, or nested too deep, with the line; or it declares entities, which
        can name other files or grow without end.
    """
    from lxml import etree

    if b"<!ENTITY" in source:
        raise ValueError(f"{where}: it declares entities; save it without them")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(source, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        if "Excessive depth" in str(error):
            line = getattr(error, "lineno", None) or 1
            raise ValueError(
                f"{where}: nested too deep to be read (more than 256 elements, line {line})"
            ) from None
        raise ValueError(f"{where}: not well-formed XML ({error})") from None
