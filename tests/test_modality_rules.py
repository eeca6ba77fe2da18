"""Every rule of the cascades with its own cases: where it decides, and where it must not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from discourse.decisions.cascade import Reading, Site, rule
from discourse.documents import Block, Document, Section, Sentence
from discourse.french.context import Context
from discourse.french.parse import Parse
from discourse.languages import Row, language
from discourse.languages import table as read_table
from discourse.modality import FAMILIES, Rule
from discourse.modality.marker_lexicon import load, works
from discourse.modality.readings import decisions
from discourse.segmentation import sentences_of, words_of

CASES = Path(__file__).parent / "cases" / "modality"
COLUMNS = ("rule", "applies", "sentence")
MINIMUM = 2
ROWS = [row for path in sorted(CASES.glob("*.tsv")) for row in read_table(path, COLUMNS)]
RULES = [made for family in FAMILIES.values() for made in family]


def sentence(text: str) -> Document:
    spans = sentences_of(text, 0, len(text), "fr")
    return Document(
        text,
        "case",
        "fr",
        (Block(0, len(text), "body"),),
        (Section(0, "", 0, len(text)),),
        tuple(Sentence(i, a, b, "body", 0) for i, (a, b) in enumerate(spans)),
        words_of(text, [(0, len(text))], "fr"),
    )


def decided(marked: str) -> list[tuple[Site, Reading]]:
    """The decisions whose words overlap those in square brackets."""
    match = re.search(r"\[(.+?)\]", marked)
    assert match, f"no [words] in {marked!r}"
    start, end = match.start(), match.end() - 2
    doc = sentence(marked.replace("[", "").replace("]", ""))
    found = []
    for one in doc.sentences:
        context = Context(Parse(doc, one))
        matches = load().matcher.find(context.parse.forms)
        for site, reading in decisions(context, matches):
            first, last = context.parse.span(site.first, site.last)
            if first < end and last > start:
                found.append((site, reading))
    return found


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.path.stem}:{row.line}")
def test_case(row: Row) -> None:
    rules = [reading.rule for _, reading in decided(row["sentence"])]
    applies = row.one_of("applies", ("yes", "no")) == "yes"
    assert (row["rule"] in rules) is applies, f"{row.error(row['sentence'])}: decided by {rules}"


@pytest.mark.parametrize("made", RULES, ids=lambda made: made.name)
def test_rule_has_cases_reason_and_source(made: Rule) -> None:
    kinds = [row["applies"] for row in ROWS if row["rule"] == made.name]
    assert kinds.count("yes") >= MINIMUM, f"{made.name}: {kinds.count('yes')} positive cases"
    assert kinds.count("no") >= MINIMUM, f"{made.name}: {kinds.count('no')} negative cases"
    assert made.reason
    assert made.source in works("fr")


@pytest.mark.parametrize(
    ("category", "alternatives", "message"),
    [
        ("sure", (), "rule pour.x: no category 'sure'"),
        ("undecided", (), "rule pour.x: alternatives go with undecided"),
        ("possible", ("certain",), "rule pour.x: alternatives go with undecided"),
    ],
)
def test_a_rule_that_says_nothing_known_is_refused(
    category: str, alternatives: tuple[str, ...], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        rule("pour.x", category, reason="none", alternatives=alternatives)
    assert "pour.x" not in {made.name for made in FAMILIES["pour"]}


def test_no_clause_holds_a_word_beyond_the_sentence() -> None:
    doc = sentence("Le maire dort.")
    parse = Parse(doc, doc.sentences[0])
    assert parse.clause_of(2) == parse.clauses[0]
    with pytest.raises(IndexError, match="no word 3 in a sentence of 3 words"):
        parse.clause_of(3)


def test_every_case_names_a_rule() -> None:
    known = {made.name for made in RULES}
    assert {row["rule"] for row in ROWS} <= known


def test_every_family_is_used() -> None:
    used = {entry.family for entry in load().entries}
    assert set(FAMILIES) <= used, "a cascade that no entry calls never runs"


def test_lexicon_lies_in_the_language_folder() -> None:
    assert load().path == language("fr").path("markers.tsv")
