"""Measure what trafilatura adds to the reading of web pages: its text, and its metadata.

    python benchmarks/trafilatura_share.py [PAGE.html …]

The coded pages of the tests are read as they are, with their landmarks (<article>, <nav> …) made
plain <div>, and without classes, ids and roles as well; each time with everything trafilatura
finds, with only its metadata, and without it. Pages named on the command line are read as they are,
and their texts and zones compared with those of the full reading.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from discourse.reading import pages, read  # noqa: E402
from tests.pages import FOLDER, coded, zones_found  # noqa: E402

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from trafilatura.settings import Document as Extracted

_LANDMARK = re.compile(
    r"(?<=<)(/?)(?:article|main|section|aside|header|footer|nav|figure|figcaption)\b"
)
_ATTRIBUTE = re.compile(r"""\s(?:class|id|role|itemprop|itemtype)=(?:"[^"]*"|'[^']*')""")
_whole = pages._extracted


def _metadata_alone(root: HtmlElement, *, small: bool) -> Extracted:  # noqa: ARG001 (as the original)
    found = _whole(root, small=False)
    found.text = ""
    return found


def _nothing(root: HtmlElement, *, small: bool) -> Extracted:  # noqa: ARG001
    from trafilatura.settings import Document as Extracted

    return Extracted()


VARIANTS: dict[str, Callable[..., Extracted]] = {
    "all of trafilatura": _whole,
    "its metadata": _metadata_alone,
    "nothing of it": _nothing,
}
PAGES: dict[str, Callable[[str], str]] = {
    "as they are": str,
    "no landmarks": lambda markup: _LANDMARK.sub(r"\1div", markup),
    "no landmarks, classes, ids": lambda markup: _ATTRIBUTE.sub(
        "", _LANDMARK.sub(r"\1div", markup)
    ),
}


def coded_pages(change: Callable[[str], str]) -> str:
    """How many coded blocks get a wrong zone, and how many pages have which metadata."""
    wrong, blocks, metadata = 0, 0, Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        for path in sorted(FOLDER.glob("*.html")):
            page = Path(folder, path.name)
            page.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
            doc = read(page, lang="fr")
            pairs = zones_found(doc, coded(path))
            wrong += sum(zone != found for zone, found, _ in pairs)
            blocks += len(pairs)
            metadata.update(list(doc.metadata))
    named = ", ".join(f"{metadata[key]} {key}" for key in ("title", "author", "outlet", "date"))
    return f"{wrong} of {blocks} zones wrong; {named}"


def article(path: Path) -> object:
    """The text and the zones of a page, or the reason why there are none."""
    try:
        doc = read(path, lang="fr")
    except ValueError as error:
        return str(error)
    return doc.text, [(block.start, block.zone) for block in doc.blocks]


def main() -> None:
    """Print one line for each kind of page and each part of trafilatura."""
    named = [Path(name) for name in sys.argv[1:]]
    whole = [article(path) for path in named]
    for variant, extracted in VARIANTS.items():
        setattr(pages, "_extracted", extracted)  # noqa: B010 - mypy: functions are not assigned
        for kind, change in PAGES.items():
            print(f"{variant:<20}{kind:<28}{coded_pages(change)}")
        if named:
            same = sum(article(path) == one for path, one in zip(named, whole, strict=True))
            print(f"{variant:<20}{'pages of your own':<28}{same} of {len(named)} read alike")


if __name__ == "__main__":
    main()
