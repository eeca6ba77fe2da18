from __future__ import annotations

import json
import math
import subprocess
import sys
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from discourse import evaluation
from discourse.evaluation import CodedText, Span, trap_suite
from discourse.evaluation.pairing import category_pairs, pairs
from discourse.evaluation.resampling import measures
from discourse.languages import LexiconError
from discourse.span_files import CODED

TEXT = "Il pourrait peut-être venir, mais il doute."
LINE = {"id": "a", "text": TEXT, "markers": [[3, 11, "EPI-POSS"], [29, 33, "concessive"]]}


def write(folder: Path, *lines: object, name: str = "coded.jsonl") -> Path:
    path = folder / name
    written = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    path.write_text("\n".join(written), encoding="utf-8")
    return path


def nothing(_: str) -> list[tuple[int, int, str]]:
    return []


# --- the suite -----------------------------------------------------------------------------------


def test_the_suite_is_large_and_made_of_contrasts() -> None:
    suite = evaluation.load_traps()
    phenomena = {
        name: list(traps) for name, traps in groupby(suite, key=lambda trap: trap.phenomenon)
    }
    assert len(suite) >= 300
    assert len(phenomena) >= 60
    assert len(phenomena) == len({trap.phenomenon for trap in suite}), "a phenomenon stands twice"
    for name, traps in phenomena.items():
        readings = {tuple((s.category, s.negated) for s in trap.spans) for trap in traps}
        assert len(readings) > 1, f"{name}: all of one reading"


def test_the_suite_tests_every_category_and_what_is_none() -> None:
    suite = evaluation.load_traps()
    coded = [span.category for trap in suite for span in trap.spans]
    assert all(coded.count(category) >= 15 for category in CODED)
    assert sum(not trap.spans for trap in suite) >= 100
    assert all(trap.note for trap in suite)


def test_our_markers_pass_the_suite_but_for_the_known_failures() -> None:
    result = evaluation.traps()
    assert result.ok, str(result)
    assert result.share >= 0.95, str(result)


def test_a_system_that_knows_the_answers_is_right() -> None:
    answers = {
        trap.text: [(s.start, s.end, s.category, s.negated) for s in trap.spans]
        for trap in evaluation.load_traps()
    }
    result = evaluation.traps(answers.__getitem__)
    assert result.share == 1
    assert result.ok
    assert len(result.failures) == 0
    assert (result.by_phenomenon["n"] == result.by_phenomenon["right"]).all()
    phenomena = len({trap.phenomenon for trap in evaluation.load_traps()})
    assert str(result) == (f"{result.n} of {result.n} traps right (100.0%), {phenomena} phenomena")


def test_a_system_that_finds_nothing_is_wrong_wherever_something_is_coded() -> None:
    result = evaluation.traps(nothing)
    assert (result.table["right"] == (result.table["coded"] == "")).all()
    assert not result.ok
    assert "Wrong:" in str(result)
    assert result.by_phenomenon["n"].sum() == result.n


@pytest.mark.parametrize(
    ("found", "right"),
    [
        ([Span(0, 4, "possible")], True),
        ([Span(3, 9, "possible", negated=True)], True),
        ([Span(3, 9, "possible", negated=False)], False),
        ([Span(4, 9, "possible")], False),  # no character in common
        ([Span(0, 4, "probable")], False),
        ([Span(0, 2, "possible"), Span(2, 4, "possible")], False),
        ([Span(0, 4, "possible"), Span(5, 9, "certain")], False),
        ([], False),
    ],
)
def test_a_trap_is_right_when_just_its_markers_are_found(found: list[Span], right: bool) -> None:
    assert trap_suite.agrees([Span(0, 4, "possible", negated=True)], found) is right


@pytest.fixture
def suite_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Put a suite of one's own in place of the French one."""

    def make(traps: str, failures: str = "") -> None:
        (tmp_path / "traps.tsv").write_text("phenomenon\tsentence\tnote\n" + traps)
        (tmp_path / "known_failures.tsv").write_text("sentence\treason\n" + failures)
        monkeypatch.setattr(trap_suite, "_path", lambda _, name: tmp_path / name)

    return make


