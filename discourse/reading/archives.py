"""Zip files of texts: what is in them, one file at a time and within limits."""

from __future__ import annotations

import tomllib
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from discourse.reading.zipped import member, opened

DEEPEST = 3
"""Zip files inside one another."""

_UTF8 = 0x800  # a bit of the flags of a member
_NO_TEXT = ("__MACOSX", "Thumbs.db", "desktop.ini")


@dataclass(slots=True)
class Room:
    """How many bytes may still be unpacked, in all the zip files inside one another."""

    most: int | None
    taken: int = 0

    def holds(self, size: int) -> bool:
        """Whether a file of so many bytes may be unpacked; then they are counted."""
        if self.most is not None and self.taken + size > self.most:
            return False
        self.taken += size
        return True


@dataclass(frozen=True, slots=True)
class Member:
    """A file of a zip file: its path there, its content and card, or why it cannot be had."""

    name: str
    data: bytes = b""
    card: Mapping[str, object] = field(default_factory=dict)
    reason: str = ""


def members(data: bytes, where: str, room: Room) -> Iterator[Member]:
    """The files of a zip file in the order of their names, without those that are hidden.

    Nothing is written anywhere, so a path that leads out of the archive does no harm; it is
    cut to its names.

    Raises
    ------
    ValueError
        A zip file that is damaged or holds nothing.
    """
    with opened(data, where) as archive:
        found = sorted(_listed(archive), key=lambda one: one[0])
        cards = _cards([name for name, _ in found])
        if not found:
            raise ValueError(f"{where}: no file in this zip file")
        infos = dict(found)
        for name, info in found:
            if name in cards.values():
                continue
            if not room.holds(info.file_size):
                reason = (
                    f"not unpacked: {info.file_size:,} bytes after {room.taken:,} of others, and "
                    f"{room.most:,} are the most of one zip file; unpack it, or raise max_size "
                    "(--max-size)"
                )
                yield Member(name, reason=reason)
                continue
            try:
                card = _card(archive, infos[cards[name]], where) if name in cards else {}
                yield Member(name, member(archive, info, where), card)
            except ValueError as error:
                yield Member(name, reason=str(error).removeprefix(f"{where}: "))


def _cards(names: Sequence[str]) -> dict[str, str]:
    """The card beside each file that has one: a TOML file of the same stem."""
    known = set(names)
    beside = {name: str(PurePosixPath(name).with_suffix(".toml")) for name in names}
    return {name: card for name, card in beside.items() if card in known and card != name}


def _card(archive: zipfile.ZipFile, info: zipfile.ZipInfo, where: str) -> dict[str, object]:
    try:
        return tomllib.loads(member(archive, info, where).decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"its card {info.filename} cannot be read ({error})") from None


def _listed(archive: zipfile.ZipFile) -> Iterator[tuple[str, zipfile.ZipInfo]]:
    for info in archive.infolist():
        name = _path(info)
        if name and not info.is_dir() and not _is_hidden(name):
            yield name, info


def _path(info: zipfile.ZipInfo) -> str:
    """The path of a file in an archive, without what leads out of it."""
    name = info.filename
    if not info.flag_bits & _UTF8:
        with suppress(UnicodeError):  # many programs write UTF-8 and do not say so
            name = name.encode("cp437").decode("utf-8")
    return "/".join(
        part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")
    )


def _is_hidden(name: str) -> bool:
    return any(part.startswith(".") or part in _NO_TEXT for part in name.split("/"))
