"""Files that are not text, told by their first bytes, with what to do instead."""

from __future__ import annotations

_UNPACK = "unpack it first"
_AS_TEXT = "save it as plain text"
_AS_CSV = "save its sheet as CSV, which discourse.read_many() reads"
_RECOGNISE = "have its text recognised (OCR) and save that"
_FRAME = "load it with pandas and give that to discourse.from_frame()"
NO_WORDS = "name the file that holds the text"

_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
# Where the signature stands, the signature, what the file is, what to do. Two letters alone, such
# as BM of a bitmap or MZ of a program, may begin a text: such files are told by their zero bytes.
_SIGNATURES = (
    (0, _OLD, "an old Word or Excel file", _AS_TEXT),
    (0, b"\x89PNG\r\n", "a picture (PNG)", _RECOGNISE),
    (0, b"GIF87a", "a picture (GIF)", _RECOGNISE),
    (0, b"GIF89a", "a picture (GIF)", _RECOGNISE),
    (0, b"\xff\xd8\xff", "a picture (JPEG)", _RECOGNISE),
    (0, b"II*\x00", "a picture (TIFF)", _RECOGNISE),
    (0, b"MM\x00*", "a picture (TIFF)", _RECOGNISE),
    (8, b"WEBPVP8", "a picture (WebP)", _RECOGNISE),
    (4, b"ftypavif", "a picture (AVIF)", _RECOGNISE),
    (4, b"ftyphei", "a picture (HEIC)", _RECOGNISE),
    (0, b"AT&TFORM", "a scanned document (DjVu)", "extract its text with a tool such as djvutxt"),
    (4, b"ftyp", "a film or a recording (MP4)", NO_WORDS),
    (0, b"\x1a\x45\xdf\xa3", "a film (Matroska, WebM)", NO_WORDS),
    (8, b"WAVEfmt", "a recording (WAV)", NO_WORDS),
    (8, b"AVI LIST", "a film (AVI)", NO_WORDS),
    (0, b"ID3\x02", "a recording (MP3)", NO_WORDS),
    (0, b"ID3\x03", "a recording (MP3)", NO_WORDS),
    (0, b"ID3\x04", "a recording (MP3)", NO_WORDS),
    (0, b"OggS\x00", "a recording (Ogg)", NO_WORDS),
    (0, b"fLaC\x00", "a recording (FLAC)", NO_WORDS),
    (0, b"\x1f\x8b", "a gzip archive", _UNPACK),
    (0, b"BZh", "a bzip2 archive", _UNPACK),
    (0, b"\xfd7zXZ\x00", "an xz archive", _UNPACK),
    (0, b"\x28\xb5\x2f\xfd", "a Zstandard archive", _UNPACK),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", _UNPACK),
    (0, b"Rar!\x1a\x07", "a RAR archive", _UNPACK),
    (257, b"ustar", "a tar archive", _UNPACK),
    (0, b"SQLite format 3\x00", "an SQLite database", _FRAME),
    (0, b"PAR1", "a Parquet table", _FRAME),
    (0, b"ARROW1\x00", "an Arrow table", _FRAME),
    (0, b"\x89HDF\r\n", "an HDF5 file", _FRAME),
    (0, b"\x93NUMPY", "a NumPy array", _FRAME),
    (0, b"bplist0", "a web archive of Safari", "save the page as HTML"),
    (0, b"\x7fELF", "a program", NO_WORDS),
)
# bzip2 is the one signature of letters alone; the block that must follow tells it from a text.
_BZIP2_BLOCK = b"1AY&SY"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
# Names of files inside a zip archive are not compressed, so they can be found without unpacking.
_ZIPPED = (
    (b"ppt/presentation.xml", "a PowerPoint presentation (.pptx)", _AS_TEXT),
    (b"application/vnd.oasis.opendocument.spreadsheet", "a Calc sheet (.ods)", _AS_CSV),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file (.odp, .odg)", _AS_TEXT),
)
_SEEN = 65_536  # bytes in which control characters are counted
_CONTROLS = bytes(code for code in range(1, 32) if code not in b"\t\n\v\f\r\x1b")
_FEW = 4
_SHARE = 0.05  # random bytes have 10 %; no text we know of has 1 %


def binary(data: bytes) -> tuple[str, str] | None:
    r"""What a file is and what to do instead, where its signature is that of no text.

    Examples
    --------
    >>> binary(b"GIF89a\x01\x00\x01\x00")
    ('a picture (GIF)', 'have its text recognised (OCR) and save that')
    >>> binary("Gif-sur-Yvette".encode()) is None
    True
    """
    if data.startswith(_OLD) and _LOCKED in data:
        return "a Word or Excel file with a password", "open it, remove the password, save it again"
    if data.startswith(_ZIP):
        for name, what, advice in _ZIPPED:
            if name in data:
                return what, advice
        return "a zip archive", _UNPACK
    for at, signature, what, advice in _SIGNATURES:
        if data.startswith(signature, at):
            if signature == b"BZh" and not data.startswith(_BZIP2_BLOCK, 4):
                continue
            return what, advice
    return None


def has_many_controls(data: bytes) -> bool:
    r"""Whether control characters are too many for a text of one byte a character.

    >>> has_many_controls(bytes(range(1, 128)) * 4), has_many_controls(b"un mot\x02")
    (True, False)
    """
    seen = data[:_SEEN]
    controls = len(seen) - len(seen.translate(None, _CONTROLS))
    return controls > _FEW and controls > _SHARE * len(seen)
