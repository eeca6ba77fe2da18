"""The report: one self-contained page, safe and reproducible."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings

import discourse
from discourse import Document, inference
from discourse.inference.robustness import DROP, TIMES
from discourse.page import Report
from discourse.page.article import Block, article
from discourse.page.cards import explained
from discourse.page.cutting import Piece, cut_blocks
from discourse.page.lead_paragraph import lead
from discourse.page.majorities import prevailing
from discourse.page.notebook import highlights
from discourse.page.notes import constants, method, page_language
from discourse.page.pictures import caption
from discourse.page.report_tables import findings
from discourse.page.sentence_cards import sentence_cards
from discourse.stance.evidence import Weights
from discourse.wording import say
from tests.strategies import articles, texts

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "discourse" / "page"
WORDING = ROOT / "discourse" / "wording"
ARTICLE = """\
L’accord qui pourrait tout changer
L’Europe espère la paix, mais la guerre menace toujours le continent.
Une lueur
L’Europe pourrait retrouver la confiance. Selon Paris, le drame n’est pas certain.
« L’Europe pourrait retrouver la confiance »
Photo : le port (à gauche)
Une chute
La crise s’aggrave. Personne ne croit plus au progrès. Bruxelles voudrait un accord durable."""
ZONES = ["title", "standfirst", "heading", "body", "pull_quote", "caption", "heading", "body"]
VOID = {"meta", "img", "br", "hr", "link", "input"}


class Page(HTMLParser):
    """Checks that tags are balanced and ids unique, and gathers links, text and titles."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.titles: list[str] = []
        self.tags: set[str] = set()
        self.blocks: list[str] = []
        self.scripts: list[str] = []
        self.policy = ""
        self.styled = 0
        self._block = 0
        self.feed(html)
        self.close()
        assert not self.open, f"not closed: {self.open}"
        assert len(set(self.ids)) == len(self.ids)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        assert len(given) == len(attrs), f"an attribute twice in {tag}"
        self.tags.add(tag)
        self.styled += "style" in given
        if given.get("http-equiv") == "Content-Security-Policy":
            self.policy = str(given["content"])
        self.scripts += [name for name in given if name.startswith("on")]
        self.links += [str(given[name]) for name in ("src", "href", "srcset") if name in given]
        self.ids += [str(given["id"])] if "id" in given else []
        self.titles += [str(given["title"])] if "title" in given else []
        if tag not in VOID:
            self.open.append(tag)
        if tag == "div" and str(given.get("class")).startswith("block "):
            self.blocks.append("")
            self._block = len(self.open)
        if tag == "a" and given.get("class") == "aside":
            self._block = 0  # the link from a quote to its source is ours, not the article's

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"{tag} closed, never opened"
        assert self.open.pop() == tag
        if len(self.open) < self._block:
            self._block = 0

    def handle_data(self, data: str) -> None:
        if self._block:
            self.blocks[-1] += data


@pytest.fixture
def doc() -> Document:
    return discourse.document(ARTICLE, id="essai", zones=ZONES)


def html_of(report: Report) -> str:
    return report.page.read_text(encoding="utf-8")


def names(folder: Path) -> list[str]:
    """The entries of a folder, hidden ones included."""
    return sorted(path.name for path in folder.iterdir())


def digest(folder: Path) -> str:
    """One hash of all files under a folder and their names."""
    whole = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            whole.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()


# --- what is written ------------------------------------------------------------------------------


def test_a_report_is_a_page_tables_and_figures(doc: Document, tmp_path: Path) -> None:
    made = discourse.report(doc, tmp_path / "new" / "folder")
    assert made.page == tmp_path / "new" / "folder" / "index.html"
    assert all(path.is_file() for path in (made.page, *made.tables, *made.figures))
    written = {path for path in (tmp_path / "new" / "folder").rglob("*") if path.is_file()}
    manifest = tmp_path / "new" / "folder" / "SHA256SUMS"
    assert written == {made.page, *made.tables, *made.figures, manifest}
    assert made.kept == ()
    assert {path.suffix for path in made.figures} == {".svg"}
    assert str(made).splitlines() == list(made.summary)


