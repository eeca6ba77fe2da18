"""What typography must not change: apostrophes, blanks, ligatures, signs that are not text."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

import discourse
from discourse import Document
from discourse.matching import APOSTROPHES, BLANKS, fold
from discourse.reading import document
from discourse.zoning import zones_of

SEED = Path(__file__).parents[1] / "seeds" / "boussois_rencontre_trump_poutine_alaska.txt"
TEXT = SEED.read_text(encoding="utf-8")

VARIANTS: dict[str, Callable[[str], str]] = {
    **{
        f"U+{ord(sign):04X} for the apostrophe": lambda text, sign=sign: re.sub(  # type: ignore[misc]
            r"(?<=\w)’(?=\w)", sign, text
        )
        for sign in ["'", *APOSTROPHES.replace("’", "")]
    },
    **{
        f"{name} between words": lambda text, blank=blank: text.replace(" ", blank)  # type: ignore[misc]
        for name, blank in {
            "two blanks": "  ",
            "no-break": "\u00a0",
            "thin": "\u2009",
            "en": "\u2002",
            "tab": "\t",
            "mixed": " \u00a0",
        }.items()
    },
    "thin and doubled blanks in guillemets": lambda text: text.replace("« ", "«\u2009").replace(
        " »", "\u00a0 »"
    ),
    "three full stops": lambda text: text.replace("…", "..."),
    "ligatures": lambda text: text.replace("ff", "ﬀ").replace("fi", "ﬁ").replace("fl", "ﬂ"),
    "soft hyphens": lambda text: re.sub("(?<=[a-z]{3})(?=[a-z]{3})", "\u00ad", text),
    "control characters": lambda text: text.replace("e", "e\x02").replace(" ", " \x7f"),
    "noncharacters": lambda text: text.replace("e", "\ufffee").replace("a", "a\U0001ffff"),
    "separators for blanks": lambda text: text.replace(" ", "\x1f"),
    "Windows-1252 as Latin-1": lambda text: text.replace("’", "\x92").replace("…", "\x85"),
}


def read_alike(text: str) -> str:
    return re.sub(r"\s+", " ", fold(text)).replace("...", "…")


def figures(doc: Document) -> list[object]:
    markers = discourse.markers(doc)
    return [
        [(block.zone, read_alike(doc.text[block.start : block.end])) for block in doc.blocks],
        [read_alike(doc.text[one.start : one.end]) for one in doc.sentences],
        [read_alike(doc.text[start:end]) for start, end in doc.words],
        list(zip(map(read_alike, markers["text"]), markers["category"].astype(str), strict=True)),
        [read_alike(text) for text in discourse.pull_quotes(doc)["text"]],
        discourse.sentiment(doc)["valence"].tolist(),
        discourse.outlook(doc)["net"].tolist(),
    ]


@pytest.fixture(scope="module")
def plain() -> list[object]:
    return figures(document(TEXT))


@pytest.mark.parametrize("name", VARIANTS)
def test_what_typography_must_not_change(name: str, plain: list[object]) -> None:
    text = VARIANTS[name](TEXT)
    assert text != TEXT
    assert figures(document(text)) == plain


def test_look_alikes_between_quotation_marks_stay_what_they_are() -> None:
    doc = document("Il dit ‘oui’ et `non`, puis part.")
    assert [doc.text[a:b] for a, b in doc.words] == [
        "Il",
        "dit",
        "oui",
        "et",
        "non",
        "puis",
        "part",
    ]


@pytest.mark.parametrize(
    ("text", "words", "markers"),
    [
        (
            "Aujourd‘hui, s‘il vote, d‘après lui, c‘est fini.",
            ["Aujourd‘hui", "s‘", "il", "vote", "d‘", "après", "lui", "c‘", "est", "fini"],
            [("s‘", "hypothetical"), ("d‘après", "reportive")],
        ),
        (
            "Il nʼest pas content, dʼaprès lʼEtat.",
            ["Il", "nʼ", "est", "pas", "content", "dʼ", "après", "lʼ", "Etat"],
            [("dʼaprès", "reportive")],
        ),
        (
            "Le roi dʻHawaiʻi, lʻUnion et quʻil cite.",
            ["Le", "roi", "dʻ", "Hawaiʻi", "lʻ", "Union", "et", "quʻ", "il", "cite"],
            [],
        ),
        ("L′« union » et l` or", ["L′", "union", "et", "l`", "or"], []),
    ],
)
def test_look_alikes_of_the_apostrophe(
    text: str, words: list[str], markers: list[tuple[str, str]]
) -> None:
    doc = document(text)
    assert doc.text == text
    assert [text[a:b] for a, b in doc.words] == words
    found = discourse.markers(doc)
    assert list(zip(found["text"], found["category"].astype(str), strict=True)) == markers


# Code points, since most of these signs look alike: the class of U+0027 in confusables.txt.
LOOK_ALIKES = (
    *(0x0060, 0x00B4, 0x02B9, 0x02BB, 0x02BC, 0x02BD, 0x02BE, 0x02C8, 0x02CA, 0x02CB, 0x02F4),
    *(0x0384, 0x055A, 0x055D, 0x05F3, 0x1FBD, 0x1FBF, 0x1FFE, 0x2018, 0x2019, 0x201B, 0x2032),
    *(0x2035, 0xA78C, 0xFF07, 0xFF40),
)
NONE = (0x05D9, 0x07F4, 0x144A, 0x02BF, 0x02C9, 0x0313, 0x2033, 0x00B8, 0x002C)


@pytest.mark.parametrize("code", LOOK_ALIKES, ids="U+{:04X}".format)
def test_a_look_alike_between_letters_is_an_apostrophe(code: int) -> None:
    text = "Aujourd’hui, dit-on, l’Europe croit qu’il pourrait, d’après lui, s’en sortir."
    doc, plain = document(text.replace("’", chr(code))), document(text)
    assert doc.text == text.replace("’", chr(code))
    assert list(doc.words) == list(plain.words)
    columns = ["start", "end", "category"]
    assert discourse.markers(doc)[columns].equals(discourse.markers(plain)[columns])
    assert document(f"qu’au-\njourd{chr(code)}hui").text == f"qu’aujourd{chr(code)}hui"


@pytest.mark.parametrize("code", NONE, ids="U+{:04X}".format)
def test_another_sign_between_letters_is_none(code: int) -> None:
    doc = document(f"Il dit qu{chr(code)}il part.")
    assert len(doc.words) == 0 or "qu" + chr(code) not in [doc.text[a:b] for a, b in doc.words]


@pytest.mark.parametrize("blank", ["", " ", "  ", *BLANKS, "\u00a0 "])
def test_blanks_inside_guillemets(blank: str) -> None:
    doc = document(f"La menace est passée. «{blank}Les experts ont relu.{blank}» Le maire part.")
    assert len(doc.sentences) == 3


BODY = "Le fleuve monte depuis trois jours et personne ne sait jusqu’où il montera encore. " * 2


@pytest.mark.parametrize("blank", ["  ", "\u00a0", "\u2009\u2009", "\t", " \u202f "])
def test_blanks_inside_a_byline(blank: str) -> None:
    byline = f"Par{blank}Camille{blank}Brun"
    assert zones_of(["Le fleuve monte", byline, BODY, BODY], "fr")[:2] == ["title", "byline"]


@pytest.mark.parametrize("end", ["…", "...", "....", ". . .", "... »", "..\u00a0."])
def test_a_title_may_trail_off(end: str) -> None:
    title = f"« Le fleuve monte{end}" if "»" in end else f"Le fleuve monte{end}"
    assert zones_of([title, BODY, BODY], "fr")[0] == "title"
    assert zones_of(["Le fleuve monte.", BODY, BODY], "fr")[0] == "body"


def test_figures_and_page_of_a_text_with_odd_signs_are_well_formed(tmp_path: Path) -> None:
    odd = "\x01\x0b\x1b\x7f\x80\x9f\ufdd0\ufffe\uffff\U0010ffff"
    text = TEXT.replace(" de ", f" de{odd} ").replace("Que peut", f"Que{odd} peut")
    doc = document(text, id=f"essai{odd}", metadata={"title": f"Un{odd} titre", "author": odd})
    assert doc.id == "essai €Ÿ"
    assert any(note.endswith("(id and metadata)") for note in doc.notes)
    discourse.report(doc, tmp_path / "report")
    figures = sorted((tmp_path / "report").rglob("*.svg"))
    assert figures
    for figure in figures:
        ElementTree.parse(figure)
    [page] = (tmp_path / "report").glob("*.html")
    html = page.read_text(encoding="utf-8")
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]", html)
