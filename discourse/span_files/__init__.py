"""Markers in the files of the tools that people code with: one way in and out for all formats."""

from __future__ import annotations

from pathlib import Path
from typing import Never

from discourse.span_files import brat, json_lines, label_studio, uima
from discourse.span_files.spans import (
    CODED,
    CODES,
    CodedText,
    Span,
    category_of,
    checked_span,
    in_order,
)
from discourse.user_files import path_of, text_of, unread

__all__ = [
    "CODED",
    "CODES",
    "WRITERS",
    "CodedText",
    "Span",
    "category_of",
    "checked_span",
    "coded_texts",
    "in_order",
]

WRITERS = {
    "brat": brat.write,
    "cas": uima.write,
    "cas-json": uima.write_json,
    "label-studio": label_studio.write,
    "jsonl": json_lines.write,
}
"""What writes coded texts to a path, by the name of the format."""


def coded_texts(path: object, coder: str | None = None) -> list[CodedText]:
    """The coded texts of a file or folder, whatever its format, known by its content.

    Parameters
    ----------
    path
        JSON lines; a folder of brat, or one of its ``.ann``; a folder of ``.xmi``, CAS ``.json`` or
        ``.zip`` that INCEpTION exported, or one of them; JSON that Label Studio exported.
    coder
        whose codes to read from a file of Label Studio with several coders.

    Raises
    ------
    FileNotFoundError
        no such file or folder.
    ValueError
        a file in another form, or a coder where files hold one each; the message names file and
        place.
    """
    given = path_of(path, "path")
    if given.is_dir():
        return _of_a_folder(given) if coder is None else _one_coder_each(given)
    suffix = given.suffix.lower()
    if suffix in (".ann", ".xmi", ".zip"):
        if not given.is_file():
            raise unread(given, FileNotFoundError())
        read = brat.read if suffix == ".ann" else uima.read
        return read([given]) if coder is None else _one_coder_each(given)
    content = text_of(given)
    if content.lstrip().startswith("["):
        return label_studio.read(given, content, coder)
    if coder is not None:
        return _one_coder_each(given)
    return uima.read([given]) if uima.is_cas_json(content) else json_lines.read(given, content)


def _one_coder_each(path: Path) -> Never:
    raise ValueError(
        f"{path}: a coder is named only for Label Studio, where a file may hold several; these "
        "files hold one each"
    )


def _of_a_folder(folder: Path) -> list[CodedText]:
    inside = sorted(one for one in folder.iterdir() if one.is_file())
    found = {
        suffixes: [one for one in inside if one.suffix.lower() in suffixes]
        for suffixes in ((".ann",), (".xmi", ".zip"))
    }
    formats = [suffixes for suffixes, paths in found.items() if paths]
    if not formats:
        # Beside the files of brat or XMI there may be settings in JSON, which are not texts.
        found[(".json",)] = [one for one in inside if one.suffix.lower() == ".json"]
        formats = [(".json",)] if found[(".json",)] else []
    if len(formats) > 1:
        raise ValueError(f"{folder}: files of brat and of UIMA together; put them into two folders")
    if not formats:
        raise ValueError(f"{folder}: no .ann of brat and no .xmi, .json or .zip of INCEpTION in it")
    return (brat.read if formats[0] == (".ann",) else uima.read)(found[formats[0]])
