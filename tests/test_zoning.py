"""Zones of a page without markup: whole pages as cases, cues with their examples, bad data."""

from __future__ import annotations

import re
from html import escape
from io import BytesIO
from pathlib import Path

import pytest

from discourse import zoning
from discourse.documents import ZONES
from discourse.languages import LexiconError
from discourse.reading import read
from discourse.reading.markdown import article
from discourse.zoning import decide, zones_of
from discourse.zoning.cues import Cue, _cues_of, cues
from discourse.zoning.lines import plainly

CASES = sorted((Path(__file__).parent / "cases" / "zoning").glob("*.tsv"))
KINDS = Path(__file__).parent / "cases" / "zoning_kinds.tsv"
SEED = Path(__file__).parents[1] / "seeds" / "boussois_rencontre_trump_poutine_alaska.txt"
CUES = {cue.name: cue for cue in cues("fr")}

# The zones of the lines of the seed, coded and agreed by hand.
SEED_ZONES = (
    "title standfirst body pull_quote body heading body pull_quote body body caption heading body "
    "body pull_quote body heading body body pull_quote body caption heading body body body "
    "pull_quote body body byline byline boilerplate boilerplate"
).split()


def case(path: Path) -> tuple[list[str], list[str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [zone for zone, _ in rows], [text for _, text in rows]


def kinds() -> dict[str, list[list[str]]]:
    """The short pages of a file, each a list of zone and text, with the paragraphs put in."""
    pages: dict[str, list[list[str]]] = {}
    for line in KINDS.read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            page = pages.setdefault(line.removeprefix("== "), [])
        elif line and not line.startswith("# "):
            page.append(line.split("\t"))
    paragraphs = {row[0]: row[1] for row in pages.pop("paragraphs")}
    return {
        name: [[zone, paragraphs.get(text, text)] for zone, text in page]
        for name, page in pages.items()
    }


def test_every_line_of_the_seed_has_its_zone() -> None:
    assert [block.zone for block in read(SEED).blocks] == SEED_ZONES


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_block_of_a_page_has_its_zone(path: Path) -> None:
    zones, texts = case(path)
    found = decide(texts, "fr")
    assert set(zones) <= set(ZONES)
    assert [(d.zone, text[:60]) for d, text in zip(found, texts, strict=True)] == [
        (zone, text[:60]) for zone, text in zip(zones, texts, strict=True)
    ]


@pytest.mark.parametrize("name", kinds())
def test_every_kind_of_line_has_its_zone(name: str) -> None:
    page = kinds()[name]
    found = decide([text for _, text in page], "fr")
    assert [[d.zone, text] for d, (_, text) in zip(found, page, strict=True)] == page


def test_every_rule_of_position_is_met_in_a_case() -> None:
    source = "".join(
        path.read_text(encoding="utf-8") for path in Path(zoning.__file__).parent.glob("*.py")
    )
    rules = set(re.findall(r'is_a\([^,]+, "(\w+)"\)', source)) - {"given"}
    pages = [
        *(case(path)[1] for path in CASES),
        *([text for _, text in page] for page in kinds().values()),
    ]
    met = {decision.rule for page in pages for decision in decide(page, "fr")}
    assert rules - met == set()


@pytest.mark.parametrize("name", CUES)
def test_a_cue_catches_its_examples_and_leaves_the_others(name: str) -> None:
    cue = CUES[name]
    assert cue.examples
    assert cue.others
    for example in cue.examples:
        assert cue.says(plainly(example), len(example.split())), example
    for other in cue.others:
        caught = [each.name for each in CUES.values() if _is_furniture(each, other)]
        assert not caught, other


def _is_furniture(cue: Cue, text: str) -> bool:
    return cue.where != "opening" and cue.says(plainly(text), len(text.split()))


def test_names_of_cues_are_not_repeated() -> None:
    assert len(CUES) == len(cues("fr"))


@pytest.mark.parametrize("text", ["Partager", "Publié le 3 mai 2024", "© Ion Petru", "Un mot", ""])
def test_a_text_of_one_block_is_body(text: str) -> None:
    assert zones_of([text], "fr") == ["body"]


def test_without_a_paragraph_everything_is_body() -> None:
    assert zones_of(["Espoir", "Crainte", "Partager"], "fr") == ["body"] * 3
    assert zones_of([], "fr") == []


BODY = "Le fleuve monte depuis trois jours et personne ne sait jusqu’où il montera, ni quand."


@pytest.mark.parametrize(
    ("lines", "zones"),
    [
        # two sentences are not a title and its text, whatever their length
        (["Personne ne bouge.", BODY], ["body", "body"]),
        (["Le fleuve monte,", BODY], ["body", "body"]),
        (["Un fleuve sans maître", BODY], ["title", "body"]),
        # a greeting, a signature
        (["Chère Ana,", BODY, BODY, "Ion"], ["body", "body", "body", "body"]),
        # a date is of the byline above the body, text inside it
        (["La crue", "3 mai 2024", BODY, BODY, BODY], ["title", "byline", *["body"] * 3]),
        (["La crue", BODY, BODY, "3 mai 2024", BODY], ["title", "body", "body", "heading", "body"]),
        # an agency's name credits a picture inside the body and signs at its end
        (["La crue", BODY, BODY, "AFP", BODY], ["title", "body", "body", "caption", "body"]),
        (["La crue", BODY, BODY, BODY, "AFP"], ["title", "body", "body", "body", "byline"]),
        # a sentence that ends with a name is a caption, one that names somebody is none
        (
            ["La crue", BODY, "Le bac à quai, au petit matin. Ion Petru", BODY, BODY],
            ["title", "body", "caption", "body", "body"],
        ),
        (
            ["La crue", BODY, "Le bac à quai, au petit matin, attend Ion Petru.", BODY, BODY],
            ["title", *["body"] * 4],
        ),
        # short last paragraphs are body, where nothing is known of a foot and above one
        (["La crue", BODY, BODY, BODY, "Il attend."], ["title", "body", "body", "body", "body"]),
        (
            ["La crue", BODY, BODY, BODY, "Il attend.", "Crues", "Partager", "Nous contacter"],
            ["title", *["body"] * 4, *["boilerplate"] * 3],
        ),
    ],
)
def test_place_decides_where_words_do_not(lines: list[str], zones: list[str]) -> None:
    # No two paragraphs alike: a repeated one would be another question.
    texts = [line.replace("trois", f"{at + 3}") for at, line in enumerate(lines)]
    assert zones_of(texts, "fr") == zones


def test_known_zones_stay_and_help_the_others() -> None:
    texts = ["Le fleuve monte", BODY, "Un fleuve sans maître", BODY.replace("trois", "six")]
    found = decide(texts, "fr", known=["title", "standfirst", None, None])
    assert [(d.zone, d.rule) for d in found] == [
        ("title", "given"),
        ("standfirst", "given"),
        ("heading", "over_paragraph"),
        ("body", "rest"),
    ]


CUE = """[[cue]]
name = "a"
zone = "{zone}"
match = "{match}"
where = "any"
words = 9
patterns = ['''{pattern}''']
examples = ["a"]
{more}
"""


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"zone": "footer"}, "zone is 'footer'; expected title, standfirst"),
        ({"match": "all"}, "match is 'all'; expected whole, start, end, part"),
        ({"pattern": "(a"}, "missing .*in a pattern"),
        ({"more": ""}, "missing others"),
        ({"more": 'others = ["b"]\nnote = "x"'}, "unknown note"),
    ],
)
def test_a_faulty_cue_is_named(tmp_path: Path, values: dict[str, str], message: str) -> None:
    path = tmp_path / "zones.toml"
    good = {"zone": "body", "match": "whole", "pattern": "a", "more": 'others = ["b"]'}
    path.write_text(CUE.format(**(good | values)), encoding="utf-8")
    with pytest.raises(LexiconError, match=rf"zones\.toml, cue 1 \(a\): {message}"):
        _cues_of(path)


