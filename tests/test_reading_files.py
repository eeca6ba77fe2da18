"""Files become documents: encodings, cards, and files that cannot be read."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discourse.languages import LexiconError
from discourse.reading import read
from discourse.reading.encodings import decoded

FRENCH = (
    "Le cœur n’y est plus : à l’été, « l’Europe » espère encore… Où ça ? À Noël, peut-être — mais "
    "sans Œdipe, sans 20 € et sans garçons naïfs. Déjà, dès août, l’ambiguïté était là."
)
LATIN = FRENCH
for mark, plain in (("œ", "oe"), ("Œ", "Oe"), ("’", "'"), ("…", "..."), ("—", "-"), ("€", "F")):
    LATIN = LATIN.replace(mark, plain)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_french_is_read_right_whatever_the_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(FRENCH.encode(encoding))
    assert read(path).text == FRENCH


@pytest.mark.parametrize("encoding", ["latin-1", "iso-8859-15", "mac_roman", "cp850"])
def test_older_encodings_are_guessed_and_named(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(LATIN.encode(encoding))
    doc = read(path)
    assert doc.text == LATIN
    assert any(note.startswith("not UTF-8: read as ") for note in doc.notes)


WORDS = ["été", "cœur", "l’Europe", "à", "paix", "Noël", "français", "où", "août", "« non »", "…"]


@given(st.lists(st.sampled_from(WORDS), min_size=4, max_size=60).map(" ".join))
def test_cp1252_is_read_right_or_refused(text: str) -> None:
    try:
        assert decoded(text.encode("cp1252"), "a.txt", None, "fr")[0] == text
    except ValueError as error:
        assert "not sure" in str(error)  # noqa: PT017 - either outcome is right


@pytest.mark.parametrize(
    ("text", "encoding", "guess"),
    [
        (
            "Река поднимается уже три дня, и никто не знает, когда она остановится.",
            "cp1251",
            "1251",
        ),
        ("Příliš žluťoučký kůň úpěl ďábelské ódy, a řeka dál stoupala k městu.", "cp1250", "1250"),
    ],
)
def test_another_script_is_refused_with_the_guess(
    tmp_path: Path, text: str, encoding: str, guess: str
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode(encoding))
    with pytest.raises(
        ValueError, match=rf"a\.txt: not UTF-8 .*it looks like cp{guess}.*encoding="
    ):
        read(path)
    assert read(path, encoding=encoding).text == text


def test_damaged_utf8_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Là\nété, déjà".encode() + b"\xff" + "où".encode())
    with pytest.raises(ValueError, match=r"UTF-8, but damaged at byte .*, line 2 \(1 stray byte"):
        read(path)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the file is empty"),
        (b" \r\n\t\n", "the file is blank"),
        (b"\xef\xbb\xbf", "the file is blank"),
        (b"%PDF-1.7 ...", "a PDF file"),
        (b"PK\x03\x04....", "a zip file"),
        (b"\x89PNG\r\n", "a picture"),
        (b"{\\rtf1 }", "no text in it"),
        (b"abc\x00\x01\x02\x03def", "a binary file"),
        ("Bonjour".encode("utf-16-le"), "looks like utf-16-le without its byte-order mark"),
        (b"abc\x00\x01\x02", "binary"),
    ],
)
def test_what_is_no_text_is_refused_by_name(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(ValueError, match=message) as caught:
        read(path)
    assert "a.txt" in str(caught.value)


def test_a_wrong_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("été".encode("cp1252"))
    with pytest.raises(ValueError, match="encoding='utf-9' is not known"):
        read(path, encoding="utf-9")
    with pytest.raises(ValueError, match="encoding='hex' is not known"):
        read(path, encoding="hex")
    with pytest.raises(ValueError, match="not utf-8 at byte 0"):
        read(path, encoding="utf-8")


def test_a_missing_file_a_folder_and_no_path(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no such file"):
        read(tmp_path / "rien.txt")
    with pytest.raises(IsADirectoryError, match=r"is a folder; read .* discourse\.read_many"):
        read(tmp_path)
    with pytest.raises(TypeError, match="expects the path of a file, got int"):
        read(3)  # type: ignore[arg-type]


def test_a_file_of_one_word(tmp_path: Path) -> None:
    path = tmp_path / "mot.txt"
    path.write_text("Espoir", encoding="utf-8")
    doc = read(path)
    assert (doc.id, doc.text, [b.zone for b in doc.blocks]) == ("mot", "Espoir", ["body"])
    assert read(str(path), id="m").id == "m"


def test_a_card_beside_the_file_gives_the_metadata(tmp_path: Path) -> None:
    path = tmp_path / "crue.txt"
    path.write_text("Le fleuve monte.", encoding="utf-8")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    card = path.with_suffix(".toml")
    card.write_text(
        f'sha256 = "{digest}"\nauthor = ["Ana Dima", "Ion Petru"]\nrights = """\nÀ eux.\n"""\n'
        "date = 2024-05-03\n",
        encoding="utf-8",
    )
    doc = read(path, lang="fr")
    assert dict(doc.metadata) == {
        "author": "Ana Dima, Ion Petru",
        "rights": "À eux.",
        "date": "2024-05-03",
    }
    assert doc.notes == ()
    path.write_text("Le fleuve baisse.", encoding="utf-8")
    noted = read(path, lang="fr").notes
    assert noted == ("not the file that its card describes: crue.toml",)


def test_a_faulty_card_is_named(tmp_path: Path) -> None:
    path = tmp_path / "crue.txt"
    path.write_text("Le fleuve monte.", encoding="utf-8")
    path.with_suffix(".toml").write_text("author = Ana\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"crue\.toml: .*line 1"):
        read(path)
    path.with_suffix(".toml").write_text("[author]\nname = 'Ana'\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"crue\.toml: author is a table"):
        read(path)
