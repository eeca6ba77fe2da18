"""The files that a path, a folder or several of both mean."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from discourse.reading.file_bytes import printable
from discourse.reading.mistaken_arguments import instead_of_path, path_named
from discourse.reading.parlamint_persons import META, PERSONS
from discourse.report_list import MANIFEST, listed_in


def files_in(
    path: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
) -> Iterator[tuple[Path, str]]:
    """The files meant, each with the name its articles shall bear, or "" for its own.

    So those in a zip file bear the names they would have in the folder that it holds.
    """
    if isinstance(path, str | os.PathLike):
        start = path_named(path)
        if not start.is_dir():
            yield start, ""
            return
        own = _of_reports(start)
        files = sorted(
            file
            for file in start.rglob("*")
            if file.is_file() and file not in own and _meant(file, start)
        )
        if not files:
            raise ValueError(f"{start}: no file in this folder")
        for file in files:
            yield file, printable(file.relative_to(start).with_suffix("").as_posix())
        return
    given: object = path  # bytes are as many numbers
    table = type(given).__name__ in ("DataFrame", "Series")  # their columns or cells are not paths
    if table or not isinstance(given, Iterable) or isinstance(given, bytes):
        raise TypeError(
            f"read_many() expects a path or several, got {type(path).__name__}"
            f"{instead_of_path(path)}"
        )
    for one in path:
        yield from files_in(one)


def _of_reports(start: Path) -> frozenset[Path]:
    """The files that reports of ours wrote below a folder, but for the lists they keep of them."""
    return frozenset(
        manifest.parent / name
        for manifest in start.rglob(MANIFEST)
        for name in listed_in(manifest) or ()
    )


def _meant(file: Path, start: Path) -> bool:
    """Whether a file is not hidden, and neither describes another one nor who speaks in it."""
    if any(part.startswith(".") for part in file.relative_to(start).parts):
        return False
    if file.name.endswith(PERSONS) or (
        file.name.endswith(META) and _sitting(file.name.removesuffix(META), file.parent)
    ):
        return False
    if file.suffix != ".toml":
        return True
    return not any(
        other.stem == file.stem and other.suffix != ".toml" for other in file.parent.iterdir()
    )


def _sitting(stem: str, folder: Path) -> bool:
    return any((folder / f"{stem}{end}").is_file() for end in (".xml", ".ana.xml", ".txt"))
