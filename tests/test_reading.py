"""From texts to documents: normalisation, blocks, sections, and bad input."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from discourse.documents import ZONES, Document
from discourse.reading import document
from discourse.reading.normalise import normalise

# Letters, marks that combine, invisible characters, every kind of newline, emoji with joiners.
ODD = (
    "aàeÉœ İ’'-–«»\".!?… \u00a0\u202f\u00ad\u200b\u200d\u0301\ufeff\n\r\u2028\u2029\x85\x0c9👩🏽\t"
)
TEXTS = st.text(st.sampled_from(ODD) | st.characters(exclude_categories=["Cs"]), max_size=300)
PAGES = st.lists(
    st.sampled_from(
        [
            "Le fleuve monte",
            "Par Claire Delmas",
            "Publié le 3 mai 2024 à 18h02",
            "Le fleuve monte depuis trois jours et personne ne sait jusqu’où il montera.",
            "Personne ne sait jusqu’où il montera",
            "Partager",
            "",
            "Que faire ?",
            "© Ion Petru",
            "Claire Delmas est journaliste.",
        ]
    ),
    max_size=12,
).map("\n".join)


def zoned(doc: Document) -> list[tuple[str, str]]:
    return [(doc.text[block.start : block.end], block.zone) for block in doc.blocks]


def check(doc: Document) -> None:
    """What is true of every document."""
    text = doc.text
    assert unicodedata.is_normalized("NFC", text)
    for one, other in pairwise(doc.blocks):
        assert one.end <= other.start
    outside = list(text)
    for block in doc.blocks:
        piece = text[block.start : block.end]
        assert piece == piece.strip()
        assert piece
        assert block.zone in ZONES
        outside[block.start : block.end] = " " * (block.end - block.start)
    assert not "".join(outside).strip(), "a character stands in no block"
    assert doc.sections[0].start == 0
    assert doc.sections[-1].end == len(text)
    assert all(one.end == other.start for one, other in pairwise(doc.sections))
    assert [section.index for section in doc.sections] == list(range(len(doc.sections)))
    assert [sentence.index for sentence in doc.sentences] == list(range(len(doc.sentences)))
    for sentence in doc.sentences:
        piece = text[sentence.start : sentence.end]
        assert piece == piece.strip()
        assert piece
        block = doc.block_at(sentence.start)
        assert sentence.end <= block.end
        assert sentence.zone == block.zone
        section = doc.sections[sentence.section]
        assert section.start <= sentence.start < sentence.end <= section.end
    covered = [text[sentence.start : sentence.end] for sentence in doc.sentences]
    assert "".join("".join(covered).split()) == "".join(text.split())
    for word, following in pairwise(doc.words):
        assert word[1] <= following[0]
    assert all(start < end for start, end in doc.words)


@given(TEXTS)
@example("")
@example("\n \r\n\t")
@example("…")
@example("e\u0301te\u0301\r\n\ufeff")
@example('Il a dit : "Non. " Et voilà.')
def test_any_text_becomes_a_sound_document(text: str) -> None:
    text = text.replace("\x00", "")
    check(document(text))


@given(PAGES)
def test_any_page_becomes_a_sound_document(text: str) -> None:
    doc = document(text)
    check(doc)
    assert doc.text == text


@given(TEXTS)
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    once = normalise(text.replace("\x00", "")).text
    assert normalise(once).text == once


@pytest.mark.parametrize(
    "text",
    [
        "  Deux blancs  devant.  Et\u2009« deux\u00a0 » derrière. ",
        "L‘été, l`hiver, lʼan, ‘mot’.",
        "Un\n\n\n\nDeux\n",
        "L’« Europe »\u202f!",
        "🙂 Oui.",
        "👩🏽\u200d🚀 vole.",
    ],
)
def test_plain_text_stays_as_it_is(text: str) -> None:
    doc = document(text, lang="fr")
    assert doc.text == text
    assert doc.notes == ()


@pytest.mark.parametrize(
    ("raw", "text", "note"),
    [
        ("pre\u00admier lan\u00adceur", "premier lanceur", "2 soft hyphens removed"),
        ("zé\u200bro", "zéro", "1 zero-width character removed"),
        ("a\u200db", "ab", "1 zero-width character removed"),
        ("\ufeffUn", "Un", "byte-order mark dropped"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd", "3 newlines unified"),
        ("e\u0301te\u0301", "été", "composed to Unicode NFC"),
        ("Un\x01 mot\x7f", "Un mot", "2 control characters removed"),
        ("Un\x1fmot", "Un mot", "1 control character made a blank"),
        ("L\x92été\x85", "L’été…", "2 control characters read as Windows-1252"),
        ("Un\ufffe mot\U0001ffff\ufdd0", "Un mot", "3 noncharacters removed"),
        ("sacri\ufb01ce e\ufb03cace", "sacrifice efficace", "2 typographic ligatures written out"),
        ("\ufb01\u0301n", "fín", "1 typographic ligature written out"),
        ("\u212b\u200d", "Å", "1 zero-width character removed"),
        ("\ufb01\u200cn", "fin", "1 zero-width character removed"),
        ("\x15\ufeff\u200dfin", "fin", "2 zero-width characters removed"),
    ],
)
def test_what_cannot_be_seen_is_made_uniform_and_noted(raw: str, text: str, note: str) -> None:
    doc = document(raw)
    assert doc.text == text
    assert note in doc.notes


def test_mojibake_is_pointed_out() -> None:
    assert any("wrong encoding" in note for note in document("Lâ€™Ã©tÃ© est lÃ .").notes)
    assert document("L’été est là, São Paulo aussi.").notes == ()


@pytest.mark.parametrize("text", [None, 3, b"octets", ["a"], float("nan")])
def test_what_is_no_text_is_a_type_error(text: object) -> None:
    with pytest.raises(TypeError, match="expected a text"):
        document(text)  # type: ignore[arg-type]


def test_a_lone_surrogate_is_refused_with_its_offset() -> None:
    with pytest.raises(ValueError, match=r"document 'a': lone surrogate U\+D83D at offset 3"):
        document("Oui\ud83d", id="a")


def test_a_nul_character_is_refused_with_its_offset() -> None:
    with pytest.raises(ValueError, match="NUL character at offset 1"):
        document("a\x00b")


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match=r"lang='xx' is unknown; give a code such as 'fr'"):
        document("Un mot.", lang="xx")


def test_zones_may_be_given() -> None:
    text = "Le fleuve monte\nPersonne ne bouge.\nPartager"
    assert [b.zone for b in document(text, zones=["heading", None, "body"]).blocks] == [
        "heading",
        "body",
        "body",
    ]


def test_wrong_zones_are_refused() -> None:
    with pytest.raises(ValueError, match="zones names 1 zones for 2 blocks"):
        document("Un\nDeux", zones=["body"])
    with pytest.raises(ValueError, match=r"zones\[1\] is 'text'; choose one of title, standfirst"):
        document("Un\nDeux", zones=["body", "text"])


def test_metadata_are_kept_as_texts_and_cannot_be_changed() -> None:
    doc = document("Un mot.", metadata={"year": 2024, "author": "Ana"})
    assert dict(doc.metadata) == {"year": "2024", "author": "Ana"}
    with pytest.raises(TypeError):
        doc.metadata["author"] = "Ion"  # type: ignore[index]


BODY = (
    "Le fleuve monte depuis trois jours, et personne ne sait jusqu’où il montera cette année.",
    "La mairie attend, la préfecture aussi, et le pont restera fermé jusqu’à lundi, dit-elle.",
    "Par ailleurs, rien ne presse. Par Toutatis, disait Jean Roux, le 3 mai 1924 fut bien pire.",
)


def pasted(*head: str, **metadata: str) -> dict[str, str]:
    """The metadata of a pasted article with these lines below its title."""
    text = "\n\n".join(["Une gare rouvre, un village respire", *head, *BODY])
    return dict(document(text, metadata=metadata, lang="fr").metadata)


@pytest.mark.parametrize(
    ("head", "author", "date"),
    [
        (["Par Nora Lenoir", "Publié le 12 mars 2024 à 18h05"], "Nora Lenoir", "2024-03-12"),
        (["Par Nora L’Hôte et M.-C. Roux, à Lyon"], "Nora L’Hôte et M.-C. Roux", ""),
        (["Par Jean-Luc de La Tour"], "Jean-Luc de La Tour", ""),
        (["De notre envoyée spéciale à Lyon, Nora Lenoir"], "Nora Lenoir", ""),
        (["De notre correspondant à Lyon Luc Morel"], "", ""),  # or is Lyon a part of the name?
        (["Notre correspondant à Berlin, Luc Morel"], "Luc Morel", ""),
        (["Luc Morel, correspondant à Berlin"], "Luc Morel", ""),
        (["Luc Morel (à Berlin)", "Lyon, le 12 mars 2024"], "Luc Morel", "2024-03-12"),
        (["Par Luc Morel le 12 mars 2024"], "Luc Morel", "2024-03-12"),
        (["Propos recueillis par Luc Morel", "12/03/2024 à 07h30"], "Luc Morel", "2024-03-12"),
        (["Mis à jour le 14 mars 2024", "Publié le 12 mars 2024"], "", "2024-03-12"),
        (["Publié le 12 mars 2024, mis à jour le 14 mars 2024"], "", "2024-03-12"),
        (["Mis à jour le 14 mars 2024 à 09h12"], "", "2024-03-14"),
        (["Par Ana Dima, autrice de « Le 6 juin 1944 »"], "Ana Dima", ""),
        (["Par AFP", "Publié hier à 18h05"], "", ""),
        (["Par Le Monde avec AFP"], "", ""),
        (["Par la rédaction"], "", ""),
        (["Traduit de l’anglais par Luc Morel"], "", ""),
        ([], "", ""),
    ],
)
def test_byline_gives_author_and_date(head: list[str], author: str, date: str) -> None:
    found = pasted(*head)
    assert (found.get("author", ""), found.get("date", "")) == (author, date)


@pytest.mark.parametrize(
    ("opening", "date"),
    [
        ("NÎMES, 9 sept 2024 (AFP) - ", "2024-09-09"),
        ("Paris, le 3 mai 2024 – ", "2024-05-03"),
        ("NÎMES, 9 septembre (AFP) - ", None),
        ("Après Nîmes, 9 septembre 2024 fut un jour de crue : ", None),
    ],
)
def test_a_dispatch_is_dated_before_its_first_sentence(opening: str, date: str | None) -> None:
    text = f"La crue\n\n{opening}le fleuve monte depuis trois jours dans toute la vallée."
    assert document(text, lang="fr").metadata.get("date") == date


def test_given_metadata_are_worth_more_than_a_byline() -> None:
    head = "Par Nora Lenoir", "Publié le 12 mars 2024"
    assert pasted(*head, author="N. L.") == {"author": "N. L.", "date": "2024-03-12"}
    assert pasted(*head, Author="", Date="mars") == {"Author": "", "Date": "mars"}
    assert "author" not in pasted("Par Nora Lenoir", outlet="Nora Lenoir")


def test_date_of_a_life_is_none_of_publication() -> None:
    text = "\n\n".join(["Une gare", *BODY, "Nora Lenoir est journaliste, née le 3 mai 1970 à Lyon"])
    doc = document(text, lang="fr")
    assert doc.blocks[-1].zone == "byline"
    assert dict(doc.metadata) == {"author": "Nora Lenoir"}


@pytest.mark.parametrize("text", ["", " \n\t"])
def test_no_text_has_no_blocks(text: str) -> None:
    doc = document(text)
    assert (doc.blocks, doc.sentences, len(doc.words)) == ((), (), 0)
    assert doc.notes == ("no text",)


def test_one_word_is_a_body_of_one_sentence() -> None:
    doc = document("Espoir")
    assert zoned(doc) == [("Espoir", "body")]
    assert len(doc.sentences) == len(doc.words) == 1


def test_a_megabyte_on_one_line_is_read() -> None:
    line = "Le fleuve monte encore et M. Petru attend. " * 25_000
    doc = document(line)
    check(doc)
    assert len(doc.sentences) == 25_000


WRAPPED = """Le fleuve monte depuis trois jours et les digues tiennent encore,
mais personne n’ose plus dire jusqu’à quand elles tiendront ni qui
décidera de les ouvrir.