def test_known_failures_are_strict(suite_of: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trap_suite, "our_markers", lambda _: nothing)
    suite_of("a\t[Sans doute|probable].\tx\na\tRien.\ty\n", "Sans doute.\ttoo hard\n")
    result = evaluation.traps()
    assert result.ok
    assert list(result.table["known"]) == [True, False]
    assert "(known)" in str(result)

    suite_of("a\t[Sans doute|probable].\tx\na\tRien.\ty\n", "Rien.\ttoo hard\n")
    result = evaluation.traps()
    assert not result.ok
    assert result.stale == ("Rien.",)
    assert "Right though listed" in str(result)

    suite_of("a\t[Sans doute|probable].\tx\n")
    assert not evaluation.traps().ok

    suite_of("a\tRien.\tx\n", "Rien ne va.\ttoo hard\n")
    with pytest.raises(LexiconError, match=r"known_failures\.tsv, line 2: no trap reads"):
        evaluation.traps()


def test_known_failures_are_ours_only(suite_of: Any) -> None:
    suite_of("a\tRien.\tx\n", "Rien.\ttoo hard\n")
    assert evaluation.traps(nothing).ok


@pytest.mark.parametrize(
    ("sentence", "message"),
    [
        ("Il [pourrait|posible] venir.", "'posible' is not a category"),
        ("Il [pourrait|possible venir.", "write markers as"),
        ("Il [pourrait|possible|denied] venir.", "write markers as"),
        ("Il [|possible] venir.", "write markers as"),
    ],
)
def test_a_bad_trap_is_named_with_its_line(suite_of: Any, sentence: str, message: str) -> None:
    suite_of(f"a\t{sentence}\tx\n")
    with pytest.raises(LexiconError, match=rf"traps\.tsv, line 2: .*{message}"):
        evaluation.traps(nothing)


def test_a_sentence_stands_once(suite_of: Any) -> None:
    suite_of("a\tRien.\tx\nb\tRien.\ty\n")
    with pytest.raises(LexiconError, match="line 3: the sentence of line 2 again"):
        evaluation.traps(nothing)


def test_a_language_without_traps_is_said() -> None:
    with pytest.raises(ValueError, match="lang='xx'"):
        evaluation.traps(nothing, lang="xx")


def test_a_finder_that_misbehaves_is_told() -> None:
    with pytest.raises(TypeError, match="a finder gives"):
        evaluation.traps(lambda text: [text])
    with pytest.raises(ValueError, match="0 <= start < end"):
        evaluation.traps(lambda text: [(0, len(text) + 1, "possible")])
    with pytest.raises(ValueError, match="'maybe' is not a category"):
        evaluation.traps(lambda _: [(0, 1, "maybe")])
    with pytest.raises(ValueError, match="negated is 'no'"):
        evaluation.traps(lambda _: [(0, 1, "possible", "no")])


# --- pairing -------------------------------------------------------------------------------------

spans = st.lists(
    st.builds(
        lambda start, length, category: Span(start, start + length, category),
        st.integers(0, 30),
        st.integers(1, 12),
        st.sampled_from(["possible", "probable"]),
    ),
    max_size=9,
).map(lambda found: sorted(found, key=lambda span: span.start))


def overlap(a: Span, b: Span) -> int:
    return min(a.end, b.end) - max(a.start, b.start)


@given(spans, spans)
def test_pairs_are_one_to_one_overlap_and_leave_no_pair_out(
    coded: list[Span], found: list[Span]
) -> None:
    made = pairs(coded, found)
    left, right = [i for i, _ in made], [j for _, j in made]
    assert len(set(left)) == len(made) == len(set(right))
    assert all(overlap(coded[i], found[j]) > 0 for i, j in made)
    assert not any(
        overlap(a, b) > 0
        for i, a in enumerate(coded)
        for j, b in enumerate(found)
        if i not in left and j not in right
    )
    # Longest first: a lost candidate was taken by an overlap at least as long.
    for i, a in enumerate(coded):
        for j, b in enumerate(found):
            if overlap(a, b) > 0 and (i, j) not in made:
                rivals = [(x, y) for x, y in made if x == i or y == j]
                assert max(overlap(coded[x], found[y]) for x, y in rivals) >= overlap(a, b)


@given(spans, spans)
def test_category_pairs_join_equal_categories(coded: list[Span], found: list[Span]) -> None:
    assert all(coded[i].category == found[j].category for i, j in category_pairs(coded, found))


def test_equal_overlaps_prefer_the_same_category() -> None:
    coded = [Span(0, 4, "possible")]
    assert pairs(coded, [Span(0, 4, "certain"), Span(0, 4, "possible")]) == [(0, 1)]


# --- intervals -----------------------------------------------------------------------------------