def test_figures_as_png_too_where_asked(doc: Document, tmp_path: Path) -> None:
    made = discourse.report(doc, tmp_path, png=True)
    assert {path.suffix for path in made.figures} == {".svg", ".png"}
    assert len(made.figures) == 2 * len({path.stem for path in made.figures})


def test_without_a_target_nothing_is_said_of_one(doc: Document, tmp_path: Path) -> None:
    made = discourse.report(doc, tmp_path, lang="en")
    html = html_of(made)
    assert not [path for path in made.tables if "target" in path.stem]
    for said in ("No counted sentence mentions", "about", "target="):
        assert f"{said} " not in html.partition("<h2>The annotated text")[0]
    assert "target=" not in str(made)


def test_the_tables_are_those_of_the_facade(doc: Document, tmp_path: Path) -> None:
    made = discourse.report(doc, tmp_path, target="Europe")
    by_name = {path.stem: path for path in made.tables}
    for name, table in {
        "markers": discourse.markers(doc),
        "outlook": discourse.outlook(doc),
        "outlook_target": discourse.outlook(doc, target="Europe"),
        "sentiment_sentences": discourse.sentiment(doc, by="sentence"),
        "pull_quotes": discourse.pull_quotes(doc),
    }.items():
        assert by_name[name].read_text("utf-8") == table.to_csv(index=False, lineterminator="\n")


def test_a_report_again_overwrites_the_first(doc: Document, tmp_path: Path) -> None:
    first = digest(discourse.report(doc, tmp_path).page.parent)
    assert digest(discourse.report(doc, tmp_path).page.parent) == first


def test_the_same_bytes_in_processes_that_hash_otherwise(tmp_path: Path) -> None:
    (tmp_path / "essai.txt").write_text(ARTICLE, encoding="utf-8")
    digests = set()
    for seed, zone in (("0", "UTC"), ("4711", "Asia/Tokyo")):
        folder = tmp_path / seed
        subprocess.run(
            [sys.executable, "-m", "discourse", "report", "essai.txt", "-o", str(folder)],
            cwd=tmp_path,
            env={
                **os.environ,
                "PYTHONHASHSEED": seed,
                "TZ": zone,
                "PYTHONPATH": str(ROOT),
            },
            check=True,
            capture_output=True,
        )
        digests.add(digest(folder))
    assert len(digests) == 1


def test_no_figure_is_pyplots(doc: Document, tmp_path: Path) -> None:
    import matplotlib.pyplot as plt

    before = plt.get_fignums()
    for _ in range(2):
        discourse.report(doc, tmp_path)
    assert plt.get_fignums() == before


