"""How far rules look: a sentence is read as before with so many words more, not with one more.

A difference is not an error in itself: read it, and if it is what the change meant, accept it with
`make tables` and commit the file with the change.
"""

from __future__ import annotations

import pytest

from discourse.languages import Row, table
from tools.derive_reaches import ADVERB, MARK, MOST, MOVED, PATH, moves, reading, sentences

ROWS = table(PATH, ("sentence", "most"))
JUDGED = dict(sentences(every=True))
OTHERWISE = {row["sentence"] for row in table(MOVED, ("sentence",))}
ACCEPT = "if this is what the change meant: make tables, then commit tests/cases/reaches.tsv"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.line}")
def test_a_rule_looks_so_far_and_no_farther(row: Row) -> None:
    before, after = row["sentence"].split(MARK)
    text, most = f"{before} {after}", int(row["most"])
    known = reading(text, JUDGED[text])
    lengthened = [f"{before}{ADVERB * times} {after}" for times in (most, most + 1)]
    near, far = (reading(one, JUDGED[text]) for one in lengthened)
    assert near == known, f"{row.error(row['sentence'])}: {ACCEPT}"
    assert far != known, f"{row.error(row['sentence'])}: {ACCEPT}"


@pytest.mark.parametrize("text", JUDGED)
def test_a_sentence_is_read_after_another_clause_as_alone(text: str) -> None:
    assert moves(text, JUDGED[text]) is (text in OTHERWISE), ACCEPT


def test_few_sentences_are_read_otherwise_after_another_clause() -> None:
    assert JUDGED.keys() >= OTHERWISE
    assert len(OTHERWISE) < len(JUDGED) / 4


def test_windows_of_many_widths_are_held() -> None:
    widths = {int(row["most"]) for row in ROWS}
    assert widths >= set(range(16)), "a rule looks so far, and no sentence shows it"
    assert max(widths) < MOST
