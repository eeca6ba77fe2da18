"""Exports and tables of many articles: each format, and the parts that cannot be read."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from discourse.documents import Document
from discourse.reading import Problem, document, read, read_many
from discourse.reading.dates import date_in
from discourse.reading.file_kinds import kind_of
from discourse.reading.markdown import article
from discourse.writing import write
from tests.containers import READ
from tests.shapes import EUROPRESSE

EXPORTS = Path(__file__).parent / "fixtures" / "exports"


def parts(doc: Document) -> list[tuple[str, str]]:
    return [(block.zone, doc.text[block.start : block.end]) for block in doc.blocks]


def many(path: Path) -> tuple[list[Document], list[Problem]]:
    problems: list[Problem] = []
    docs = read_many(path, on_problem=problems.append)
    return docs, problems


def test_a_new_export_of_europresse() -> None:
    docs, problems = many(EXPORTS / "europresse.html")
    assert [doc.id for doc in docs] == [
        "news·20240911·DL·0043110011",
        "news·20240914·QM·20240914007",
    ]
    assert dict(docs[0].metadata) == {
        "title": "La navette électrique prend l’eau",
        "author": "Sidonie Perrault",
        "outlet": "La Dépêche du Lac",
        "issue": "La Dépêche du Lac, no. 4311",
        "date": "2024-09-11",
        "section": "Région",
        "page": "11",
    }
    assert [zone for zone, _ in parts(docs[0])] == "title standfirst byline body body body".split()
    assert parts(docs[0])[-1] == ("body", "Une réunion est prévue vendredi.")
    assert docs[1].metadata["author"] == "Étienne Roubaud"
    assert docs[1].metadata["page"] == "A7"
    assert [str(problem) for problem in problems] == [
        f"{EXPORTS / 'europresse.html'}, article 2: 'Le journal de 8 heures' has no text"
    ]


def test_an_old_export_of_europresse() -> None:
    docs, problems = many(EXPORTS / "europresse_ancien.html")
    assert problems == []
    assert parts(docs[0]) == [
        ("title", "Le barrage divise la vallée"),
        ("byline", "Jules Amiot"),
        (
            "body",
            "Le conseil a voté le barrage par neuf voix contre huit, au terme d'une nuit.",
        ),
        (
            "body",
            (
                "Les opposants pourraient saisir le tribunal, a indiqué leur porte-parole, qui "
                "espère une suspension avant l'hiver."
            ),
        ),
    ]
    assert docs[0].metadata["outlet"] == "L'Écho des rives"
    assert docs[0].metadata["date"] == "2006-10-05"
    assert docs[0].metadata["section"] == "Politique"
    assert [zone for zone, _ in parts(docs[1])] == ["title", "body"]
    assert docs[1].id == "news·20061010·MG·77"


def test_an_export_in_several_encodings_is_read_article_by_article(tmp_path: Path) -> None:
    pieces = re.split(r"(?=<article>)", (EXPORTS / "europresse.html").read_text(encoding="utf-8"))
    path = tmp_path / "mixte.html"
    path.write_bytes(
        b"".join(p.encode("cp1252" if at == 3 else "utf-8") for at, p in enumerate(pieces))
    )
    docs, problems = many(path)
    assert docs[0].metadata["title"] == "La navette électrique prend l’eau"
    assert docs[1].metadata["author"] == "Étienne Roubaud"
    assert "not UTF-8: read as cp1252" in docs[1].notes
    assert len(problems) == 1


def test_an_article_damaged_beyond_reading_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    pieces = re.split(r"(?=<article>)", (EXPORTS / "europresse.html").read_text(encoding="utf-8"))
    damaged = pieces[1].encode("utf-8").replace("électrique".encode(), b"\x81lectrique")
    path = tmp_path / "abime.html"
    path.write_bytes(pieces[0].encode() + damaged + pieces[2].encode() + pieces[3].encode())
    docs, problems = many(path)
    assert [doc.metadata["title"] for doc in docs] == ["Patience sur le lac"]
    assert [problem.item for problem in problems] == ["article 1", "article 2"]
    assert "UTF-8, but damaged" in problems[0].reason


def test_an_article_that_is_there_twice_is_read_once(tmp_path: Path) -> None:
    text = (EXPORTS / "europresse.html").read_text(encoding="utf-8")
    (tmp_path / "a.html").write_text(text, encoding="utf-8")
    (tmp_path / "b.html").write_text(text, encoding="utf-8")
    docs, problems = many(tmp_path)
    assert len(docs) == 2
    assert sum("was there before" in problem.reason for problem in problems) == 2


def test_an_empty_export(tmp_path: Path) -> None:
    path = tmp_path / "vide.html"
    path.write_text("<html><body><div class='rdp__x'></div></body></html>", encoding="utf-8")
    with pytest.raises(ValueError, match=r"nothing could be read\. .*vide\.html: no article in it"):
        read_many(path)
    with pytest.raises(ValueError, match=r"vide\.html: no article in it"):
        read(path)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("lundi 1er avril 2024", "2024-04-01"),
        ("Thursday, December 22, 2022 13887 mots", "2022-12-22"),
        ("Paru le 2024-01-31", "2024-01-31"),
        ("3 mayo 2023", "2023-05-03"),
        ("au 12 courant 2024", ""),
        ("sans date", ""),
    ],
)
def test_dates_of_headers(text: str, date: str) -> None:
    assert date_in(text) == date


def test_iramuteq_openings_as_they_come_from_other_programs(tmp_path: Path) -> None:
    corpus = "  ****\t*suj_a\u00a0*an_2024\nIl monte.\n***** *suj_b\nIl baisse.\n"
    (tmp_path / "a.txt").write_text(corpus, encoding="utf-8")
    docs, _ = many(tmp_path / "a.txt")
    assert [(doc.text, dict(doc.metadata)) for doc in docs] == [
        ("Il monte.", {"suj": "a", "an": "2024"}),
        ("Il baisse.", {"suj": "b"}),
    ]


@pytest.mark.parametrize("kind", ["europresse", "factiva html", "lexisnexis html"])
def test_an_export_in_html_that_is_cut_off_says_so(tmp_path: Path, kind: str) -> None:
    suffix, made = READ[kind]
    whole = made([["La mairie hésite encore."], ["Peut-être demain, dit-il."]])
    for text, cut in ((whole, False), (whole[: whole.rindex("demain") + 6], True)):
        (path := tmp_path / f"a{suffix}").write_text(text, encoding="utf-8")
        docs, _ = many(path)
        told = ["the file ends inside this article: the rest is lost" in doc.notes for doc in docs]
        assert told == [False, cut]


def test_iramuteq_in() -> None:
    docs, problems = many(EXPORTS / "corpus.txt")
    assert [doc.id for doc in docs] == ["corpus-1", "corpus-2"]
    assert dict(docs[0].metadata) == {"journal": "Le_Matin", "an": "2023", "genre": "tribune"}
    assert parts(docs[1]) == [
        ("heading", "espoir"),
        ("body", "Les négociations reprennent."),
        ("heading", "crainte"),
        ("body", "Elles peuvent échouer."),
    ]
    assert docs[1].notes == ("2 thematic lines (-*…) read as headings",)
    assert [(p.item, p.reason) for p in problems] == [("text 3", "no text below its variables")]


def test_iramuteq_out_and_in_again(tmp_path: Path) -> None:
    docs = [
        document(
            "Un fleuve\n\nIl monte, dit-on.\n\n**** *faux_1 coûte 3 $",
            id="été/1",
            zones=["title", "body", "body"],
        ),
        document("Il baisse.", id="2", metadata={"outlet": "L’Écho du soir", "title": "Non"}),
    ]
    path = write(docs, tmp_path / "corpus.txt", format="iramuteq")
    again, problems = many(path)
    assert problems == []
    assert [dict(doc.metadata) for doc in again] == [
        {"doc": "été_1"},
        {"doc": "2", "outlet": "L_Écho_du_soir"},
    ]
    assert [text for _, text in parts(again[0])] == ["Il monte, dit-on.", "faux_1 coûte 3"]
    with pytest.raises(TypeError, match="item 0 is str, not a Document; make one with"):
        write(["texte"], path, format="iramuteq")  # type: ignore[list-item]
    with pytest.raises(ValueError, match="'été/1' has no text in caption"):
        write(docs[0], path, format="iramuteq", zones=["caption"])


def test_a_table(tmp_path: Path) -> None:
    path = tmp_path / "presse.csv"
    path.write_text(
        'id;journal;texte\na;L’Écho;"Un; espoir\nfragile."\nb;L’Écho\nc;Le Soir;Rien.\n;X;Y.\n',
        encoding="utf-8",
    )
    docs, problems = many(path)
    assert [(doc.id, doc.text, dict(doc.metadata)) for doc in docs] == [
        ("a", "Un; espoir\nfragile.", {"journal": "L’Écho"}),
        ("c", "Rien.", {"journal": "Le Soir"}),
    ]
    assert [(p.item, p.reason) for p in problems] == [
        ("row 2 (line 4)", "2 cells under 3 names"),
        ("row 4 (line 6)", "no id in column 'id'"),
    ]


def test_the_columns_of_a_table_can_be_named(tmp_path: Path) -> None:
    path = tmp_path / "presse.tsv"
    path.write_text("cle\tpropos\nx\tUn mot.\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"which column holds the texts\? It has 'cle', 'propos'"):
        read_many(path)
    with pytest.raises(ValueError, match="no column 'texte'; it has 'cle', 'propos'"):
        read_many(path, text="texte")
    assert [doc.id for doc in read_many(path, text="propos", id="cle")] == ["x"]


def test_a_table_of_one_row_is_one_article(tmp_path: Path) -> None:
    path = tmp_path / "presse.csv"
    path.write_text("text,year\nUn mot.,2024\n", encoding="utf-8")
    assert dict(read(path).metadata) == {"year": "2024"}
    path.write_text("text,year\nUn mot.,2024\nDeux mots.,2025\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"several articles in one file; use discourse\.read_many"):
        read(path)


def test_a_table_in_several_encodings(tmp_path: Path) -> None:
    path = tmp_path / "presse.csv"
    path.write_bytes(
        "texte;an\nÉté déjà.;1\n".encode() + "Forêts brûlées là-bas.;2\n".encode("cp1252")
    )
    assert [doc.text for doc in read_many(path)] == ["Été déjà.", "Forêts brûlées là-bas."]


def test_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "presse.jsonl"
    rows = [{"id": 1, "text": "Un mot.", "tags": ["a", "b"], "vide": None}, {"id": 2, "text": 3}]
    lines = [json.dumps(rows[0]), "", "{cassé", json.dumps(rows[1]), "[1]"]
    path.write_text("\n".join(lines), encoding="utf-8")
    docs, problems = many(path)
    assert [(doc.id, dict(doc.metadata)) for doc in docs] == [("1", {"tags": "a, b"})]
    assert [problem.item for problem in problems] == ["line 3", "line 4", "line 5"]
    path.write_text(json.dumps(rows[:1]), encoding="utf-8")
    assert read_many(path)[0].text == "Un mot."


def test_the_head_of_pandoc_and_breaks_in_markdown() -> None:
    found = article(
        "% La crue\n% Ana Dima; Ion Petru\n% 3 mai 2024\n\nIl monte.<br/>Il baisse.\n", "a"
    )
    assert found.text == "Il monte. Il baisse."
    assert dict(found.metadata) == {
        "title": "La crue",
        "author": "Ana Dima, Ion Petru",
        "date": "3 mai 2024",
    }


def test_an_article_copied_from_europresse() -> None:
    lines = ["L’Écho", "Politique, vendredi 3 mai 2024 134 mots, p. 4", "Un pont", "Nora Lenoir"]
    body = "La mairie hésite encore, et personne ne sait quand le pont rouvrira cette année."
    lines += [body, body.replace("La mairie", "Le préfet")]
    lines += ["© 2024 L’Écho. Tous droits réservés.", "Numéro de document : news·20240503·EC·1"]
    doc = document("\n\n".join(lines), lang="fr")
    zones = [
        "boilerplate",
        "byline",
        "title",
        "byline",
        "body",
        "body",
        "boilerplate",
        "boilerplate",
    ]
    assert [zone for zone, _ in parts(doc)] == zones
    assert dict(doc.metadata) == {"author": "Nora Lenoir", "date": "2024-05-03"}


def test_tables_and_footnotes_of_markdown_are_left_out() -> None:
    table = "| Ville | Voix |\n|:---|---:|\n| Lyon | 1 |"
    text = f"# La crue\n\nUn mot[^1].\n\n{table}\n\n[^1]: Une note.\n"
    found = article(f"{text}\n[Question]: Pourquoi ?\n\n[a]: https://exemple.org 'Un'\n", "a.md")
    assert found.text == "La crue\n\nUn mot.\n\n[Question]: Pourquoi ?"
    assert found.notes == ("left out: 1 footnote, 1 link reference, 1 table",)
    assert article("| Un\n| Deux", "a.md").text == "| Un | Deux"  # no row of marks, no table


@pytest.mark.parametrize(
    ("text", "read", "notes"),
    [
        ("Un mot.\n```python\nx = 1\n```\nDeux.", "Un mot.\n\nDeux.", ("left out: 1 code block",)),
        ("Un.\n\n- Deux\n    ```sh\n    ls\n    ```\n- Trois", "Un.\n\nDeux\n\nTrois", None),
        ("Un.\n\n````\n```py\nx\n```\n````\nDeux.", "Un.\n\nDeux.", ("left out: 1 code block",)),
        ("Un.\n\n~~~\n```\n~~~\nDeux.", "Un.\n\nDeux.", ("left out: 1 code block",)),
        ("Un ```mot``` de plus.", "Un mot de plus.", ()),
    ],
)
def test_blocks_of_code_are_left_out(text: str, read: str, notes: tuple[str, ...] | None) -> None:
    found = article(text, "a.md")
    assert found.text == read
    assert notes is None or found.notes == notes


def test_a_block_of_code_that_is_never_closed_is_named_and_the_rest_is_read() -> None:
    found = article("---\ntitre: Un\n---\n\nUn mot.\n\n```\n\nDeux mots.\n", "a.md")
    assert found.text == "Un mot.\n\nDeux mots."
    assert found.notes == ("line 7: a block of code that is never closed, read as text",)
    again = article("Un.\n\n```\n\nDeux.\n\n```py\nx\n```\n\nTrois.\n", "a.md")
    assert again.text == "Un.\n\nDeux.\n\nTrois."
    assert again.notes[1] == "line 3: a block of code that is never closed, read as text"


@pytest.mark.parametrize(
    ("text", "read", "left"),
    [
        ("Un [mot]{.x} de plus{#a}.", "Un mot de plus.", ""),
        ("Un mot ~~de trop~~, [voir @roux, p. 3] deux.", "Un mot, deux.", "1 citation"),
        ("Le [[Pont|vieux pont]] et ==la [[digue]]==.", "Le vieux pont et la digue.", ""),
        ("Du CO~2~ et 3 m^2^ d’eau.", "Du CO2 et 3 m2 d’eau.", ""),
        ("::: {.note}\nUn mot.\n:::", "Un mot.", ""),
        ("Un.\n\n$$\nx\n$$\n\nDeux.", "Un.\n\nDeux.", "1 formula"),
        ("Un.\n\n\\newpage\n\nDeux.\\\nTrois.", "Un.\n\nDeux. Trois.", "1 command of LaTeX"),
        ("Un.\n\n+---+---+\n| A | B |\n+---+---+\n\nDeux.", "Un.\n\nDeux.", "1 table"),
        (
            "Un[^1].\n\n[^1]: Note\n    longue.\n\n    Encore.\n\nDeux.",
            "Un.\n\nDeux.",
            "1 footnote",
        ),
        ("Un.\n\n{{< figure src=a.png >}}\n\n- [x] Deux.", "Un.\n\nDeux.", "1 shortcode"),
        ("Écrire à [Nora](mailto:n@x.fr) {tout} de suite.", "Écrire à Nora {tout} de suite.", ""),
        ("Un prix de $$ ou plus.", "Un prix de $$ ou plus.", ""),
    ],
)
def test_what_other_programs_add_to_markdown(text: str, read: str, left: str) -> None:
    found = article(text, "a.md")
    assert found.text == read
    assert left in (found.notes[0] if found.notes else "")


@pytest.mark.parametrize(
    "head",
    [
        "---\ntitle: La crue\nauthor:\n  - name: Nora\n  - Ana\nabstract: |\n  Un\n  mot.\n---\n",
        '+++\ntitle = "La crue"\nauthor = ["Nora", "Ana"]\nabstract = "Un mot."\n+++\n',
        "Title: La crue\nAuthor: [Nora, Ana]\nAbstract: Un mot.\n\n",
    ],
)
def test_each_form_of_front_matter(head: str) -> None:
    found = article(f"{head}Le fleuve monte.\n", "a.md")
    assert found.text == "Le fleuve monte."
    assert found.metadata == {"title": "La crue", "author": "Nora, Ana", "abstract": "Un mot."}


def test_markdown() -> None:
    doc = read(EXPORTS / "article.md")
    assert parts(doc) == [
        ("title", "Le puits de Farges"),
        ("standfirst", "Un village fore à soixante mètres et trouve une question."),
        (
            "body",
            (
                "Les foreuses sont arrivées un mardi. À soixante mètres, elles ont touché une eau "
                "si froide que personne n’a d’abord voulu y croire."
            ),
        ),
        ("pull_quote", "Personne n’a d’abord voulu y croire."),
        ("caption", "Le derrick, le 30 avril"),
        ("heading", "Une nappe à partager"),
        ("body", "Le maire voudrait vendre l’eau. Le conseil hésite, pour trois raisons :"),
        ("body", "le prix n’est pas connu ;"),
        ("body", "la nappe ne l’est pas davantage ;"),
        ("body", "l’été approche."),
        ("body", "L’eau est à qui la boit, disait ma grand-mère."),
        ("body", "Rien n'est décidé, ni 2 * 3, ni snake_case_ici."),
    ]
    assert dict(doc.metadata) == {
        "title": "Le puits de Farges",
        "author": "Inès Caron, Hugo Petit",
        "date": "2024-05-02",
        "tags": "eau, Creuse",
    }
    assert doc.notes == ("left out: 1 comment, 1 image, 1 link reference",)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Un *mot **très** fort* et _un autre_.", "Un mot très fort et un autre."),
        ("Un _mot *très* fort_, un __autre__.", "Un mot très fort, un autre."),
        (
            "Une *étoile seule et __deux traits, 2 * 3.",
            "Une *étoile seule et __deux traits, 2 * 3.",
        ),
        ("Un [lien](http://a.test/?t[]=1 'Le port') et [un autre][a].", "Un lien et un autre."),
        ("Un [mot [entre crochets](http://a.test) ouvert.", "Un [mot entre crochets ouvert."),
        ("Un [![port](p.png)](http://a.test) mot.", "Un mot."),
        ("Un <b>mot</b>, 2 < 3 et <https://a.test/>.", "Un mot, 2 < 3 et https://a.test/."),
        ("Un ``mot`` et `un` autre ` seul.", "Un mot et un autre ` seul."),
        ("Un <!-- a --> mot <!-- b", "Un mot <!-- b"),
        ("## Une *lueur* ##", "Une lueur"),
        ("## Le prix C#", "Le prix C#"),
    ],
)
def test_marks_leave_the_text(text: str, plain: str) -> None:
    assert article(f"{text}\n", "a.md").text == plain


ENOUGH = "Un mot de plus, puis un autre, et encore un dernier."  # for an article


@pytest.mark.parametrize(
    ("suffix", "content"),
    [
        (".txt", "**** *an_2024\nUn mot.\n\x1b\n-*a_\nUn autre."),
        (".md", "# Un titre\n\n\x1b\n\n## \ufffe\n\nUn mot."),
        (".html", f"<article><h1>Un titre</h1><p>{ENOUGH}<p>\u200b</article>"),
        (".html", f"<div class='DocPublicationName'>\u200b</div>{EUROPRESSE}\u200b<p>Un mot."),
    ],
)
def test_what_is_blank_once_normalised_is_no_block(
    tmp_path: Path, suffix: str, content: str
) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_text(content, encoding="utf-8")
    doc = read(path, lang="fr")
    assert "Un mot" in doc.text
    assert all(doc.text[block.start : block.end].isprintable() for block in doc.blocks)


def test_a_number_no_python_reads_is_a_problem_of_its_line(tmp_path: Path) -> None:
    path = tmp_path / "presse.jsonl"
    path.write_text('{"text": "Un mot."}\n{"text": ' + "1" * 5_000 + "}\n", encoding="utf-8")
    docs, problems = many(path)
    assert [doc.text for doc in docs] == ["Un mot."]
    assert [problem.item for problem in problems] == ["line 2"]


@pytest.mark.parametrize(
    ("text", "suffix", "kind"),
    [
        ("<!-- un -->\n<!-- deux --> <html><p>Un mot.", ".txt", "html"),
        ("---\ntitre: Un\n- a\n  b\n--- \nUn mot.", ".txt", "markdown"),
        ("---\nUn mot.\n---\n", ".txt", "text"),
        ("<!DOCTYPE html>\n<p>Un mot.", ".txt", "html"),
        ("<p>Un mot.</p>", ".html", "html"),
        ("<div><p>Un mot.</p></div>", "", "html"),
        ("Un mot, sans balise.", ".html", "text"),
        ("Un <p> dans le texte", ".txt", "text"),
        ("<html><span class='DocPublicationName'>x</span>", ".HTML", "europresse"),
        ("**** *a_1\nUn mot.", ".txt", "iramuteq"),
        ("**** Un mot en gras ****", ".txt", "text"),
        ('{"text": "Un mot."}', ".txt", "jsonl"),
        ("{un mot}", ".txt", "text"),
        ("texte;an\nUn mot.;2024", ".txt", "table"),
        ("Texte, an, mot\nUne phrase.", ".txt", "table"),
        ("Ce texte, dit-elle\nest court.", ".txt", "text"),
        ("# Titre\n\n## Partie\n\nUn mot.", ".txt", "markdown"),
        ("# Un mot-dièse seul\nUn mot.", ".txt", "text"),
        ("---\ntitre: Un\n---\nUn mot.", ".txt", "markdown"),
    ],
)
def test_a_kind_is_told_by_content(text: str, suffix: str, kind: str) -> None:
    assert kind_of(text, suffix) == kind


FORM_OF_2015 = """<!DOCTYPE html><html><body><article><header>
<div><span class="DocPublicationName">Le Pont</span></div>
<div><span class="DocHeader">Régions, lundi 6 mai 2013, p. 4</span></div><div><p>CRUES</p></div>
<div class="titreArticle"><p class='sm-margin-bottom'>REPORTAGE</p>
<p class="titreArticleVisu">Le fleuve attend</p></div><div>Ana Dima</div></header>
<section><div class="DocText"><div class='docOcurrContainer'><p>Le fleuve monte encore.</p>
<p>Les <mark>digues</mark> tiennent.</p></div></div></section></article></body></html>"""


def test_surtitles_and_author_of_the_form_of_2015(tmp_path: Path) -> None:
    path = tmp_path / "europresse.html"
    path.write_text(FORM_OF_2015, encoding="utf-8")
    [doc], _ = many(path)
    assert doc.metadata["author"] == "Ana Dima"
    assert doc.metadata["date"] == "2013-05-06"
    assert [(block.zone, doc.text[block.start : block.end]) for block in doc.blocks][:4] == [
        ("boilerplate", "CRUES"),
        ("boilerplate", "REPORTAGE"),
        ("title", "Le fleuve attend"),
        ("byline", "Ana Dima"),
    ]