def test_measures_are_the_textbook_ones() -> None:
    found = measures(np.array([[[3, 1, 0]], [[0, 1, 2]]]), resamples=50)
    assert found.value.tolist() == [[3 / 5, 3 / 5, 3 / 5]]
    assert np.isnan(measures(np.array([[[0, 0, 1]]]), resamples=5).value[0, 0])
    assert np.isnan(measures(np.array([[[0, 0, 0]]]), resamples=5).high).all()


@pytest.mark.parametrize("bad", [{"level": 1.0}, {"resamples": 0}, {"resamples": 2.5}])
def test_bad_settings_are_refused(bad: dict[str, Any]) -> None:
    with pytest.raises((TypeError, ValueError), match=next(iter(bad))):
        measures(np.array([[[1, 0, 0]]]), **bad)


@given(
    st.lists(st.tuples(*[st.integers(0, 3)] * 3), min_size=1, max_size=30),
    st.integers(0, 3),
)
def test_intervals_hold_the_value_and_repeat(texts: list[tuple[int, int, int]], seed: int) -> None:
    tallies = np.array(texts)[:, None, :]
    first = measures(tallies, resamples=60, seed=seed)
    again = measures(tallies[::-1], resamples=60, seed=seed)
    for one, other in ((first.low, again.low), (first.high, again.high)):
        np.testing.assert_array_equal(one, other)
    defined = ~np.isnan(first.value)
    assert (defined == ~np.isnan(first.low)).all()
    assert (defined == ~np.isnan(first.high)).all()
    assert (first.low[defined] <= first.value[defined]).all()
    assert (first.value[defined] <= first.high[defined]).all()
    assert ((first.low[defined] >= 0) & (first.high[defined] <= 1)).all()


def test_resampling_in_parts_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    tallies = np.random.default_rng(3).integers(0, 3, (40, 2, 3))
    whole = measures(tallies, resamples=100)
    monkeypatch.setattr("discourse.evaluation.resampling._CELLS", 70)
    parts = measures(tallies, resamples=100)
    np.testing.assert_array_equal(whole.low, parts.low)
    np.testing.assert_array_equal(whole.high, parts.high)


def test_intervals_hold_the_truth_where_errors_are_few() -> None:
    rng = np.random.default_rng(5)
    held = np.zeros(2)
    for _ in range(200):
        coded = rng.random(40) < 0.5
        hit = coded & (rng.random(40) < 0.95)
        false = rng.poisson(0.025, 40)
        found = measures(np.stack([hit, false, coded & ~hit], axis=1)[:, None], resamples=300)
        held += (found.low[0, :2] <= 0.95) & (found.high[0, :2] >= 0.95)
    assert (held / 200 >= 0.93).all()


# --- coded files ---------------------------------------------------------------------------------


def test_codes_and_names_are_both_read(tmp_path: Path) -> None:
    path = write(tmp_path, LINE, "", {"text": "Rien.", "markers": [], "stratum": "x"})
    first, second = evaluation.read_coded(path)
    assert first == CodedText("a", 1, TEXT, (Span(3, 11, "possible"), Span(29, 33, "concessive")))
    assert (second.id, second.line) == ("line 3", 3)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "not JSON at character 2"),
        ("[1]", "expected an object"),
        ({"text": "a"}, 'expected an object with "text" and "markers"'),
        ({"text": 3, "markers": []}, '"text" is int'),
        ({"text": "a", "markers": {}}, '"markers" is dict'),
        ({"text": "a", "markers": [[0, 1]]}, r"marker 1, \[0, 1\]: expected \[start, end, code\]"),
        ({"text": "a", "markers": [[0, 2, "HYP"]]}, "0 <= start < end <= 1"),
        ({"text": "a", "markers": [[1, 1, "HYP"]]}, "0 <= start < end <= 1"),
        ({"text": "a", "markers": [[0, 1.0, "HYP"]]}, "end is 1.0"),
        ({"text": "a", "markers": [[False, 1, "HYP"]]}, "start is False"),
        ({"text": "a", "markers": [[0, 1, "MAYBE"]]}, r"'MAYBE' is not a .* possible \(EPI-POSS\)"),
        ({"text": "a", "markers": [[0, 1, "undecided"]]}, "'undecided' is not a category"),
        ({"text": "a", "markers": [[0, 1, None]]}, "None is not a category"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, line: object, message: str) -> None:
    path = write(tmp_path, LINE, line)
    with pytest.raises(ValueError, match=rf"coded\.jsonl, line 2: .*{message}"):
        evaluation.read_coded(path)