def test_an_unknown_part_of_a_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "zones.toml"
    path.write_text("[cues]\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="unknown part 'cues'; expected cue, words"):
        _cues_of(path)


ADDRESSES = (
    "https://exemple.org/la-crue-du-fleuve?page=2",
    "Https://exemple.org/Crue",
    "HTTPS://EXEMPLE.ORG/" + "A" * 400,
    "<https://exemple.org/x>",
    "www.exemple.org/crue",
    "Exemple.org/Crue",
    "Voir https://exemple.org/x",
    "Source : https://exemple.org/x",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_on_a_line_of_its_own_is_no_heading_and_hides_no_text(address: str) -> None:
    said = "Le fleuve monte depuis trois jours et personne ne sait jusqu’où il montera encore."
    body = [f"{said} {end}" for end in ("Oui.", "Non.", "Peut-être.")]
    texts = ["La crue", body[0], address, body[1], address, body[2]]
    assert zones_of(texts, "fr") == ["title", "body", "boilerplate", "body", "boilerplate", "body"]
    long = [2 * one for one in body]
    assert zones_of(["La crue", long[0], address, long[1]], "fr")[2:] == ["boilerplate", "body"]
    page = "".join(f"<p>{escape(one)}</p>" for one in texts[1:])
    marked = article("\n\n".join(["# La crue", *texts[1:]]), "a.md").document("a", None, {})
    page = f"<article><h1>La crue</h1>{page}</article>"
    for doc in (marked, read(BytesIO(page.encode()))):
        zones = [block.zone for block in doc.blocks]
        assert "heading" not in zones
        assert [doc.text[b.start : b.end] for b in doc.blocks if b.zone == "body"] == body
