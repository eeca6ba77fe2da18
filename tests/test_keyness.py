"""Keyness and specificities on groups whose truth is known, and their measures by hand."""

from __future__ import annotations

import math
import random
import re
from fractions import Fraction
from math import comb
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_array
from scipy.stats import hypergeom

import discourse
from discourse.documents import Document
from discourse.inference import log_likelihood, specificity
from discourse.inference.exchanging import exchanged_p
from discourse.inference.keyness import deviation_of_proportions, log_ratio
from discourse.tables._keyness import is_key

FILLER = (
    "La ville attend la décision du conseil",
    "Le maire rencontre les habitants du quartier",
    "Un pont divise la vallée",
    "Les ouvriers travaillent sur la rive",
    "Le fleuve monte chaque printemps",
    "Une école ferme dans le village",
    "La région finance la route",
    "Le train arrive à la gare",
)
PLANTED = "La digue menace de rompre"
REPEATED = " La grenouille saute." * 40


def corpus(each: int = 8, seed: int = 0) -> list[Document]:
    """Two outlets: one writes of the dike in most of its articles, and once of a frog at length."""
    draw = random.Random(seed)
    docs = []
    for n in range(2 * each):
        outlet = "Matin" if n % 2 else "Soir"
        said = draw.choices(FILLER, k=14)
        if outlet == "Matin" and n % 8 != 7:
            said += [PLANTED] * 2
        text = ". ".join(said) + "." + (REPEATED if n == 1 else "")
        about = {"outlet": outlet, "month": f"2024-0{1 + n % 3}"}
        docs.append(discourse.document(text, id=f"{n:02}", lang="fr", metadata=about))
    return docs


def cell(table: pd.DataFrame, item: str, column: str) -> Any:
    """The figure of an item in a table of one group."""
    return table.set_index("item")[column].to_dict()[item]


# --- the truth is known ---------------------------------------------------------------------------


def test_a_planted_word_is_key_and_that_of_one_long_text_is_not() -> None:
    table = discourse.keyness(corpus(), by="outlet", group="Matin", at_least=1)
    assert cell(table, "digue", "key")
    assert cell(table, "digue", "specificity") > 0
    # By its count the frog is the most specific of all words, and by its dispersion none of them.
    for measure in ("specificity", "log_likelihood"):
        assert cell(table, "grenouille", measure) == table[measure].max()
    assert not cell(table, "grenouille", "key")
    spread = [cell(table, "grenouille", name) for name in ("holding", "n", "other_holding")]
    assert spread == [1, 8, 0]
    assert cell(table, "grenouille", "dispersion") > 0.6
    assert cell(table, "digue", "dispersion") < 0.6
    assert set(table["item"][table["key"]]) == {"digue", "menacer", "rompre"}


def test_groups_drawn_at_random_have_no_key_words() -> None:
    assert not discourse.keyness(corpus(), by="month")["key"].any()


def test_of_two_groups_one_mirrors_the_other() -> None:
    table = discourse.keyness(corpus(), by="outlet")
    one, other = (table[table["group"] == name].set_index("item") for name in ("Matin", "Soir"))
    other = other.loc[one.index]
    assert (one["log_ratio"] == -other["log_ratio"]).all()
    assert one[["p", "p_adjusted", "key", "log_likelihood"]].equals(
        other[["p", "p_adjusted", "key", "log_likelihood"]]
    )
    assert one["count"].equals(other["other_count"].rename("count"))
    for group, rows in (("Matin", one), ("Soir", other)):
        alone = discourse.keyness(corpus(), by="outlet", group=group).set_index("item")
        assert alone.loc[rows.index].equals(rows)


def test_two_named_groups_leave_the_others_out() -> None:
    docs = corpus()
    both = discourse.keyness(docs, by="month", group="2024-01", against="2024-02")
    rest = [doc for doc in docs if doc.metadata["month"] != "2024-03"]
    alone = discourse.keyness(rest, by="month", group="2024-01")
    assert both["against"].eq("2024-02").all()
    assert alone["against"].isna().all()
    pd.testing.assert_frame_equal(both.drop(columns="against"), alone.drop(columns="against"))


def test_neither_the_order_of_documents_nor_a_second_call_changes_anything() -> None:
    docs = corpus()
    table = discourse.keyness(docs, by="outlet")
    again = discourse.keyness(docs[::-1], by="outlet")
    pd.testing.assert_frame_equal(table, again)


def test_groups_that_are_numbers_come_in_their_order() -> None:
    docs = [
        discourse.document("La digue tient.", id=f"{n}", lang="fr", metadata={"page": page})
        for n, page in enumerate(("10", "9", " 9 ", "10", "10"))
    ]
    table = discourse.keyness(docs, by="page")
    assert table["group"].unique().tolist() == ["9", "10"]
    assert table["n"].unique().tolist() == [2, 3]