def test_empty_missing_and_wrongly_encoded_files_are_said(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no coded text"):
        evaluation.score(evaluation.read_coded(write(tmp_path, "")), nothing)
    with pytest.raises(ValueError, match="no coded text"):
        evaluation.score([], nothing)
    with pytest.raises(TypeError, match=r"item 0 is int, not a coded text; .*read_coded"):
        evaluation.score([1], nothing)  # type: ignore[list-item]
    with pytest.raises(FileNotFoundError):
        evaluation.read_coded(tmp_path / "none.jsonl")
    path = tmp_path / "latin.jsonl"
    path.write_bytes('{"text": "é", "markers": []}'.encode("latin-1"))
    with pytest.raises(ValueError, match="not UTF-8 at byte 10"):
        evaluation.read_coded(path)


def test_lines_end_only_at_newlines(tmp_path: Path) -> None:
    row = json.dumps({"text": "Un\u2028deux\x85trois", "markers": []}, ensure_ascii=False)
    assert len(evaluation.read_coded(write(tmp_path, row, row))) == 2


def test_a_text_that_reading_would_change_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, LINE, {"text": "Il a e\u0301te\u0301 dit.", "markers": []})
    with pytest.raises(ValueError, match=r"coded\.jsonl, line 2: the text is changed"):
        evaluation.score(evaluation.read_coded(path), source=str(path))


# --- figures -------------------------------------------------------------------------------------


def coded_texts() -> list[CodedText]:
    return [
        CodedText(str(n), n, TEXT, (Span(3, 11, "possible"), Span(29, 33, "concessive")))
        for n in range(1, 31)
    ]


def half_right(text: str) -> list[tuple[int, int, str]]:
    assert text == TEXT
    return [(3, 11, "probable"), (12, 21, "possible"), (28, 33, "concessive")]


def row(table: pd.DataFrame, category: str) -> Any:
    return next(table[table["category"] == category].itertuples())


def test_figures_confusions_and_errors() -> None:
    result = evaluation.score(coded_texts(), half_right, resamples=50)
    possible = row(result.scores, "possible")
    assert (possible.n, possible.found, possible.hits, possible.f1) == (30, 30, 0, 0.0)
    concessive = row(result.scores, "concessive")
    assert (concessive.precision, concessive.recall, concessive.f1_high) == (1, 1, 1)
    assert 0.8 < concessive.recall_low < 1
    assert row(result.scores, "all categories").hits == 30
    assert row(result.scores, "any marker").hits == 60
    hedges = row(result.scores, "hedges")
    assert (hedges.n, hedges.found, hedges.hits) == (30, 60, 30)

    confusion = result.confusion.set_index("found")
    assert confusion.loc["probable", "possible"] == 30
    assert confusion.loc["possible", "nothing"] == 30
    assert confusion.loc["concessive", "concessive"] == 30
    assert confusion.to_numpy().sum() == 90

    assert len(result.misses) == 30
    assert len(result.false_alarms) == 60
    miss = next(result.misses.itertuples())
    assert (miss.text, miss.coded, miss.found, miss.left) == (
        *("pourrait", "possible", "probable"),
        "Il ",
    )
    assert set(result.false_alarms["coded"]) == {"possible", "nothing"}
    assert "pourrait" in str(result)
    assert "confused, coded → found:\n  possible → probable: 30\n" in str(result)


def test_few_instances_get_counts_and_no_claim() -> None:
    result = evaluation.score(coded_texts()[:19], half_right, resamples=50)
    concessive = row(result.scores, "concessive")
    assert (concessive.n, concessive.hits, concessive.too_few) == (19, 19, True)
    assert math.isnan(concessive.f1)
    assert math.isnan(concessive.recall_low)
    assert not row(result.scores, "all categories").too_few
    assert "too few to say (n < 20)" in str(result)


def test_undecided_is_counted_apart() -> None:
    result = evaluation.score(coded_texts(), lambda _: [(3, 11, "undecided")], resamples=10)
    assert result.undecided == 30
    assert len(result.false_alarms) == 0
    assert result.confusion.set_index("found").loc["undecided", "possible"] == 30
    assert "30 found markers are undecided" in str(result)
    assert row(result.scores, "any marker").found == 0


def test_empty_tables_keep_their_columns_and_dtypes() -> None:
    full = evaluation.score(coded_texts(), half_right, resamples=5)
    none = evaluation.score([CodedText("a", 1, "Rien.", ())], nothing, resamples=5)
    for name in ("scores", "confusion", "misses", "false_alarms"):
        one, other = getattr(full, name), getattr(none, name)
        pd.testing.assert_series_equal(one.dtypes, other.dtypes)
    assert "0 misses\n0 false alarms" in str(none)


