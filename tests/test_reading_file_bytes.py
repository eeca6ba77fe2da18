"""Bytes of files and streams: their size, and whether they are text."""

from __future__ import annotations

import io
import os
import tracemalloc
import zipfile
from pathlib import Path

import pytest

import discourse
from discourse.reading.file_bytes import MAX_SIZE

TEXT = "Le cœur n’y est plus ; l’Europe, peut-être, espère encore."


class Endless(io.RawIOBase):
    """A stream that never ends, one piece at a time; counts what was taken."""

    def __init__(self) -> None:
        self.taken = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        size = min(len(buffer), 1000)
        buffer[:size] = b"a" * size
        self.taken += size
        return size


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_a_stream_is_read_like_a_file(encoding: str) -> None:
    doc = discourse.read(io.BytesIO(TEXT.encode(encoding)))
    assert (doc.text, doc.id) == (TEXT, "stream")
    assert discourse.read(io.BytesIO(TEXT.encode(encoding)), id="essai").id == "essai"


def test_an_open_file_bears_its_name_and_has_no_card(tmp_path: Path) -> None:
    path = tmp_path / "essai.html"
    path.write_text(f"<p>{TEXT}</p><p>Un mot.</p>", encoding="utf-8")
    path.with_suffix(".toml").write_text("author = 'Ana Dima'", encoding="utf-8")
    with path.open("rb") as stream:
        doc = discourse.read(stream)
    assert (doc.id, dict(doc.metadata)) == ("essai", {})
    assert discourse.read(path).metadata["author"] == "Ana Dima"
    with path.open(encoding="utf-8") as stream, pytest.raises(TypeError, match="gives str, not"):
        discourse.read(stream)  # type: ignore[arg-type]


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as out:
        out.truncate(MAX_SIZE + 50_000_000)
    tracemalloc.start()
    with pytest.raises(ValueError, match=r"big\.txt: more than 100 MB \(150 MB\), the most that"):
        discourse.read(path)
    with pytest.raises(ValueError, match=r"big\.txt: more than 100 MB"):
        discourse.read_many(tmp_path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 10_000_000


def test_the_limit_is_the_last_size_that_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    size = path.stat().st_size
    for limit in (size, None):
        assert discourse.read(path, max_size=limit).text == TEXT
        assert discourse.read_many(path, max_size=limit)[0].text == TEXT
        assert discourse.read(io.BytesIO(TEXT.encode()), max_size=limit).text == TEXT
    for reader in (discourse.read, discourse.read_many):
        with pytest.raises(ValueError, match=f"more than {size - 1} bytes"):
            reader(path, max_size=size - 1)
    with pytest.raises(ValueError, match=f"stream: more than {size - 1} bytes"):
        discourse.read(io.BytesIO(TEXT.encode()), max_size=size - 1)


def test_of_an_endless_stream_one_byte_more_is_taken() -> None:
    stream = Endless()
    with pytest.raises(ValueError, match="stream: more than 5000 bytes"):
        discourse.read(stream, max_size=5000)  # type: ignore[arg-type]
    assert stream.taken == 5001


@pytest.mark.parametrize(
    ("limit", "kind"), [(0, ValueError), (-1, ValueError), (True, TypeError), ("1M", TypeError)]
)
def test_a_limit_that_is_none(limit: object, kind: type[Exception], tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    with pytest.raises(kind, match=r"max_size is .*; give a number of bytes, or None"):
        discourse.read(path, max_size=limit)  # type: ignore[arg-type]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes of POSIX")
def test_a_named_pipe_is_read(tmp_path: Path) -> None:
    from threading import Thread

    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = Thread(target=lambda: path.write_text(TEXT, encoding="utf-8"))
    writer.start()
    assert discourse.read(path).text == TEXT
    writer.join()


# --- binaries -------------------------------------------------------------------------------------


def zipped(*names: str, first: str = "") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        if first:
            archive.writestr(zipfile.ZipInfo("mimetype"), first)
        for name in names:
            archive.writestr(name, "<x/>" * 50)
    return made.getvalue()


ODP = "application/vnd.oasis.opendocument.presentation"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
BINARIES = {
    "a picture (PNG)": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "a picture (JPEG)": b"\xff\xd8\xff\xe0\x10JFIF\x01",
    "a picture (GIF)": b"GIF89a\x01\x01\x01",
    "a picture (WebP)": b"RIFF\x24\x01\x01\x01WEBPVP8 ",
    "a picture (TIFF)": b"II*\0\x08\0\0\0",
    "a picture (HEIC)": b"\0\0\0\x18ftypheic",
    "a film or a recording (MP4)": b"\0\0\0\x18ftypmp42",
    "an SQLite database": b"SQLite format 3\0\x10\0",
    "a PowerPoint presentation (.pptx)": zipped("[Content_Types].xml", "ppt/presentation.xml"),
    "an OpenDocument file (.odp, .odg)": zipped("content.xml", first=ODP),
    "a Calc sheet (.ods)": zipped("content.xml", first=ODS),
    "an old Word or Excel file": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(9),
    "a gzip archive": b"\x1f\x8b\x08\x08abcd\x02\x03",
    "a bzip2 archive": b"BZh91AY&SY\x8f\x8f",
    "an xz archive": b"\xfd7zXZ\0\0\x04",
    "a Zstandard archive": b"\x28\xb5\x2f\xfd\x04\x58",
    "a 7-Zip archive": b"7z\xbc\xaf\x27\x1c\0\x04",
    "a RAR archive": b"Rar!\x1a\x07\x01\0",
    "a tar archive": b"a.txt".ljust(257, b"\0") + b"ustar\x0000",
    "a Parquet table": b"PAR1\x15\x04\x15",
    "a web archive of Safari": b"bplist00\xd1\x01",
}


@pytest.mark.parametrize(("what", "data"), BINARIES.items(), ids=BINARIES.keys())
def test_a_binary_is_called_by_its_name(what: str, data: bytes, tmp_path: Path) -> None:
    for name in ("a.txt", "a.csv", "a.html", "a"):
        path = tmp_path / name
        path.write_bytes(data)
        for encoding in (None, "latin-1"):
            with pytest.raises(ValueError, match="a binary file and not a text") as caught:
                discourse.read(path, encoding=encoding)
            said, advice = str(caught.value).split("; ", 1)
            assert said == f"{path}: this is {what}, a binary file and not a text"
            assert advice
            assert "\n" not in advice


def test_bytes_of_no_known_kind_are_a_binary_all_the_same(tmp_path: Path) -> None:
    import random

    noise = random.Random(7)
    path = tmp_path / "a.bin"
    for data in (
        bytes(noise.randrange(1, 256) for _ in range(5000)),
        bytes(noise.randrange(256) for _ in range(5000)),
        bytes(5000),
        b"\0\0\0\x01" * 500,
    ):
        path.write_bytes(data)
        with pytest.raises(ValueError, match=r"this is a binary file, not a text.*; name the file"):
            discourse.read(path)


@pytest.mark.parametrize(
    "text",
    [
        "%PDF est un format.",
        "BZh n’est pas un mot.",
        "MZ et BM sont des initiales.",
        "Rar! dit-il.",
        "GIF8 et GIF9, deux mots.",
        "PK bat PL.",
        "ID3 menace de fermer.",
    ],
)
def test_a_text_that_begins_like_a_binary_is_a_text(text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    for encoding in ("utf-8", "cp1252"):
        path.write_bytes(text.encode(encoding))
        assert discourse.read(path).text == text
