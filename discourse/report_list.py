"""The list that a report keeps of its files, by which it and its folder are told again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

MANIFEST = "SHA256SUMS"
"""The list of the files that a report wrote: what is not on it is somebody else's."""

_HEAD = "# The files of a report by discourse; sha256sum -c SHA256SUMS checks them.\n"
_LINE = re.compile(
    r"([0-9a-f]{64})  (index\.html|tables/\w+\.csv|tables/tables\.xlsx|figures/\w+\.(?:svg|png))",
    re.ASCII,
)
_LARGEST = 1_000_000  # bytes of a manifest; ours has some 3,000


def manifest_of(files: Mapping[str, bytes]) -> bytes:
    """The list of some files, in the form of the program `sha256sum`."""
    lines = [f"{digest(data)}  {name}\n" for name, data in sorted(files.items())]
    return (_HEAD + "".join(lines)).encode()


def listed_in(manifest: Path) -> dict[str, str] | None:
    """The files that a manifest lists with their digests; None where we did not write it."""
    if manifest.is_symlink() or not manifest.is_file() or manifest.stat().st_size > _LARGEST:
        return None
    text = manifest.read_text(encoding="utf-8", errors="replace")
    if not text.startswith(_HEAD):
        return None
    lines = (_LINE.fullmatch(line) for line in text.splitlines())
    return {line[2]: line[1] for line in lines if line}


def digest(data: bytes) -> str:
    """What tells the content of a file from every other."""
    return sha256(data).hexdigest()