def test_a_report_needs_no_pyplot_and_so_no_window(tmp_path: Path) -> None:
    code = (
        "import sys, discourse; discourse.report(discourse.document('La paix.'), sys.argv[1]); "
        "sys.exit('matplotlib.pyplot' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "report")],
        env={**os.environ, "MPLBACKEND": "tkagg", "DISPLAY": ""},
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 0


def test_a_figure_that_fails_leaves_the_earlier_report(
    doc: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_font(*_: object) -> bytes:
        raise OSError("no such font")

    before = digest(discourse.report(doc, tmp_path / "report").page.parent)
    monkeypatch.setattr("discourse.page.image", no_font)
    with pytest.raises(OSError, match="no such font"):
        discourse.report(one(), tmp_path / "report")
    assert digest(tmp_path / "report") == before
    assert names(tmp_path) == ["report"]


def test_a_folder_of_others_is_refused_or_shared(doc: Document, tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("à moi", encoding="utf-8")
    with pytest.raises(ValueError, match=r"holds what no report wrote: notes\.txt; .*force=True"):
        discourse.report(doc, tmp_path)
    assert names(tmp_path) == ["notes.txt"]
    made = discourse.report(doc, tmp_path, force=True)
    assert made.kept == (notes,)
    assert notes.read_text(encoding="utf-8") == "à moi"


# --- the page -------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_page_is_whole_and_stands_alone(doc: Document, tmp_path: Path, lang: str) -> None:
    html = html_of(discourse.report(doc, tmp_path, lang=lang))
    page = Page(html)
    assert html.startswith("<!doctype html>")
    assert f'<html lang="{lang}">' in html
    assert not page.tags & {"link", "iframe", "object", "embed", "form", "base"}
    assert page.links
    inside = {f"#{name}" for name in page.ids}
    files = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.*")}
    assert set(page.links) <= inside | files
    assert not re.search(r"@import|url\(|https?://|data:", html)
    assert say("page.method_heading", lang) in html


def test_the_page_allows_its_own_style_and_script_and_nothing_else(tmp_path: Path) -> None:
    doc = discourse.document(f"{HOSTILE} <p style='color: red' onclick='x'>L’Europe, peut-être.")
    for lang in ("fr", "en"):
        html = html_of(discourse.report(doc, tmp_path, lang=lang))
        page = Page(html)
        digests = [
            base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
            for tag in ("style", "script")
            for inside in re.findall(f"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        ]
        policy = {
            name: allowed for name, *allowed in (rule.split() for rule in page.policy.split(";"))
        }
        assert policy == {
            "default-src": ["'none'"],
            "style-src": [f"'sha256-{digests[0]}'"],
            "script-src": [f"'sha256-{digests[1]}'"],
            "base-uri": ["'none'"],
            "form-action": ["'none'"],
        }
        # A browser applies a policy to what follows it, and a hash to no style attribute.
        assert html.index("Content-Security-Policy") < html.index("<style>")
        assert page.styled == 0


def test_the_blocks_of_the_page_are_those_of_the_text(doc: Document, tmp_path: Path) -> None:
    page = Page(html_of(discourse.report(doc, tmp_path)))
    shown = [block.strip() for block in page.blocks]
    assert shown == [doc.text[block.start : block.end] for block in doc.blocks]


def test_a_pull_quote_leads_to_its_source(doc: Document, tmp_path: Path) -> None:
    (quote,) = discourse.pull_quotes(doc).to_dict("records")
    html = html_of(discourse.report(doc, tmp_path))
    at = next(one.index for one in doc.sentences if one.start <= quote["source_start"] < one.end)
    number = next(at for at, one in enumerate(doc.blocks) if one.start == quote["start"])
    assert re.search(rf'id="b{number}".*href="#s{at}"', html)
    assert re.search(rf'id="s{at}".*href="#b{number}"', html)


HOSTILE = '<script>alert("1")</script><b>&amp;\'"</b>'


def test_markup_of_an_article_is_shown_not_run(tmp_path: Path) -> None:
    text = "\n".join(
        [
            f"{HOSTILE} titre",
            f"La paix pourrait {HOSTILE} revenir, <u>peut-être</u>.",
            f"Un intertitre {HOSTILE}",
            f"La guerre & la crise {HOSTILE} menacent &lt;l’Europe&gt;.",
        ]
    )
    metadata = dict.fromkeys(("author", "outlet", "date", "rights", "title"), HOSTILE)
    doc = discourse.document(
        text, id=HOSTILE, zones=["title", "body", "heading", "body"], metadata=metadata
    )
    made = discourse.report(doc, tmp_path, target="<u>Europe</u>")
    for html in (html_of(made), doc._repr_html_() or ""):
        page = Page(html)
        assert "u" not in page.tags
        assert not page.scripts
        # Ours, at the end of the report; there is no other.
        assert html.count("<script") == (1 if "<!doctype" in html else 0)
        assert "alert(" not in html.replace("alert(&#34;", "")
        assert [block.strip() for block in page.blocks] == text.split("\n")


def test_quotes_in_a_label_do_not_end_it(tmp_path: Path) -> None:
    doc = discourse.document("Il pourrait \"'signer\"' <peut-être>.")
    Page(html_of(discourse.report(doc, tmp_path)))
    page = Page(doc._repr_html_() or "")
    assert any("possible" in title for title in page.titles)


@settings(max_examples=50)
@given(texts())
def test_pieces_put_together_are_the_block(text: str) -> None:
    pieces_are_the_text(discourse.document(text))


@settings(max_examples=50)
@given(articles())
def test_pieces_of_an_article_put_together_are_its_blocks(drawn: tuple[str, list[str]]) -> None:
    pieces_are_the_text(discourse.document(drawn[0], zones=drawn[1]))


def pieces_are_the_text(doc: Document) -> None:
    markers, parts = discourse.markers(doc, zones="all"), discourse.contributions(doc, zones="all")
    blocks = pieces_of(doc, markers, parts)
    assert ["".join(piece.text for piece in pieces) for pieces in blocks] == [
        doc.text[block.start : block.end] for block in doc.blocks
    ]
    every = [piece for pieces in blocks for piece in pieces]
    assert all(piece.text for piece in every)
    assert all(bool(piece.css) is bool(piece.told) for piece in every)
    Page(doc._repr_html_() or "")


def pieces_of(doc: Document, markers: pd.DataFrame, words: pd.DataFrame) -> list[list[Piece]]:
    cuts = cut_blocks(doc, highlights(markers, words, "fr"))
    return [
        list(cut.until(block.start, block.end)) for block, cut in zip(doc.blocks, cuts, strict=True)
    ]


def shown_in_report(doc: Document) -> list[Block]:
    reasons = explained(
        discourse.markers(doc, zones="all"), discourse.contributions(doc, zones="all"), "fr"
    )
    cards = sentence_cards(findings(doc, "Europe", "fr"), "fr")
    return article(doc, reasons.hits, cards, discourse.pull_quotes(doc))


@settings(max_examples=25)
@given(articles())
def test_runs_put_together_are_the_blocks(drawn: tuple[str, list[str]]) -> None:
    doc = discourse.document(drawn[0], zones=drawn[1])
    blocks = shown_in_report(doc)
    assert [
        "".join(piece.text for run in block.runs for piece in run.pieces) for block in blocks
    ] == [doc.text[block.start : block.end] for block in doc.blocks]
    for block in blocks:
        for run in block.runs:
            said = "".join(piece.text for piece in run.pieces)
            assert said
            if run.card:
                assert said == doc.text[run.card.start : run.card.end]


def test_every_hit_of_the_report_is_over_its_span_and_leads_to_its_card(doc: Document) -> None:
    reasons = explained(discourse.markers(doc), discourse.contributions(doc), "fr")
    cards = sentence_cards(findings(doc, None, "fr"), "fr")
    over: list[set[str]] = []
    for block in article(doc, reasons.hits, cards, discourse.pull_quotes(doc)):
        over += [set()] * (doc.blocks[block.number].start - len(over))
        for run in block.runs:
            for piece in run.pieces:
                over += [set(piece.told)] * len(piece.text)
    for at, found in enumerate(over):
        assert found == {hit.told for hit in reasons.hits if hit.start <= at < hit.end}
    named = {card.name for card in reasons.cards}
    assert len(named) == len(reasons.cards)
    assert {hit.told for hit in reasons.hits} == named


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("fr", ["pour favorable", "dépasse 0", "au départ (−", "hors d’un titre de fonction"]),
        ("en", ["for favourable", "exceeds 0", "to begin with (−", "mention: in no title"]),
    ],
)
def test_a_card_tells_what_weights_decide_about_the_target(
    lang: str, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    known = Weights("Europe", {"always": (-2, -2), "mention: in no title": (0.25, 0.5)})
    monkeypatch.setattr("discourse.stance.case.weights_of", {"fr": known}.get)
    doc = discourse.document("L’Europe échoue.", lang="fr")
    [card] = sentence_cards(findings(doc, "Europe", lang), lang)
    assert card.about is not None
    told = dict(card.about.lines)
    assert told[say("card.why", lang)] == say("card.none_weighed", lang)
    weighed = told[say("card.weights", lang)] + told[say("card.findings", lang)]
    assert all(part in weighed for part in said)
    other = discourse.document("Moscou échoue.", lang="fr")
    [card] = sentence_cards(findings(other, "Moscou", lang), lang)
    assert card.about is not None
    assert say("card.weights", lang) not in dict(card.about.lines)


def test_every_highlight_is_over_its_span(doc: Document) -> None:
    markers, parts = discourse.markers(doc), discourse.contributions(doc)
    over = pd.Series("", index=range(len(doc.text)))
    for pieces, place in zip(pieces_of(doc, markers, parts), doc.blocks, strict=True):
        at = place.start
        for piece in pieces:
            over[at : at + len(piece.text)] = piece.css
            at += len(piece.text)
    for start, end, category in zip(
        markers["start"], markers["end"], markers["category"], strict=True
    ):
        assert all(f"m {category}" in classes for classes in over[start:end])
    inside = {
        at for a, b in zip(markers["start"], markers["end"], strict=True) for at in range(a, b)
    }
    outside = over[~over.index.isin(list(inside))]
    assert not outside.str.contains(r"\bm\b").any()


# --- texts with little in them --------------------------------------------------------------------

LITTLE = {
    "empty": "",
    "one word": "Bonjour",
    "one mark": "…",
    "no section, no marker, no target": "Le chat dort. Il mange une pomme.",
    "only a title": "Un titre sans rien dessous",
    "a target once": "L’Europe dort.",
    "a dollar and a percent": "Cela coûte $5 ou $10, soit 3 % {de} plus, peut-être.",
}


@pytest.mark.parametrize("text", LITTLE.values(), ids=LITTLE.keys())
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_report_on_little(text: str, lang: str, tmp_path: Path) -> None:
    doc = discourse.document(text)
    made = discourse.report(doc, tmp_path, lang=lang)
    Page(html_of(made))
    assert 7 <= len(made.summary) <= 10
    assert "nan" not in str(made).lower().split()


def test_a_text_without_the_target_says_so(tmp_path: Path) -> None:
    doc = discourse.document("Le chat dort. Il pourrait pleuvoir.")
    html = html_of(discourse.report(doc, tmp_path, target="Zanzibar", lang="en"))
    assert "No counted sentence mentions “Zanzibar”" in html
    doc = discourse.document("Zanzibar dort. Il pourrait pleuvoir.")
    html = html_of(discourse.report(doc, tmp_path, target="Zanzibar", lang="en"))
    assert "No counted sentence mentions" not in html
    assert "About Zanzibar" in html


def test_a_text_without_headings_has_no_introduction(tmp_path: Path) -> None:
    doc = discourse.document("La paix pourrait revenir. Le maire espère un accord.")
    html = html_of(discourse.report(doc, tmp_path, lang="fr"))
    assert "Introduction" not in html
    assert "<h2>Perspective du texte</h2>" in html
    assert "Texte entier\u00a0: trop peu de phrases" in html


def test_a_table_or_figure_without_content_is_not_shown(doc: Document, tmp_path: Path) -> None:
    full = html_of(discourse.report(doc, tmp_path / "full", lang="fr"))
    made = discourse.report(discourse.document("Le chat dort."), tmp_path / "bare", lang="fr")
    bare = html_of(made)
    for name in ("contrasts", "rates", "pull_quotes"):
        title = f"<h3>{say(f'tables.{name}', 'fr')}</h3>"
        assert title in full
        assert title not in bare
    assert 'href="figures/pull_quotes.svg"' in full
    assert "pull_quotes.svg" in {path.name for path in made.figures}
    for drawn in ('class="strips"', 'class="strip"', 'href="figures/pull_quotes.svg"'):
        assert drawn in full
        assert drawn not in bare
    for empty in ('class="plane"', 'class="map"'):
        assert empty not in bare


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_what_a_chart_says_in_words_is_told_below_it(
    doc: Document, tmp_path: Path, lang: str
) -> None:
    html = unescape(html_of(discourse.report(doc, tmp_path, lang=lang)))
    for chart, made in {
        "outlook": discourse.charts.outlook(discourse.outlook(doc), lang=lang),
        "sentiment": discourse.charts.sentiment(
            discourse.sentiment(doc), discourse.sentiment(doc, by="sentence"), lang=lang
        ),
        "dispersion": discourse.charts.dispersion(discourse.markers(doc), lang=lang),
        "forest": discourse.charts.forest(
            discourse.outlook(doc), discourse.hedging(doc), lang=lang
        ),
    }.items():
        words = discourse.charts.alt(made)
        discourse.charts.close(made)
        assert words
        assert f"<p>{words}</p></details>" in html, chart


def test_a_strip_has_a_mark_for_every_sentence_and_marker(doc: Document, tmp_path: Path) -> None:
    html = html_of(discourse.report(doc, tmp_path))
    sentences = discourse.sentiment(doc, by="sentence")
    assert html.count('r="4"/></a>') == len(sentences)
    places = discourse.markers(doc)
    assert 0 < html.count('<rect class="stroke ') <= int((~places["negated"]).sum())
    inside = [
        float(x) for x in re.findall(r'<(?:circle cx|rect class="stroke \w+" x)="([\d.]+)%', html)
    ]
    assert inside
    assert all(0 <= x <= 100 for x in inside)


def test_more_sentences_than_can_be_told_apart_are_no_dots(tmp_path: Path) -> None:
    text = "La paix pourrait revenir. La guerre menace. " * 210
    html = html_of(discourse.report(discourse.document(text), tmp_path, lang="fr"))
    assert 'r="4"/></a>' not in html
    assert html.count('<rect class="stroke possible"') <= 251, "neighbours are one stroke"


def test_the_rights_are_in_the_language_of_the_page(tmp_path: Path) -> None:
    card = {"rights": "Ask the desk.", "rights_fr": "Demander au journal."}
    doc = discourse.document("Le chat dort.", metadata=card)
    assert "<p>Droits\u00a0: Demander au journal.</p>" in html_of(
        discourse.report(doc, tmp_path / "fr", lang="fr")
    )
    assert "<p>Rights: Ask the desk.</p>" in html_of(
        discourse.report(doc, tmp_path / "en", lang="en")
    )


def test_braces_in_the_title_are_no_placeholder(tmp_path: Path) -> None:
    doc = discourse.document("Un {title} {0}\nLe chat dort.", zones=["title", "body"])
    assert "Un {title} {0}" in str(discourse.report(doc, tmp_path))


# --- bad input ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("make", "kind", "message"),
    [
        (lambda to: discourse.report("Un mot.", to), TypeError, r"discourse\.document\("),  # type: ignore[arg-type]
        (lambda to: discourse.report(Path("a.txt"), to), TypeError, r"discourse\.read\("),  # type: ignore[arg-type]
        (lambda to: discourse.report([one()], to), TypeError, "call it once for each"),  # type: ignore[arg-type]
        (lambda to: discourse.report(one(), to, lang="de"), ValueError, "one of 'fr', 'en'"),
        (lambda to: discourse.report(one(), to, target=""), ValueError, "target is ''"),
        (lambda to: discourse.report(one(), to, target=3), TypeError, "target is 3"),  # type: ignore[arg-type]
        (lambda _: discourse.report(one(), 3), TypeError, "int"),  # type: ignore[arg-type]
    ],
)
def test_bad_input_is_refused_before_anything_is_written(
    make: Callable[[Path], Report], kind: type[Exception], message: str, tmp_path: Path
) -> None:
    with pytest.raises(kind, match=message):
        make(tmp_path / "new")
    assert not list(tmp_path.iterdir())


def one() -> Document:
    return discourse.document("Un mot.")


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "taken"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(ValueError, match=r"taken is a file; name a folder"):
        discourse.report(one(), path)
    assert path.read_text(encoding="utf-8") == "mine"


# --- wording --------------------------------------------------------------------------------------


def test_page_language_is_the_texts_own_where_there_is_one() -> None:
    assert [page_language(lang) for lang in ("fr", "en", "de")] == ["fr", "en", "en"]


def test_the_lead_counts_what_the_table_counts() -> None:
    text = "L’Europe sombre dans la crise.\nL’espoir\nL’Europe pourrait retrouver la paix."
    doc = discourse.document(text, zones=["body", "heading", "body"])
    line = lead(findings(doc, "Europe", "en"), "en")
    assert line == (
        "Introduction: too few sentences (favourable: 0, unfavourable: 1, neutral: 0; n = 1) → "
        "“L’espoir”: too few sentences (favourable: 1, unfavourable: 0, neutral: 0; n = 1)."
    )
    good, bad, flat = "La paix revient. ", "La guerre menace. ", "Le train part à midi. "
    parts = (good * 4 + bad, bad * 5 + flat, bad * 3 + good * 2, good * 5 + flat * 5, flat * 6)
    text = "\nUne partie\n".join(part.strip() for part in parts)
    doc = discourse.document(text, zones=["body", *["heading", "body"] * 4])
    line = lead(findings(doc, "Europe", "fr"), "fr").replace("\u00a0", " ")
    assert line.split(" → ") == [
        "Introduction : 4 phrases favorables sur 5 (optimisme 4)",
        "« Une partie » : 5 phrases défavorables sur 6 (pessimisme 5)",
        "« Une partie » : partagé (2 phrases favorables et 3 défavorables sur 5)",
        "« Une partie » : sans majorité (favorables : 5, défavorables : 0, neutres : 5 ; n = 10)",
        "« Une partie » : 6 phrases neutres sur 6.",
    ]


@pytest.mark.parametrize(
    ("counts", "name"),
    [
        ((0, 1, 1), "few"),
        ((4, 0, 0), "few"),
        ((5, 0, 5), "divided"),
        ((1, 1, 3), "neutral"),
        ((2, 1, 2), "divided"),
        ((2, 2, 1), "mixed"),
        ((2, 2, 4), "divided"),
        ((6, 5, 0), "mixed"),
        ((8, 4, 0), "mixed"),
        ((8, 3, 0), "favourable"),
        ((1, 4, 0), "unfavourable"),
        ((0, 0, 5), "neutral"),
    ],
)
def test_a_section_is_called_by_its_counts(counts: tuple[int, int, int], name: str) -> None:
    good, bad, rest = counts
    assert prevailing(*counts) == name
    turned = {"favourable": "unfavourable", "unfavourable": "favourable"}.get(name, name)
    assert prevailing(bad, good, rest) == turned


# --- words that follow the figures ----------------------------------------------------------------


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_constant_of_the_method_notes_is_the_codes(lang: str) -> None:
    notes = " ".join(method(lang))
    source = tomllib.loads((WORDING / f"{lang}.toml").read_text("utf-8"))["method"].values()
    # A number in the source would be a second place for it; +1, −1 and 0 are the definition.
    written = re.sub(r"[+−]1|\b0\b", "", " ".join(source))
    assert not re.search(r"\d", re.sub(r"{[^}]+}", "", written))
    assert not re.search(r"\b(cinq|five|vingt|twenty|degré|grade)\b", written)
    assert set(re.findall(r"{(\w+)", written)) == set(constants(lang))
    percent = "\u00a0%" if lang == "fr" else "%"
    comma = "," if lang == "fr" else "."
    for shown in (
        f"{inference.NET_SPREAD:g}".replace(".", comma),
        f"{inference.VALENCE_SPREAD:g}".replace(".", comma),
        f"{1 - inference.LEVEL:.2g}".replace(".", comma),
        f"{100 * inference.LEVEL:g}{percent}",
        f"{100 * inference.STEADY:g}{percent}",
        f"{100 * DROP:g}{percent}",
        f" {inference.SPREAD_WEIGHT} ",
        f" {inference.MINIMUM_N} ",
        f" {TIMES} ",
    ):
        assert shown in notes


def test_the_method_notes_follow_the_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("discourse.page.notes.SPREAD_WEIGHT", 17)
    monkeypatch.setattr("discourse.page.notes.NET_SPREAD", 0.6)
    notes = " ".join(method("fr"))
    assert "17 phrases de plus" in notes
    assert "0,6 pour la perspective nette" in notes


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_caption_of_the_weights_names_what_they_are_of(lang: str) -> None:
    good, bad = "La paix revient. " * 6, "La guerre menace. " * 6
    one = findings(discourse.document(good + bad), "Europe", lang)
    assert {"fr": "l’ensemble du texte", "en": "the whole text"}[lang] in caption(
        one, "influence", lang
    )
    assert not one["influence"]["difference"].any()
    text = f"{good}\nUne chute\n{bad}"
    two = findings(discourse.document(text, zones=["body", "heading", "body"]), "Europe", lang)
    said = caption(two, "influence", lang)
    assert said.index("Introduction") < said.index("Une chute")
    assert two["influence"]["difference"].all()


def test_the_summary_gives_no_interval_that_leaves_reading_error_out(tmp_path: Path) -> None:
    text = f"{'La paix revient. ' * 6}\nUne chute\nLa guerre menace."
    doc = discourse.document(text, zones=["body", "heading", "body"])
    made = discourse.report(doc, tmp_path, lang="en")
    [line] = [line for line in made.summary if line.startswith("Outlook, whole text")]
    assert line == (
        "Outlook, whole text (as read, not corrected): "
        "+1.0, n = 6 → −1.0, n = 1, too few for an interval"
    )


def test_in_print_a_label_stays_with_its_block() -> None:
    printed = (PAGE / "report_media.css").read_text(encoding="utf-8").split("@media print")[1]
    assert (
        ".block[data-zone]::before, .block.title, .block.heading { break-after: avoid; }" in printed
    )
    assert ".scroll { overflow: visible; }" in printed
