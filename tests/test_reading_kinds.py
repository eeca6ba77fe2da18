"""Nothing unknown is read as prose: each kind of file is read as what it is, or refused by name."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from discourse.documents import Document
from discourse.reading import packed, read, read_many
from discourse.reading.file_kinds import KINDS, kind
from tests.containers import READ, REFUSED

WORDS = (
    "mairie fleuve budget espoir crainte vallée conseil demain peut-être l’eau qu’ils habitants "
    "selon pourrait décision prudente d’abord œuvre déjà où naïve « non » 1998 54 %"
).split()
SENTENCE = st.lists(st.sampled_from(WORDS), min_size=4, max_size=30).map(
    lambda words: f"La {' '.join(words)} reste longue."
)
ARTICLES = st.lists(
    st.lists(SENTENCE, min_size=1, max_size=4), min_size=2, max_size=3, unique_by=tuple
)


def written(folder: str | Path, suffix: str, text: str) -> Path:
    path = Path(folder, f"a{suffix}")
    path.write_text(text, encoding="utf-8", newline="")
    return path


def lines(docs: list[Document]) -> list[str]:
    return [doc.text[block.start : block.end] for doc in docs for block in doc.blocks]


@pytest.mark.parametrize("name", READ)
@settings(max_examples=25, deadline=None)
@given(articles=ARTICLES, newline=st.sampled_from(["\n", "\r\n"]))
def test_a_text_holds_nothing_of_its_container(
    name: str, articles: list[list[str]], newline: str
) -> None:
    suffix, made = READ[name]
    with TemporaryDirectory() as folder:
        docs = read_many(written(folder, suffix, made(articles).replace("\n", newline)), lang="fr")
    assert lines(docs) == [text for article in articles for text in article]


@pytest.mark.parametrize("name", READ)
@pytest.mark.parametrize("suffix", ["", ".dat"])
def test_a_kind_is_told_whatever_the_name(tmp_path: Path, name: str, suffix: str) -> None:
    text = READ[name][1]([["La mairie hésite encore."], ["Rien n’est sûr, dit-on."]])
    assert lines(read_many(written(tmp_path, suffix, text), lang="fr")) == [
        "La mairie hésite encore.",
        "Rien n’est sûr, dit-on.",
    ]


@pytest.mark.parametrize("name", REFUSED)
@settings(max_examples=10, deadline=None)
@given(articles=ARTICLES, bom=st.booleans(), named=st.booleans())
def test_what_is_not_read_is_refused_by_name(
    name: str, articles: list[list[str]], bom: bool, named: bool
) -> None:
    suffix, what, made = REFUSED[name]
    text = "\ufeff" * bom + made(articles)
    with TemporaryDirectory() as folder:
        path = written(folder, suffix if named else ".txt", text)
        with pytest.raises(ValueError, match=rf"this is .*{what}.*, which is not read; \w+"):
            read(path)


def test_every_kind_that_is_not_read_says_what_it_is_and_what_to_do() -> None:
    for one in KINDS:
        assert one.refused == bool(one.what and one.instead), one.name
    assert len({one.name for one in KINDS}) == len(KINDS)


@pytest.mark.parametrize(
    "text",
    [
        "Le maire : « Oui. »\nLa ministre : « Non. »\n\nRien d’autre.",
        "Date : mardi\nLieu : Sorval\n\nLa séance est ouverte.",
        "12:30 départ\n13:45 arrivée\n\nLe train était à l’heure.",
        "<< Bonjour >> dit-elle, et elle part.",
        "1. Un mot\n2. Un autre\n\nLa liste est close.",
        "From Paris with love, dit la chanson.\n\nElle a tort.",
        "HD est une abréviation.\nPD aussi.\n\nLa suite manque.",
        "Un mot\tdeux mots\nTrois mots\tun autre mot\n",
        "Il écrit <b>ainsi</b>, sans raison.",
        ".NET est un nom.\nRien d’autre.",
        "Body\n\nLe mot est anglais.",
        "TY est un sigle - rien de plus.",
        "% de hausse\n\nLe reste suit.",
        "== Un titre ==\n\nLe fleuve monte.\n\n== Un autre ==\n\nIl dort.",
        "Nora : le 03/05/2024, 10:00 - rien.\n\nRoux : rien non plus.",
        "La note [1] suit.\n\n[b] Voir plus bas.",
        "Une phrase, puis une autre ;\nenfin la fin.",
    ],
)
def test_prose_is_still_prose(text: str) -> None:
    assert kind(text, ".txt").name == "text"


@pytest.mark.parametrize(
    ("suffix", "text", "what"),
    [
        (".yml", "- id: 1\n  texte: Un mot.\n", "YAML"),
        (".toml", 'texte = "Un mot."\n', "settings"),
        (".ini", "[essai]\n", "settings"),
        (".py", "import re\n\nprint('Un mot.')\n", "program"),
        ("", "INSERT INTO textes VALUES ('Un mot.');\n", "program"),
    ],
)
def test_what_name_and_content_tell_is_refused(
    tmp_path: Path, suffix: str, text: str, what: str
) -> None:
    with pytest.raises(ValueError, match=what):
        read(written(tmp_path, suffix, text))
    prose = "Le fleuve monte.\n\nPersonne ne dort.\n"
    assert kind(prose, suffix).name == "text"


def test_a_file_is_named_with_its_place_in_the_message(tmp_path: Path) -> None:
    path = written(tmp_path, ".xml", "<?xml version='1.0'?><recette><pas>Un.</pas></recette>")
    with pytest.raises(ValueError, match=r"a\.xml: this is an XML .* \(<recette>\), which is not"):
        read(path)
    with pytest.raises(ValueError, match=r"nothing could be read\. .*a\.xml: this is an XML"):
        read_many(path)


def test_every_kind_is_in_the_docs() -> None:
    page = (Path(__file__).parents[1] / "docs" / "formats.md").read_text(encoding="utf-8")
    for name in (one.name for one in packed.KINDS):
        assert f"\n| `{name}` |" in page, name
    for one in KINDS:
        row = next(line for line in page.split("\n") if line.startswith(f"| `{one.name}` |"))
        assert not one.refused or f"| {one.what} | {one.instead} |" in row
    for name in re.findall(r"`([\w.]+\.(?:html|xml|txt|md))`", page):
        if name != "docs/formats.md":
            assert (Path(__file__).parent / "fixtures" / "exports" / name).is_file(), name
