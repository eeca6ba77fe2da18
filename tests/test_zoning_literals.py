"""What a cue needs is looked for before its patterns are tried: that changes no decision."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from discourse.zoning.cues import _Searched, cues, literals_in
from discourse.zoning.lines import plainly
from discourse.zoning.literals import Literals, needs, some_inside

CUES = cues("fr")
SAID = [text for cue in CUES for text in (*cue.examples, *cue.others)]
PAGES = [
    line
    for path in sorted((Path(__file__).parent / "fixtures" / "pages").glob("*.html"))
    for line in re.sub(r"<[^<>]*>", "\n", path.read_text(encoding="utf-8")).split("\n")
    if line.strip()
]
SEARCHED = _Searched(CUES)


@pytest.mark.parametrize("texts", [SAID, PAGES], ids=["examples", "pages"])
def test_the_first_cue_is_the_same(texts: list[str]) -> None:
    plain = [plainly(text) for text in texts]
    assert [SEARCHED.first(one, literals_in(one, "fr")) for one in plain] == [
        SEARCHED.first(one, None) for one in plain
    ]
    assert any(SEARCHED.first(one, None) for one in plain)


@settings(max_examples=200, deadline=None)
@given(
    parts=st.lists(st.sampled_from(SAID).map(lambda text: text[: len(text) // 2]), max_size=3),
    upper=st.booleans(),
    odd=st.sampled_from(["", "İ", "ſ"]),
)
def test_the_first_cue_is_the_same_for_pieces_of_examples(
    parts: list[str], upper: bool, odd: str
) -> None:
    plain = plainly(" ".join([*parts, odd]))
    plain = plain.upper() if upper else plain
    assert SEARCHED.first(plain, literals_in(plain, "fr")) == SEARCHED.first(plain, None)
    assert some_inside(plain, SEARCHED.by_literal) == literals_in(plain, "fr")


@pytest.mark.parametrize(
    ("pattern", "matching"),
    [
        (r"(?:photo|image)s?", "photos"),
        (r"(?:ab)+cd?", "abc"),
        (r"x?(?:un mot|deux)\b", "deux"),
        (r"(?=avant)\w+ (?!rien)ici", "avant ici"),
        (r"[Pp]hoto(?:graphie)?", "photo"),
        (r"(?-i:[A-Z])\w* (?:pour|par)", "Ana pour"),
    ],
)
def test_what_matches_has_what_is_needed(pattern: str, matching: str) -> None:
    assert re.search(pattern, matching)
    needed = needs(pattern)
    assert needed is None or Literals(needed).inside(matching)
    assert needed is None or not Literals(needed).inside("zzz")


@settings(max_examples=200, deadline=None)
@given(
    literals=st.sets(st.text("abé", min_size=1, max_size=4), max_size=8),
    text=st.text("abéÉA", max_size=30),
)
def test_all_literals_of_a_text_are_found(literals: set[str], text: str) -> None:
    assert Literals(literals).inside(text) == {one for one in literals if one in text.lower()}


def test_letters_whose_case_is_not_sure_leave_it_open() -> None:
    assert Literals({"istanbul"}).inside("İstanbul") is None
