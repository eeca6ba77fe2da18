"""The collections that coded sentences were drawn from, which belong to others and are not here.

A coded sentence is named by its source, its item in it and its offsets in the item's text:

- `mad`: the line of `mad_tsc_fr_train.jsonl` (MAD-TSC, European press), from 1;
- `wikinews`: article and paragraph, ``43971/3`` for the third ``<p>`` of `wikinews_fr/43971.html`,
  without tags, entities decoded, soft hyphens removed;
- `europarl`: the id of a session in `europarl_fr.jsonl.gz`;
- `sequoia`, `sequoia-dev`, `gsd-dev`: the ``sent_id`` in a UD French treebank.
"""

from __future__ import annotations

import gzip
import html
import json
import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path


def _mad_tsc(folder: Path) -> Iterator[tuple[str, str]]:
    with (folder / "mad_tsc_fr_train.jsonl").open(encoding="utf-8") as file:
        for number, line in enumerate(file, start=1):
            yield str(number), json.loads(line)["text"]


def _wikinews(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted((folder / "wikinews_fr").glob("*.html")):
        paragraphs = re.findall(r"<p\b[^>]*>(.*?)</p>", path.read_text("utf-8"), re.DOTALL)
        for number, paragraph in enumerate(paragraphs, start=1):
            text = html.unescape(re.sub(r"<[^>]*>", "", paragraph))
            yield f"{path.stem}/{number}", text.replace("\u00ad", "")


def _europarl(folder: Path) -> Iterator[tuple[str, str]]:
    with gzip.open(folder / "europarl_fr.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in file:
            session = json.loads(line)
            yield session["id"], session["text"]


def _treebank(folder: Path, file_name: str) -> Iterator[tuple[str, str]]:
    name = ""
    with (folder / file_name).open(encoding="utf-8") as file:
        for line in file:
            key, _, value = line.rstrip("\n").partition(" = ")
            if key == "# sent_id":
                name = value
            elif key == "# text":
                yield name, value


SOURCES: dict[str, Callable[[Path], Iterator[tuple[str, str]]]] = {
    "mad": _mad_tsc,
    "wikinews": _wikinews,
    "europarl": _europarl,
    "sequoia": partial(_treebank, file_name="fr_sequoia-ud-train.conllu"),
    "sequoia-dev": partial(_treebank, file_name="fr_sequoia-ud-dev.conllu"),
    "gsd-dev": partial(_treebank, file_name="fr_gsd-ud-dev.conllu"),
}


@cache
def texts(source: str, folder: Path) -> dict[str, str]:
    """The texts of a source by item."""
    return dict(SOURCES[source](folder))