def brute_force(texts: Iterable[CodedText], found: dict[str, list[Span]]) -> tuple[int, int, int]:
    """Pooled hits, false alarms and misses by the plainest reading of the definition."""
    hits = coded = given_ = 0
    for text in texts:
        left, right = list(text.spans), list(found[text.text])
        coded, given_ = coded + len(left), given_ + len(right)
        candidates = sorted(
            ((overlap(a, b), i, j) for i, a in enumerate(left) for j, b in enumerate(right)),
            key=lambda item: (-item[0], item[1], item[2]),
        )
        used: set[tuple[str, int]] = set()
        for size, i, j in candidates:
            same = left[i].category == right[j].category
            if size > 0 and same and not {("a", i), ("b", j)} & used:
                used |= {("a", i), ("b", j)}
                hits += 1
    return hits, given_ - hits, coded - hits


@given(st.lists(st.tuples(spans, spans), min_size=1, max_size=5))
def test_pooled_counts_agree_with_the_definition(
    drawn: list[tuple[list[Span], list[Span]]],
) -> None:
    texts = [
        CodedText(str(n), n, f"{n}" + "x" * 50, tuple(coded)) for n, (coded, _) in enumerate(drawn)
    ]
    found = {text.text: list(spans) for text, (_, spans) in zip(texts, drawn, strict=True)}
    result = evaluation.score(
        texts,
        lambda text: [(s.start, s.end, s.category) for s in found[text]],
        resamples=2,
    )
    pooled = row(result.scores, "all categories")
    hits, false_alarms, misses = brute_force(texts, found)
    assert (pooled.hits, pooled.found - pooled.hits, pooled.n - pooled.hits) == (
        *(hits, false_alarms, misses),
    )
    assert len(result.misses) == misses
    assert len(result.false_alarms) == false_alarms


def test_our_markers_are_the_default(tmp_path: Path) -> None:
    result = evaluation.score(evaluation.read_coded(write(tmp_path, LINE)), resamples=5)
    assert row(result.scores, "any marker").found > 0


# --- two coders ----------------------------------------------------------------------------------


def test_agreement_of_two_coders(tmp_path: Path) -> None:
    text = "a b c d e f g h i j"
    codes = ["HYP", "HYP", "HYP", "DEO", "DEO", "DEO"]
    other = ["HYP", "HYP", "DEO", "DEO", "DEO", "DEO"]
    first = [[2 * n, 2 * n + 1, code] for n, code in enumerate(codes)] + [[14, 15, "BOU"]]
    second = [[2 * n, 2 * n + 1, code] for n, code in enumerate(other)]
    one = write(
        tmp_path, {"text": text, "markers": first}, {"text": "z", "markers": []}, name="1.jsonl"
    )
    two = write(
        tmp_path, {"text": "z", "markers": []}, {"text": text, "markers": second}, name="2.jsonl"
    )
    result = evaluation.agreement(one, two)
    assert (result.texts, result.both, result.only_first, result.only_second) == (2, 6, 1, 0)
    assert result.span_f1 == pytest.approx(12 / 13)
    assert result.category_f1 == pytest.approx(10 / 13)
    # By hand: observed 5/6, expected (3·2 + 3·4)/36 = 1/2; disagreement 2/12 of values against
    # 2·5·7/(12·11) expected.
    assert result.kappa == pytest.approx(2 / 3)
    assert result.alpha == pytest.approx(1 - (2 / 12) / (70 / 132))
    assert result.table["n"].sum() == 7
    assert "kappa 0.67" in str(result)


def test_agreement_needs_the_same_texts_and_two_categories(tmp_path: Path) -> None:
    one = write(tmp_path, LINE, name="1.jsonl")
    two = write(tmp_path, LINE, {"text": "z", "markers": []}, name="2.jsonl")
    with pytest.raises(ValueError, match=r"1\.jsonl: no text 'z' \(line 2 of the other\)"):
        evaluation.agreement(one, two)
    twice = write(tmp_path, LINE, LINE, name="3.jsonl")
    with pytest.raises(ValueError, match=r"3\.jsonl, line 2: the text of line 1 again"):
        evaluation.agreement(one, twice)
    lone = write(tmp_path, {"text": "z", "markers": [[0, 1, "HYP"]]}, name="4.jsonl")
    assert math.isnan(evaluation.agreement(lone, lone).kappa)


def test_evaluation_loads_nothing_heavy() -> None:
    program = (
        "import sys, discourse.evaluation; "
        "print({'nltk', 'scipy', 'matplotlib'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "set()"
