"""A short article that comes with the library."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from discourse.documents import Document
from discourse.reading.files import read

_FILE = Path(__file__).parent / "examples" / "le_pont_de_sorval.txt"


def example() -> Document:
    """A short French article written for the library, to try things out on.

    It has what a page has: a title, a standfirst, three sections, a pull quote, a caption, a
    byline and a biography. People and places are invented.

    Returns
    -------
    Document
        Its id is ``example``.

    Examples
    --------
    >>> doc = example()
    >>> [section.title for section in doc.sections]
    ['', 'Six ans de refus', 'Une chance étroite', 'Ce que veut la vallée']
    """
    return replace(read(_FILE, lang="fr"), id="example")
