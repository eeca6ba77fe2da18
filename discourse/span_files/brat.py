"""brat's stand-off format: ``NAME.txt``, ``NAME.ann`` and ``annotation.conf`` in a folder.

A marker is a line ``T1<tab>possible 3 11<tab>pourrait`` of the ``.ann``. brat counts characters,
but its page in the browser counts letters beyond U+FFFF twice (issue 1115 of nlplab/brat), so
markers coded behind such a letter are wrong in a way that no reader of the file can see.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Sequence
from pathlib import Path

from discourse.span_files.offsets import Quoted, placed
from discourse.span_files.spans import CODED, CodedText, in_order
from discourse.user_files import moved_there_whole, text_of

_MARKER = re.compile(
    r"(?P<id>T\S*)\t(?P<code>\S+) (?P<offsets>\d+ \d+(?:;\d+ \d+)*)\t(?P<words>.*)"
)
_BEYOND = re.compile("[\U00010000-\U0010ffff]")


def write(texts: Sequence[CodedText], folder: Path) -> None:
    """Write texts and their markers into a new folder, and the categories to choose from."""
    used = dict.fromkeys(CODED) | dict.fromkeys(s.category for one in texts for s in one.spans)
    settings = "\n".join(["[entities]", *used, "[relations]", "[events]", "[attributes]", ""])
    for one in texts:
        if _BEYOND.search(one.text):
            warnings.warn(
                f"text {one.id!r} has letters beyond U+FFFF, behind which brat's page places "
                "markers wrongly; code it in another tool",
                stacklevel=4,
            )
    with moved_there_whole(folder) as half:
        half.mkdir()
        _save(half / "annotation.conf", settings)
        for one in texts:
            _save(half / f"{one.id}.txt", one.text)
            _save(half / f"{one.id}.ann", _markers(one))


def _markers(one: CodedText) -> str:
    lines = (
        # A line of the file cannot hold the end of a line.
        f"T{place}\t{span.category} {span.start} {span.end}\t"
        + re.sub(r"[\r\n]", " ", one.text[span.start : span.end])
        for place, span in enumerate(one.spans, start=1)
    )
    return "".join(f"{line}\n" for line in lines)


def read(paths: Iterable[Path]) -> list[CodedText]:
    """The texts of ``.ann`` files with the ``.txt`` beside each.

    A marker in several pieces becomes one from its first letter to its last, with a warning.
    Relations, attributes and notes are left out.
    """
    return [_one(path, place) for place, path in enumerate(paths, start=1)]


def _one(path: Path, place: int) -> CodedText:
    text = text_of(path.with_suffix(".txt"))
    pieced: list[str] = []
    quoted = []
    for number, line in enumerate(text_of(path).split("\n"), start=1):
        if line.startswith("T"):
            quoted.append(_marker(line, f"{path}, line {number}", pieced))
    if pieced:
        warnings.warn(
            f"{path}: {', '.join(pieced)} in several pieces, read as one marker from the first "
            "letter to the last",
            stacklevel=2,
        )
    return CodedText(path.stem, place, text, in_order(placed(quoted, text)))


def _marker(line: str, where: str, pieced: list[str]) -> Quoted:
    match = _MARKER.fullmatch(line)
    if match is None:
        raise ValueError(
            f"{where}: {line[:60]!r} is not a marker of brat (T1, type, offsets, words)"
        )
    ends = [int(offset) for offset in re.findall(r"\d+", match["offsets"])]
    if len(ends) > 2:
        pieced.append(match["id"])
    # The words of a marker in pieces leave out what stands between them.
    words = match["words"] if len(ends) == 2 else None
    return Quoted(ends[0], ends[-1], match["code"], words, f"{where} ({match['id']})")


def _save(path: Path, content: str) -> None:
    path.write_text(content, encoding="utf-8", newline="\n")
