"""Office files, e-books and zip files: what a reader of them sees is read, the rest left out."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
import odfdo
import openpyxl
import pytest
from fpdf import FPDF
from hypothesis import given, settings
from hypothesis import strategies as st

from discourse.documents import Document
from discourse.reading import Problem, archives, document, read, read_many
from tests import office_files as office
from tests.test_reading_kinds import SENTENCE, lines

TWO = ["La mairie hésite encore, et personne ne dort.", "Rien n’est sûr, dit-on à Sorval."]


def written(folder: str | Path, name: str, data: bytes) -> Path:
    path = Path(folder, name)
    path.write_bytes(data)
    return path


def zones(doc: Document) -> list[tuple[str, str]]:
    return [(block.zone, doc.text[block.start : block.end]) for block in doc.blocks]


@pytest.mark.parametrize("name", office.OFFICE)
@settings(max_examples=3, deadline=None)
@given(paragraphs=st.lists(SENTENCE, min_size=2, max_size=6, unique=True))
def test_a_text_holds_nothing_of_its_container(name: str, paragraphs: list[str]) -> None:
    suffix, made = office.OFFICE[name]
    with TemporaryDirectory() as folder:
        docs = read_many(written(folder, f"a{suffix}", made(paragraphs)), lang="fr")
    assert lines(docs) == paragraphs


@pytest.mark.parametrize("name", office.OFFICE)
def test_a_kind_is_told_whatever_the_name(tmp_path: Path, name: str) -> None:
    for file in ("a", "a.txt", "a.html", "a.csv"):
        path = written(tmp_path, file, office.OFFICE[name][1](TWO))
        assert lines(read_many(path, lang="fr")) == TWO


@pytest.mark.parametrize(
    ("name", "module"),
    [
        ("docx", "docx"),
        ("odt", "odfdo"),
        ("pdf", "pdfminer.high_level"),
        ("rtf", "striprtf.striprtf"),
        ("xlsx", "openpyxl"),
    ],
)
def test_without_the_extra_the_message_names_it(
    name: str, module: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    suffix, made = office.OFFICE[name]
    path = written(tmp_path, f"a{suffix}", made(TWO))
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ValueError, match=r"needs the extra office: pip install 'discourse-toolk"):
        read(path)


# --- damaged, empty, locked -----------------------------------------------------------------------


@pytest.mark.parametrize("name", office.OFFICE)
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_file_that_is_cut_off_is_said_in_a_line(name: str, share: float, tmp_path: Path) -> None:
    suffix, made = office.OFFICE[name]
    data = made(TWO)
    path = written(tmp_path, f"a{suffix}", data[: int(len(data) * share)])
    problems: list[Problem] = []
    try:
        docs = read_many(path, lang="fr", on_problem=problems.append)
    except ValueError as error:
        docs, said = [], str(error)
    else:
        said = "; ".join(map(str, problems))
    assert all(any("cut off" in note for note in doc.notes) for doc in docs)
    assert docs or str(path) in said
    assert "\n" not in said


@pytest.mark.parametrize("name", office.OFFICE)
def test_a_file_without_text_is_said(name: str, tmp_path: Path) -> None:
    suffix, made = office.OFFICE[name]
    path = written(tmp_path, f"a{suffix}", made([]))
    with pytest.raises(ValueError, match=r"no (?:text|article|file)|nothing but running heads"):
        read(path)


def test_a_word_file_with_a_password_is_said(tmp_path: Path) -> None:
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(ValueError, match=r"a Word or Excel file with a password.*; open it, remov"):
        read(written(tmp_path, "a.docx", old))


def test_an_open_document_with_a_password_is_said(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(office.open_document(TWO))) as source:
        files = {info.filename: source.read(info) for info in source.infolist()}
    manifest = "META-INF/manifest.xml"
    files[manifest] = files[manifest].replace(
        b"</manifest:manifest>",
        b'<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/>'
        b"</manifest:file-entry></manifest:manifest>",
    )
    mimetype = {"mimetype": files.pop("mimetype"), **files}
    with pytest.raises(ValueError, match=r"OpenDocument text .* with a password; open it"):
        read(written(tmp_path, "a.odt", office.zipped(dict(mimetype), stored=True)))


def test_a_pdf_with_a_password_is_said(tmp_path: Path) -> None:
    made = office.Press()
    made.say(TWO[0])
    made.set_encryption(owner_password="maître", user_password="secret")
    with pytest.raises(ValueError, match=r"a PDF file with a password; open it, print it"):
        read(written(tmp_path, "a.pdf", made.bytes()))


def test_a_scanned_pdf_is_said(tmp_path: Path) -> None:
    made = FPDF()
    for _ in range(3):
        made.add_page()
        made.rect(20, 20, 100, 100, style="F")
    with pytest.raises(ValueError, match=r"no text in its 3 pages, which are pictures; .*\(OCR\)"):
        read(written(tmp_path, "a.pdf", bytes(made.output())))


def test_a_page_without_text_is_named(tmp_path: Path) -> None:
    made = office.Press(head="")
    made.say(TWO[0])
    made.add_page()
    made.add_page()
    made.say(TWO[1])
    made.footer = lambda: None  # type: ignore[method-assign]
    doc = read(written(tmp_path, "a.pdf", made.bytes()), lang="fr")
    assert lines([doc]) == TWO


def test_an_e_book_with_copy_protection_is_said(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(office.book(TWO))) as source:
        files: dict[str, bytes | str] = {
            one.filename: source.read(one) for one in source.infolist()
        }
    files["META-INF/encryption.xml"] = (
        "<encryption><EncryptedData><CipherData><CipherReference URI='OEBPS/c0.xhtml'/>"
        "</CipherData></EncryptedData></encryption>"
    )
    with pytest.raises(ValueError, match=r"copy protection \(DRM\)"):
        read(written(tmp_path, "a.epub", office.zipped(files)))


@pytest.mark.parametrize(
    ("name", "part"),
    [("docx", "word/document.xml"), ("odt", "content.xml"), ("xlsx", "xl/worksheets/sheet1.xml")],
)
def test_entities_in_an_office_file_are_refused(name: str, part: str, tmp_path: Path) -> None:
    secret = written(tmp_path, "secret.txt", b"le secret")
    with zipfile.ZipFile(io.BytesIO(office.OFFICE[name][1](TWO))) as source:
        files: dict[str, bytes | str] = {
            one.filename: source.read(one) for one in source.infolist()
        }
    declared = f'<!DOCTYPE x [<!ENTITY s SYSTEM "{secret.as_uri()}">]>'.encode()
    content = files[part]
    assert isinstance(content, bytes)
    files[part] = declared + content
    path = written(tmp_path, f"a.{name}", office.zipped(files, stored=True))
    with pytest.raises(ValueError, match=rf"{part} declares entities"):
        read(path)


@pytest.mark.parametrize(
    ("name", "part", "opening", "closing"),
    [
        ("docx", "word/document.xml", b"<w:sdt><w:sdtContent>", b"</w:sdtContent></w:sdt>"),
        ("odt", "content.xml", b"<text:section>", b"</text:section>"),
    ],
)
def test_elements_nested_5000_deep_are_no_crash(
    name: str, part: str, opening: bytes, closing: bytes, tmp_path: Path
) -> None:
    with zipfile.ZipFile(io.BytesIO(office.OFFICE[name][1](TWO))) as source:
        files: dict[str, bytes | str] = {
            one.filename: source.read(one) for one in source.infolist()
        }
    content = files[part]
    assert isinstance(content, bytes)
    start = content.find(b"<w:p>") if name == "docx" else content.find(b"<text:p")
    deep = content[:start] + opening * 5000 + closing * 5000 + content[start:]
    path = written(tmp_path, f"a.{name}", office.zipped({**files, part: deep}, stored=True))
    with pytest.raises(ValueError, match=r"cannot be read|too deep"):
        read(path)


# --- Word -----------------------------------------------------------------------------------------


def test_a_word_document_is_read_as_its_reader_sees_it(tmp_path: Path) -> None:
    document = docx.Document()
    document.core_properties.author = "Poste 3"
    document.add_paragraph("Le pont de Sorval", style="Title")
    document.add_paragraph("Six ans de refus, une chance étroite.", style="Subtitle")
    paragraph = document.add_paragraph("Le fleuve ")
    office.word_xml(
        paragraph,
        f'<w:ins w:id="1" w:author="N">{office.run("monte ")}</w:ins>',
        f'<w:del w:id="2" w:author="N">{office.run("descend ", "delText")}</w:del>',
        f"<w:sdt><w:sdtPr/><w:sdtContent>{office.run('à Sorval')}</w:sdtContent></w:sdt>",
        f'<w:smartTag w:element="place">{office.run(" la vieille")}</w:smartTag>',
        f'<w:fldSimple w:instr=" REF x ">{office.run(" et le soir")}</w:fldSimple>',
        '<w:r><w:footnoteReference w:id="2"/></w:r>',
        f"<w:r><w:rPr><w:vanish/></w:rPr>{office.run(' caché')[5:]}",
    )
    paragraph.add_run(", et per\u00adsonne ne dort.")
    document.add_heading("Une chance", 1)
    document.add_paragraph("Les élus espèrent que l’État paiera la moitié des travaux.")
    document.add_paragraph("Les élus espèrent que l’État paiera la moitié", style="Quote")
    table = document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(1, 1).text = "Ville", "800"
    frame = document.add_table(1, 1)
    frame.cell(0, 0).text = "Le préfet n’a pas répondu à la lettre des habitants."
    document.add_comment(document.paragraphs[2].runs, text="à vérifier", author="N")
    doc = read(written(tmp_path, "a.docx", office.saved(document)), lang="fr")
    assert zones(doc) == [
        ("title", "Le pont de Sorval"),
        ("standfirst", "Six ans de refus, une chance étroite."),
        ("body", "Le fleuve monte à Sorval la vieille et le soir, et personne ne dort."),
        ("heading", "Une chance"),
        ("body", "Les élus espèrent que l’État paiera la moitié des travaux."),
        ("pull_quote", "Les élus espèrent que l’État paiera la moitié"),
        ("body", "Le préfet n’a pas répondu à la lettre des habitants."),
    ]
    assert doc.notes[0] == "left out: 1 footnote, 1 hidden passage, 1 comment, 1 table"
    assert doc.notes[1] == "tracked changes: 1 insertion kept, 1 deletion left out"
    assert doc.metadata["title"] == "Le pont de Sorval"
    assert doc.metadata["file_author"] == "Poste 3"
    assert "author" not in doc.metadata


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next(tmp_path: Path) -> None:
    document = docx.Document()
    first = document.add_paragraph("Le fleuve monte ")
    properties = first._p.get_or_add_pPr()
    office.word_xml(first, '<w:rPr><w:del w:id="3" w:author="N"/></w:rPr>')
    properties.append(first._p[-1])
    document.add_paragraph("et personne ne dort.")
    doc = read(written(tmp_path, "a.docx", office.saved(document)), lang="fr")
    assert lines([doc]) == ["Le fleuve monte et personne ne dort."]


def test_nexis_in_a_word_document_is_read_as_nexis(tmp_path: Path) -> None:
    document = docx.Document()
    for title, text in zip(("Un espoir prudent", "Une crue rapide"), TWO, strict=True):
        for line in (
            title,
            "L’Écho du soir",
            "July 1, 2019 Monday 9:20 AM GMT",
            "Copyright 2019 L’Écho",
            "Section:\u00a0RÉGION",
            "Length:\u00a0300 words",
            "Byline:\u00a0Nora Lenoir",
            "Body",
            text,
            "Classification",
            "Language: FRENCH",
            "End of Document",
        ):
            document.add_paragraph(line)
    docs = read_many(written(tmp_path, "a.docx", office.saved(document)), lang="fr")
    assert [doc.metadata["date"] for doc in docs] == ["2019-07-01"] * 2
    bodies = [[text for zone, text in zones(doc) if zone == "body"] for doc in docs]
    assert bodies == [[text] for text in TWO]


# --- OpenDocument ---------------------------------------------------------------------------------


def test_an_open_document_is_read_as_its_reader_sees_it(tmp_path: Path) -> None:
    document = odfdo.Document("text")
    body = document.body
    body.clear()
    changes = odfdo.Element.from_tag(
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>gelé</text:p>"
        "</text:deletion></text:changed-region><text:changed-region><text:insertion/>"
        "</text:changed-region></text:tracked-changes>"
    )
    body.append(changes)
    body.append(odfdo.Paragraph("Le pont de Sorval", style="Title"))
    body.append(odfdo.Header(1, "Une chance"))
    paragraph = odfdo.Paragraph("Le fleuve monte, et personne ne dort.")
    paragraph.insert_note(after="monte", note_id="n1", citation="1", body="Une note.")
    paragraph.insert_annotation(after="dort", body="à vérifier", creator="N")
    body.append(paragraph)
    table = odfdo.Table("T", width=2, height=2)
    table.set_value("A1", "Ville")
    table.set_value("B2", 800)
    body.append(table)
    body.append(odfdo.Header(1, "Deux"))
    body.append(
        odfdo.Element.from_tag("<text:p>Il<text:s text:c='3'/>baisse<text:tab/>ici.</text:p>")
    )
    doc = read(written(tmp_path, "a.odt", office.saved(document)), lang="fr")
    assert zones(doc) == [
        ("title", "Le pont de Sorval"),
        ("heading", "Une chance"),
        ("body", "Le fleuve monte, et personne ne dort."),
        ("heading", "Deux"),
        ("body", "Il baisse ici."),
    ]
    assert doc.notes[0] == "left out: 1 footnote, 1 comment, 1 table"
    assert doc.notes[1] == "tracked changes: 1 insertion kept, 1 deletion left out"


# --- PDF ------------------------------------------------------------------------------------------

LONG = (
    "Le conseil a débattu hier soir de la réouverture de la petite gare, fermée depuis trois ans, "
    "et les élus espèrent que le département paiera la moitié des travaux avant la fin de l’été."
)


def test_running_heads_and_page_numbers_of_a_pdf_are_left_out(tmp_path: Path) -> None:
    made = office.Press()
    made.say("Une gare rouvre, un village respire", 18, "B")
    numbered = [f"Point {at}. {LONG} {LONG}" for at in range(24)]
    for at, text in enumerate(numbered):
        if at in (8, 16):
            made.say(f"Intertitre après {at}", 12, "B")
        made.say(text)
    doc = read(written(tmp_path, "a.pdf", made.bytes()), lang="fr")
    assert [text for zone, text in zones(doc) if zone == "body"] == numbered
    assert [text for zone, text in zones(doc) if zone in ("title", "heading")] == [
        "Une gare rouvre, un village respire",
        "Intertitre après 8",
        "Intertitre après 16",
    ]
    assert doc.notes[0].startswith("left out: 6 lines of running heads")


@pytest.mark.parametrize("number", [2, 3])
def test_columns_of_a_pdf_are_read_one_after_the_other(number: int, tmp_path: Path) -> None:
    made = office.Press()
    made.say("Une gare rouvre, un village respire", 18, "B")
    numbered = [f"Point {at}. {LONG} {LONG}" for at in range(23)]
    made.set_font("Sans", size=9)
    with made.text_columns(ncols=number, gutter=7, text_align="L") as columns:
        for text in numbered:
            with columns.paragraph(bottom_margin=2) as paragraph:
                paragraph.write(text)
    doc = read(written(tmp_path, "a.pdf", made.bytes()), lang="fr")
    assert [text for zone, text in zones(doc) if zone == "body"] == numbered


def test_ligatures_and_cut_words_of_a_pdf_are_mended(tmp_path: Path) -> None:
    made = office.Press()
    made.set_font("Sans", size=10)
    for line in ("Un sacriﬁce eﬃcace est pro-", "bable, dit un rendez-", "vous de la mairie."):
        made.cell(0, 5, line)
        made.ln(5)
    doc = read(written(tmp_path, "a.pdf", made.bytes()), lang="fr")
    assert doc.text == "Un sacrifice efficace est probable, dit un rendez-vous de la mairie."


def test_footnotes_and_their_calls_in_a_pdf_are_left_out(tmp_path: Path) -> None:
    made = office.Press()
    made.set_font("Sans", size=10)
    made.write(5, "Le fleuve monte")
    made.char_vpos = "SUP"
    made.write(5, "12")
    made.char_vpos = "LINE"
    made.write(5, ", et personne ne dort plus dans la vallée depuis trois jours.")
    made.set_y(250)
    made.set_font("Sans", size=7)
    made.cell(0, 4, "12. Voir le rapport de la préfecture.")
    doc = read(written(tmp_path, "a.pdf", made.bytes()), lang="fr")
    assert doc.text == (
        "Le fleuve monte, et personne ne dort plus dans la vallée depuis trois jours."
    )
    assert "1 note call" in doc.notes[0]
    assert "1 line of footnotes" in doc.notes[0]


# --- RTF, EPUB, XLSX ------------------------------------------------------------------------------


def test_rich_text_keeps_headings_and_leaves_out_what_is_deleted(tmp_path: Path) -> None:
    data = (
        rb"{\rtf1\ansi\ansicpg1252{\stylesheet{\s0 Normal;}{\s1\sbasedon0 heading 1;}{\s15 Title;}}"
        rb"{\info{\title Le pont}{\author Poste 3}}{\footer \pard 12\par}"
        rb"\pard\s15 Le pont de Sorval\par"
        rb"\pard\s0 Le fleuve \'e9tait haut{\deleted et bas}\u8217?, et {\footnote \pard Note.\par}"
        rb"personne {\v cach\'e9 }ne dort.\par"
        rb"\pard\s1 Une chance\par"
        rb"\pard\s0 {\field{\*\fldinst HYPERLINK x}{\fldrslt Un lien}} suffit."
        rb"\par\trowd\cellx100\cellx200 Ville\cell 800\cell\row}"
    )
    doc = read(written(tmp_path, "a.rtf", data), lang="fr")
    assert zones(doc) == [
        ("title", "Le pont de Sorval"),
        ("body", "Le fleuve était haut’, et personne ne dort."),
        ("heading", "Une chance"),
        ("body", "Un lien suffit."),
    ]
    for what in ("1 footnote", "1 footer", "1 deleted passage", "1 hidden passage", "1 table"):
        assert what in doc.notes[0]
    assert dict(doc.metadata) == {"title": "Le pont de Sorval", "file_author": "Poste 3"}


ROWS = (("HD", "La crue"), ("SN", "L'Écho"), ("PD", "3 mai 2024"), ("LP", TWO[0]), ("TD", TWO[1]))


def test_tables_of_rich_text_are_read_as_those_of_word(tmp_path: Path) -> None:
    long = " ".join(TWO * 3)
    row = rf"\trowd\cellx9\intbl {long}\par Fin.\cell\row\pard"
    text = rf"{{\rtf1\ansi Un\line deux\par{row} Bas.\par}}"
    doc = read(written(tmp_path, "a.rtf", text.encode("cp1252")), lang="fr")
    assert lines([doc]) == ["Un deux", long, "Fin.", "Bas."]
    row = r"\trowd\cellx9\cellx99\intbl {}\cell {}\cell\row "
    text = r"{\rtf1\ansi\ansicpg1252 " + "".join(row.format(*one) for one in ROWS) + r"\par}"
    doc = read(written(tmp_path, "b.rtf", text.encode("cp1252")), lang="fr")
    assert zones(doc) == [("title", "La crue"), ("body", TWO[0]), ("body", TWO[1])]
    document = docx.Document()
    table = document.add_table(len(ROWS), 2)
    for at, (code, value) in enumerate(ROWS):
        table.cell(at, 0).text, table.cell(at, 1).text = code, value
    again = read(written(tmp_path, "b.docx", office.saved(document)), lang="fr")
    assert (again.text, again.metadata["outlet"]) == (doc.text, "L'Écho")


def test_a_short_line_of_a_pdf_ends_a_paragraph(tmp_path: Path) -> None:
    made = FPDF()
    made.add_page()
    made.set_font("Helvetica", "", 11)
    for text in ("Par Nora Lenoir, envoyée spéciale", " ".join(TWO * 4)):
        made.multi_cell(0, 6, text.replace("’", "'"), new_x="LMARGIN", new_y="NEXT")
    doc = read(written(tmp_path, "a.pdf", bytes(made.output())), lang="fr")
    assert zones(doc)[0] == ("byline", "Par Nora Lenoir, envoyée spéciale")
    assert len(zones(doc)) == 2


def test_an_e_book_says_who_wrote_it(tmp_path: Path) -> None:
    doc = read(written(tmp_path, "a.epub", office.book(TWO, version="2.0")), lang="fr")
    assert dict(doc.metadata) == {
        "title": "Le pont de Sorval",
        "author": "Nora Lenoir",
        "date": "2024-05-03",
        "language": "fr",
    }
    assert doc.notes == ("left out: 1 table of contents, 2 footnotes",)


def test_a_workbook_gives_a_document_a_row(tmp_path: Path) -> None:
    from datetime import date

    made = openpyxl.Workbook()
    made.active.title = "Lisez-moi"
    made.active.append(["Ce classeur", "vient de la rédaction"])
    sheet = made.create_sheet("Presse")
    sheet.append(["Corpus de presse"])
    sheet.append(["ID", "Texte", "Date", "Page", None])
    sheet.append(["a", TWO[0], date(2024, 5, 3), 12.0, "de côté"])
    sheet.append([None, None, None, None, None])
    sheet.append(["b", None, date(2024, 5, 4), 3, None])
    sheet.append(["c", TWO[1], "mai 2024", "#N/A", None])
    problems: list[Problem] = []
    path = written(tmp_path, "a.xlsx", office.saved(made))
    docs = read_many(path, lang="fr", on_problem=problems.append)
    assert [(doc.id, doc.text) for doc in docs] == [("a", TWO[0]), ("c", TWO[1])]
    assert docs[0].metadata["Date"] == "2024-05-03"
    assert docs[0].metadata["Page"] == "12"
    assert "Page" not in docs[1].metadata
    assert docs[0].metadata["column 5"] == "de côté"
    assert "no column of texts on the sheet Lisez-moi" in docs[0].notes
    assert [str(one) for one in problems] == [f"{path}, row 5: no text in column 'Texte'"]
    with pytest.raises(ValueError, match=r"no column 'propos'; it has"):
        read_many(path, text="propos")


# --- zip files ------------------------------------------------------------------------------------


def test_a_zip_file_gives_what_its_folder_would(tmp_path: Path) -> None:
    files: dict[str, bytes | str] = {
        "presse/été.txt": TWO[0],
        "presse/été.toml": 'author = "Nora Lenoir"',
        "presse/b.html": f"<h1>Le Pont</h1><p>{TWO[1]}</p><p>{TWO[0]}</p>",
        "c.docx": office.word(TWO),
        ".hidden": "rien",
        "__MACOSX/._b.html": "rien",
    }
    folder = tmp_path / "folder"
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    (folder / "__MACOSX" / "._b.html").unlink()
    archive = written(tmp_path, "a.zip", office.zipped(files))
    found = [
        [(doc.id, doc.text, dict(doc.metadata)) for doc in read_many(one, lang="fr")]
        for one in (archive, folder)
    ]
    assert found[0] == found[1]
    assert [name for name, _, _ in found[0]] == ["c", "presse/b", "presse/été"]
    assert found[0][2][2] == {"author": "Nora Lenoir"}


def test_a_path_that_leads_out_of_a_zip_file_is_cut(tmp_path: Path) -> None:
    data = office.zipped({"../../etc/a.txt": TWO[0], "/b.txt": TWO[1]})
    docs = read_many(written(tmp_path, "a.zip", data), lang="fr")
    assert [doc.id for doc in docs] == ["b", "etc/a"]
    assert [path.name for path in tmp_path.iterdir()] == ["a.zip"]


def test_one_text_in_a_zip_file_is_one_document(tmp_path: Path) -> None:
    path = written(tmp_path, "a.zip", office.zipped({"x/b.txt": TWO[0]}))
    assert read(path, lang="fr").text == TWO[0]
    with pytest.raises(ValueError, match=r"several articles in one file; use discourse\.read_many"):
        read(written(tmp_path, "b.zip", office.archive(TWO)))


def test_what_fails_in_a_zip_file_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    inner = office.zipped({"c.txt": TWO[1], "d.png": b"\x89PNG\r\n\x1a\n\0"})
    path = written(tmp_path, "a.zip", office.zipped({"a.txt": TWO[0], "n.zip": inner, "e.txt": ""}))
    problems: list[Problem] = []
    docs = read_many(path, lang="fr", on_problem=problems.append)
    assert [doc.id for doc in docs] == ["a", "n/c"]
    assert [one.file for one in problems] == [f"{path}/e.txt", f"{path}/n.zip/d.png"]
    assert "the file is empty" in str(problems[0])


def test_zip_files_inside_one_another_have_an_end(tmp_path: Path) -> None:
    data = office.zipped({"a.txt": TWO[0]})
    for _ in range(archives.DEEPEST):
        data = office.zipped({"b.txt": TWO[1], "n.zip": data})
    problems: list[Problem] = []
    docs = read_many(written(tmp_path, "a.zip", data), lang="fr", on_problem=problems.append)
    assert [doc.id for doc in docs] == ["b", "n/b", "n/n/b"]
    assert "more than 3 zip files inside one another" in str(problems[0])


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    data = office.zipped({"a.txt": "0" * 3_000_000, "b.txt": TWO[0]})
    path = written(tmp_path, "a.zip", data)
    problems: list[Problem] = []
    docs = read_many(path, max_size=1_000_000, lang="fr", on_problem=problems.append)
    assert [doc.id for doc in docs] == ["b"]
    assert "a.txt: not unpacked: 3,000,000 bytes after 0 of others" in str(problems[0])
    nested = office.zipped({f"{at}.zip": data for at in range(4)}, stored=True)
    problems = []
    path = written(tmp_path, "b.zip", nested)
    docs = read_many(path, max_size=4_000_000, lang="fr", on_problem=problems.append)
    assert [doc.id for doc in docs if doc.id.endswith("/b")] == ["0/b", "1/b", "2/b", "3/b"]
    assert sum("not unpacked" in str(one) for one in problems) == 3


def test_the_files_of_a_zip_file_are_counted_together(tmp_path: Path) -> None:
    texts = {f"{at}.txt": f"{at} Le fleuve monte. " * 200 for at in range(4)}
    path = written(tmp_path, "a.zip", office.zipped(dict(texts)))
    size = len(texts["0.txt"])
    problems: list[Problem] = []
    docs = read_many(path, max_size=2 * size + 5, lang="fr", on_problem=problems.append)
    assert [doc.id for doc in docs] == ["0", "1"]
    assert [one.file for one in problems] == [f"{path}/2.txt", f"{path}/3.txt"]
    assert f"{2 * size:,} of others, and {2 * size + 5:,} are the most" in str(problems[0])
    for enough in (4 * size, None):
        assert len(read_many(path, max_size=enough, lang="fr")) == 4


@pytest.mark.parametrize("name", ["docx", "odt", "epub", "xlsx"])
def test_what_a_document_unpacks_to_is_counted(tmp_path: Path, name: str) -> None:
    suffix, made = office.OFFICE[name]
    data = made([f"Le fleuve {at} monte. " * 1200 for at in range(12)])
    path = written(tmp_path, f"a{suffix}", data)
    assert len(data) < 100_000
    with pytest.raises(ValueError, match=r", unpacked: more than 100000 bytes \(.*raise max_size"):
        read_many(path, max_size=100_000, lang="fr")
    assert read_many(path, max_size=None, lang="fr")


def test_a_zip_file_with_a_password_names_its_files(tmp_path: Path) -> None:
    data = bytearray(office.zipped({"a.txt": TWO[0]}, stored=True))
    data[6] |= 1  # the flag of a password, in the entry and in the list of contents
    data[data.rfind(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(ValueError, match=r"a\.txt: a\.txt has a password; unpack it"):
        read_many(written(tmp_path, "a.zip", bytes(data)))


@pytest.mark.parametrize("make", [office.word, office.archive], ids=["docx", "zip"])
def test_a_stream_is_read_as_a_file(make: Callable[[list[str]], bytes]) -> None:
    doc = read(io.BytesIO(make(TWO[:1])), lang="fr")
    assert doc.text == TWO[0]


@pytest.mark.parametrize("name", ["docx", "xlsx"])
def test_strict_open_xml_is_read_as_the_usual_form(tmp_path: Path, name: str) -> None:
    data = office.OFFICE[name][1](TWO)
    usual = read_many(written(tmp_path, f"usual.{name}", data), lang="fr")
    path = written(tmp_path, f"strict.{name}", office.strict(data))
    assert office.strict(data) != data
    strict = read_many(path, lang="fr")
    assert [doc.text for doc in strict] == [doc.text for doc in usual]
    assert [dict(doc.metadata) for doc in strict] == [dict(doc.metadata) for doc in usual]


def test_tracked_changes_of_strict_open_xml(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("La mairie ")
    office.word_xml(
        paragraph,
        f'<w:ins w:id="1" w:author="N">{office.run("hésite encore.")}</w:ins>',
        f'<w:del w:id="2" w:author="N">{office.run("décide.", "delText")}</w:del>',
    )
    doc = read(written(tmp_path, "a.docx", office.strict(office.saved(document))), lang="fr")
    assert doc.text == "La mairie hésite encore."
    assert "tracked changes: 1 insertion kept, 1 deletion left out" in doc.notes


def test_names_that_a_program_makes_up_are_none(tmp_path: Path) -> None:
    data = office.book(TWO)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        files: dict[str, bytes | str] = {one: package.read(one) for one in package.namelist()}
    for name, content in files.items():
        if name.endswith(".opf") and isinstance(content, bytes):
            made_up = "<dc:title>Unknown Title</dc:title><dc:creator>Unknown Author</dc:creator>"
            text = re.sub(
                r"<dc:(title|creator)\b.*?</dc:\1>", "", content.decode(), flags=re.DOTALL
            )
            files[name] = text.replace("</metadata>", f"{made_up}</metadata>")
    doc = read(written(tmp_path, "a.epub", office.zipped(files)), lang="fr")
    assert {"title", "author"}.isdisjoint(doc.metadata)


SOFFICE = shutil.which("soffice")
ESSAY = Path(__file__).parent / "fixtures" / "essai.fodt"
RISING = (
    "Le fleuve pourrait peut-être monter encore demain, selon la mairie, et personne ne dort plus."
)
HELD = (
    "Œuvre des anciens, la digue a tenu ; « un miracle », dit-on au conseil municipal de la ville."
)
SAID = [
    ("title", "La crue s’éloigne"),
    ("body", RISING),
    ("heading", "Les digues"),
    ("body", HELD),
    ("body", "Le premier point est la digue de l’est."),
]


@pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice (Debian: libreoffice-writer)")
@pytest.mark.parametrize(
    ("suffix", "note"),
    [
        ("docx", "tracked changes: 1 insertion kept, 1 deletion left out"),
        ("odt", "tracked changes: 1 insertion kept, 1 deletion left out"),
        ("rtf", "left out: 1 footnote, 1 deleted passage"),
    ],
)
def test_documents_that_libreoffice_writes(tmp_path: Path, suffix: str, note: str) -> None:
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [str(SOFFICE), profile, "--headless", "--convert-to", suffix, "--outdir", tmp_path, ESSAY],
        check=True,
        capture_output=True,
        timeout=120,
    )
    doc = read(tmp_path / f"essai.{suffix}", lang="fr")
    assert [(zone, text.removeprefix("• ")) for zone, text in zones(doc)] == SAID
    assert note in doc.notes
    assert dict(doc.metadata) == {"title": "La crue s’éloigne"}


def test_a_bullet_of_a_symbol_font_is_one() -> None:
    doc = document(
        "Voici deux points, comme promis.\n\uf0b7 Le pont.\n\uf0a7\tLa digue.\nA\uf0b7 B", lang="fr"
    )
    assert doc.text.split("\n")[1:] == ["• Le pont.", "•\tLa digue.", "A\uf0b7 B"]
    assert "2 bullets of a symbol font read as •" in doc.notes
