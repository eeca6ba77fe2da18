"""Exports of databases and corpora: what becomes metadata, what is text, what is left out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from discourse.documents import Document
from discourse.reading import Problem, read, read_many
from discourse.reading.dates import date_in
from discourse.reading.file_kinds import kind_of
from tests.containers import READ

FIXTURES = Path(__file__).parent / "fixtures" / "exports"


def parts(doc: Document) -> list[tuple[str, str]]:
    return [(block.zone, doc.text[block.start : block.end]) for block in doc.blocks]


def many(path: Path) -> tuple[list[Document], list[Problem]]:
    problems: list[Problem] = []
    return read_many(path, lang="fr", on_problem=problems.append), problems


def damaged(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


SHOWN = """Région
La crue attendra-t-elle ?
Par Nora Lenoir
1 295 mots
29 décembre 2011
05:12
L’Écho du soir
ECHOSO
Tous
A4
Français
© 2011 L’Écho du soir. Tous droits réservés.

Le conseil a repoussé le vote.

Les habitants espèrent.

Document ECHOSO0020111229e7ct0001x

La digue tient
12 words
3 May 2024
L’Écho
ECHO
English
Copyright 2024 L’Écho
Rien à dire.

Document ECHO000020240503ek53000b5
Page 1 sur 1 © 2024 Factiva
"""


def test_factiva_as_it_is_shown(tmp_path: Path) -> None:
    docs, problems = many(damaged(tmp_path, "a.txt", SHOWN))
    assert problems == []
    assert [doc.id for doc in docs] == ["ECHOSO0020111229e7ct0001x", "ECHO000020240503ek53000b5"]
    assert dict(docs[0].metadata) == {
        "section": "Région",
        "title": "La crue attendra-t-elle ?",
        "author": "Nora Lenoir",
        "date": "2011-12-29",
        "time": "05:12",
        "outlet": "L’Écho du soir",
        "outlet_code": "ECHOSO",
        "edition": "Tous",
        "page": "A4",
        "language": "Français",
    }
    body = [text for zone, text in parts(docs[0]) if zone == "body"]
    assert body == ["Le conseil a repoussé le vote.", "Les habitants espèrent."]
    assert (docs[1].metadata["title"], docs[1].metadata["date"]) == ("La digue tient", "2024-05-03")
    page = "".join(f"<p>{line}</p>" for line in SHOWN.split("\n")[:18])
    page = f"<html><title>Factiva</title><div class='article frArticle'>{page}</div></html>"
    assert many(damaged(tmp_path, "a.html", page))[0][0].metadata == docs[0].metadata


def test_factiva_as_it_is_shown_and_cut_off_or_without_its_lines(tmp_path: Path) -> None:
    cut = SHOWN[: SHOWN.index("Document ECHO0000")]
    docs, problems = many(damaged(tmp_path, "a.txt", cut))
    assert (len(docs), problems) == (2, [])
    assert docs[1].notes[0] == "the file ends inside this article: the rest is lost"
    bare = SHOWN.replace("Français\n© 2011 L’Écho du soir. Tous droits réservés.\n", "")
    docs, problems = many(damaged(tmp_path, "a.txt", bare))
    assert (len(docs), len(problems)) == (1, 1)
    assert problems[0].reason.startswith("no line of its language or rights above the text")


# --- Europresse ---------------------------------------------------------------------------------


def test_all_holders_of_a_text_of_europresse_are_read_and_cells_are_no_sentences(
    tmp_path: Path,
) -> None:
    page = (FIXTURES / "europresse.html").read_text(encoding="utf-8")
    more = '<div class="docOcurrContainer"><h3>Suite</h3><p>Un mot de plus.</p></div>'
    table = "<table><tr><td>Débit</td><td>300</td></tr></table>"
    end = "<p>Une réunion est prévue vendredi.</p>"
    assert page.count(f"{end}\n</div>") == 1
    page = page.replace(f"{end}\n</div>", f"{end}{table}</div>{more}")
    doc = many(damaged(tmp_path, "a.html", page))[0][0]
    assert parts(doc)[-4:] == [
        ("boilerplate", "Débit"),
        ("boilerplate", "300"),
        ("heading", "Suite"),
        ("body", "Un mot de plus."),
    ]


def test_text_of_an_export_that_stands_in_no_paragraph_is_kept(tmp_path: Path) -> None:
    cell = "Le fleuve monte.<p>Il dort.<br>Encore.</p><ul><li>Un point.</li></ul>"
    rows = [("HD", "La crue"), ("CT", "a@exemple.fr"), ("TD", cell), ("AN", "Document ECHO1")]
    table = "".join(f'<tr><td class="index"><b>{a}</b></td><td>{b}</td></tr>' for a, b in rows)
    page = (
        f"<html><title>Factiva</title><div class='article frArticle'><table>{table}</table></div>"
    )
    doc = many(damaged(tmp_path, "a.html", page))[0][0]
    said = ["Le fleuve monte.", "Il dort. Encore.", "Un point."]
    assert [text for zone, text in parts(doc) if zone == "body"] == said
    assert doc.notes == ("fields left out: CT",)
    fields = ["L’Écho", "12 avril 2013", "La crue", "LONGUEUR: 3 mots", cell, "LANGUE: FRENCH"]
    page = "<html><a name='DOC_ID_0_0'></a>" + "".join(f"<div>{one}</div>" for one in fields)
    doc = many(damaged(tmp_path, "b.html", f"{page}</html>"))[0][0]
    assert [text for zone, text in parts(doc) if zone == "body"] == said


# --- Factiva -------------------------------------------------------------------------------------


def test_factiva_in_html() -> None:
    docs, problems = many(FIXTURES / "factiva.html")
    assert [doc.id for doc in docs] == ["ECHOSO0020111229e7ct0001", "MATIN00020111230e7cu0002"]
    assert dict(docs[0].metadata) == {
        "section": "Région",
        "title": "Le barrage attendra le printemps",
        "author": "Sidonie Perrault, Jules Amiot",
        "date": "2011-12-29",
        "time": "05:40",
        "outlet": "L’Écho du soir",
        "outlet_code": "ECHOSO",
        "page": "A4, suite en A6",
        "language": "Français",
        "publisher": "Société de l’Écho",
        "subjects": "Environnement, Politique locale",
        "regions": "France",
    }
    assert parts(docs[0]) == [
        ("title", "Le barrage attendra le printemps"),
        ("byline", "Par Sidonie Perrault, Jules Amiot"),
        ("body", "Le conseil a repoussé le vote d’un barrage que personne ne sait payer."),
        ("body", "Les habitants espèrent encore. Rien n’est pourtant décidé, dit la mairie."),
        ("body", "Une réunion pourrait suivre en mars."),
    ]
    assert docs[0].notes == ("fields left out: CY, IPD, WC",)
    assert docs[1].metadata["date"] == "2011-12-30"  # the interface was English
    assert [zone for zone, _ in parts(docs[1])] == ["title", "body"]  # LP alone, no author
    assert [str(one).split(", ", 1)[1] for one in problems] == [
        "article 3: 'Un titre sans texte' has no text"
    ]


def test_factiva_in_xml() -> None:
    docs, problems = many(FIXTURES / "factiva.xml")
    assert problems == []
    assert [doc.id for doc in docs] == ["ECHOSO0020111229e7ct0001", "MATIN00020111230e7cu0002"]
    assert dict(docs[0].metadata) == {
        "title": "Le barrage attendra",
        "author": "Sidonie Perrault",
        "date": "2011-12-29",
        "outlet": "L’Écho du soir",
        "publisher": "Société de l’Écho",
        "page": "4",
        "language": "FR",
        "regions": "fra, eurz",
        "subjects": "genv",
    }
    assert parts(docs[0])[2:] == [
        ("body", "Le conseil a repoussé le vote d’un barrage."),
        ("body", "Bruit & fureur : moins de 3 < 4 voix, dit la mairie."),
    ]
    assert "signs & and < in the file that XML writes otherwise (2): kept" in docs[0].notes


def test_factiva_as_copied_text() -> None:
    docs, problems = many(FIXTURES / "factiva.txt")
    assert problems == []
    assert parts(docs[0]) == [
        ("title", "Le barrage attendra le printemps, et peut-être l’été"),
        ("byline", "Sidonie Perrault"),
        ("body", "Le conseil a repoussé le vote d’un barrage."),
        ("body", "SA décision surprend. Les habitants espèrent encore."),
        ("body", "Une réunion pourrait suivre en mars."),
    ]
    assert docs[0].metadata["date"] == "2011-12-29"
    assert docs[0].metadata["subjects"] == "Environnement"
    assert docs[0].id == "ECHOSO0020111229e7ct0001"
    assert docs[1].metadata["outlet"] == "Le Matin"
    assert parts(docs[1])[-1] == ("body", "La crue menace encore, selon les services.")


# --- LexisNexis ----------------------------------------------------------------------------------


def test_lexisnexis_in_html() -> None:
    docs, problems = many(FIXTURES / "lexisnexis.html")
    assert dict(docs[0].metadata) == {
        "outlet": "L’Écho du soir",
        "date": "2013-04-12",
        "title": "Le barrage attendra le printemps",
        "section": "RÉGION; Pg. 4",
        "author": "Sidonie Perrault",
        "subjects": "BARRAGES (90%); FLEUVES (60%)",
        "places": "FRANCE (95%)",
        "language": "FRENCH; FRANÇAIS",
        "publication_type": "Journal",
    }
    assert parts(docs[0]) == [
        ("title", "Le barrage attendra le printemps"),
        ("standfirst", "Un vote que personne n’ose tenir."),
        ("byline", "Sidonie Perrault"),
        ("body", "Le conseil a repoussé le vote d’un barrage que personne ne sait payer."),
        ("body", "Les habitants espèrent encore. Rien n’est pourtant décidé, dit la mairie."),
    ]
    assert docs[1].metadata["date"] == "1991-12-19"  # below the headline: they may swap
    assert docs[1].metadata["title"] == "La crue menace encore"
    assert [(one.item, one.reason) for one in problems] == [
        ("article 3", "no article in it: 'Document indisponible pour le moment.'")
    ]


def test_lexisnexis_as_text() -> None:
    docs = read_many(FIXTURES / "lexisnexis.txt")
    assert [doc.lang for doc in docs] == ["fr", "de"]
    assert [doc.metadata["title"] for doc in docs] == ["Le barrage attendra", "Die Brücke wartet"]
    assert parts(docs[0])[-2:] == [
        (
            "body",
            (
                "Le conseil a repoussé le vote d’un barrage que personne ne sait payer, et que la "
                "vallée attend depuis six ans."
            ),
        ),
        ("body", "Les habitants espèrent encore."),
    ]
    assert docs[1].metadata["author"] == "Nora Lenz"
    assert docs[1].metadata["date"] == "2013-05-03"


def test_a_paragraph_that_begins_like_a_label_is_text(tmp_path: Path) -> None:
    said = [
        "Le fleuve monte.",
        "NOTE: la digue tient.",
        "Il dort.",
        "SUJET: la crue.",
        "Il espère.",
    ]
    head = ["1 of 1 DOCUMENTS", "L’Écho", "3 mai 2023", "La crue", "RUBRIQUE: RÉGION"]
    tail = ["GRAPHIC: Un pont.", "Une digue.", "NOTES:", "Voir page 8.", "LANGUE: FRENCH"]
    lines = [*head, "LONGUEUR: 10 mots", "AUTEUR: Nora", *said, *tail, "Copyright 2023 L’Écho"]
    doc = many(damaged(tmp_path, "a.txt", "\n\n".join(lines)))[0][0]
    assert [text for zone, text in parts(doc) if zone == "body"] == said
    assert doc.metadata["language"] == "FRENCH"
    assert "subjects" not in doc.metadata
    assert parts(doc)[-3:] == [
        ("caption", "Un pont."),
        ("caption", "Une digue."),
        ("boilerplate", "Voir page 8."),
    ]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_the_label_above_the_text_of_older_exports(tmp_path: Path, gap: str) -> None:
    head = "1 of 1 DOCUMENTS\n\nL’Écho\n\n3 mai 2003\n\nHEADLINE: La crue\n\nDATELINE: LYON"
    text = f"{head}\n\nBODY:{gap}   Le fleuve monte.\n\n   Il dort.\n\nLOAD-DATE: May 4, 2003\n"
    doc = many(damaged(tmp_path, "a.txt", text))[0][0]
    assert parts(doc) == [
        ("title", "La crue"),
        ("body", "Le fleuve monte."),
        ("body", "Il dort."),
    ]
    assert doc.metadata["place"] == "LYON"


def test_a_heading_of_an_article_ends_no_text_of_nexis(tmp_path: Path) -> None:
    body = ["Il pleut.", "Classification", "Le fleuve monte.", "Notes", "Il dort."]
    tail = ["Graphic", "Un pont, hier.", "Classification", "Language: FRENCH", "End of Document"]
    head = ["La crue", "L’Écho", "3 mai 2023", "Length: 9 words", "Body"]
    lines = [*head, *body, "Un.", "Deux.", "Trois.", "Quatre.", "Cinq.", *tail]
    doc = many(damaged(tmp_path, "a.txt", "\n".join(lines)))[0][0]
    assert [text for zone, text in parts(doc) if zone != "title"][:5] == body
    assert parts(doc)[-1] == ("caption", "Un pont, hier.")


def test_nexis_uni_as_text() -> None:
    docs, problems = many(FIXTURES / "nexis_uni.txt")
    assert problems == []
    assert dict(docs[0].metadata) == {
        "date": "2019-07-01",
        "outlet": "L’Écho du soir",
        "title": "Le barrage attendra",
        "section": "RÉGION; Pg. 4",
        "author": "Sidonie Perrault",
        "language": "FRENCH",
        "publication_type": "Newspaper",
        "subjects": "DAMS (90%)",
    }
    assert [zone for zone, _ in parts(docs[0])] == ["title", "byline", "body", "body"]
    assert docs[1].metadata["title"] == "La crue menace encore"


# --- XML of corpora ------------------------------------------------------------------------------


def test_txm_in_three_forms() -> None:
    docs, _ = many(FIXTURES / "txm.xml")
    assert dict(docs[0].metadata) == {
        "title": "Le barrage attendra",
        "date": "2006-03-13",
        "outlet": "L’Écho du soir",
        "annee": "2006",
        "keywords": "eau",
        "url": "https://exemple.invalid/1",
    }  # no author: "Unknown" says that there is none
    assert [text for _, text in parts(docs[0])] == [
        "Le conseil a repoussé le vote.",
        "Peut-être le budget suffira-t-il.",
    ]
    assert [text for _, text in parts(docs[1])] == ["Une ligne.", "Une autre ligne."]
    exported, _ = many(FIXTURES / "txm_export.xml")
    assert exported[0].text == "L’espoir (fragile) revient, dit-il !"
    assert exported[0].id == "t1"


def test_a_sitting_in_parlamint() -> None:
    doc = read(FIXTURES / "parlamint.xml", lang="fr")
    assert dict(doc.metadata) == {"title": "Séance d’essai", "date": "2020-10-01"}
    assert [(b.zone, b.speaker, doc.text[b.start : b.end]) for b in doc.blocks] == [
        ("heading", "", "Discussion des articles"),
        ("boilerplate", "", "La séance est ouverte."),
        ("body", "Nora Lenoir", "La parole est au ministre."),
        # Murmurs inside a sentence do not cut it in two.
        ("body", "PA2", "Il faudrait peut-être attendre le rapport, et nous espérons un accord."),
        ("boilerplate", "", "Murmures."),
        ("boilerplate", "", "Applaudissements."),
        ("body", "PA2", "L’espoir demeure."),
    ]


def test_paragraphs_of_txm_keep_headings_notes_and_speakers(tmp_path: Path) -> None:
    text = (
        "<text id='a'><head>La crue</head><p>Le fleuve<note>Voir plus bas.</note> monte.</p>"
        "<sp who='Nora'><p>Il dort.</p></sp></text>"
    )
    doc = many(damaged(tmp_path, "a.xml", text))[0][0]
    assert [(b.zone, b.speaker, doc.text[b.start : b.end]) for b in doc.blocks] == [
        ("heading", "", "La crue"),
        ("body", "", "Le fleuve monte."),
        ("boilerplate", "", "Voir plus bas."),
        ("body", "Nora", "Il dort."),
    ]
    broken = "<text id='a'>Le fleuve<note>Voir plus bas.</note> monte.<lb/>Il dort.</text>"
    assert many(damaged(tmp_path, "a.xml", broken))[0][0].notes == ("left out: 1 note",)


def test_a_preface_above_a_corpus_is_a_problem_and_no_text(tmp_path: Path) -> None:
    text = "Notre corpus\n\n**** *an_2024\nLe fleuve monte.\n**** *an_2025\nIl dort.\n"
    docs, problems = many(damaged(tmp_path, "a.txt", text))
    assert [doc.text for doc in docs] == ["Le fleuve monte.", "Il dort."]
    assert [one.reason for one in problems] == [
        "above the first line of variables, left out: 'Notre corpus'"
    ]
    stars = "Un mot.\n\n****\n\nDeux mots.\n"
    assert kind_of(stars, ".txt") == "text"


def tei(body: str) -> str:
    head = "<teiHeader><fileDesc><titleStmt><title>Un</title></titleStmt></fileDesc></teiHeader>"
    return (
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="fr">{head}'
        f"<text><body><div>{body}</div></body></text></TEI>"
    )


@pytest.mark.parametrize(
    ("body", "read"),
    [
        (
            "<p>Le maire<note n='1'><p>Élu en 2020.</p><p>Réélu.</p></note> espère. Il doute.</p>",
            [("body", "Le maire espère. Il doute."), ("boilerplate", "Élu en 2020. Réélu.")],
        ),
        (
            "<p>Il doute.<note place='foot'>Voir plus haut.</note> Il espère.</p>",
            [("body", "Il doute. Il espère."), ("boilerplate", "Voir plus haut.")],
        ),
        (
            "<u><seg>Il doute. <note>(Rires.)</note> Il <note>(Oh !)</note> rit.</seg></u>",
            [
                ("body", "Il doute."),
                ("boilerplate", "(Rires.)"),
                ("body", "Il rit."),
                ("boilerplate", "(Oh !)"),
            ],
        ),
        (
            "<u><s><w>Il</w><w>doute.</w></s><note>(Rires.)</note> <s><w>Il</w></s></u>",
            [("body", "Il doute."), ("boilerplate", "(Rires.)"), ("body", "Il")],
        ),
        (
            "<p>Il dit : <quote>« La <q>digue</q> tient. »</quote> puis se tait.</p>",
            [("body", "Il dit : « La digue tient. » puis se tait.")],
        ),
        (
            "<p>Il faut <list><item>de l’eau,</item><item>du sable</item></list> et du temps.</p>",
            [("body", one) for one in ("Il faut", "de l’eau,", "du sable", "et du temps.")],
        ),
        ("<list><item>Un <p>point.</p></item></list>", [("body", "Un"), ("body", "point.")]),
        (
            "<p><figure><head>Carte</head></figure>Un mot.</p>",
            [("caption", "Carte"), ("body", "Un mot.")],
        ),
        (
            "<byline>Par <docAuthor>Nora</docAuthor></byline><p>Un.</p>",
            [("byline", "Par Nora"), ("body", "Un.")],
        ),
        (
            "<cit><quote>Un mot.</quote><bibl>Roux, 2020</bibl></cit>",
            [("body", "Un mot."), ("boilerplate", "Roux, 2020")],
        ),
        (
            "<p><s>Un.</s> <s>Deux <name><w join='right'>mots</w></name> <pc>.</pc></s></p>",
            [("body", "Un. Deux mots.")],
        ),
        ("<p><w>Un</w> <w join='right'>mot</w> <pc>.</pc></p>", [("body", "Un mot.")]),
        ("<p>Un mot<ref target='#n1'>[1]</ref> de plus.</p>", [("body", "Un mot de plus.")]),
    ],
)
def test_no_text_of_tei_is_lost_and_no_note_cuts_a_sentence(
    tmp_path: Path, body: str, read: list[tuple[str, str]]
) -> None:
    docs, _ = many(damaged(tmp_path, "a.xml", tei(body)))
    assert parts(docs[0]) == read
    noted = any("taken out of the text" in note for note in docs[0].notes)
    assert noted == ("<p>" in body and "<note" in body)


def test_a_remark_in_a_sitting_cuts_no_sentence(tmp_path: Path) -> None:
    text = (FIXTURES / "syceron.xml").read_text(encoding="utf-8")
    remark = "<italique>(Murmures.)</italique>"
    said = f"Je crois {remark} à la paix. {remark} Merci."
    changed = re.sub(r"(<texte stime=[^>]*>).*?</texte>", rf"\1{said}</texte>", text, count=1)
    doc = many(damaged(tmp_path, "a.xml", changed))[0][0]
    found = [one for one in parts(doc) if one[1] in ("Je crois à la paix.", "Merci.")]
    assert [zone for zone, _ in found] == ["body", "body"]


LIST = (
    '<listPerson xmlns="http://www.tei-c.org/ns/1.0"><person xml:id="PA2"><persName><surname>Roux'
    "</surname><forename>Jean</forename></persName></person></listPerson>"
)
META = "Text_ID\tID\tSpeaker_ID\tSpeaker_name\nEssai\tu1\tPA2\tDima, Ana\nEssai\tu2\tPA3\t-\n"


def sitting(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "Essai_2020-10-01.xml"
    path.write_bytes((FIXTURES / "parlamint.xml").read_bytes())
    return path


def speakers(path: Path) -> set[str]:
    return {block.speaker for block in read(path, lang="fr").blocks} - {""}


def test_names_of_speakers_come_from_the_list_of_the_corpus(tmp_path: Path) -> None:
    path = sitting(tmp_path / "2020")
    assert speakers(path) == {"Nora Lenoir", "PA2"}
    (tmp_path / "Essai-listPerson.xml").write_text(LIST, encoding="utf-8")
    assert speakers(path) == {"Nora Lenoir", "Jean Roux"}
    # The list is neither a sitting nor a problem.
    problems: list[Problem] = []
    docs = read_many(tmp_path, lang="fr", on_problem=problems.append)
    assert (len(docs), problems) == (1, [])


def test_names_of_speakers_come_from_the_table_beside_a_sitting(tmp_path: Path) -> None:
    path = sitting(tmp_path)
    beside = tmp_path / "Essai_2020-10-01-meta.tsv"
    beside.write_text(META, encoding="utf-8")
    assert speakers(path) == {"Nora Lenoir", "Ana Dima"}
    assert len(read_many(tmp_path, lang="fr")) == 1
    # Also where it names utterances alone, as older versions do.
    path.write_text(
        path.read_text(encoding="utf-8").replace('who="#PA2"', 'xml:id="u1" who="#PA2"'),
        encoding="utf-8",
    )
    beside.write_text(META.replace("Speaker_ID", "Speaker_type"), encoding="utf-8")
    assert speakers(path) == {"Nora Lenoir", "Ana Dima"}


def test_a_damaged_list_of_speakers_is_a_problem_of_its_sitting(tmp_path: Path) -> None:
    path = sitting(tmp_path)
    (tmp_path / "Essai-listPerson.xml").write_text(LIST[:60], encoding="utf-8")
    with pytest.raises(ValueError, match=r"Essai-listPerson\.xml: not well-formed XML"):
        read(path)
    (tmp_path / "Essai-listPerson.xml").unlink()
    (tmp_path / "Essai_2020-10-01-meta.tsv").write_bytes(
        "ID\tSpeaker_name\nu1\té\n".encode("cp1252")
    )
    with pytest.raises(ValueError, match=r"-meta\.tsv: not UTF-8 at byte 19; save it as UTF-8"):
        read(path)


def test_a_table_of_texts_is_read_whatever_its_name(tmp_path: Path) -> None:
    (tmp_path / "presse-meta.tsv").write_text("id\ttexte\na\tUn mot.\n", encoding="utf-8")
    assert [doc.id for doc in read_many(tmp_path)] == ["a"]


def test_an_article_in_tei_with_its_header() -> None:
    doc = read(FIXTURES / "article.tei.xml", lang="fr")
    assert dict(doc.metadata) == {
        "title": "Le barrage attendra",
        "author": "Sidonie Perrault",
        "outlet": "L’Écho du soir",
        "date": "2024-05-03",
        "description": "Un vote repoussé.",
        "url": "https://exemple.invalid/a",
    }
    assert parts(doc) == [
        ("heading", "Le vote"),
        ("body", "Le conseil a repoussé le vote d’un barrage, dit Nora."),
        ("body", "un premier point"),
    ]
    assert "left out: comments of readers" in doc.notes


def test_a_sitting_of_the_assemblee() -> None:
    (doc,), _ = many(FIXTURES / "syceron.xml")
    assert doc.id == "CRESSAI1"
    assert doc.metadata["date"] == "2025-05-23"
    assert doc.metadata["legislature"] == "17"
    assert [(b.zone, b.speaker, doc.text[b.start : b.end]) for b in doc.blocks] == [
        ("heading", "", "Budget des fêtes"),
        ("body", "Mme la présidente", "La parole est à M. Jean Essai."),
        ("body", "M. Jean Essai", "Il faudrait peut-être attendre le 1er mars."),
        ("body", "M. Jean Essai", "Nous espérons un accord."),
        ("boilerplate", "", "(Applaudissements sur les bancs du groupe SOC (Essai).)"),
        ("body", "M. Jean Essai", "Le rapport Demain le dit."),
        ("boilerplate", "Mme Nora Lenoir", "C’est faux !"),
        ("heading", "", "Article 1"),
        ("body", "M. Jean Essai", "Je conclus."),
    ]
    assert "parties left out of the names of speakers: SOC" in doc.notes


def test_a_line_of_the_text_may_begin_like_a_field(tmp_path: Path) -> None:
    head = "HD La crue\nPD 3 mai 2024\nSN L’Écho\nLP\nLe fleuve monte.\n"
    mail = (
        f"{head}SN est le sigle de la gare.\nElle ferme.\nAN Document A1\n{head}TD\nAN Document A2"
    )
    docs, problems = many(damaged(tmp_path, "a.txt", mail))
    assert [(doc.id, doc.metadata["outlet"]) for doc in docs] == [
        ("A1", "L’Écho"),
        ("A2", "L’Écho"),
    ]
    assert docs[0].text.split("\n\n")[1:] == [
        "Le fleuve monte.",
        "SN est le sigle de la gare.",
        "Elle ferme.",
    ]
    assert not problems


def test_all_authors_of_tei_and_no_running_head(tmp_path: Path) -> None:
    head = "<titleStmt><author>Ana Dima</author><author>Ion Petru</author></titleStmt>"
    head = f"<teiHeader><fileDesc>{head}</fileDesc></teiHeader>"
    body = "<p>La mai<lb break='no'/>rie <pb/><fw>L’Écho 2</fw>hésite.</p>"
    text = f"<TEI xmlns='http://www.tei-c.org/ns/1.0'>{head}<text><body>{body}</body></text></TEI>"
    doc = many(damaged(tmp_path, "a.xml", text))[0][0]
    assert (doc.text, doc.metadata["author"]) == ("La mairie hésite.", "Ana Dima, Ion Petru")


def test_factiva_without_its_fields_says_which_export_has_them(tmp_path: Path) -> None:
    page = "<title>Factiva</title><div class='article frArticle'><p>Le fleuve monte.</p></div>"
    with pytest.raises(ValueError, match="export “Full Article/Report plus Indexing” of Factiva"):
        read_many(damaged(tmp_path, "a.html", page))


def test_cells_of_tei_are_no_sentences(tmp_path: Path) -> None:
    table = "<p>Un mot.</p><table><row><cell>Lyon</cell><cell>3</cell></row></table>"
    text = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{table}</body></text></TEI>'
    doc = many(damaged(tmp_path, "a.xml", text))[0][0]
    assert [block.zone for block in doc.blocks] == ["body", "boilerplate", "boilerplate"]


# --- What is wrong with them ---------------------------------------------------------------------

ARTICLES = [["La mairie hésite encore.", "Rien n’est sûr, dit-on."], ["Peut-être demain, dit-il."]]


def made(name: str) -> str:
    return READ[name][1](ARTICLES)


@pytest.mark.parametrize("name", ["tei", "txm", "factiva xml", "sitting"])
def test_entities_are_neither_expanded_nor_fetched(tmp_path: Path, name: str) -> None:
    start, end = made(name).split("?>", 1)
    (tmp_path / "secret.txt").write_text("SECRET", encoding="utf-8")
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    outer = f'<!DOCTYPE x [<!ENTITY b SYSTEM "{tmp_path / "secret.txt"}">]>'
    for doctype in (bomb, outer):
        text = f"{start}?>{doctype}{end}".replace("La mairie", "&b; La mairie")
        with pytest.raises(ValueError, match="declares entities of its own"):
            read_many(damaged(tmp_path, "a.xml", text))
    named = f'{start}?><!DOCTYPE x SYSTEM "{tmp_path / "secret.txt"}">{end}'
    docs = read_many(damaged(tmp_path, "a.xml", named), lang="fr")
    assert "SECRET" not in "".join(doc.text for doc in docs)
    assert "La mairie" in docs[0].text


@pytest.mark.parametrize("name", ["tei", "txm", "factiva xml", "sitting"])
def test_what_is_nested_too_deep_is_said(tmp_path: Path, name: str) -> None:
    deep = made(name).replace("La mairie", "<hi>" * 5_000 + "La mairie" + "</hi>" * 5_000)
    with pytest.raises(ValueError, match="nested more than 256 deep"):
        read_many(damaged(tmp_path, "a.xml", deep), lang="fr")


@pytest.mark.parametrize("name", ["tei", "txm", "factiva xml", "sitting"])
def test_a_file_that_is_cut_off_before_its_text_says_so(tmp_path: Path, name: str) -> None:
    text = made(name)
    path = damaged(tmp_path, "a.xml", text[: text.index("La mairie")].rstrip("<>\n p"))
    with pytest.raises(ValueError, match=r"; the file ends inside this article, at line \d+"):
        read_many(path, lang="fr")


@pytest.mark.parametrize("name", ["factiva xml", "txm"])
def test_a_file_that_is_cut_off_is_read_as_far_as_it_goes(tmp_path: Path, name: str) -> None:
    text = made(name)
    path = damaged(tmp_path, "a.xml", text[: text.index("demain, dit-il") + 6])
    docs, problems = many(path)
    assert "Rien n’est sûr, dit-on." in docs[0].text
    told = [note for doc in docs[1:] for note in doc.notes] + [one.reason for one in problems]
    assert any("the file ends inside this article" in one for one in told)


@pytest.mark.parametrize("name", ["factiva html", "lexisnexis text", "europresse"])
def test_an_article_that_is_cut_off_is_read_or_a_problem(tmp_path: Path, name: str) -> None:
    suffix, _ = READ[name]
    text = made(name)
    docs, problems = many(damaged(tmp_path, f"a{suffix}", text[: text.index("Peut-être")]))
    assert "Rien n’est sûr, dit-on." in docs[0].text
    assert len(docs) == 1
    assert len(problems) == 1
    assert "article 2" in problems[0].item


@pytest.mark.parametrize("name", [name for name in READ if name != "json"])
def test_one_bad_byte_loses_no_other_article(tmp_path: Path, name: str) -> None:
    suffix, _ = READ[name]
    data = made(name).encode()
    mended, problems = many(damaged(tmp_path, f"a{suffix}", data.replace("é".encode(), b"\xe9", 1)))
    assert problems == []
    assert "La mairie hésite encore." in mended[0].text
    assert any("not UTF-8" in note for note in mended[0].notes)
    assert "Peut-être demain" in mended[-1].text


@pytest.mark.parametrize("name", ["factiva html", "factiva xml", "txm", "table"])
def test_an_empty_export_says_so(tmp_path: Path, name: str) -> None:
    suffix, maker = READ[name]
    with pytest.raises(ValueError, match=rf"a{suffix}: no article in it"):
        read_many(damaged(tmp_path, f"a{suffix}", maker([])))


def nexis_page() -> str:
    """The two documents of the text fixture as a word processor saves them in HTML."""
    lines = (FIXTURES / "nexis_uni.txt").read_text(encoding="utf-8").split("\n")
    field = re.compile(r"(Section|Length|Byline|Language|Publication-Type|Subject|Load-Date): ")
    marked = (field.sub(r"<b>\1:</b>&nbsp;", line) for line in lines if line)
    paragraphs = "\n".join(f"<p class=MsoNormal><span>{line}</span></p>" for line in marked)
    return f"<html><body>{paragraphs}<div><a href='/'>About</a> LexisNexis</div></body></html>"


def test_nexis_uni_saved_as_a_page_is_read_as_its_text_is(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(nexis_page(), encoding="utf-8")
    docs, problems = many(page)
    texts = read_many(FIXTURES / "nexis_uni.txt")
    assert problems == []
    assert [(doc.text, doc.metadata) for doc in docs] == [(doc.text, doc.metadata) for doc in texts]


def test_a_page_of_nexis_that_is_cut_off_is_said(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    whole = nexis_page()
    page.write_text(whole[: whole.index(", selon les services")], encoding="utf-8")
    docs, problems = many(page)
    assert problems == []
    assert docs[1].text.endswith("La crue menace encore")
    assert docs[1].notes == (
        "no line “End of Document”: the file ends inside this article, the rest is lost",
    )


def test_a_page_about_a_document_is_no_export() -> None:
    page = "<html><p>Length: some</p><p>It says: End of Document.</p><p>Body</p></html>"
    assert kind_of(page, ".html") == "html"


def test_nexis_that_is_cut_off_is_said_and_its_cover_is_no_text(tmp_path: Path) -> None:
    text = (FIXTURES / "nexis_uni.txt").read_text(encoding="utf-8")
    for last, place in ((0, "Les habitants"), (1, ", selon")):
        docs, problems = many(damaged(tmp_path, "a.txt", text[: text.index(place)]))
        assert problems == []
        assert docs[0].metadata["title"] == "Le barrage attendra"
        assert "User Name" not in docs[0].text
        told = [any("the file ends inside" in note for note in doc.notes) for doc in docs]
        assert told == [at == last for at in range(last + 1)]


def test_dates_that_no_calendar_has_are_none() -> None:
    assert date_in("31 février 2024") == ""
    assert date_in("12 févr. 2024") == "2024-02-12"
    assert date_in("le 99 mai 2024, puis le 3 mai 2024") == "2024-05-03"
    assert date_in("December 19, 1991, Sunday, An Edition") == "1991-12-19"
    assert date_in("July 1, 2019 Monday 9:20 AM GMT") == "2019-07-01"


def test_line_breaks_that_were_written_as_text(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text(
        '<corpus><text titre="Crue">Le fleuve monte.&lt;lb/&gt;\nLa digue tient.</text></corpus>',
        encoding="utf-8",
    )
    (doc,) = read_many(path, lang="fr")
    assert doc.text.split("\n") == ["Le fleuve monte.", "", "La digue tient."]
    assert "line breaks written as text (<lb/>): 1 read" in doc.notes


def test_the_xml_of_trafilatura_by_hand(tmp_path: Path) -> None:
    doc = (
        '<doc sitename="L’Écho" title="La crue" date="2024-05-03" id="{}" fingerprint="7d"><main>'
        "<head>La crue</head><p>Le fleuve monte, et personne ne dort plus à Sorval.</p></main>"
        "<comments><p>Bravo !</p></comments></doc>"
    )
    path = tmp_path / "a.xml"
    path.write_text(f"<docs>{doc.format('a')}{doc.format('b')}</docs>", encoding="utf-8")
    with pytest.raises(ValueError, match="an XML file of a kind that is unknown"):
        read_many(path)
    path.write_text(doc.format("a"), encoding="utf-8")
    (found,) = read_many(path, lang="fr")
    assert (found.id, found.metadata["outlet"]) == ("a", "L’Écho")
    assert [block.zone for block in found.blocks] == ["title", "body"]
    assert "left out: comments of readers" in found.notes
    path.write_text("<doc title='Rien'><main/></doc>", encoding="utf-8")
    with pytest.raises(ValueError, match="'Rien' has no text"):
        read_many(path)