def test_markers_are_counted_by_entry_and_category() -> None:
    cautious, plain = "Le plan pourrait échouer peut-être.", "Le plan échoue."
    docs = [
        discourse.document(
            cautious if n < 5 else plain, id=f"{n}", lang="fr", metadata={"outlet": "AB"[n // 5]}
        )
        for n in range(10)
    ]
    table = discourse.keyness(docs, by="outlet", of="markers", group="A")
    found = set(zip(table["item"], table["category"].astype(str), strict=True))
    assert found == {("[pouvoir]", "possible"), ("peut-être", "possible")}
    assert table["key"].all()
    counts = discourse.markers(docs).groupby("entry").size()
    assert table.set_index("item")["count"].to_dict() == counts.to_dict()


def test_counts_are_those_of_the_frequencies() -> None:
    docs = corpus()
    table = discourse.keyness(docs, by="outlet", group="Matin", at_least=1).set_index("item")
    found = discourse.frequencies([doc for doc in docs if doc.metadata["outlet"] == "Matin"])
    frequent = found.set_index("lemma")
    assert table.loc[frequent.index, "count"].equals(frequent["count"])
    assert table.loc[frequent.index, "per_1000_words"].equals(frequent["per_1000_words"])


def test_sections_of_one_article_are_compared_by_their_sentences() -> None:
    lines = "La crue monte. " * 6, "Le doute", "La paix revient. " * 6
    doc = discourse.document("\n".join(lines), lang="fr", zones=["body", "heading", "body"])
    table = discourse.keyness(doc, by="section")
    assert set(table["group"]) == {"", "Le doute"}
    assert table["n"].eq(6).all()
    crue = table[(table["item"] == "crue") & (table["group"] == "")].iloc[0]
    assert crue["key"]
    assert crue["specificity"] == pytest.approx(specificity(6, 6, 18, 36), abs=1e-4)


def test_each_document_is_a_group_of_its_own() -> None:
    docs = corpus(each=3)
    table = discourse.keyness(docs, by="document")
    assert set(table["group"]) == {doc.id for doc in docs}


def test_a_word_of_two_documents_is_never_key() -> None:
    """Where a group is small, exchanges alone could let it pass."""
    docs = [
        discourse.document(
            "Le pont tient. La rive dort." + (" Un orage gronde." * 3 if n < 2 else ""),
            id=f"{n:02}",
            lang="fr",
            metadata={"outlet": "A" if n < 2 else "B"},
        )
        for n in range(30)
    ]
    table = discourse.keyness(docs, by="outlet", group="A", at_least=1)
    assert cell(table, "orage", "p_adjusted") < 0.05
    assert not cell(table, "orage", "key")


@pytest.mark.parametrize(
    ("adjusted", "held", "low", "high", "key"),
    [
        (0.01, 3, 0.2, 1.4, True),
        (0.01, 3, -1.4, -0.2, True),
        (0.01, 3, math.nan, math.nan, True),
        (0.01, 3, -0.1, 1.4, False),
        (0.01, 2, 0.2, 1.4, False),
        (0.05, 3, 0.2, 1.4, False),
    ],
)
def test_key_is_what_test_interval_and_spread_agree_on(
    adjusted: float, held: int, low: float, high: float, key: bool
) -> None:
    assert is_key(adjusted, held, low, high) is key


# --- what is refused ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "error", "says"),
    [
        (
            {"by": "oulet"},
            ValueError,
            "the documents come with month, outlet; did you mean 'outlet'",
        ),
        ({"by": "corpus"}, ValueError, "nothing to compare it with"),
        ({"by": 3}, ValueError, "by 3 is unknown; choose one of section, document, year,"),
        ({"by": ["oulet"]}, ValueError, "come with month, outlet; did you mean 'outlet'"),
        ({"by": "outlet", "group": "Mat"}, ValueError, "group 'Mat' is unknown"),
        ({"by": "outlet", "group": 2024}, TypeError, "group is 2024; give the name of a group"),
        ({"by": "outlet", "against": "Soir"}, ValueError, "needs the group"),
        ({"by": "outlet", "group": "Soir", "against": "Soir"}, ValueError, "name two groups"),
        ({"by": "outlet", "of": "mots"}, ValueError, "of 'mots' is unknown; choose one of lemmas"),
        ({"by": "outlet", "at_least": 0}, ValueError, "at_least=0"),
        ({"by": "outlet", "at_least": "3"}, TypeError, "at_least is '3'; give a whole number"),
        ({"by": "outlet", "lexicon": "mots.tsv"}, ValueError, "say of='markers'"),
        ({"by": "outlet", "seed": -1}, ValueError, "seed must be 0 or more"),
        ({"by": "section"}, ValueError, "16 were given; call it once for each"),
    ],
)
def test_a_wrong_question_is_refused(
    given: dict[str, Any], error: type[Exception], says: str
) -> None:
    with pytest.raises(error, match=re.escape(says)):
        discourse.keyness(corpus(), **given)


def test_one_group_is_no_comparison() -> None:
    with pytest.raises(ValueError, match="fewer than two groups"):
        discourse.keyness(corpus()[::2], by="outlet")


def test_documents_without_the_column_are_left_out_and_named() -> None:
    docs = [*corpus(), discourse.document("La digue cède.", id="orphelin", lang="fr")]
    with pytest.warns(UserWarning, match="1 of 17 documents have no outlet, left out: 'orphelin'"):
        table = discourse.keyness(docs, by="outlet")
    pd.testing.assert_frame_equal(table, discourse.keyness(docs[:-1], by="outlet"))


def in_two_outlets(text: str) -> list[Document]:
    return [
        discourse.document(text, id=f"{n}", lang="fr", metadata={"outlet": "AB"[n % 2]})
        for n in range(8)
    ]


@pytest.mark.parametrize("text", ["", "😀 😀", "– …"])
def test_texts_without_words_form_no_groups(text: str) -> None:
    with pytest.raises(ValueError, match="fewer than two groups"):
        discourse.keyness(in_two_outlets(text), by="outlet")


@pytest.mark.parametrize("text", ["Oui", "e\u0301te\u0301\r\n\r\nrive", "Un mot."])
@pytest.mark.parametrize("of", ["lemmas", "markers"])
def test_equal_texts_have_nothing_key(text: str, of: str) -> None:
    table = discourse.keyness(in_two_outlets(text), by="outlet", of=of)
    assert not table["key"].any()
    assert table["p"].eq(1).all()
    assert table.dtypes.equals(discourse.keyness([], by="outlet").dtypes)


# --- the measures, by hand ------------------------------------------------------------------------


@given(st.data())
def test_specificity_is_the_exact_tail(data: st.DataObject) -> None:
    corpus_size = data.draw(st.integers(1, 80))
    total = data.draw(st.integers(0, corpus_size))
    part = data.draw(st.integers(0, corpus_size))
    count = data.draw(st.integers(max(0, part + total - corpus_size), min(total, part)))
    above = count * corpus_size >= total * part
    tail = range(count, min(total, part) + 1) if above else range(count + 1)
    ways = sum(comb(total, k) * comb(corpus_size - total, part - k) for k in tail if k <= part)
    wanted = -math.log10(Fraction(ways, comb(corpus_size, part))) * (1 if above else -1)
    found = float(specificity(count, total, part, corpus_size))
    assert found == pytest.approx(wanted, abs=1e-9)


@pytest.mark.parametrize(
    ("count", "total", "part", "corpus"),
    [(12, 40, 2000, 10_000), (3, 40, 2000, 10_000), (60, 200, 1000, 9000), (0, 30, 500, 5000)],
)
def test_specificity_agrees_with_scipy(count: int, total: int, part: int, corpus: int) -> None:
    law = hypergeom(corpus, total, part)
    above = count * corpus >= total * part
    wanted = -math.log10(law.sf(count - 1)) if above else math.log10(law.cdf(count))
    assert float(specificity(count, total, part, corpus)) == pytest.approx(wanted, rel=1e-8)


def test_specificity_of_a_corpus_of_ten_words_by_hand() -> None:
    # Three occurrences, all in a part of five of ten words: C(3,3) C(7,2) / C(10,5) = 21 / 252.
    assert float(specificity(3, 3, 5, 10)) == pytest.approx(math.log10(252 / 21))
    assert float(specificity(0, 3, 5, 10)) == pytest.approx(-math.log10(252 / 21))
    # At an exact tie it is positive, as in textometry: P(X >= 1) of two, one expected.
    assert float(specificity(1, 2, 5, 10)) == pytest.approx(-math.log10(1 - 10 / 45))


@pytest.mark.parametrize(
    ("count", "part", "score"), [(45, 8395, 0.6161), (14, 6903, -4.1743), (4, 1084, -0.3977)]
)
def test_specificity_is_that_of_textometry(count: int, part: int, score: float) -> None:
    """*Peuple* in three discourses of Robespierre (Lafon 1980), as TXM's package prints it."""
    assert round(float(specificity(count, 296, part, 61_449)), 4) == score


def test_extreme_tails_keep_their_score() -> None:
    """Where a double underflows, exact integers say what the score is."""
    ways = sum(comb(400, k) * comb(9600, 1000 - k) for k in range(390, 401))
    wanted = (math.log(comb(10_000, 1000)) - math.log(ways)) / math.log(10)
    assert float(specificity(390, 400, 1000, 10_000)) == pytest.approx(wanted, rel=1e-10)
    assert wanted > 370
    assert hypergeom(10_000, 400, 1000).sf(389) == 0.0


@pytest.mark.parametrize("wrong", [(4, 3, 5, 10), (2, 3, 1, 10), (0, 8, 5, 10), (-1, 3, 5, 10)])
def test_impossible_counts_are_refused(wrong: tuple[int, int, int, int]) -> None:
    with pytest.raises(ValueError, match="no part of a corpus has count"):
        specificity(*wrong)


def test_log_likelihood_by_hand() -> None:
    cells = np.array([[20, 980], [5, 1995]], dtype=float)
    expected = cells.sum(axis=1)[:, None] * cells.sum(axis=0) / cells.sum()
    wanted = 2 * float((cells * np.log(cells / expected)).sum())
    assert float(log_likelihood(20, 1000, 5, 2000)) == pytest.approx(wanted)
    assert float(log_likelihood(5, 2000, 20, 1000)) == pytest.approx(wanted)
    assert float(log_likelihood(10, 1000, 20, 2000)) == pytest.approx(0, abs=1e-9)
    assert float(log_likelihood(0, 10, 0, 0)) == 0


@pytest.mark.parametrize(
    "wrong", [(11, 10, 1, 10), (1, 10, 11, 10), (-1, 10, 1, 10), (1, 0, 0, 0), (math.nan, 9, 1, 9)]
)
def test_log_likelihood_refuses_what_no_groups_have(wrong: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match=r"no two groups have count .*once a word"):
        log_likelihood(*wrong)


def test_log_likelihood_says_which_of_several_counts_is_wrong() -> None:
    with pytest.raises(ValueError, match="count 8, words 7, other 2, other_words 9"):
        log_likelihood([3, 8, 9], 7, 2, 9)


def test_dispersion_is_that_of_gries() -> None:
    assert deviation_of_proportions([1, 1], [50, 50]) == 0
    assert deviation_of_proportions([2, 0, 0, 0], [25] * 4) == pytest.approx(0.75)
    assert deviation_of_proportions([3, 1], [100, 300]) == pytest.approx(0.5)
    assert math.isnan(deviation_of_proportions([0, 0], [50, 50]))


def test_log_ratio_counts_doublings_and_widens_with_clumps() -> None:
    size = np.full(6, 1000)
    spread, clumped = np.full(6, 20), np.array([120, 0, 0, 0, 0, 0])
    half = np.full(6, 10)
    value, low, high = log_ratio(spread, size, half, size)
    assert value == pytest.approx(math.log2(120.5 / 60.5))
    assert low < value < high
    _, low_clumped, high_clumped = log_ratio(clumped, size, half, size)
    assert high_clumped - low_clumped > 2 * (high - low)
    assert math.isnan(log_ratio(spread[:4], size[:4], half, size)[1])
    assert math.isnan(log_ratio(spread, size, 0 * half, size)[1])


# --- exchanges ------------------------------------------------------------------------------------


def test_all_exchanges_of_few_documents_are_counted() -> None:
    counts = csr_array(np.array([[3, 2, 4, 0, 0, 0]]).T)
    p, adjusted = exchanged_p(counts, np.full(6, 100), np.array([0, 0, 0, 1, 1, 1]), [0])
    assert p.tolist() == adjusted.tolist() == [[2 / 20]]


def test_the_adjusted_p_is_that_of_the_most_extreme_item() -> None:
    draw = np.random.default_rng(5)
    counts = csr_array(draw.poisson(2, size=(14, 30)))
    labels = np.repeat([0, 1], 7)
    p, adjusted = exchanged_p(counts, np.full(14, 300), labels, [0])
    assert (adjusted >= p).all()
    order = np.argsort(p[0], kind="stable")
    assert (np.diff(adjusted[0][order]) >= 0).all()
    alone, _ = exchanged_p(counts[:, :1], np.full(14, 300), labels, [0])
    assert alone[0, 0] == p[0, 0]


def test_an_item_in_every_document_alike_has_nothing_to_test() -> None:
    counts = csr_array(np.full((8, 1), 2))
    p, adjusted = exchanged_p(counts, np.full(8, 100), np.repeat([0, 1], 4), [0])
    assert p.tolist() == adjusted.tolist() == [[1.0]]