Une seconde crue pourrait suivre dans la semaine, si les pluies que
les stations annoncent en amont se confirment avant dimanche soir et
si le vent tourne.
"""


def test_a_text_wrapped_by_hand_is_read_by_paragraph() -> None:
    doc = document(WRAPPED)
    first, second = doc.text.split("\n\n")
    assert first.startswith("Le fleuve monte depuis trois jours")
    assert first.endswith("tiendront ni qui décidera de les ouvrir.")
    assert second.startswith("Une seconde crue")
    assert len(doc.sentences) == 2
    assert doc.notes == ("6 lines joined into 2 paragraphs",)


def test_lines_with_crlf_wrap_alike() -> None:
    assert len(document(WRAPPED.replace("\n", "\r\n")).blocks) == 2


def test_the_introduction_is_the_first_section_when_there_is_one() -> None:
    body = "Le fleuve monte depuis trois jours et personne ne sait jusqu’où il montera encore."
    with_introduction = document(f"La crue\n{body}\nUn fleuve sans maître\n{body}\n{body}")
    assert [section.title for section in with_introduction.sections] == [
        "",
        "Un fleuve sans maître",
    ]
    zones = ["title", "heading", "body", "heading", "body"]
    without = document(f"La crue\nLes faits\n{body}\nUn fleuve sans maître\n{body}", zones=zones)
    assert [section.title for section in without.sections] == ["Les faits", "Un fleuve sans maître"]
    assert without.sections[0].start == 0


def test_a_text_without_headings_is_one_section() -> None:
    doc = document("Un mot.\nDeux mots.")
    assert [(s.title, s.start, s.end) for s in doc.sections] == [("", 0, len(doc.text))]
